"""Hypotheses against evidence."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from whence.model import Verdict

Judged = Callable[..., Verdict]


def test_cells_are_likelihoods_over_their_mean(verdict: Judged, make: SimpleNamespace) -> None:
    matrix = verdict([make.witness("w")], [make.finding("naming")]).matrix
    for column in matrix.columns:
        weights = {cell.hypothesis: cell.weight for cell in column.cells}
        assert list(weights) == list(matrix.rows)
        assert sum(10**weight for weight in weights.values()) / len(weights) == pytest.approx(1)
        spread = max(weights.values()) - min(weights.values())
        assert column.diagnosticity == pytest.approx(spread)


def test_columns_are_all_evidence_the_most_diagnostic_first(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness("w"), make.testimony("t", "denies"), make.testimony("x", "discusses")]
    found = [make.finding("denial", "party"), make.finding("precedent", "0/3")]
    columns = verdict(said, found).matrix.columns
    assert {column.evidence for column in columns} == {"w", "t", "denial/party", "precedent/0/3"}
    order = [column.diagnosticity for column in columns]
    assert order == sorted(order, reverse=True)


def test_a_sure_copy_tells_nothing_apart(verdict: Judged, make: SimpleNamespace) -> None:
    copy = make.witness("copy", parents=(("first", 0.99),))
    columns = verdict([make.witness("first"), copy]).matrix.columns
    by_id = {column.evidence: column.diagnosticity for column in columns}
    assert by_id["copy"] < 0.001
    assert by_id["first"] > 0.2


def test_what_a_contradiction_says(verdict: Judged, make: SimpleNamespace) -> None:
    (column,) = verdict([], [make.finding("contradiction", "internal")]).matrix.columns
    weights = {cell.hypothesis: cell.weight for cell in column.cells}
    assert min(weights, key=lambda one: weights[one]) == "real"
    assert max(weights, key=lambda one: weights[one]) == "misread"


def test_rows_of_several_claims(verdict: Judged, make: SimpleNamespace) -> None:
    other = make.claim.__class__(id="d", text="The sun rose.")
    matrix = verdict([make.witness("w")], claims=[make.claim, other]).matrix
    assert len(matrix.rows) == 7
    assert {column.claim for column in matrix.columns} == {"c"}


def test_an_interest_favours_what_serves_it(verdict: Judged, make: SimpleNamespace) -> None:
    said = make.testimony("t", interest="for", spans=(make.span(0),))
    gain = make.finding("interest", spans=(make.span(0),))
    columns = {one.evidence: one for one in verdict([said], [gain]).matrix.columns}
    weights = {cell.hypothesis: cell.weight for cell in columns["interest/"].cells}
    assert weights["invented"] > weights["exaggerated"] > weights["real"]
    assert weights["invented"] > 0


def test_an_interest_of_nobody_who_spoke_tells_nothing(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = make.testimony("t", interest="for", spans=(make.span(0),))
    gain = make.finding("interest", spans=(make.span(500),))
    columns = {one.evidence: one for one in verdict([said], [gain]).matrix.columns}
    assert columns["interest/"].diagnosticity == pytest.approx(0)
