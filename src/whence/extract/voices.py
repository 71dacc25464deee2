"""Whose words a quotation is: of the attribution beside it, or of who was quoted before.

A quotation that nobody introduces goes on where the one before stopped: in the same paragraph, or
in the next, which news opens with a mark when the last was left open.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whence.text import paragraphs, words

from .attribution import Attribution, Piece
from .quotes import quotations

_LEAST = 6  # words; fewer are a term, a name or a scare quote


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; `goes_on` where its paragraph ends without closing it."""

    start: int
    end: int
    goes_on: bool = False


def find_quotes(text: str) -> list[Quote]:
    """Return the quotations of a text in order, those left open at a paragraph's end too."""
    closed = [Quote(*span) for span in quotations(text)]
    return sorted([*closed, *_left_open(text, closed)], key=lambda one: one.start)


def _left_open(text: str, closed: Sequence[Quote]) -> Iterator[Quote]:
    """Yield what is opened, not closed, and taken up by a mark at the head of the next paragraph."""
    ends = [one.end for one in closed]
    blocks = paragraphs(text)
    for (start, end), (following, _) in pairwise(blocks):
        mark = text[following]
        if mark not in '“"„«':
            continue
        index = bisect_right(ends, end) - 1
        opened = text.find(mark, max(start, ends[index] if index >= 0 else 0), end)
        if opened >= 0:
            yield Quote(opened, end, True)


def holding(quotes: Sequence[Quote], place: int) -> int | None:
    """Return the index of the quotation that holds a character."""
    index = bisect_right(quotes, place, key=lambda one: one.start) - 1
    return index if index >= 0 and place < quotes[index].end else None


def owners(quotes: Sequence[Quote], found: Sequence[Attribution]) -> dict[int, Attribution]:
    """Return who is quoted in each quotation: the attribution outside it whose content it is.

    `found` in the order of their cues. Where several could be, the nearest cue speaks.
    """
    best: dict[int, tuple[int, Attribution]] = {}
    for one in found:
        for start, end in one.content:
            first = bisect_right(quotes, start, key=lambda q: q.end)
            for index in range(first, len(quotes)):
                quote = quotes[index]
                if quote.start >= end:
                    break
                if quote.start <= one.cue[0] < quote.end:
                    continue
                distance = max(quote.start - one.cue[1], one.cue[0] - quote.end, 0)
                if index not in best or distance < best[index][0]:
                    best[index] = (distance, one)
    return {index: one for index, (_, one) in best.items()}


def long_enough(text: str, quote: Quote | Piece) -> bool:
    """Say whether a quotation says something, rather than naming it: six words, not all capitals."""
    start, end = (quote.start, quote.end) if isinstance(quote, Quote) else quote
    found = words(text[start:end])
    capitals = sum(text[start + s].isupper() for s, _ in found)
    return len(found) >= _LEAST and capitals * 2 < len(found)
