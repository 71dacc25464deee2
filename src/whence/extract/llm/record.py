"""What a model is believed: attributions that stand in the text, and how much did not."""

from dataclasses import dataclass
from typing import Literal

from whence.model import Certainty, Directness, Stance

from ..tagged import Piece, Tagged

Reason = Literal[
    "malformed", "too_many", "not_in_text", "ambiguous", "cue_in_content", "source_in_content"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """One attribution by a model: its words, and what it thinks of them.

    `within` is the cue of the attribution that passes this one on, None at the outermost. What
    the model says of stance, certainty and directness is an opinion: None where it gave none that
    we know.
    """

    tagged: Tagged
    within: Piece | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    directness: Directness | None = None

    @property
    def cue(self) -> Piece:
        """The cue, which a model gives in one piece."""
        return self.tagged.cue[0]


@dataclass(frozen=True, slots=True)
class Failure:
    """A stretch of the text that the model did not read, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a model made of a text.

    `found` is in the order of cues; `dropped` counts what was not believed by reason; `windows`
    is in how many parts the text was sent, `cut` how many answers were cut off. `by_local` are
    the attributions of the local tagger where the model failed, `local` all of its attributions
    (None if there is no local tagger).
    """

    found: tuple[Grounded, ...] = ()
    dropped: tuple[tuple[Reason, int], ...] = ()
    failures: tuple[Failure, ...] = ()
    windows: int = 0
    cut: int = 0
    by_local: tuple[Tagged, ...] = ()
    local: tuple[Tagged, ...] | None = None

    @property
    def tagged(self) -> list[Tagged]:
        """The attributions of model and local tagger, in the order of cues."""
        both = [*(one.tagged for one in self.found), *self.by_local]
        return sorted(both, key=lambda one: (one.cue, one.source, one.content))


def chain_of(found: tuple[Grounded, ...], one: Grounded) -> tuple[Grounded, ...]:
    """Return the hands an attribution passes through, outermost first, itself last."""
    by_cue = {other.cue: other for other in reversed(found)}
    chain = [one]
    while (within := chain[0].within) in by_cue and within not in [hand.cue for hand in chain]:
        chain.insert(0, by_cue[within])
    return tuple(chain)
