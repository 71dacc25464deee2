"""Remarks stand with their words under --explain, and readings of the analyst are told."""

from dataclasses import replace
from io import StringIO

import pytest
from lxml import html
from rich.console import Console

from whence.model import Interval, Note
from whence.report.html import render_html
from whence.report.settings import settings
from whence.report.terminal import print_assessment


def shown(assessment, explain=True):
    out = StringIO()
    print_assessment(assessment, Console(file=out, width=100), explain=explain)
    return out.getvalue()


def test_a_remark_stands_with_its_words(merger):
    span = merger.documents[0].span(0, 35)
    note = Note(
        span=span, text="Ask \x1b[31mhim.", who="A. Analyst", when=Interval.parse("2031-04")
    )
    text = shown(replace(merger, notes=(note,)))
    assert "Remarks" in text
    assert "A. Analyst" in text
    assert span.quote in text
    assert "\x1b" not in text
    assert "Remarks" not in shown(merger)


@pytest.mark.parametrize("claim", ["merger-agreed", None])
def test_a_reading_is_told_with_its_reason(merger, claim):
    coded = replace(
        merger.statements[0], coded=True, claim=claim, why="he laughed", coded_by="A. Analyst"
    )
    (one,) = settings(replace(merger, statements=(coded, *merger.statements[1:])))
    assert "bugle-0311: “Orion and Pavo have agreed to merge" in one.what
    assert ("asserts merger-agreed" in one.what) == (claim is not None)
    assert one.why == "he laughed (A. Analyst)"


def test_of_many_readings_the_first_are_told(merger):
    coded = tuple(replace(merger.statements[0], id=f"s{n}", coded=True) for n in range(9))
    found = settings(replace(merger, statements=coded))
    assert len(found) == 6
    assert found[-1].what.startswith("4 more")


def test_the_page_has_the_remark_and_its_words_lead_to_it(merger):
    span, url = merger.documents[0].span(0, 35), "https://example.org/notes/1"
    note = Note(span=span, text="Ask <b>him.", who="A. Analyst", when=Interval.parse("2031-04"), url=url)  # fmt: skip
    page = html.document_fromstring(render_html(replace(merger, notes=(note,))))
    section = page.get_element_by_id("remarks")
    for words in ("Ask <b>him.", "A. Analyst", "April 2031", url, span.quote):
        assert words in section.text_content()
    (link,) = page.xpath('//mark/following-sibling::*[contains(@class, "remark")]')
    place = page.get_element_by_id(link.get("href")[1:])
    assert place in list(section.iter())
    assert "Remarks" not in render_html(merger)


def test_the_page_says_what_the_analyst_read_and_why(merger):
    coded = replace(
        merger.statements[0], coded=True, why="he <laughed", coded_by="A. Analyst",
        coded_on=Interval.parse("2031-05-21"),
    )  # fmt: skip
    page = render_html(replace(merger, statements=(coded, *merger.statements[1:])))
    assert "he &lt;laughed" in page
    said = html.document_fromstring(page).xpath('//ul[@class="statements"]//p[@class="note"]')
    assert any("Read by A. Analyst on 21\u00a0May 2031" in one.text_content() for one in said)
    (mark,) = html.document_fromstring(page).xpath('//mark[contains(@title, "read by A. Analyst")]')
    assert mark.text_content() == coded.span.quote
