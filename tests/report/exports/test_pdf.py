"""PDF: the same page on paper, every quotation in it, nothing fetched, the same bytes each time."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import html
from pypdf import PdfReader

from whence.model import Matrix
from whence.report.exports import FORMATS, export
from whence.report.html import render_html
from whence.report.paper import paper_html
from whence.report.paper_choice import _PARTS_OF_OTHERS


@pytest.fixture(scope="module")
def small(merger):
    """One claim with one reason either way, and an Arabic report: a few pages."""
    claim = merger.claims[0]
    return replace(
        merger,
        claims=(replace(claim, drivers=claim.drivers[:2]),),
        statements=tuple(one for one in merger.statements if one.claim == claim.id)[:3],
        findings=merger.findings[1:2],
        links=merger.links[2:3],
        hypotheses=(),
        matrix=Matrix(),
        next=(),
        issues=(),
    )


@pytest.fixture(scope="module")
def page(small) -> str:
    return paper_html(small)


@pytest.fixture(scope="module", params=["plain", "hostile"])
def any_page(request, page, hostile) -> str:
    return page if request.param == "plain" else paper_html(hostile)


@pytest.fixture(scope="module")
def printer() -> None:
    """Skip where there is no WeasyPrint, or no Pango for it."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        pytest.skip("WeasyPrint is not installed: pip install 'whence[print]'")
    except OSError:
        pytest.skip("WeasyPrint finds no Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0")


@pytest.fixture(scope="module")
def written(printer, small) -> bytes:
    return export(small, "pdf")


@pytest.fixture(scope="module")
def shown(written, tmp_path_factory) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed: apt-get install poppler-utils")
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(written)
    return subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout


def test_is_bytes_and_says_so():
    assert FORMATS["pdf"].binary


def test_metadata_tags_and_language(written):
    reader = PdfReader(BytesIO(written))
    assert reader.metadata.title == "Merger of Orion and Pavo"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_holds_what_the_report_says(shown):
    flat = " ".join(shown.split())
    assert "very unlikely (6 %" in flat.replace("\u00a0", " ")
    assert "Pavo may not merge with any rival before the end of 2032" in flat
    assert "as of 2031-04-02" in flat
    assert re.search(r"\b1\s*/\s*\d", flat)


def test_arabic_is_there_in_order_and_in_letters(shown):
    # pdftotext gives words in reading order where shaping kept the letters behind the glyphs.
    assert "ديلي بيوغل" in shown or "بيوغل" in shown
    assert "اندماج" in shown


def test_the_same_each_time(small, page):
    assert paper_html(small) == page


def ids_and_links(page: str) -> tuple[set[str], list[str]]:
    parsed = html.document_fromstring(page)
    return set(parsed.xpath("//@id")), parsed.xpath("//a/@href")


def test_every_link_on_paper_leads_somewhere(any_page):
    ids, links = ids_and_links(any_page)
    inside = [link[1:] for link in links if link.startswith("#")]
    assert set(inside) <= ids
    assert all(link.startswith(("#", "http://", "https://")) for link in links)


def parts(page: str, claims: str) -> set[str]:
    """Return the names of the parts of claims, each with its claim."""
    found = html.document_fromstring(page).xpath(f"//{claims}[@data-part]")
    return {f"{one.get('id')} {one.get('data-part')}" for one in found}


def test_the_claim_asked_about_is_whole_and_what_others_lack_is_told(merger):
    screen, paper = render_html(merger), paper_html(merger)
    gone = parts(screen, "section") - parts(paper, "section")
    assert {one.split()[1] for one in gone} == {"statements"}
    names = {one.split()[1] for one in parts(screen, "details") - parts(paper, "details")}
    told = html.document_fromstring(paper).xpath('string(//nav/p[@class="note"])')
    assert {"waterfall", "summary"} <= names
    left_out = {name: said for said, name in _PARTS_OF_OTHERS}
    assert all(left_out[name] in told for name in names - {"statements"})
    assert "the lists of statements" in told
    assert {"origins", "provenance"} <= {one.split()[1] for one in parts(paper, "details")}


def test_nothing_is_said_to_be_left_out_where_nothing_is(merger):
    bare = replace(merger, claims=(), statements=(), findings=(), links=(), matrix=Matrix())
    assert "Left out" not in paper_html(bare)


def test_no_section_is_only_a_heading(any_page):
    for section in html.document_fromstring(any_page).xpath("//main/section"):
        assert len(section.xpath(".//*")) > 1, section.get("id")


def test_no_variable_is_left_in_pictures(page):
    for picture in html.document_fromstring(page).iter("svg"):
        assert "var(" not in html.tostring(picture, encoding="unicode")


def test_texts_from_right_to_left_are_said_to_be_and_not_cut_up(page):
    texts = html.document_fromstring(page).xpath('//*[@class="text"]')
    right = [text for text in texts if text.get("dir") == "rtl"]
    assert len(right) == 1
    assert not right[0].xpath(".//mark")
    assert any(text.xpath(".//mark") for text in texts)
    assert 'dir="auto"' not in page


def test_nothing_to_fetch(any_page):
    page = html.document_fromstring(any_page)
    assert not page.xpath("//img | //script | //link | //object | //iframe | //embed | //video")
    assert not page.xpath("//@src | //@srcset | //@background")
    assert "@import" not in page.findtext(".//style")
    assert "url(" not in page.findtext(".//style")


def test_a_page_that_asks_for_something_gets_nothing(printer, tmp_path):
    from whence.report.exports.pdf import _Refusal

    (tmp_path / "secret").write_text("x")
    with pytest.raises(ValueError, match="nothing is fetched"):
        _Refusal()((tmp_path / "secret").as_uri())


def test_texts_of_documents_are_whole_on_paper(small, page):
    shown = " ".join(html.document_fromstring(page).text_content().split())
    for document in small.documents:
        assert " ".join(document.text.split()) in shown
