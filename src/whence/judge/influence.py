"""What moved the verdict: leave out each piece of evidence and judge again."""

import math
from collections.abc import Sequence

from whence.model import Driver, Finding, Testimony

from .dependence import resting_on
from .evidence import only_carried_by
from .matrix import say
from .posterior import Memo, Posterior, Scene, judge, without
from .words import words

# Odds beyond this are shown as this: nobody can tell 10**9 from 10**12 to one.
_MOST = 9.0
_QUOTED = 3  # words of an origin that its driver quotes; copies say the same again


def drivers_of(scene: Scene, full: Posterior, memo: Memo) -> tuple[Driver, ...]:
    """Return every piece of evidence with the change of log10 odds without it, largest first.

    A testimony is taken away with all that more likely than not rests on it, so that a copy does
    not stand in for what it was copied from, and with what was found about its words alone. The prior comes first: the odds before any evidence.
    """
    before = before_evidence(scene).claim
    start = Driver(what="Before any evidence", kind="prior", weight=log_odds(before), id="prior")
    moved = [
        *(_testimony_driver(scene, full, one, memo) for one in scene.testimonies),
        *(_finding_driver(scene, full, one, memo) for one in scene.findings),
    ]
    return (start, *sorted(moved, key=lambda driver: -abs(driver.weight)))


def before_evidence(scene: Scene) -> Posterior:
    """Return what is believed with no testimony and no finding, not even a precedent."""
    said, found = [one.id for one in scene.testimonies], [one.id for one in scene.findings]
    return judge(without(scene, testimonies=said, findings=found), {})


def log_odds(probability: float) -> float:
    """Return log10 of the odds, kept within a billion to one."""
    if not 0 < probability < 1:
        return math.copysign(_MOST, probability - 0.5)
    return max(-_MOST, min(_MOST, math.log10(probability / (1 - probability))))


def _testimony_driver(scene: Scene, full: Posterior, one: Testimony, memo: Memo) -> Driver:
    gone = resting_on(one.id, scene.testimonies)
    going = [other for other in scene.testimonies if other.id in gone]
    left = [other for other in scene.testimonies if other.id not in gone]
    about = only_carried_by(going, left, scene.findings)
    less = judge(without(scene, testimonies=gone, findings=about), memo)
    return Driver(
        what=_what(one, len(gone) - 1),
        kind="origin",
        weight=log_odds(full.claim) - log_odds(less.claim),
        id=one.id,
        linchpin=_turns(scene, full, less),
        spans=one.spans[:_QUOTED],
    )


def _finding_driver(scene: Scene, full: Posterior, one: Finding, memo: Memo) -> Driver:
    less = judge(without(scene, findings=[one.id]), memo)
    return Driver(
        what=one.explanation,
        kind="finding",
        weight=log_odds(full.claim) - log_odds(less.claim),
        id=one.id,
        linchpin=_turns(scene, full, less),
        spans=one.spans,
    )


def _what(one: Testimony, others: int) -> str:
    rest = {0: "", 1: ", with one report that rests on it"}
    return say(one) + rest.get(others, f", with {others} reports that rest on it")


def _turns(scene: Scene, full: Posterior, less: Posterior) -> bool:
    """Say whether the word or the leading explanation is another one without the evidence."""
    same_word = words(full.claim, scene.table) == words(less.claim, scene.table)
    return not same_word or full.leader != less.leader


def contested(testimonies: Sequence[Testimony]) -> bool:
    """Say whether some testimonies assert the claim and others deny it."""
    return {"asserts", "denies"} <= {one.stance for one in testimonies}
