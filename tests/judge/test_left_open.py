"""What a verdict does not cover."""

from dataclasses import replace
from typing import Any

import pytest

from whence.judge import with_left_open
from whence.model import (
    CitedFact,
    ClaimVerdict,
    Concession,
    Document,
    Finding,
    LeftOpen,
    Matrix,
    Origins,
    Verdict,
)

TEXT = "They never merged. They did talk. In Lund alone they do work together, since they must."
PAGE = Document(id="page", text=TEXT, author="Ada Quell")
MERGER = ClaimVerdict(
    id="merger",
    text="They merged.",
    reports=1,
    origins=Origins(mean=1, low=1, high=1),
    probability=0.1,
    low=0,
    high=0.2,
    words="very unlikely",
    confidence="low",
)
TALK = PAGE.span(19, 33)
FOUND = Finding(
    id="f",
    kind="record",
    claim="merger",
    direction="against",
    explanation="It is said what is open.",
    subkind="not_covered",
    spans=(TALK,),
)
TALKED = Concession(
    document="page", span=TALK, content=PAGE.span(19, 32), text="They did talk", certainty="certain"
)


def left(
    findings: list[Finding], concessions: list[Concession], claim: str = "merger"
) -> tuple[LeftOpen, ...]:
    verdict = Verdict(
        claims=(MERGER, replace(MERGER, id="talks")), hypotheses=(), matrix=Matrix(), next=()
    )
    found = with_left_open(verdict, findings, concessions, {"page": PAGE})
    return next(one for one in found.claims if one.id == claim).not_covered


def test_what_a_finding_says_is_open() -> None:
    (one,) = left([FOUND], [])
    assert (one.words, one.held, one.by) == ("They did talk.", "open", "Ada Quell")
    assert one.spans == (TALK,)
    assert not left([FOUND], [], "talks")


def test_a_rejected_finding_leaves_nothing_open() -> None:
    assert not left([replace(FOUND, ruling="rejected")], [])


@pytest.mark.parametrize("beside", [("merger",), ()])
def test_a_concession_is_told_once_with_its_claim(beside: tuple[str, ...]) -> None:
    own = replace(TALKED, claim="talks", beside=beside)
    (one,) = left([FOUND], [own])
    assert (one.words, one.held, one.claim) == ("They did talk", "true", "talks")
    assert not left([FOUND], [own], "talks")


def test_two_concessions_of_one_claim_are_one() -> None:
    own = replace(TALKED, claim="talks", beside=("merger",))
    other = replace(own, span=PAGE.span(0, 18), content=PAGE.span(0, 17), text="They never merged")
    (one,) = left([], [own, other])
    assert [span.start for span in one.spans] == [0, 19]


def weaker(quote: str, **more: Any) -> Finding:
    start = TEXT.index(quote)
    spans = (PAGE.span(start, start + len(quote)), PAGE.span(0, 4))
    return replace(FOUND, kind="admission", subkind="weaker", spans=spans, **more)


def test_a_lesser_thing_that_is_granted() -> None:
    (one,) = left([weaker("They did talk")], [])
    assert (one.words, one.held) == ("They did talk", "true")


def test_what_holds_in_one_place_with_its_conditions() -> None:
    fact = CitedFact(id="row", text="They are allied in Lund.", source="page")
    spans = PAGE.span(34, 87), PAGE.span(34, 68), PAGE.span(70, 86)
    local = replace(FOUND, subkind="local_exception", spans=spans, facts=(fact,))
    (one,) = left([local], [])
    assert (one.held, one.facts) == ("local", ("row",))
    assert one.conditions == spans[2]
    (coded,) = left([replace(local, spans=())], [])
    assert (coded.words, coded.by, coded.conditions) == (fact.text, "page", None)
