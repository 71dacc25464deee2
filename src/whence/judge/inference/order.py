"""In what order variables are summed out: each time the one that ties fewest others together.

Min-fill (Kjaerulff 1990). Neighbours are bits of whole numbers, and the count of missing pairs is
kept up to date as variables go, so that thousands of variables take well under a second.
"""

import heapq
from collections.abc import Iterable, Sequence

_Key = tuple[int, int, int]


def elimination_order(scopes: Iterable[Sequence[int]], kept: Iterable[int]) -> list[int]:
    """Return the variables of the scopes that are not kept, in the order to sum them out.

    Variables are numbers; what is equal goes by number, so names play no part.
    """
    graph = _Graph(scopes)
    order = []
    staying = set(kept)
    waiting = [graph.key(one) for one in graph.near if one not in staying]
    heapq.heapify(waiting)
    gone: set[int] = set()
    while waiting:
        key = heapq.heappop(waiting)
        if key[-1] in gone or key != graph.key(key[-1]):
            continue  # gone, or ranked anew since
        gone.add(key[-1])
        order.append(key[-1])
        for one in graph.remove(key[-1]) - staying:
            heapq.heappush(waiting, graph.key(one))
    return order


class _Graph:
    """Who stands in a table with whom, and how many pairs of one's neighbours do not."""

    def __init__(self, scopes: Iterable[Sequence[int]]) -> None:
        self.near: dict[int, int] = {}
        for scope in set(map(tuple, scopes)):
            all_bits = sum(1 << one for one in scope)
            for one in scope:
                self.near[one] = (self.near.get(one, 0) | all_bits) & ~(1 << one)
        self._missing = {one: self._count(one) for one in self.near}

    def key(self, one: int) -> _Key:
        """Return what variables are ranked by."""
        return self._missing[one], self.near[one].bit_count(), one

    def remove(self, one: int) -> set[int]:
        """Take out a variable, tie its neighbours together; return those whose rank changed."""
        around = self.near[one]
        changed = set(_bits(around))
        if self._missing[one]:
            for a in _bits(around):
                for b in _bits(around & ~self.near[a] & ~((2 << a) - 1)):
                    changed |= self._tie(a, b)
        for a in _bits(around):
            self._missing[a] -= (self.near[a] & ~around & ~(1 << one)).bit_count()
            self.near[a] &= ~(1 << one)
        del self.near[one], self._missing[one]
        changed.discard(one)
        return changed

    def _tie(self, a: int, b: int) -> set[int]:
        """Make two variables neighbours; return those that lost a missing pair by it."""
        both = set(_bits(self.near[a] & self.near[b]))
        for one in both:
            self._missing[one] -= 1
        self._missing[a] += (self.near[a] & ~self.near[b]).bit_count()
        self._missing[b] += (self.near[b] & ~self.near[a]).bit_count()
        self.near[a] |= 1 << b
        self.near[b] |= 1 << a
        return both

    def _count(self, one: int) -> int:
        around = self.near[one]
        return sum((around & ~self.near[a]).bit_count() - 1 for a in _bits(around)) // 2


def _bits(number: int) -> list[int]:
    """Return which bits are set, the lowest first."""
    found = []
    while number:
        low = number & -number
        found.append(low.bit_length() - 1)
        number ^= low
    return found
