"""Likelihood and confidence in words."""

from typing import Any

import pytest

from whence.data.likelihoods import Likelihoods
from whence.judge.words import (
    basis,
    confidence,
    words,
)
from whence.model import UsageError


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "almost no chance"),
        (0.005, "almost no chance"),
        (0.0499, "almost no chance"),
        (0.05, "very unlikely"),
        (0.1999, "very unlikely"),
        (0.2, "unlikely"),
        (0.4499, "unlikely"),
        (0.45, "roughly even chance"),
        (0.5, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.5501, "likely"),
        (0.8, "likely"),
        (0.8001, "very likely"),
        (0.95, "very likely"),
        (0.9501, "almost certain"),
        (0.995, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_bands(table: Likelihoods, probability: float, word: str) -> None:
    assert words(probability, table) == word


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_not_a_probability(table: Likelihoods, wrong: float) -> None:
    with pytest.raises(UsageError):
        words(wrong, table)


GOOD: dict[str, Any] = {
    "origins": 4.0,
    "width": 0.2,
    "first_hand": True,
    "contested": False,
    "effective": 300.0,
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "high"),
        ({"contested": True}, "moderate"),
        ({"first_hand": False}, "moderate"),
        ({"origins": 2.0}, "moderate"),
        ({"width": 0.4}, "moderate"),
        ({"origins": 1.0}, "moderate"),
        ({"origins": 1.0, "first_hand": False}, "low"),
        ({"width": 0.6}, "low"),
        ({"effective": 99.0}, "low"),
    ],
)
def test_confidence(table: Likelihoods, change: dict[str, Any], expected: str) -> None:
    assert confidence(**{**GOOD, **change}, table=table) == expected


def test_the_basis_of_confidence_holds_no_likelihood(table: Likelihoods) -> None:
    said = basis(reports=3, origins=1.0, first_hand=0, denials=1, effective=250.2, draws=400)
    assert not any(word in said for word, _ in table.bands)
    assert "%" not in said
    assert "3 reports" in said
    assert "to 1 independent origin," in said


@pytest.mark.parametrize(
    ("origins", "said"),
    [(1.0, "to 1 independent origin,"), (1.2, "to about 1 independent origin,"),
     (1.5, "to about 2 independent origins,"), (2.49, "to about 2 independent origins,")],
)  # fmt: skip
def test_origins_are_rounded_as_readers_do(origins: float, said: str) -> None:
    told = basis(reports=6, origins=origins, first_hand=0, denials=0, effective=250.2, draws=400)
    assert said in told
