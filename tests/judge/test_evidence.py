"""Findings that share a cause do not count as often as they are told."""

import math
from collections.abc import Callable, Iterator
from itertools import permutations
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.data.likelihoods import Likelihoods
from whence.model import Finding, Span, Verdict
from whence.weigh import weigh_findings


@pytest.fixture
def told(make: SimpleNamespace, table: Likelihoods, verdict: Callable[..., Verdict]):
    """Judge the claim on one witness and some findings, and return its log odds."""

    def log_odds(*findings: Finding) -> float:
        judged = verdict([make.witness("w")], weigh_findings(findings, table))
        chance = judged.claims[0].probability
        return math.log(chance / (1 - chance))

    return log_odds


def quarrel(make: SimpleNamespace) -> Iterator[Finding]:
    yield make.finding("contradiction", "state_of_world", id="a")
    yield make.finding("record", "preconditions", id="b")
    yield make.finding("naming", "usage", id="c")


def test_each_sign_of_one_quarrel_adds_less_than_it_would_alone(make, told) -> None:
    war, terms, names = quarrel(make)
    none, one = told(), told(war)
    two, three = told(war, terms), told(war, terms, names)
    assert none > one > two > three
    alone = told(terms)
    assert one - two < 0.6 * (none - alone)


def test_the_order_of_findings_of_a_family_changes_nothing(make, told) -> None:
    results = {round(told(*order), 12) for order in permutations(quarrel(make))}
    assert len(results) == 1


def test_findings_without_a_common_cause_count_whole(make, told) -> None:
    war = make.finding("contradiction", "state_of_world", id="a")
    inside = make.finding("contradiction", "internal", id="b")
    lost = (told() - told(war)) + (told() - told(inside))
    assert told() - told(war, inside) > 0.9 * lost


# Rows written against a claim: each lowers `real` and raises nothing that is likelier true than it.
AGAINST = (
    ("contradiction", "state_of_world"), ("contradiction", "internal"), ("contradiction", "between"),
    ("naming", "recognition"), ("naming", "usage"), ("record", "preconditions"), ("record", "cost"),
    ("infeasible", "surely"), ("infeasible", "possibly"), ("infeasible", "own_front"),
    ("absent", "presence"), ("absent", "ended"), ("absent", "insider"), ("absent", "expected"),
    ("absent", "unseen"), ("denial", "party"), ("denial", "other"), ("denial", "self"),
    ("no_evidence", "doubt"), ("no_evidence", "contested"),
)  # fmt: skip
FOR = (("admission", "party"), ("admission", "default"), ("record", "seen"), ("record", "local_match"))  # fmt: skip
# Where the words of a finding stand: on their own, or where the denial of `HELD` stands.
PLACES = (1000, 1004, 2000, 2004)
HELD = (1000, 2000)


def some(rows: tuple[tuple[str, str], ...]) -> st.SearchStrategy[list[tuple[tuple[str, str], int]]]:
    return st.lists(st.tuples(st.sampled_from(rows), st.sampled_from(PLACES)), max_size=5)


@pytest.fixture
def odds(make: SimpleNamespace, table: Likelihoods, verdict: Callable[..., Verdict]):
    """Judge the claim on a witness, a denial that holds some words, and findings of some rows."""
    said = [
        make.witness("w", spans=(make.span(9000),)),
        make.witness("n", "denies", spans=tuple(map(make.span, HELD))),
    ]

    def log_odds(*drawn: tuple[tuple[str, str], int]) -> float:
        findings = [
            make.finding(
                *row,
                direction="for" if row in FOR else "against",
                id=f"{number}",
                spans=(Span(document="d", start=at, end=at + 4, quote="word"),),
            )
            for number, (row, at) in enumerate(drawn)
        ]
        chance = verdict(said, weigh_findings(findings, table)).claims[0].probability
        return math.log(chance / (1 - chance))

    return log_odds


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    others=some(AGAINST + FOR), more=st.tuples(st.sampled_from(AGAINST), st.sampled_from(PLACES))
)
def test_one_more_finding_against_never_raises_the_claim(odds, others, more) -> None:
    assert odds(*others, more) <= odds(*others) + 1e-9


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(others=some(AGAINST + FOR), gone=st.tuples(st.sampled_from(FOR), st.sampled_from(PLACES)))
def test_taking_away_a_finding_for_never_raises_the_claim(odds, others, gone) -> None:
    assert odds(*others) <= odds(*others, gone) + 1e-9


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=some(AGAINST + FOR), order=st.randoms(use_true_random=False))
def test_the_order_of_any_findings_changes_nothing(odds, found, order) -> None:
    turned = list(found)
    order.shuffle(turned)
    assert math.isclose(odds(*found), odds(*turned), abs_tol=1e-9)


def test_what_a_testimony_holds_already_takes_nothing_from_its_like(odds) -> None:
    alone, held = (("denial", "other"), 1500), (("denial", "other"), HELD[0])
    assert math.isclose(odds(alone, held), odds(alone), abs_tol=1e-9)
