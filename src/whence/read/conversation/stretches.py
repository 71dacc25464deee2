"""Stretches of a text, to be asked what they cover: any number of them in little time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """The union of some stretches `[start, end)` of one text."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)
        sizes = (end - start for start, end in zip(self._starts, self._ends, strict=True))
        self._before = [0, *accumulate(sizes)]

    def meets(self, start: int, end: int) -> bool:
        """Say whether any of them shares a character with this stretch."""
        return self.covered(start, end) > 0

    def covered(self, start: int, end: int) -> int:
        """Return how many characters of this stretch are in them."""
        return self._until(end) - self._until(start) if start < end else 0

    def _until(self, place: int) -> int:
        """Return how many characters before a place are in them."""
        whole = bisect_right(self._ends, place)
        begun = bisect_left(self._starts, place)
        part = place - self._starts[whole] if begun > whole else 0
        return self._before[whole] + part
