"""JSON files: what is in them, or why they were not read."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import RawFile
from whence.read import read_file


def read(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_file(RawFile(id="a", path="a.json", data=data))


@pytest.mark.parametrize(
    "value",
    [
        [{"text": "a"}, {"text": "b"}],
        {"posts": [{"text": "a"}, {"text": "b"}]},
        {"count": 2, "meta": {"x": []}, "tags": ["y"], "posts": [{"text": "a"}, {"text": "b"}]},
    ],
)
def test_a_list_of_records_is_read(value):
    documents, issues = read(value)
    assert [(one.id, one.text) for one in documents] == [("a#1", "a"), ("a#2", "b")]
    assert issues == []


def test_one_record_is_read():
    (document,), _ = read({"id": "x", "text": "a", "comments": [{"text": "b"}]})
    assert (document.id, document.text) == ("x", "a")


def test_a_bad_record_is_said_with_its_number():
    documents, (issue,) = read([{"text": "a"}, 7])
    assert len(documents) == 1
    assert issue.what == "a.json: record 2: not an object with fields such as id and text"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([], "no list of objects"),
        ([1, 2], "no list of objects"),
        ("text", "no list of objects"),
        ({}, "an object with no key"),
        ({"a": 1}, "an object with the keys 'a', of which"),
        ({"a": [{}], "b": [{}]}, "an object with the keys 'a', 'b', of which not just one"),
        ({str(n): n for n in range(50)}, "'9', …"),
        (b"[1,", "not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"9" * 10_000, "thousands of digits"),
        (b"[1" + b",1" * 5_000_000 + b"]", "too many values"),
        (bytes(range(32)) * 9, "not a text file"),
    ],
)
def test_what_holds_no_records_is_said_with_a_remedy(value, reason):
    documents, (issue,) = read(value)
    assert documents == []
    assert issue.level == "error"
    assert reason in issue.what
    assert ";" in issue.what


def test_a_key_given_twice_is_said():
    documents, (issue,) = read(b'[{"text": "a", "text": "b"}]')
    assert documents[0].text == "b"
    assert "'text' stands twice" in issue.what


@settings(deadline=None)
@given(st.binary(max_size=60) | st.text('[]{}",:\\utex1 ').map(str.encode))
def test_any_bytes_are_read_or_become_an_issue(data):
    documents, issues = read(data)
    assert documents or issues
