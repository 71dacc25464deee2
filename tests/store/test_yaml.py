import string
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from whence.model import CaseError
from whence.store import yaml as reader
from whence.store.yaml import MAX_DEPTH, load_yaml

VALUES = [
    ("a: word", "word"),
    ("a: 'quoted'", "quoted"),
    ("a: '5'", "5"),
    ('a: "true"', "true"),
    ("a: 5", 5),
    ("a: -5", -5),
    ("a: 0", 0),
    ("a: 2014", 2014),
    ("a: 36.586", 36.586),
    ("a: 0.2", 0.2),
    ("a: -2.61", -2.61),
    ("a: true", True),
    ("a: False", False),
    ("a: null", None),
    ("a: ~", None),
    ("a:", None),
    # not guessed at
    ("a: 2014-11-14", "2014-11-14"),
    ("a: 2014-11", "2014-11"),
    ("a: 2014-11-14T16:00:00Z", "2014-11-14T16:00:00Z"),
    ("a: 2014-01/..", "2014-01/.."),
    ("a: no", "no"),
    ("a: on", "on"),
    ("a: yes", "yes"),
    ("a: 12:30", "12:30"),
    ("a: 0x1f", "0x1f"),
    ("a: 1_000", "1_000"),
    ("a: .nan", ".nan"),
    # what a number would not give back
    ("a: 007", "007"),
    ("a: 1.10", "1.10"),
    ("a: 1e5", "1e5"),
    ("a: +5", "+5"),
    ("a: -0", "-0"),
    ("a: " + "9" * 5000, "9" * 5000),
    ("a: |\n  two\n  lines\n", "two\nlines\n"),
    ("a: [x, 1, ]", ["x", 1]),
    ("a: {b: c}", {"b": "c"}),
    ("a: بافو", "بافو"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
@pytest.mark.parametrize("c_loader", [True, False])
def test_values(text: str, value: Any, c_loader: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not c_loader:  # the slower loader, used where PyYAML was built without libyaml
        monkeypatch.delattr(pyyaml, "CSafeLoader", raising=False)
    assert load_yaml(text, "x.yaml").data == {"a": value}


@pytest.mark.parametrize("key", ["true", "2014", "null", "no", "2014-11-14"])
def test_keys_are_always_text(key: str) -> None:
    assert load_yaml(f"{key}: 1", "x.yaml").data == {key: 1}


@pytest.mark.parametrize("content", [b"", b"# only a comment\n", b"---\n", b"\xef\xbb\xbf"])
def test_a_file_of_nothing_holds_nothing(content: bytes) -> None:
    assert load_yaml(content, "x.yaml").data is None


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert load_yaml(b"\xef\xbb\xbftitle: a", "x.yaml").data == {"title": "a"}


def test_lines() -> None:
    text = "title: a\nclaims:\n  - id: c1\n    actors: [x,\n      y]\n\n  - id: c2\n"
    marked = load_yaml(text, "x.yaml")
    assert marked.line(()) == 1
    assert marked.line(("title",)) == 1
    assert marked.line(("claims",)) == 2
    assert marked.line(("claims", 0)) == 3
    assert marked.line(("claims", 0, "actors")) == 4
    assert marked.line(("claims", 0, "actors", 1)) == 5
    assert marked.line(("claims", 1, "id")) == 7


def test_the_line_of_what_is_missing_is_that_of_what_should_hold_it() -> None:
    marked = load_yaml("claims:\n\n  - id: c1\n", "x.yaml")
    assert marked.line(("claims", 0, "text")) == 3


BROKEN = [
    (b"a: 1\nb: 2\na: 3\n", ":3:", "'a' appears twice (first in line 1)"),
    (b"a: &x 1\nb: *x\n", ":1:", "anchors"),
    (b"a: 1\nb: *x\n", ":2:", "aliases"),
    (b"a: !!python/object:os.system x\n", ":1:", "tags"),
    (b"a: 1\n---\nb: 2\n", ":2:", "a second document"),
    (b"? [a, b]\n: 1\n", ":1:", "a key must be a word"),
    (b"a: 1\n\tb: 2\n", ":2:", "spaces"),
    (b"a:\n\tb: 2\n", ":2:", "indent with spaces"),
    (b"text: Report: it is so\n", ":1:", "quotes"),
    (b"a: [1, 2\nb: 3\n", ":2:", "bracket"),
    (b"a: 'never closed\n", ":2:", "quotation mark"),
    (b"a:\n  b: 1\n c: 2\n", ":3:", "indent"),
    (b"a: @x\n", ":1:", "quotes"),
    (b"a: 1\nb: \x00\n", ":2:", "NUL"),
    (b"a: 1\nb: \x07\n", "x.yaml", "control character"),
    (b"a: 1\nb: caf\xe9\n", ":2:", "UTF-8"),
    ("a: 1\n".encode("utf-16"), ":1:", "UTF-8"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", ":1:", "UTF-8"),
    (b"a: " + b"[" * 5000, ":1:", f"deeper than {MAX_DEPTH}"),
    (b"a: " + b"{a: " * 5000, ":1:", f"deeper than {MAX_DEPTH}"),
]


@pytest.mark.parametrize(("content", "place", "words"), BROKEN)
def test_what_is_not_plain_yaml_is_refused_with_its_line(
    content: bytes, place: str, words: str
) -> None:
    with pytest.raises(CaseError) as raised:
        load_yaml(content, "x.yaml")
    assert str(raised.value).startswith("x.yaml")
    assert place in str(raised.value)
    assert words in str(raised.value)


def test_a_bomb_of_aliases_is_refused_before_it_goes_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(CaseError, match="not supported"):
        load_yaml("\n".join(lines), "x.yaml")


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_NODES", 100)
    load_yaml("a: [" + "1, " * 90 + "]", "x.yaml")
    with pytest.raises(CaseError, match="more than 100 values"):
        load_yaml("a: [" + "1, " * 110 + "]", "x.yaml")


words = st.text(string.ascii_letters + string.digits + " .:-#'\"é", max_size=8)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=10,
)


@given(plain)
def test_what_another_writer_wrote_is_read_back(data: Any) -> None:
    text = pyyaml.safe_dump({"root": data}, allow_unicode=True)
    assert load_yaml(text, "x.yaml").data == {"root": data}


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_in_our_own_words(content: bytes) -> None:
    refusal = "x.yaml"
    try:
        load_yaml(content, "x.yaml")
    except CaseError as error:
        refusal = str(error)
    assert refusal.startswith("x.yaml")
