"""What if: something left out of a case or supposed of it, and what that changes."""

from dataclasses import dataclass
from typing import Literal

from .findings import FindingKind

TakenKind = Literal["document", "source", "fact", "precedent", "finding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """Something left out as if it had never been known; `what` names it for people.

    `of` is what it was left out with (the page of a comment, the publisher of a report), if it was
    not named itself.
    """

    kind: TakenKind
    id: str
    what: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """How a claim stands: its verdict, its likeliest explanation, and what it rests on."""

    probability: float
    low: float
    high: float
    words: str
    confidence: Literal["low", "moderate", "high"]
    leader: str
    reports: int
    origins: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """A claim before and after; `after` is None where nothing is left that makes the claim.

    `weight` is the change of log10 odds, after less before.
    """

    id: str
    text: str
    before: ClaimState
    after: ClaimState | None
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding that is only there before (`gone`), only after (`new`), or is another (`changed`).

    `before` and `after` are its weights. One that changed has the id and explanation it has after.
    """

    change: Literal["gone", "new", "changed"]
    id: str
    kind: FindingKind
    claim: str
    explanation: str
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What was left out and supposed, and what it changes in claims and findings.

    `suppose` holds claims taken as true or false, `priors` priors of hypotheses, by id.
    """

    without: tuple[TakenOut, ...] = ()
    suppose: dict[str, bool]
    priors: dict[str, float]
    claims: tuple[ClaimChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
