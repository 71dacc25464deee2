"""Every row of the grammar states its relation in its own example."""

from collections.abc import Callable
from typing import Any

import pytest

from whence.data.lexicons import read_yaml
from whence.model import StatedRelation

Read = Callable[[str], list[StatedRelation]]


def _rows() -> list[Any]:
    data = read_yaml("relations.yaml")
    parts = ("verbs", "states", "roles", "offices")
    return [pytest.param(row, id=row["id"]) for part in parts for row in data[part]]


@pytest.mark.parametrize("row", _rows())
def test_example_of_a_row(row: dict[str, Any], stated: Read) -> None:
    sentence, subject, other = row["example"]
    found = [one for one in stated(sentence) if one.is_fact and one.row == row["id"]]
    ends = {(one.subject.quote, one.object.quote if one.object else None) for one in found}
    assert (subject, other) in ends
    wanted = row.get("relation", "speaks_for")
    if row.get("only_negated"):
        wanted = row["negated"]
    assert any(one.relation == wanted for one in found)


@pytest.mark.parametrize("row", _rows())
def test_no_fact_from_the_example_as_a_question(row: dict[str, Any], stated: Read) -> None:
    asked = row["example"][0].rstrip(".") + "?"
    assert not [one for one in stated(asked) if one.is_fact]


@pytest.mark.parametrize("row", _rows())
def test_no_fact_of_the_author_from_the_example_as_somebody_s_words(
    row: dict[str, Any], stated: Read
) -> None:
    sentence = row["example"][0].rstrip(".")
    quoted = f"“{sentence}, as everybody here has known for a long time,” said Eva Lind."
    assert not [one for one in stated(quoted) if one.is_fact]
    assert not [one for one in stated(f"If it is so that {sentence}, all is lost.") if one.is_fact]
