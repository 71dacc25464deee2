"""Ids that depend on content and on nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from whence.model import content_id, document_id


def test_an_id_is_the_same_on_every_machine():
    assert content_id("stmt", "page", 3, None) == content_id("stmt", "page", "3", "None")
    assert content_id("stmt", "page", 3) == "stmt-" + content_id("link", "page", 3)[5:]


@given(st.lists(st.text(st.characters(exclude_characters="\x1f"))), st.lists(st.text()))
def test_ids_differ_where_the_parts_do(left, right):
    if "\x1f".join(left) != "\x1f".join(right):
        assert content_id("x", *left) != content_id("x", *right)


def test_any_text_has_an_id_half_characters_too():
    assert content_id("x", "\ud800") != content_id("x", "\ud801")


def test_a_document_is_named_after_its_file():
    assert document_id("documents/page.txt") == "page"
    assert document_id("a.b.txt") == "a.b"
    assert document_id(".hidden") == ".hidden"
    assert document_id("folder/").startswith("doc-")
