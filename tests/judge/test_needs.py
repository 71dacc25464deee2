"""Claims that need one another: who needs whom, and what that does to their chances."""

from collections.abc import Callable
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.judge.needs import in_order
from whence.model import Claim, ClaimVerdict, Need, Verdict

Judged = Callable[..., Verdict]
LADDER = ("talks", "pact", "merger")


def need(claim: str, needs: str) -> Need:
    return Need(claim=claim, needs=needs, why="a higher degree")


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ([], {"a": (), "b": (), "c": ()}),
        ([("a", "b"), ("b", "c")], {"a": ("b",), "b": ("c",), "c": ()}),
        # what one need brings along is not listed again
        ([("a", "b"), ("a", "c"), ("b", "c")], {"a": ("b",), "b": ("c",), "c": ()}),
        ([("a", "b"), ("a", "b")], {"a": ("b",), "b": (), "c": ()}),
        # no circles: the earlier stays
        ([("a", "b"), ("b", "a")], {"a": ("b",), "b": (), "c": ()}),
        ([("a", "b"), ("b", "c"), ("c", "a")], {"a": ("b",), "b": ("c",), "c": ()}),
        ([("a", "a"), ("a", "gone"), ("gone", "a")], {"a": (), "b": (), "c": ()}),
    ],
)
def test_who_needs_whom(needs: list[tuple[str, str]], expected: dict[str, Any]) -> None:
    assert in_order([need(*one) for one in needs], ["a", "b", "c"]) == expected


def chances(verdict: Verdict) -> dict[str, float]:
    return {claim.id: claim.probability for claim in verdict.claims}


def priors(verdict: Verdict) -> dict[str, float]:
    return {claim.id: claim.prior for claim in verdict.claims}


CLAIMS = tuple(Claim(id=id, text=f"There was a {id}.") for id in LADDER)
NEEDS = (need("pact", "talks"), need("merger", "pact"))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_higher_degree_is_never_likelier(
    verdict: Judged, make: SimpleNamespace, data: st.DataObject
) -> None:
    said = [
        make.witness(
            f"{claim}{number}",
            data.draw(st.sampled_from(["asserts", "denies", "doubts"])),
            claim=claim,
            sources=(data.draw(st.sampled_from(["x", "y", "z"])),),
        )
        for claim in LADDER
        for number in range(data.draw(st.integers(0, 3)))
    ]
    judged = verdict(said, claims=CLAIMS, needs=NEEDS, draws=40)
    ends = [{claim.id: getattr(claim, end) for claim in judged.claims} for end in ("low", "high")]
    for table in (chances(judged), priors(judged), *ends):
        assert all(table[low] >= table[high] - 1e-12 for low, high in pairwise(LADDER))


def test_what_is_needed_keeps_its_prior(verdict: Judged) -> None:
    alone, ordered = verdict(claims=CLAIMS), verdict(claims=CLAIMS, needs=NEEDS)
    # the constants are drawn once for all, and the priors of claims by themselves
    assert priors(ordered)["talks"] == pytest.approx(priors(alone)["talks"], abs=0.002)
    assert chances(ordered) == pytest.approx(priors(ordered), abs=1e-9)
    assert priors(ordered)["merger"] < priors(ordered)["pact"] < priors(alone)["pact"]


def test_a_witness_to_the_higher_degree_speaks_for_the_lower(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness("w", claim="merger")]
    judged = chances(verdict(said, claims=CLAIMS, needs=NEEDS))
    alone = chances(verdict(claims=CLAIMS, needs=NEEDS))
    assert judged["talks"] > alone["talks"] + 0.02


def test_a_denial_of_the_lower_degree_speaks_against_the_higher(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness(f"w{n}", "denies", claim="talks") for n in range(3)]
    judged = chances(verdict(said, claims=CLAIMS, needs=NEEDS))
    alone = chances(verdict(claims=CLAIMS, needs=NEEDS))
    assert judged["merger"] < alone["merger"] / 2


def test_talks_proven_say_less_for_a_merger_than_a_witness_to_it(
    verdict: Judged, make: SimpleNamespace
) -> None:
    start = chances(verdict(claims=CLAIMS, needs=NEEDS))["merger"]
    talks = [make.witness(f"w{n}", claim="talks") for n in range(4)]
    merger = [make.witness(f"w{n}", claim="merger") for n in range(4)]
    lower = chances(verdict(talks, claims=CLAIMS, needs=NEEDS))
    higher = chances(verdict(merger, claims=CLAIMS, needs=NEEDS))
    assert start < lower["merger"] < lower["talks"] / 2
    assert higher["merger"] > lower["merger"] + 0.2


def test_exact_against_the_sum_over_all_states(verdict: Judged, make: SimpleNamespace) -> None:
    """Two claims, one parameter set: P(both) worked out by hand from the claims judged apart."""
    said = [make.witness("t", claim="talks"), make.witness("m", claim="merger")]
    claims = (CLAIMS[0], CLAIMS[2])
    alone = verdict(said, claims=claims, draws=1)
    judged = chances(verdict(said, claims=claims, needs=[need("merger", "talks")], draws=1))
    low, high, start = chances(alone)["talks"], chances(alone)["merger"], priors(alone)["merger"]
    # Likelihood ratio of what is said of the merger, and its odds before, thrice where talks were.
    ratio = high / (1 - high) / (start / (1 - start))
    met = 3 * start / (3 * start + 1 - start)
    if_talks = low * (met * ratio + 1 - met)
    if_none = 1 - low
    assert judged["talks"] == pytest.approx(if_talks / (if_talks + if_none), abs=1e-9)
    assert judged["merger"] == pytest.approx(low * met * ratio / (if_talks + if_none), abs=1e-9)


def test_what_is_said_of_the_claims_it_hangs_together_with_is_a_driver(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness(f"w{n}", "denies", claim="talks") for n in range(3)]
    judged = verdict(said, claims=CLAIMS, needs=NEEDS)
    drivers = {claim.id: {one.id: one for one in claim.drivers} for claim in judged.claims}
    assert drivers["pact"]["claims"].weight < -0.2
    assert "There was a talks" in drivers["pact"]["claims"].what
    assert abs(drivers["talks"]["claims"].weight) < 0.01  # nothing is said of the pact
    assert not any("claims" in found for found in map(ids, verdict(said, claims=CLAIMS).claims))


def ids(claim: ClaimVerdict) -> set[str]:
    return {one.id for one in claim.drivers}


def test_many_needs_of_many_claims_stay_a_narrow_network(verdict: Judged) -> None:
    below = [Claim(id=f"b{n}", text=f"Step {n} was taken.") for n in range(18)]
    above = [Claim(id=f"a{n}", text=f"Aim {n} was reached.") for n in range(3)]
    needs = [need(high.id, low.id) for high in above for low in below]
    judged = verdict(claims=(*below, *above), needs=needs, draws=8)
    found = chances(judged)
    assert all(0 < found[high.id] < found[low.id] for high in above for low in below)
    assert judged.issues == ()
