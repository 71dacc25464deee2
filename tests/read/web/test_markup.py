import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from whence.read.web.markup import cut, elements, leads_to_user, names, properties, render, text_of


def tree(markup):
    return html.fromstring(f"<html><body>{markup}</body></html>").find("body")


@pytest.mark.parametrize(
    ("id", "classes", "expected"),
    [
        ("comment-123", "", ("comment-0",)),
        ("", "commentBox_7 odd", ("comment-box-0", "odd")),
        ("t1_a9", "Comment", ("t-0-a-0", "comment")),
        ("", "wpDiscuzThread", ("wp-discuz-thread",)),
        ("", "HTMLBox", ("html-box",)),
        ("", f"{'a' * 101} b", ("b",)),
        ("", "", ()),
    ],
)
def test_names(id, classes, expected):
    assert names(id, classes) == expected


def test_properties_are_those_of_schema_org():
    element = tree('<p itemprop="comment text" itemtype="https://schema.org/UserComments">x</p>')[0]
    assert properties(element) == ["comment", "text", "usercomments"]


@pytest.mark.parametrize(
    ("href", "user"),
    [
        ("/user/ann", True),
        ("https://a.example/members/12", True),
        ("user?id=ann", True),
        ("?u=86573", True),
        ("/share?u=https://a.example/x", False),
        ("/2014/user-guide", False),
        ("", False),
    ],
)
def test_links_to_users(href, user):
    assert leads_to_user(tree(f'<a href="{href}">x</a>')[0]) == user


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("One<br><br>two", "One\n\ntwo"),
        ("a <b>bold</b> word, <i>and</i>more", "a bold word, andmore"),
        ("<div>  a\n  b\t c </div>", "a b c"),
        (
            "<p>73\u00a0defected \u202eback\u202c e\u0301</p>",
            "73\u00a0defected \u202eback\u202c e\u0301",
        ),
        ("<p>a<script>b</script>c</p>", "ac"),
        ("<!-- no -->a<!-- no -->", "a"),
        ("<ul><li>a<li>b</ul>c", "a\nb\n\nc"),
        ("", ""),
    ],
)
def test_text(markup, text):
    assert text_of(tree(markup)) == text


def test_what_is_left_out_leaves_what_follows_it():
    body = tree("<p>a <b>b</b> c</p>")
    assert text_of(body, {body.find(".//b")}) == "a c"


def test_outermost_quotations_are_found_where_they_stand():
    text, quotes = render(tree("<p>a</p><blockquote>b <blockquote>c</blockquote></blockquote>d"))
    assert [text[start:end] for start, end in quotes] == ["b\n\nc"]


words = st.text("ab\u00a0é“\u0301م ", min_size=1, max_size=6)
markup = st.recursive(
    words,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["p", "div", "b", "blockquote", "li", "span"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(markup)
def test_no_letter_is_lost_and_none_is_added(source):
    body = tree(source)
    text, quotes = render(body)
    kept = "".join(body.itertext())
    assert [c for c in text if c not in " \n"] == [c for c in kept if c not in " \t\n\r\f"]
    assert text == text.strip(" \n")
    assert all(0 <= start < end <= len(text) for start, end in quotes)


@given(markup, st.integers(0, 30))
def test_cutting_keeps_the_rest(source, which):
    body = tree(source)
    inside = list(elements(body))[1:]
    if not inside:
        return
    gone = inside[which % len(inside)]
    kept = "".join(body.itertext())
    lost = "".join(gone.itertext())
    cut(gone)
    assert sorted("".join(body.itertext()) + lost) == sorted(kept)


def test_control_characters_are_no_obstacle():
    body = tree("a<b>b</b>\x1b[31mc &#1; d")
    cut(body.find("b"))
    assert "[31mc" in text_of(body)


def test_markup_may_be_deeper_than_calls():
    root = html.Element("div")
    inner = root
    for _ in range(5_000):
        inner = html.etree.SubElement(inner, "div")
    inner.text = "deep"
    assert text_of(root) == "deep"
