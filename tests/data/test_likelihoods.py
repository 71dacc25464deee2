"""The table of constants: complete, reasoned, and strict about changes."""

from typing import Any

import pytest

from whence.data.explanations import explanations
from whence.data.likelihoods import EXPLANATIONS, load_likelihoods, reference_class
from whence.model import UsageError

TABLE = load_likelihoods()


def test_every_row_has_a_reason() -> None:
    assert len(TABLE.reasons) > 100
    assert [path for path, reason in TABLE.reasons.items() if len(reason) < 8] == []


def test_priors_sum_to_one_and_start_near_three_in_ten() -> None:
    assert sum(TABLE.prior.values()) == pytest.approx(1)
    claim = sum(TABLE.prior[kind] * TABLE.theta[kind].mean for kind in EXPLANATIONS)
    assert 0.27 < claim < 0.35


@pytest.mark.parametrize("kind", ["interest", "hearsay_only", "shared_origin"])
def test_what_is_in_the_network_has_an_empty_row_that_says_so(kind: str) -> None:
    for subkind, row in TABLE.findings[kind].items():
        assert not any(row.log10.values())
        assert "already in the network" in TABLE.reasons[f"findings.{kind}.{subkind}"]


def test_a_finding_pointing_the_other_way_is_turned_round() -> None:
    row = TABLE.row("denial", "party")
    against, favour = row.pointing("against"), row.pointing("for")
    assert against["real"][0] < 0 < favour["real"][0]
    assert against["other"] == (0.0, against["real"][1])  # true all the same: as under `real`


def test_an_unknown_subkind_takes_the_default() -> None:
    assert TABLE.row("naming", "no such") == TABLE.row("naming")


def test_overrides_change_rows_and_may_add_subkinds() -> None:
    new = {"log10": {"real": -0.7}}
    changed = load_likelihoods({"doubts": {"value": 0.4}, "findings": {"denial": {"mine": new}}})
    assert changed.doubts == 0.4
    assert changed.row("denial", "mine").log10 == {"real": -0.7}
    assert TABLE.doubts == load_likelihoods().doubts != 0.4


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"dubts": {"value": 0.4}}, "did you mean 'doubts'"),
        ({"access": {"witnesed": {"beta": [1, 1]}}}, "did you mean 'witnessed'"),
        ({"doubts": {"value": 1.4}}, "not a number from 0 to 1"),
        ({"guess": {"beta": [0, 2]}}, "not two numbers above 0"),
        ({"guess": {"beta": [2]}}, "not two numbers above 0"),
        ({"guess": {"value": 0.5}}, "needs `beta`"),
        ({"guess": 0.5}, "must be a mapping"),
        ({"prior": {"real": {"value": 0.9}}}, "must sum to 1"),
        ({"bands": {"likely": {"value": 0.1}}}, "must rise"),
        ({"findings": {"denials": {}}}, "did you mean 'denial'"),
        ({"findings": {"denial": {"party": {"log10": {"reel": 1}}}}}, "did you mean 'real'"),
        ({"findings": {"denial": {"party": {"log10": {"real": 9}}}}}, "beyond"),
        ({"findings": {"denial": {"x": {"log10": {}, "carried": 2}}}}, "between 0 and 1"),
    ],
)
def test_errors_name_the_row(overrides: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_likelihoods(overrides)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [("0/2", (0, 2)), ("3 / 4", (3, 4)), ("", None), ("2", None), ("3/2", None), ("0/0", None)],
)
def test_reference_class(counts: str, expected: tuple[int, int] | None) -> None:
    assert reference_class(counts) == expected


def test_explanations_are_the_standard_ones() -> None:
    assert {one.kind for one in explanations()} == set(EXPLANATIONS)
    assert all(one.text.endswith(".") for one in explanations())


def test_families_name_findings_that_there_are() -> None:
    table = load_likelihoods()
    for member in table.families:
        kind, _, subkind = member.partition("/")
        assert kind in table.findings, member
        assert not subkind or subkind in table.findings[kind], member  # type: ignore[index]
