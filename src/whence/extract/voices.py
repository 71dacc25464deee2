"""Whose words a quotation is: of the attribution beside it, or of who was quoted before.

A quotation that nobody introduces goes on where the one before stopped: in the same paragraph, or
in the next, which news opens with a mark when the last was left open.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from whence.text import words

from .attribution import Attribution, Piece
from .quotes import quotations, read_quotations

_INTRODUCED = re.compile(r"\w[^.!?\n]*\s[A-Z]\w[^.!?\n]*:\s*\Z")
_LEAST = 6  # words; fewer are a term, a name or a scare quote


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; `goes_on` where its paragraph ends without closing it."""

    start: int
    end: int
    goes_on: bool = False


def find_quotes(text: str, language: str | None = None) -> list[Quote]:
    """Return the quotations of a text in order, those left open at a paragraph's end too."""
    left_open = {one.start for one in read_quotations(text) if not one.closed}
    return [Quote(start, end, start in left_open) for start, end in quotations(text, language)]


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


def introduces(between: str) -> bool:
    """Say whether words between two quotations name by a colon whose the second is: “The Ministry:”."""
    return bool(_INTRODUCED.search(between))


def long_enough(text: str, quote: Quote | Piece) -> bool:
    """Say whether a quotation says something, rather than naming it: six words, not all capitals."""
    start, end = (quote.start, quote.end) if isinstance(quote, Quote) else quote
    found = words(text[start:end])
    capitals = sum(text[start + s].isupper() for s, _ in found)
    return len(found) >= _LEAST and capitals * 2 < len(found)
