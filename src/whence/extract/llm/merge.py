"""One list of attributions out of those of overlapping windows, without doubles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..tagged import Piece
from .record import Grounded
from .windows import Window

_ALL = 1 << 60  # as much as there is: at its own ends a text hides nothing


@dataclass(frozen=True, slots=True, order=True)
class _Seen:
    """How well a window sees a cue, and which one it is; of two that see equally the earlier."""

    sight: int
    order: int


def merge(windows: Sequence[Window], found: Sequence[Sequence[Grounded]]) -> tuple[Grounded, ...]:
    """Return the attributions of all windows in the order of their cues.

    Where two windows read the same cue, the one that sees more around it decides.
    """
    best: dict[Piece, _Seen] = {}
    for index, ones in enumerate(found):
        for cue in {one.cue for one in ones}:
            seen = _Seen(_sight(windows, index, cue), -index)
            best[cue] = max(best.get(cue, seen), seen)
    _leave_better(best)
    kept = {
        one
        for index, ones in enumerate(found)
        for one in ones
        if one.cue in best and best[one.cue].order == -index
    }
    unlike = {(one.tagged.source, one.cue, one.tagged.content): one for one in _in_order(kept)}
    return tuple(_linked(list(unlike.values())))


def _sight(windows: Sequence[Window], index: int, cue: Piece) -> int:
    """Return how many characters a window shows around a cue on the side where it shows fewer."""
    before = cue[0] - windows[index].start if index else _ALL
    after = windows[index].end - cue[1] if index + 1 < len(windows) else _ALL
    return min(before, after)


def _leave_better(best: dict[Piece, _Seen]) -> None:
    """Of neighbouring cues that overlap (“denied”, “has denied”) in two windows, leave one."""
    last: Piece | None = None
    for cue in sorted(best):
        if last and cue[0] < last[1] and best[cue].order != best[last].order:
            worse = min(cue, last, key=lambda one: best[one])
            del best[worse]
            last = cue if worse == last else last
        else:
            last = cue


def _in_order(found: Iterable[Grounded]) -> list[Grounded]:
    return sorted(
        found, key=lambda one: (one.cue, one.tagged.source, one.tagged.content, repr(one))
    )


def _linked(found: list[Grounded]) -> Iterable[Grounded]:
    """Yield them without links to what is not among them, or that lead back to themselves."""
    hands = {one.cue: one.within for one in reversed(found)}
    for one in found:
        seen, hand = {one.cue}, one.within
        while hand in hands and hand not in seen:
            seen.add(hand)
            hand = hands[hand]
        good = one.within in hands and hand is None
        yield one if good or one.within is None else replace(one, within=None)
