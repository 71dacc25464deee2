"""What one origin says on one claim, ready to be judged."""

from dataclasses import dataclass
from typing import Literal

from .documents import Span
from .statements import Certainty, Directness, Reliability, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """The word of one origin on one claim, however many reports repeat it.

    `parents` are other testimonies on the claim that this one may rely on, each with the
    probability that it does (they sum to at most 1; the rest is the chance that it stands on its
    own). Sources of one `camp` share their motive. `interest` is what the source gains: `for` if
    it profits from the claim being believed. `relays` counts the hands the word passed through
    before it reached a document we hold (0: we hold the source's own words).
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
    interest: Literal["for", "against"] | None = None
    relays: int = 1
    parents: tuple[tuple[str, float], ...] = ()
    spans: tuple[Span, ...] = ()
