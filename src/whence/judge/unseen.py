"""Dependence that left no trace: whoever was not there may have followed what was said before.

Common informants, a story in the air, what colleagues told one another: tracing finds no words for
it. What is left to the own source of a report is therefore split once more: a share of it (`unseen`)
follows an earlier report on the claim, each with a weight of what that report has of its own, so
that copies do not make their origin loom larger. Somebody at first hand needs no other report, and
whoever follows him says on whose word, which tracing sees; so one more witness changes nothing in
what others say. Without dates nobody is earlier.

What a report takes over is only that an earlier one asserts or denies. So all that assert are one
possible parent, and all that deny another, however many they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TypeAlias

from whence.model import Testimony

from .dependence import reliance
from .parameters import FIRST_HAND

# By id: the chances to follow a denial and an assertion, of what relies on no link that was traced.
Unseen: TypeAlias = Mapping[str, tuple[float, float]]
NOTHING_UNSEEN: Unseen = MappingProxyType({})
NOBODY = (0.0, 0.0)


def unseen_among(testimonies: Iterable[Testimony], chance: float) -> Unseen:
    """Return with what chances each testimony on a claim follows, unseen, what was said before.

    `chance` is that of having followed anybody where a great many were earlier (smaller `lag`) and not
    at first hand; with a weight of W it is W / (1 + W) of that, as if one more had spoken whom nobody
    could follow, so that the first to speak does not make followers of all others at a stroke. Those
    at first hand have none.
    """
    found: dict[str, tuple[float, float]] = {}
    before = [0.0, 0.0]
    for _, at_once in groupby(sorted(testimonies, key=_lag), key=_lag):
        follows = _split(before, chance)
        for one in at_once:
            first_hand = one.directness in FIRST_HAND
            found[one.id] = NOBODY if first_hand else follows
            before[one.stance == "asserts"] += 0.0 if first_hand else 1 - reliance(one)
    return found


def _split(before: Sequence[float], chance: float) -> tuple[float, float]:
    # Rounded, so that the order in which weights were added up cannot show.
    denies, asserts = (round(chance * weight / (1 + sum(before)), 12) for weight in before)
    return denies, asserts


def _lag(one: Testimony) -> float:
    return one.lag
