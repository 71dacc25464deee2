"""How a claim and its origins are rated on the scales of the trade."""

from dataclasses import dataclass
from typing import Literal

from .documents import Span
from .statements import Certainty, Stance
from .testimony import Interested

Letter = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]
# How near the one on whose word an origin rests was to the thing; `unattributed`: a report says it
# and names nobody for it.
Level = Literal["witnessed", "documented", "told", "relayed", "unknown", "unattributed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedOrigin:
    """One origin of a claim with the letter of the source on whose word it rests.

    `testimony` is its id among the drivers of the claim; `why` says what the letter rests on,
    `relays` counts the hands between the source and what was read, `others` are the sources that
    pass its word on.
    """

    testimony: str
    source: str
    name: str
    stance: Stance
    letter: Letter
    why: str
    level: Level
    certainty: Certainty
    relays: int
    interest: Interested | None = None
    others: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One degree of a ladder (talks < meeting < agreement …) and who asserts it without reserve.

    `sources` are ids, `names` how they are called, `spans` the words of each for the degree.
    """

    ladder: str
    rung: str
    level: int
    sources: tuple[str, ...]
    names: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A claim on the Admiralty scale: how credible it is by its origins alone.

    `credibility` runs from 1 (confirmed) to 5 (improbable); 6 means that it cannot be judged and
    is no number. `hearsay` says that nobody who asserts it knows it at first hand. `origins` are
    those for and against it, the nearest first. `rungs` are the degrees asserted, the lowest
    first; where the top one rests on one source alone, or on several of one origin, `sole` is the
    id of the source on whose word that rests, and `without` the probability without it.
    """

    claim: str
    credibility: Credibility
    words: str
    why: str
    hearsay: bool
    origins: tuple[RatedOrigin, ...] = ()
    rungs: tuple[Rung, ...] = ()
    sole: str | None = None
    without: float | None = None
