"""How much a finding speaks for or against its claim."""

import math
from typing import Any

import pytest

from whence.data.likelihoods import load_likelihoods
from whence.model import CitedFact, Finding, Span
from whence.weigh.findings import weigh_findings

TABLE = load_likelihoods()
WORDS = (Span(document="d", start=0, end=3, quote="yes"),)


def weight(kind: Any, subkind: str = "", direction: Any = "against") -> float:
    finding = Finding(
        id="f",
        kind=kind,
        subkind=subkind,
        direction=direction,
        claim="c",
        explanation="why",
        spans=WORDS,
    )
    (found,) = weigh_findings([finding], TABLE)
    assert found.id == "f"
    return found.weight


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (("denial", "against_interest"), ("denial", "party")),
        (("denial", "party"), ("denial", "other")),
        (("denial", "other"), ("denial", "in_interest")),
        (("infeasible", "surely"), ("infeasible", "possibly")),
        (("contradiction", "internal"), ("contradiction", "between")),
        (("absent", "presence"), ("absent", "insider")),
        (("precedent", "0/6"), ("precedent", "0/2")),
    ],
)
def test_order_of_strength(stronger: tuple[str, str], weaker: tuple[str, str]) -> None:
    assert weight(*stronger) < weight(*weaker) <= 0


@pytest.mark.parametrize("kind", ["interest", "hearsay_only", "shared_origin"])
@pytest.mark.parametrize("direction", ["for", "against"])
def test_what_the_network_holds_weighs_nothing(kind: str, direction: str) -> None:
    assert math.copysign(1, weight(kind, "", direction)) == 1
    assert weight(kind, "", direction) == 0


@pytest.mark.parametrize("kind", sorted(TABLE.findings))
@pytest.mark.parametrize("direction", ["for", "against"])
def test_the_sign_follows_the_direction(kind: str, direction: str) -> None:
    sign = 1 if direction == "for" else -1
    for subkind in (*TABLE.findings[kind], "never heard of", "3/4", "0/4"):
        assert weight(kind, subkind, direction) * sign >= 0


def test_base_rates() -> None:
    """One success in six: odds of 2/6 against the prior odds of `real`."""
    real = TABLE.prior["real"]
    expected = math.log10((2 / 6) / (real / (1 - real)))
    assert weight("precedent", "1/6", "against") == pytest.approx(min(expected, 0))
    assert weight("precedent", "5/6", "for") > 0.5
    assert weight("precedent", "no counts") == 0
    assert weight("precedent", "3/2") == 0


def resting_on(stated: list[bool], circular: bool, kind: Any, subkind: str) -> float:
    facts = tuple(
        CitedFact(id=str(number), text="so", source="d", stated=told)
        for number, told in enumerate(stated)
    )
    finding = Finding(
        id="f",
        kind=kind,
        subkind=subkind,
        direction="against",
        claim="c",
        explanation="why",
        facts=facts,
        circular=circular,
    )
    (found,) = weigh_findings([finding], TABLE)
    return found.weight


@pytest.mark.parametrize(
    ("kind", "subkind"),
    [("absent", "presence"), ("infeasible", "surely"), ("precedent", "0/2")],
)
def test_the_word_of_a_report_weighs_less_than_what_is_known(kind: str, subkind: str) -> None:
    """And less again where that report itself takes a side; one known fact is enough."""
    known = resting_on([False], False, kind, subkind)
    mixed = resting_on([False, True], False, kind, subkind)
    stated = resting_on([True, True], False, kind, subkind)
    circular = resting_on([True, True], True, kind, subkind)
    assert known == mixed < stated < circular < 0
