"""Who held what at a time, for all places at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.model import Fact

from .holding import Moment

# What was found of so many times is kept: a case asks of few, and of each of them often.
_TIMES = 16


class Row(NamedTuple):
    """A fact at its place in the order, with its bounds as numbers."""

    position: int
    fact: Fact
    first: float
    begun: float
    ended: float
    last: float


class _Then(NamedTuple):
    """The rows that could hold at a time, those of each place from where it begins; if surely."""

    begins: Sequence[int]
    rows: Sequence[int]
    sure: Sequence[bool]


class Spells:
    """The rows on each place, found by time.

    A way through a large world asks of thousands of places who held them. Looking at their rows
    one by one waits for memory: of 65,000 rows here and there, more than 10 milliseconds. Bounds in
    a row are compared in a tenth of one, and few rows are left.
    """

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self._numbers = {place: number for number, place in enumerate(rows)}
        self._rows = [row for held in rows.values() for row in held]
        self._facts = [row.fact for row in self._rows]
        counts = [len(held) for held in rows.values()]
        self._begins = np.cumsum([0, *counts])
        bounds = [(row.first, row.begun, row.ended, row.last) for row in self._rows]
        self._bounds: NDArray[np.float64] = np.array(bounds, dtype=np.float64).reshape(-1, 4).T
        self._then = lru_cache(_TIMES)(self._find)

    def at(self, when: Moment, place: str, gone: frozenset[int]) -> list[tuple[Fact, bool]]:
        """Return the facts on a place that could hold at a time, each with whether it surely does.

        Those whose position is `gone` are left out.
        """
        number = self._numbers.get(place)
        if number is None:
            return []
        then = self._then(when)
        begin, end = then.begins[number], then.begins[number + 1]
        found = [(self._facts[then.rows[n]], then.sure[n]) for n in range(begin, end)]
        if not gone:
            return found
        kept = [self._rows[then.rows[n]].position not in gone for n in range(begin, end)]
        return list(compress(found, kept))

    def _find(self, when: Moment) -> _Then:
        first, begun, ended, last = self._bounds
        live = np.flatnonzero((first <= when.high) & (when.low <= last))
        sure = (begun[live] <= when.low) & (when.high <= ended[live])
        begins = np.searchsorted(live, self._begins)
        return _Then(begins.tolist(), live.tolist(), sure.tolist())
