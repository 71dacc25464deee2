import pytest
from lxml import html

from whence.report.paper import _LONG, _halve, _mark_long_words


@pytest.mark.parametrize(
    ("lines", "left", "right"),
    [
        ("<li>a<li>b<li>c", "ab", "c"),
        ("<li>a<li>b", "a", "b"),
        ("<li>a", "a", ""),
        ("<li>a<li>b<ul><li>c</ul><li>d<li>e", "abc", "de"),
        ("<li>a<li>b<ul><li>c<li>d<li>e</ul><li>f<li>g", "abcd", "efg"),
        ("<li>a<li>b<li>c<ul><li>d<li>e</ul>", "abc", "de"),
        ("<li>a<li>b<ul><li>c<li>d</ul>", "ab", "cd"),
        ("<li>a<ul><li>b</ul><li>c<ul><li>d</ul>", "ab", "cd"),
    ],
)
def test_contents_stand_in_two_lists_in_their_order(lines: str, left: str, right: str) -> None:
    nav = html.fromstring(f"<nav><ul>{lines}</ul></nav>")
    depths = [len(list(line.iterancestors("ul"))) for line in nav.iter("li") if line.text]
    _halve(nav)
    assert [one.text_content() for one in nav.findall("ul")] == [
        one for one in (left, right) if one
    ]
    assert [len(list(line.iterancestors("ul"))) for line in nav.iter("li") if line.text] == depths


@pytest.mark.parametrize("text", ["{}", "some <b>words</b> {}", "<span>a</span>{}", "{} b"])
def test_only_elements_with_long_words_let_them_be_broken(text: str) -> None:
    for word, broken in (("w" * _LONG, False), ("w" * (_LONG + 1), True)):
        page = html.fromstring(f"<div class='a'>{text.format(word)}</div>")
        _mark_long_words(page)
        assert page.get("class") == ("a long" if broken else "a")
