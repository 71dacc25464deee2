import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import html as lxml_html
from work_of import calls_of

from whence.model import Assessment, Block, Damage, DateExpression, Interval, ReplyTo
from whence.report.html import render_html
from whence.report.safe import plain, visible

VOID = frozenset({"meta", "br"})


class Nesting(HTMLParser):
    """Fails on any element that is not closed in the order in which it was opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    return {}


@pytest.fixture
def page(assessment: Assessment, pages: dict[str, str]) -> str:
    return pages.setdefault(assessment.case, render_html(assessment))


@pytest.fixture
def tree(page: str) -> lxml_html.HtmlElement:
    # lxml stops a text at a lone NUL or surrogate; there must be none.
    return lxml_html.document_fromstring(page)


def parsed(page: str) -> Nesting:
    parser = Nesting()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


def test_elements_nest(page: str) -> None:
    assert {"main", "nav", "header", "h1"} <= parsed(page).seen


def test_nothing_runs_and_nothing_is_fetched(page: str) -> None:
    parser = parsed(page)
    active = {"script", "iframe", "object", "embed", "link", "img", "form", "base", "foreignobject"}
    assert parser.seen & active == set()
    assert [name for name, _ in parser.attributes if name.startswith("on")] == []
    assert [name for name, _ in parser.attributes if name in {"src", "srcset", "action"}] == []
    style = page[page.index("<style>") : page.index("</style>")]
    assert not re.search(r"@import|url\(|expression", style)
    assert "default-src 'none'" in page


def test_only_web_addresses_become_links(tree: lxml_html.HtmlElement) -> None:
    for link in tree.iter("a"):
        target = link.get("href")
        assert re.match(r"#|https?://", target), target
        if not target.startswith("#"):
            assert link.get("rel") == "noopener noreferrer nofollow"


def test_ids_are_unique_and_every_inner_link_resolves(tree: lxml_html.HtmlElement) -> None:
    ids = [element.get("id") for element in tree.iter() if element.get("id") is not None]
    assert len(ids) == len(set(ids))
    targets = {link.get("href")[1:] for link in tree.iter("a") if link.get("href")[0] == "#"}
    assert targets - set(ids) == set()
    assert not [id for id in ids if re.search(r"\s", id)]


def text_from(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """Return, for each marked passage, the document's text from where it begins."""
    found = {}
    for box in tree.find_class("text"):
        whole = box.text_content()
        at = 0
        for event, element in _walk(box):
            if event == "start" and element.get("id"):
                found[element.get("id")] = whole[at:]
            at += len((element.text if event == "start" else element.tail) or "")
    return found


def _walk(box: lxml_html.HtmlElement):
    yield "start", box
    for child in box:
        yield from _walk(child)
        yield "end", child


def test_every_quotation_leads_to_its_words(
    assessment: Assessment, tree: lxml_html.HtmlElement
) -> None:
    passages = text_from(tree)
    links = tree.find_class("words")
    assert bool(links) == bool(assessment.statements)
    for link in links:
        begin, _, end = link.text_content().strip().partition(" … ")
        passage = plain(passages[link.get("href")[1:]])
        assert passage.startswith(begin)
        assert end in passage


def test_texts_of_documents_are_complete(
    assessment: Assessment, tree: lxml_html.HtmlElement
) -> None:
    shown = [box.text_content() for box in tree.find_class("text")]
    assert shown == [visible(document.text) for document in assessment.documents]


def test_hostile_texts_stay_texts(hostile: Assessment) -> None:
    page = render_html(hostile)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'href="javascript' not in page
    assert 'onload="' not in page
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]", page)
    page.encode("utf-8")


def test_headings_do_not_skip_a_level(tree: lxml_html.HtmlElement) -> None:
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    steps = pairwise(levels)
    assert [(above, below) for above, below in steps if below > above + 1] == []


def test_quotations_and_texts_have_their_own_direction(merger: Assessment) -> None:
    tree = lxml_html.document_fromstring(render_html(merger))
    blocks = [*tree.iter("q"), *tree.find_class("text")]
    assert {block.get("dir") for block in blocks} == {"auto"}
    arabic = [block for block in blocks if "شركتا" in block.text_content()]
    assert {block.get("lang") for block in arabic} == {"ar"}


def test_explanations_are_rows_and_evidence_columns(merger: Assessment) -> None:
    tree = lxml_html.document_fromstring(render_html(merger))
    (matrix,) = tree.find_class("matrix")
    rows = matrix.findall("tbody/tr")
    assert len(rows) == len(merger.matrix.rows)
    assert len(matrix.findall("thead/tr/th")) == 1 + len(merger.matrix.columns)
    real = next(row for row in rows if "as reported" in row.text_content())
    assert "−1.31strong against" in real.text_content()


def test_the_verdict_is_said_apart_from_confidence(tree: lxml_html.HtmlElement) -> None:
    for paragraph in tree.find_class("verdict"):
        assert "onfidence" not in paragraph.text_content()
    for paragraph in tree.find_class("confidence"):
        assert "%" not in paragraph.text_content()


def test_everything_the_contract_names_is_on_the_page(merger: Assessment) -> None:
    words = plain(lxml_html.document_fromstring(render_html(merger)).text_content())
    said = [f.explanation for f in merger.findings] + [i.what for i in merger.issues]
    said += [s.question for s in merger.next] + [h.text for h in merger.hypotheses]
    said += [r.what for link in merger.links for r in link.reasons]
    said += [n for source in merger.sources for n in source.names]
    said += [d.path for d in merger.documents]
    assert [text for text in said if plain(text) not in words] == []


def test_the_same_assessment_gives_the_same_page(merger: Assessment) -> None:
    assert render_html(merger) == render_html(merger)


def test_two_hundred_documents_are_no_great_work(two_hundred: Assessment) -> None:
    render_html(two_hundred)  # templates are compiled once
    assert calls_of(lambda: render_html(two_hundred)) < 7_000_000


def test_what_was_read_in_a_document_is_shown_with_its_words(merger: Assessment) -> None:
    first, second, *others = merger.documents
    words = second.span(0, min(12, second.characters))
    early = replace(
        Interval.parse("2031-01-01/2031-04-30", rule="the early part"), approximate=True
    )
    second = replace(
        second,
        replies=(ReplyTo(to=first.id, kind="name", span=words, doubtful=True),),
        blocks=(Block(kind="quotation", span=words, of=first.id, distance=2),),
        damage=(Damage(kind="cut_off", what="the text ends in mid-word", span=words),),
        dates=(DateExpression(span=words, when=early),),
    )
    page = render_html(replace(merger, documents=(first, second, *others)))
    (details,) = lxml_html.fromstring(page).find_class("reading")
    lines = [" ".join(line.text_content().split()) for line in details.iter("li")]
    quote = " ".join(words.quote.split())
    assert lines == [
        f"Answers {first.id}, by name (doubtful): {quote}",
        f"Quotation of {first.id}, 2 edits off: {quote}",
        f"The text ends in mid-word: {quote}",
        f"{quote}: about 1 January 2031 – 30 April 2031 (the early part)",
    ]
