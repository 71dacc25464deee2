"""A record with named fields becomes a document."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Document, Issue, ReplyTo
from whence.read.records.rows import NAMES, Rows, clean, find_fields, read_address

BLANK = Document(id="a", text="", path="a.jsonl", sha256="0" * 64)


def read(*rows):
    reader = Rows(BLANK)
    parts = [
        part
        for number, row in enumerate(rows, start=1)
        for part in reader.read(row, find_fields(row), number, f":{number}")
    ]
    parts += reader.tally.rest()
    documents = [part for part in parts if isinstance(part, Document)]
    return documents, [part for part in parts if isinstance(part, Issue)]


def one(**row):
    (document,), issues = read({"text": "Orion agreed."} | row)
    assert not issues
    return document


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"id": "x"}, "id", "x"),
        ({"id": 7}, "id", "7"),
        ({}, "id", "a#1"),
        ({"publisher": " AP "}, "publisher", "AP"),
        ({"user": {"screen_name": "sami", "name": "Sami A."}}, "author", "Sami A."),
        ({"user": {"screen_name": "sami"}}, "author", "sami"),
        ({"username": "sami"}, "author", "sami"),
        ({"author": ["Ann", {"name": "Ben"}]}, "author", "Ann, Ben"),
        ({"author": "A", "username": "b"}, "author", "A"),
        ({"author": "", "username": "b"}, "author", "b"),
        ({"Title": "No"}, "title", "No"),
        ({" TITLE ": "No"}, "title", "No"),
        ({"url": "https://x.org/a?b#c"}, "url", "https://x.org/a?b#c"),
        ({"url": "x.org/a"}, "url", "x.org/a"),
        ({"lang": "en-GB"}, "language", "en"),
        ({"language": "ar"}, "language", "ar"),
        ({"lang": "und"}, "language", None),
        ({"kind": "post"}, "kind", "post"),
        ({"parent": "page"}, "parent", "page"),
        ({"replies_to": "b"}, "replies_to", "b"),
        ({"replies_to": "b"}, "replies", (ReplyTo(to="b", kind="nesting"),)),
        ({"position": 3}, "position", 3),
        ({"position": "3"}, "position", 3),
        ({"captured": 1414944005}, "captured", datetime(2014, 11, 2, 16, 0, 5, tzinfo=UTC)),
        ({"full_text": "All of it."}, "text", "All of it."),
        ({"colour": "red", "likes": 4}, "text", "Orion agreed."),
    ],
)
def test_fields_are_known_by_their_names(row, field, value):
    assert getattr(one(**row), field) == value


@pytest.mark.parametrize("name", NAMES["published"])
def test_a_date_has_many_names(name):
    assert one(**{name: "2014-11-02"}).published.low.day == 2


@pytest.mark.parametrize("name", NAMES["text"])
def test_so_has_a_text(name):
    (document,), _ = read({name: "Pavo agreed."})
    assert document.text == "Pavo agreed."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "soon"),
        ("published", True),
        ("url", "javascript:alert(1)"),
        ("url", "data:text/html,x"),
        ("url", "file:///etc/passwd"),
        ("url", "http://x.org/a b"),
        ("url", 7),
        ("language", "English"),
        ("kind", "rumour"),
        ("kind", ["post"]),
        ("position", -1),
        ("position", "³"),
        ("position", 10**400),
        ("id", "a\nb"),
        ("id", "x" * 201),
        ("id", {"a": 1}),
        ("author", 1.5),
        ("title", "x" * 2_001),
        ("captured", "2014-11-02"),
    ],
)
def test_a_wrong_field_is_left_out_and_said(field, value):
    (document,), (issue,) = read({"text": "Orion agreed.", field: value})
    assert document == Document(id="a#1", text="Orion agreed.", path="a.jsonl", sha256="0" * 64)
    assert issue.level == "warning"
    assert issue.document == "a#1"
    assert issue.what.startswith(f"a.jsonl:1: {field}: ")
    assert len(issue.what) < 250


def test_an_id_given_twice_is_given_once():
    documents, (issue,) = read({"id": "x", "text": "a"}, {"id": "x", "text": "b"})
    assert [document.id for document in documents] == ["x", "a#2"]
    assert issue.what == "a.jsonl:2: the id 'x' was given before; this record is 'a#2'"


@pytest.mark.parametrize("text", [None, "", " \n\t"])
def test_records_without_text_are_counted(text):
    documents, (issue,) = read({"text": text}, {"text": text})
    assert documents == []
    assert (issue.level, issue.what) == ("info", "a.jsonl: records without text, passed over: 2")


@pytest.mark.parametrize("text", [7, ["a"], {"a": 1}, False])
def test_a_text_that_is_none_is_an_error(text):
    documents, (issue,) = read({"text": text})
    assert documents == []
    assert issue.level == "error"


@given(
    st.dictionaries(
        st.sampled_from([name for names in NAMES.values() for name in names]),
        st.text(st.characters(exclude_categories=()))
        | st.none()
        | st.integers()
        | st.floats()
        | st.lists(st.integers() | st.text())
        | st.dictionaries(st.sampled_from(["name", "id", "low"]), st.text() | st.integers()),
    )
)
def test_any_record_is_a_document_or_an_issue(row):
    documents, issues = read(row)
    assert documents or issues
    for document in documents:
        for value in (document.id, document.text, document.author, document.title, document.url):
            (value or "").encode()
        assert document.id.isprintable()


@given(st.text())
def test_a_text_is_kept_but_for_its_newlines(text):
    assert clean(text) == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(max_size=30))
def test_an_address_of_the_web_has_no_other_scheme(text):
    for value in (text, "javascript:" + text, "vbscript:" + text, "\tjavascript:" + text):
        try:
            found = read_address(value)
        except ValueError:
            continue
        assert found.partition(":")[0].strip().casefold() not in ("javascript", "vbscript")
