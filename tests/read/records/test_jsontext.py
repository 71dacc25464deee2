"""JSON as programs really write it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.records.jsontext import JSONError, parse_json, without_halves

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=15,
)


@given(VALUES, st.booleans())
def test_what_python_writes_is_read_back(value, escaped):
    assert parse_json(json.dumps(value, ensure_ascii=escaped)) == (value, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"a\ud800b"', "a\ufffdb"),
        (r'"\udc00\ud83d\ude00"', "\ufffd😀"),
        (r'{"\ud800": ["\udfff"]}', {"\ufffd": ["\ufffd"]}),
        ("[NaN, Infinity, -Infinity]", [None, None, None]),
        (r'"\u0000"', "\0"),
        ("1e999", float("inf")),
    ],
)
def test_what_no_text_can_hold_is_replaced(text, value):
    assert parse_json(text) == (value, None)


def test_a_key_that_stands_twice_is_named():
    assert parse_json('{"a": 1, "b": {"c": 1, "d": 2, "c": 3}}') == (
        {"a": 1, "b": {"c": 3, "d": 2}},
        "c",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "expecting value"),
        ("{'a': 1}", "expecting property name"),
        ('{"a": 1', "expecting ',' delimiter"),
        ('[1,\n2 "x"]', r"line 2, character 3"),
        ('"a\nb"', "invalid control character"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("[" * 200 + r'"\u0041"' + "]" * 200, "nested too deeply"),
        ("9" * 5_000, "thousands of digits"),
        ('{"a": -' + "9" * 5_000 + "}", "thousands of digits"),
    ],
)
def test_what_is_no_json_is_refused(text, reason):
    with pytest.raises(JSONError, match=reason):
        parse_json(text)


@given(st.text(st.characters()) | st.text('[]{}":,\\ud8001eE+-.\n '))
def test_any_text_is_read_or_refused(text):
    try:
        value, _ = parse_json(text)
    except JSONError:
        return
    json.dumps(value, ensure_ascii=False).encode()


@given(st.text(st.characters(exclude_categories=())))
def test_halves_of_characters_are_replaced_one_by_one(text):
    whole = without_halves(text)
    whole.encode()
    assert len(whole) == len(text)
    assert all(
        new == old or "\ud800" <= old <= "\udfff" for new, old in zip(whole, text, strict=True)
    )
