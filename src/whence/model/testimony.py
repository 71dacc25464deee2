"""What one origin says on one claim, ready to be judged."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .documents import Span
from .statements import Certainty, Directness, Reliability, Stance

# What a source gains, coded or (`_told`) read; `party`: it speaks of its own act.
Interested: TypeAlias = Literal["for", "against", "for_told", "against_told", "party"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """The word of one origin on one claim, however many reports repeat it.

    `parents` are other testimonies on the claim that this one may rely on, each with the
    probability that it does (they sum to at most 1; the rest is the chance that it stands on its
    own). Sources of one `camp` share their motive. `interest` is what the source gains: `for` if
    it profits from the claim being believed, `for_told` if a text or a quarrel says so and nobody
    coded it, `party` if it takes part in what is claimed. `relays` counts the hands the word passed
    through before it reached a document we hold (0: we hold the source's own words). `lag` is how
    many days after the first report on the claim the first of this origin came, 0 where dates are
    unknown.
    """

    id: str
    claim: str
    label: str
    stance: Stance
    certainty: Certainty = "certain"
    directness: Directness = "unknown"
    sources: tuple[str, ...] = ()
    reliability: Reliability
    camp: str | None = None
    interest: Interested | None = None
    relays: int = 1
    lag: float = 0.0
    parents: tuple[tuple[str, float], ...] = ()
    spans: tuple[Span, ...] = ()
