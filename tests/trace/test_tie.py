"""What ties two reports: sums that add up, and the way through others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Link, Origins, Reason
from whence.trace.tie import make_tie

PRIOR = 0.2


def words(probability: float) -> str:
    return "likely" if probability > 0.5 else "unlikely"


def link(one: str, other: str, probability: float, *reasons: Reason) -> Link:
    return Link(from_=one, to=other, kind="cites", probability=probability, reasons=reasons)


def reason(what: str, weight: float) -> Reason:
    return Reason(what=what, weight=weight)


def tie(*links: Link, groups=(("a", "b"),), ends=("a", "b")):
    return make_tie(
        claim="c",
        text="C.",
        ends=ends,
        stances=("asserts", "asserts"),
        links=links,
        origins=Origins(mean=1, low=1, high=1, groups=groups),
        prior=PRIOR,
        words=words,
    )


def probability(*weights: float) -> float:
    odds = PRIOR / (1 - PRIOR) * 10 ** sum(weights)
    return round(odds / (1 + odds), 4)


WEIGHTS = st.lists(st.floats(-1.5, 1.5), min_size=1, max_size=5)


@given(WEIGHTS)
def test_weights_add_up_from_the_start_to_the_chance_now(weights):
    reasons = [reason(f"r{n}", weight) for n, weight in enumerate(weights)]
    chance = probability(*weights)
    found = tie(link("a", "b", chance, *reasons))
    assert (found.probability, found.start) == (chance, PRIOR)
    told = (*found.reasons_for, *found.reasons_against, *found.notes)
    assert sorted(one.what for one in told) == sorted(one.what for one in reasons)
    for change in found.changes:
        left = [one.weight for one in reasons if one.what != change.without]
        assert change.probability == pytest.approx(probability(*left), abs=2e-3)


@pytest.mark.parametrize(("hidden", "side"), [(-0.6, "against"), (0.6, "for")])
def test_what_no_reason_accounts_for_is_told(hidden, side):
    found = tie(link("a", "b", probability(0.5, hidden), reason("seen", 0.5)))
    rest = {"for": found.reasons_for, "against": found.reasons_against}[side][-1]
    assert rest.what != "seen"
    assert rest.weight == pytest.approx(hidden, abs=0.01)


WAYS = [
    ("direct is surer", [link("a", "b", 0.9), link("a", "x", 0.8), link("x", "b", 0.8)], (), None),
    ("through one", [link("a", "b", 0.3), link("a", "x", 0.9), link("x", "b", 0.9)], ("a", "x", "b"), 0.81),
    ("whichever way links point", [link("x", "a", 0.9), link("x", "b", 0.9)], ("a", "x", "b"), 0.81),
    ("the surest", [link("a", "x", 0.9), link("x", "b", 0.6), link("a", "y", 0.8), link("y", "b", 0.8)], ("a", "y", "b"), 0.64),
    ("unlikely steps are none", [link("a", "x", 0.9), link("x", "b", 0.4)], (), None),
]  # fmt: skip


@pytest.mark.parametrize(("links", "path", "chance"), [row[1:] for row in WAYS], ids=[row[0] for row in WAYS])  # fmt: skip
def test_the_way_through_others(links, path, chance):
    found = tie(*links)
    assert found.path == path
    assert found.path_probability == (pytest.approx(chance) if chance else None)


GROUPS = [
    ((("a", "b"),), True),
    ((("a",), ("b",)), False),
    ((("a", "x"), ("x", "b"), ("a", "b")), True),  # a report may rest on two origins
    ((("a",),), None),
]


@pytest.mark.parametrize(("groups", "one"), GROUPS)
def test_one_origin(groups, one):
    assert tie(link("a", "b", 0.4), groups=groups).one_origin is one


def test_no_link_is_the_prior_but_only_for_reports_of_the_claim():
    assert tie(groups=(("a",), ("b",))).probability == PRIOR
    assert tie(groups=(("a",),)).probability is None
