"""A piece of HTML as plain paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.feeds.html import render_html

CASES = [
    ("", ""),
    ("  \n ", ""),
    ("<!-- a -->", ""),
    ("Orion agreed.", "Orion agreed."),
    ("a  \n\t b", "a b"),
    ("a <b>b</b><i>c</i> d", "a bc d"),
    ("<p>a</p><p>b</p>", "a\n\nb"),
    ("<p>a</p>\n\n<p> b </p>c", "a\n\nb\n\nc"),
    ("a<br>b<br/>c", "a\nb\nc"),
    ("a<br><br>b<br><br><br>c", "a\n\nb\n\nc"),
    ("<ul><li>a<li>b</ul>c", "a\nb\n\nc"),
    ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
    ("a<hr>b", "a\n\nb"),
    ("<pre>a\n  b\n</pre>c", "a\n  b\n\n\nc"),
    ("a&nbsp;b &lt;c&gt; &amp;lt; &hellip;", "a\u00a0b <c> &lt; …"),
    ("&#65;&#x2019;&#xD800;&#1114112;", "A’\ufffd\ufffd"),
    ("a<script>alert(1)</script>b<style>p{}</style>c", "abc"),
    ("<html><head><title>T</title></head><body>b</body></html>", "b"),
    ("<p>“curly” \u202eabc\u202c e\u0301</p>", "“curly” \u202eabc\u202c e\u0301"),
    ("<p>سامي قال</p>", "سامي قال"),
    ("a\0b", "a\ufffdb"),
    ("<p>a<p", "a"),
    ("</p></div>a", "a"),
    ("<x:odd>a</x:odd><unknown>b</unknown>", "ab"),
    ("1 < 2 & 3", "1 < 2 & 3"),
]


@pytest.mark.parametrize(("markup", "text"), CASES)
def test_html_becomes_paragraphs(markup, text):
    found = render_html(markup)
    assert found.text == text
    assert found.complete


@pytest.mark.parametrize(
    ("markup", "quoted"),
    [
        ("a<blockquote>b</blockquote>c", ["b"]),
        ("a<blockquote> b<p>c</p> </blockquote>d", ["b\n\nc"]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", ["a\n\nb"]),
        ("a<div class='x gmail_quote'>On Mon:<blockquote>b</blockquote></div>", ["On Mon:\n\nb"]),
        ("<blockquote></blockquote>a", []),
        ("<blockquote>a</blockquote><blockquote>b</blockquote>", ["a", "b"]),
        ("<blockquote>a", ["a"]),
        ("<pre>x</pre><blockquote><pre>  a\n</pre></blockquote>", ["a\n"]),
    ],
)
def test_what_is_marked_as_quoted_is_known_by_its_place(markup, quoted):
    found = render_html(markup)
    assert [found.text[start:end].lstrip() for start, end in found.quotes] == quoted


def test_what_is_nested_too_deeply_is_said():
    assert render_html("<div>" * 1_000 + "a" + "</div>" * 1_000 + "b").text == "a\n\nb"
    found = render_html("a" + "<div>" * 100_000 + "b")
    assert found.text == "a"
    assert not found.complete


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<br>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<td>"),
        *("<!--", "-->", "<![CDATA[", "&", "&#x", "&nbsp;", "<", ">", "<a href='", "<li>", "\r"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=15).map("".join))
def test_any_text_is_rendered(markup):
    found = render_html(markup)
    assert found.text.strip("\n ") == found.text or "<pre" in markup
    for start, end in found.quotes:
        assert 0 <= start <= end <= len(found.text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "M"]), max_size=40))
def test_no_character_is_lost(text):
    from html import escape

    assert render_html(f"<p>{escape(text)}</p>").text == text
