from dataclasses import is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Knowledge, Question, SourceList
from whence.store.errors import dotted, suggest
from whence.store.records import validate
from whence.store.shape import fields_of, inside

SUGGESTED = [
    ("knid", ["id", "text", "kind"], "did you mean 'kind'?"),
    ("KIND", ["id", "text", "kind"], "did you mean 'kind'?"),
    ("zzz", ["id", "text"], "known: id, text"),
    ("zzz", [], "none"),
    (
        "zzz",
        [f"id-{n}" for n in range(10, 30)],
        "known: " + ", ".join(f"id-{n}" for n in range(10, 22)) + ", …",
    ),
]


@pytest.mark.parametrize(("word", "known", "words"), SUGGESTED)
def test_suggestions(word: str, known: list[str], words: str) -> None:
    assert suggest(word, known) == words


def test_suggestions_give_the_id_of_a_name() -> None:
    assert suggest("Pavo Grup", {"Pavo Group": "pavo", "Orion": "orion"}) == "did you mean 'pavo'?"


def test_paths_are_written_as_in_code() -> None:
    assert dotted(("claims", 0, "actors", 1)) == "claims[0].actors[1]"
    assert dotted(()) == ""


# Anything people may write where something else was meant.
top = {key for record in (Question, Knowledge, SourceList) for key in fields_of(record)}
inner_keys = {"id", "names", "from", "when", "between", "implies", "reliability", "low", "source"}
keys = st.sampled_from(sorted(top | inner_keys))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 3000)
    | st.floats()
    | st.sampled_from(
        ["", "a", "A", "2014", "2014-02-30", "9999-12~", "0001~", "nan", "true", "for", "controls"]
    ),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(keys, part, max_size=4),
    max_leaves=20,
)


def lines_of(data: Any, kind: Any) -> Any:
    """Fill the fields of a record with data meant for others."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(fields_of(kind), data))


@pytest.mark.parametrize("kind", [Question, Knowledge, SourceList])
@given(data=st.data())
def test_anything_is_a_record_or_has_its_problems_named(kind: type, data: st.DataObject) -> None:
    items = [
        lines_of(values, record)
        for field in fields_of(kind).values()
        if is_dataclass(record := inside(field, 0))
    ]
    inner = values | (st.lists(st.one_of(items), max_size=2) if items else values)
    written = data.draw(values | lines_of(inner, kind))
    record, wrong = validate(written, kind)
    assert (record is None) is bool(wrong)
    for _, what in wrong:
        assert "Input should" not in what
