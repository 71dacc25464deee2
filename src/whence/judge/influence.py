"""What moved the verdict: leave out each piece of evidence and judge again."""

import math
from collections.abc import Sequence
from typing import TypedDict

from whence.model import Driver, Finding, Testimony

from .dependence import resting_on
from .evidence import only_carried_by
from .matrix import say
from .posterior import Memo, Posterior, Scene, judge, without
from .together import Judged
from .words import words

# Odds beyond this are shown as this: nobody can tell 10**9 from 10**12 to one.
_MOST = 9.0
_QUOTED = 3  # words of an origin that its driver quotes; copies say the same again


class Without(TypedDict):
    """The fields of a `Driver` that say what the verdict would be without it."""

    weight: float
    linchpin: bool
    probability: float
    words: str
    leader: str


def drivers_of(judged: Judged) -> tuple[Driver, ...]:
    """Return every piece of evidence with the change of log10 odds without it, largest first.

    A testimony is taken away with all that more likely than not rests on it, so that a copy does
    not stand in for what it was copied from, and with what was found about its words alone. The
    prior comes first: the odds before any evidence. What is known of claims that this one needs, or
    that need it, is one piece.
    """
    scene, full, memo = judged.scene, judged.posterior, judged.memo
    odds = log_odds(judged.before.claim)
    start = Driver(what="Before any evidence", kind="prior", weight=odds, id="prior")
    moved = [
        *_claims_driver(judged),
        *(_testimony_driver(scene, full, one, memo) for one in scene.testimonies),
        *(_finding_driver(scene, full, one, memo) for one in scene.findings),
    ]
    return (start, *sorted(moved, key=lambda driver: -abs(driver.weight)))


def log_odds(probability: float) -> float:
    """Return log10 of the odds, kept within a billion to one."""
    if not 0 < probability < 1:
        return math.copysign(_MOST, probability - 0.5)
    return max(-_MOST, min(_MOST, math.log10(probability / (1 - probability))))


def _claims_driver(judged: Judged) -> list[Driver]:
    if judged.apart is None:
        return []
    said = "; ".join(f"“{one.text.rstrip('.')}”" for one in judged.tied)
    return [
        Driver(
            what=f"What is said of claims tied to it: {said}",
            kind="claims",
            id="claims",
            **verdict_without(judged.scene, judged.posterior, judged.apart),
        )
    ]


def _testimony_driver(scene: Scene, full: Posterior, one: Testimony, memo: Memo) -> Driver:
    gone = resting_on(one.id, scene.testimonies)
    going = [other for other in scene.testimonies if other.id in gone]
    left = [other for other in scene.testimonies if other.id not in gone]
    about = only_carried_by(going, left, scene.findings)
    less = judge(without(scene, testimonies=gone, findings=about), memo)
    return Driver(
        what=_what(one, len(gone) - 1),
        kind="origin",
        id=one.id,
        spans=one.spans[:_QUOTED],
        **verdict_without(scene, full, less),
    )


def _finding_driver(scene: Scene, full: Posterior, one: Finding, memo: Memo) -> Driver:
    less = judge(without(scene, findings=[one.id]), memo)
    return Driver(
        what=one.explanation,
        kind="finding",
        id=one.id,
        spans=one.spans,
        **verdict_without(scene, full, less),
    )


def _what(one: Testimony, others: int) -> str:
    rest = {0: "", 1: ", with one report that rests on it"}
    return say(one) + rest.get(others, f", with {others} reports that rest on it")


def verdict_without(scene: Scene, full: Posterior, less: Posterior) -> Without:
    """Return what a verdict would be without some evidence, and what that changes."""
    word, leader = words(less.claim, scene.table), scene.rows[less.leader].id
    same = word == words(full.claim, scene.table) and less.leader == full.leader
    return Without(
        weight=log_odds(full.claim) - log_odds(less.claim),
        linchpin=not same,
        probability=less.claim,
        words=word,
        leader=leader,
    )


def contested(testimonies: Sequence[Testimony]) -> bool:
    """Say whether some testimonies assert the claim and others deny it."""
    return {"asserts", "denies"} <= {one.stance for one in testimonies}
