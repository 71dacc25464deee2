"""Markdown: nothing a stranger wrote becomes markup, and every quotation has its footnote."""

import re
from dataclasses import replace
from itertools import chain, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from whence.report.exports import export
from whence.report.markdown.text import link, sentence, told, with_links, words

# What GitHub reads: CommonMark with HTML, tables, strikethrough and bare addresses.
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TEXT_ONLY = {"text", "text_special", "softbreak"}


def tokens(markdown: str) -> list[Token]:
    found = PARSER.parse(markdown)
    return list(chain(found, *(token.children or [] for token in found)))


def inline_of(markdown: str) -> list[Token]:
    (inline,) = [token for token in PARSER.parse(markdown) if token.type == "inline"]
    return inline.children or []


HOSTILE = [
    "<script>alert(1)</script>",
    "<b>bold</b> &amp; &#64;",
    "[click](https://evil.example)",
    "![x](https://evil.example/p.png)",
    "[a]: https://evil.example",
    "[^1] [^q]: x",
    "<https://evil.example>",
    "https://evil.example and www.evil.example and a@evil.example",
    "javascript:alert(1) mailto:a@b.example",
    "# heading",
    "1. list",
    "12) list",
    "- list",
    "+ list",
    "===",
    "---",
    "***",
    "```\ncode\n```",
    "~~~",
    "    code",
    "> quote",
    "a | b\n--|--\n1 | 2",
    "`code` **bold** __bold__ ~~gone~~ $x^2$",
    "\\[not escaped\\](https://evil.example) \\<b>",
    "line\n\n# next",
    "@somebody #12",
    "|||",
    "\\",
]


@pytest.mark.parametrize("write", [words, sentence, told])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(write, text):
    if write is told:
        text = " ".join(text.split())
    for before in ("", "- ", "> ", "**bold** "):
        types = {token.type for token in inline_of(f"{before}{write(text)}")}
        assert types <= TEXT_ONLY | {"strong_open", "strong_close"}


@given(text=st.text(max_size=60))
@example(text="<a href=x>")
@example(text="a\u2028b")
@example(text="\\*")
def test_any_text_stays_text_and_is_shown_whole(text):
    shown = words(text)
    found = PARSER.parse(f"x {shown} y")
    assert [token.type for token in found] == ["paragraph_open", "inline", "paragraph_close"]
    children = found[1].children or []
    assert {token.type for token in children} <= TEXT_ONLY
    said = "".join(token.content for token in children)
    for sign in "<>[]`*_|&":
        assert said.count(sign) == text.count(sign)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("see https://a.example/x", ["https://a.example/x"]),
        ("javascript:alert(1)", []),
        ("https://a.example/<b>", ["https://a.example/"]),
        ("no address", []),
    ],
)
def test_only_complete_addresses_become_links(text, linked):
    links = [
        one.attrGet("href") for one in inline_of(f"x {with_links(text)}") if one.type == "link_open"
    ]
    assert links == linked


@pytest.mark.parametrize(
    "address", ["https://a.example/)<b>", "https://a.example/a\\b", 'https://a.example/"x']
)
def test_an_address_is_one_link_and_no_html(address):
    types = [token.type for token in inline_of(link(address))]
    assert types == ["link_open", "text", "link_close"]


def test_hostile_case_has_no_link_html_or_picture(hostile):
    markdown = export(hostile, "md")
    kinds = {token.type for token in tokens(markdown)}
    assert not kinds & {"html_inline", "html_block", "image", "code_block", "fence", "code_inline"}
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", markdown)
    hrefs = [token.attrGet("href") for token in tokens(markdown) if token.type == "link_open"]
    assert all(str(one).startswith(("http://", "https://")) for one in hrefs)


def test_links_are_the_addresses_of_documents_and_facts(merger):
    markdown = export(merger, "markdown")
    hrefs = {token.attrGet("href") for token in tokens(markdown) if token.type == "link_open"}
    assert hrefs == {"https://bugle.example/orion-pavo", "https://authority.example/44-2028"}


def test_every_quotation_has_a_footnote_that_says_where_it_stands(assessment):
    markdown = export(assessment, "md")
    body, defined = (
        set(re.findall(r"\[\^(\d+)\](?!:)", markdown)),
        re.findall(r"^\[\^(\d+)\]: .*, characters \d+–\d+", markdown, re.MULTILINE),
    )
    assert body == set(defined)
    assert len(defined) == len(set(defined))
    assert len(re.findall(r"^\[\^", markdown, re.MULTILINE)) == len(defined)


def test_footnotes_point_at_the_very_words(merger):
    markdown = export(merger, "md")
    texts = {document.id: document.text for document in merger.documents}
    places = {
        number: texts[id.replace("\\", "")][int(start) : int(end)]
        for number, id, start, end in re.findall(
            r"^\[\^(\d+)\]: (\S+), characters (\d+)–(\d+)$", markdown, re.MULTILINE
        )
    }
    quoted = re.findall(r"“([^“”]*)”(?: — [^\n\[]*)?\[\^(\d+)\]", markdown)
    listed = re.findall(r"^- (\d+): “(.*)” \(\d+–\d+\)$", markdown, re.MULTILINE)
    assert quoted
    for quote, number in [*quoted, *((quote, number) for number, quote in listed)]:
        held = words(" ".join(places[number].split())).strip("\u2068\u2069")
        first, *rest = quote.strip("\u2066\u2067\u2068\u2069").split(" … ")
        assert held.startswith(first)
        assert held.endswith(rest[-1] if rest else first)


def test_every_passage_is_somewhere_whole(merger):
    markdown = " ".join(export(merger, "md").split())
    texts = {document.id: document.text for document in merger.documents}
    for id, start, end in re.findall(r"\[\^\d+\]: (\S+), characters (\d+)–(\d+)", markdown):
        passage = " ".join(texts[id.replace("\\", "")][int(start) : int(end)].split())
        assert words(passage) in markdown


def test_claims_that_are_not_asked_about_are_brief_and_that_is_said(merger):
    markdown = export(merger, "md")
    assert len(merger.claims) > 1
    assert markdown.count("### Source summary statement") == 1
    assert "Left out here are the rules" in markdown
    for claim in merger.claims[1:]:
        assert f"## {words(claim.text)}" in markdown


def test_tables_are_tables(merger):
    found = PARSER.parse(export(merger, "md"))
    columns = []
    for token in found:
        if token.type == "tr_open":
            columns.append(0)
        if token.type in ("td_open", "th_open"):
            columns[-1] += 1
    assert sum(token.type == "table_open" for token in found) >= 4  # claims, rivals, pairs, matrix
    assert {7, 5} <= set(columns)


def test_headings_in_order_and_no_level_skipped(assessment):
    levels = [
        int(token.tag[1])
        for token in PARSER.parse(export(assessment, "md"))
        if token.type == "heading_open"
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_is_the_same_each_time_and_by_both_names(merger):
    assert export(merger, "md") == export(replace(merger), "markdown")


def test_arabic_is_isolated_and_our_sentences_run_from_the_left():
    assert words("قال المصدر") == "\u2068قال المصدر\u2069"
    assert sentence("الأخبار says so") == "\u2066الأخبار says so\u2069"
