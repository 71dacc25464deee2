"""Findings that share a cause do not count as often as they are told."""

import math
from collections.abc import Callable, Iterator
from itertools import permutations
from types import SimpleNamespace

import pytest

from whence.data.likelihoods import Likelihoods
from whence.model import Finding, Verdict
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
