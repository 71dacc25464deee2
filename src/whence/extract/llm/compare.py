"""Where two taggers read a text alike, and where they do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..tagged import Piece, Tagged

Kind = Literal["agreed", "only_model", "only_local", "source_differs", "content_differs"]
_ALIKE = 0.5  # Dice of two contents or sources, by characters: as attribution is scored


@dataclass(frozen=True, slots=True)
class Difference:
    """What two taggers make of one cue; `model` or `local` is None where one sees none there."""

    kind: Kind
    model: Tagged | None
    local: Tagged | None


def compare(model: Sequence[Tagged], local: Sequence[Tagged]) -> list[Difference]:
    """Return how the attributions of two taggers compare, agreements too, in the order of the text.

    Two belong together whose cues overlap, each with at most one other: the likest first.
    Attributions are alike if half of their sources and half of their contents are the same
    (Dice of at least 0.5, in characters).
    """
    pairs = sorted((-_likeness(model[i], local[j]), i, j) for i, j in _sharing_cue(model, local))
    left, right = dict(enumerate(model)), dict(enumerate(local))
    found: list[Difference] = []
    for _, i, j in pairs:
        if i in left and j in right:
            ours, theirs = left.pop(i), right.pop(j)
            found.append(Difference(_kind(ours, theirs), ours, theirs))
    found += (Difference("only_model", one, None) for one in left.values())
    found += (Difference("only_local", None, one) for one in right.values())
    return sorted(found, key=lambda one: (_place(one), one.kind))


def dice(one: Sequence[Piece], other: Sequence[Piece]) -> float:
    """Return twice the characters in common by all characters; 1 for two that are both empty."""
    total = sum(end - start for pieces in (one, other) for start, end in pieces)
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return 2 * common / total if total else 1.0


def _kind(model: Tagged, local: Tagged) -> Kind:
    if dice(model.source, local.source) < _ALIKE:
        return "source_differs"
    return "agreed" if dice(model.content, local.content) >= _ALIKE else "content_differs"


def _likeness(one: Tagged, other: Tagged) -> float:
    return dice(one.source, other.source) + dice(one.content, other.content)


def _sharing_cue(model: Sequence[Tagged], local: Sequence[Tagged]) -> Iterator[tuple[int, int]]:
    """Yield the indices of each pair whose cues overlap, by a sweep over the text."""
    edges = sorted(
        (start, end, side, index)
        for side, ones in enumerate((model, local))
        for index, one in enumerate(ones)
        for start, end in one.cue
    )
    open_: tuple[dict[int, int], dict[int, int]] = ({}, {})
    pairs: dict[tuple[int, int], None] = {}
    for start, end, side, index in edges:
        others = open_[1 - side]
        for other in [key for key, until in others.items() if until <= start]:
            del others[other]
        for other in others:
            pairs[(other, index) if side else (index, other)] = None
        open_[side][index] = end
    yield from pairs


def _place(one: Difference) -> Piece:
    tagged = one.model or one.local
    assert tagged is not None
    return tagged.cue[0] if tagged.cue else (0, 0)
