"""What a tagger hands on: flat attributions of one text, as character offsets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution without its chain: who (may be empty), by which words, what.

    `source`, `cue` and `content` are pieces `[start, end)` in code points of the text, in order;
    several where something else stands between them. `score` is how sure the tagger is, 0 to 1.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    score: float = 1.0


# Texts in, one list of attributions a text out, in the order of their cues. Many texts at once,
# since a model reads batches faster than single texts.
Tagger = Callable[[Sequence[str]], list[list[Tagged]]]


@dataclass(frozen=True, slots=True)
class Nesting:
    """A tagger whose attributions stand inside one another already; it is asked once a text."""

    tag: Tagger

    def __call__(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """Return what the tagger finds."""
        return self.tag(texts)
