"""What a model wrote down, looked up in the text: each of its words stands there, or it is dropped.

No repair: words that are nearly right are wrong, since what a source is made to say rests on them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from whence.text import trim

from ..tagged import Piece, Tagged
from .parse import Item
from .record import Grounded, Reason
from .view import View
from .windows import Window

_PIECES = 20  # of one content; more are no content
_EDGES = " \t\n,;:"  # left at the edge of a content where its cue was taken off


class _Dropped(Exception):
    """An item that is not believed."""

    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason


def ground(text: str, window: Window, items: Sequence[Item]) -> Iterator[Grounded | Reason]:
    """Yield for each item the attribution that stands in the text, or why none does."""
    view = View(text, window.start, window.end)
    found = [(item, _look_up(view, window, item)) for item in items]
    by_id = {item.id: one for item, one in reversed(found) if item.id is not None}
    for item, one in found:
        if not isinstance(one, Tagged):
            yield one
            continue
        yield Grounded(
            tagged=one,
            within=_within(one, None if item.parent is None else by_id.get(item.parent)),
            stance=item.stance,
            certainty=item.certainty,
            directness=item.directness,
        )


def _look_up(view: View, window: Window, item: Item) -> Tagged | Reason:
    try:
        return _locate(view, _levels(window, item.sentences), item)
    except _Dropped as dropped:
        return dropped.reason


def _locate(view: View, levels: list[list[Piece]], item: Item) -> Tagged:
    """Return where the words of an item stand: first the content, by it the cue, by that the source.

    Raises `_Dropped`.
    """
    wanted = list(dict.fromkeys(item.content))
    if not 0 < len(wanted) <= _PIECES:
        raise _Dropped("malformed")
    cues = _find(view, item.cue, levels)
    content = _contents([_find(view, words, levels) for words in wanted], cues)
    cue = _nearest(_outside(cues, content, "cue_in_content"), content)
    content = [left for piece in content if (left := _without(view.text, piece, cue))]
    if not content:
        raise _Dropped("cue_in_content")
    if not item.source.strip():
        return Tagged((), (cue,), tuple(content))
    sources = _find(view, item.source, levels)
    apart = [one for one in sources if not _overlap(one, cue)]
    source = _nearest(_outside(apart, content, "source_in_content", edges=False), [cue])
    return Tagged((source,), (cue,), tuple(content))


def _levels(window: Window, numbers: Sequence[int]) -> list[list[Piece]]:
    """Return the sentences of these numbers, and these with their neighbours."""
    about = {near for number in numbers for near in (number - 1, number, number + 1)}
    return [list(_stretches(window, numbers)), list(_stretches(window, about))]


def _stretches(window: Window, numbers: Iterable[int]) -> Iterator[Piece]:
    """Yield the sentences of these numbers; those that follow each other as one stretch."""
    known = sorted({number for number in numbers if 1 <= number <= len(window.sentences)})
    first = last = 0
    for number in known:
        if last and number != last + 1:
            yield window.sentences[first - 1][0], window.sentences[last - 1][1]
            last = 0
        first, last = (first if last else number), number
    if last:
        yield window.sentences[first - 1][0], window.sentences[last - 1][1]


def _find(view: View, words: str, levels: list[list[Piece]]) -> list[Piece]:
    found = view.find(words, levels)
    if not found:
        raise _Dropped("not_in_text")
    return found


def _contents(places: list[list[Piece]], cues: list[Piece]) -> list[Piece]:
    """Return one place for each piece of a content, those that stand in several by what is sure."""
    sure = [found[0] for found in places if len(found) == 1]
    anchors = cues if len(cues) == 1 else sure
    chosen = sorted(found[0] if len(found) == 1 else _nearest(found, anchors) for found in places)
    if any(left[1] > right[0] for left, right in pairwise(chosen)):
        raise _Dropped("malformed")
    return chosen


def _outside(
    places: list[Piece], content: list[Piece], reason: Reason, *, edges: bool = True
) -> list[Piece]:
    """Return the places outside a content, or at an edge of one of its pieces."""
    found = [one for one in places if not any(_inside(one, piece, edges) for piece in content)]
    if not found:
        raise _Dropped(reason)
    return found


def _inside(one: Piece, piece: Piece, edges: bool) -> bool:
    at_edge = edges and (one[0] <= piece[0] or one[1] >= piece[1])
    return _overlap(one, piece) and not at_edge


def _nearest(places: list[Piece], anchors: list[Piece]) -> Piece:
    """Return the place with the least text between it and an anchor; no two may be equally near."""
    if len(places) == 1:
        return places[0]
    ranked = sorted((min((_gap(one, to) for to in anchors), default=-1), one) for one in places)
    if not ranked or not anchors or ranked[0][0] == ranked[1][0]:
        raise _Dropped("ambiguous")
    return ranked[0][1]


def _without(text: str, piece: Piece, cue: Piece) -> Piece | None:
    """Return a piece of content without the cue that stands at its edge, None if nothing is left."""
    if not _overlap(piece, cue):
        return piece
    start, end = (cue[1], piece[1]) if cue[0] <= piece[0] else (piece[0], cue[0])
    while start < end and text[start] in _EDGES:
        start += 1
    left = trim(text, start, end) if start < end else None
    return left if left and any(map(str.isalnum, text[slice(*left)])) else None


def _within(one: Tagged, parent: Tagged | Reason | None) -> Piece | None:
    """Return the cue of the parent that a model names, if the parent's content holds this one."""
    if not isinstance(parent, Tagged) or parent.cue == one.cue:
        return None
    held = any(_overlap(piece, own) for piece in parent.content for own in (*one.cue, *one.content))
    return parent.cue[0] if held else None


def _overlap(one: Piece, other: Piece) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _gap(one: Piece, other: Piece) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])
