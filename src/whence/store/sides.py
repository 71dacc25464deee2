"""What hangs together still when one place is taken out of a road map."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import count

Graph = Mapping[str, Mapping[str, float]]


class Sides:
    """Tells on which side of a place its neighbours lie; one pass over a graph of two-way roads.

    Two neighbours are on one side if one can go from one to the other without that place. Known
    from low-points of a depth-first search (Hopcroft and Tarjan 1973): a branch below a place is a
    side of its own unless some road leads from it to above that place.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        # Number of each place in the order of the search, the last number below it, the least
        # number that a road from it or below it leads to.
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._low: dict[str, int] = {}
        self._branches: dict[str, list[tuple[int, str]]] = {}
        numbers = count()
        for root in sorted(graph):
            if root not in self._first:
                self._search(root, numbers)

    def of(self, neighbour: str, place: str) -> str:
        """Return what names the side of a place that its neighbour is on."""
        mine, its = self._first[place], self._first[neighbour]
        if not mine < its <= self._last[place]:
            return ""  # above
        branches = self._branches[place]
        _, branch = branches[bisect_right(branches, its, key=lambda each: each[0]) - 1]
        return branch if self._low[branch] >= mine else ""

    def _search(self, root: str, numbers: Iterator[int]) -> None:
        stack = [(root, self._enter(root, None, numbers))]
        while stack:
            here, roads = stack[-1]
            there = next(roads, None)
            if there is None:
                stack.pop()
                self._last[here] = max(self._last[here], self._first[here])
                if stack:
                    above = stack[-1][0]
                    self._low[above] = min(self._low[above], self._low[here])
                    self._last[above] = max(self._last[above], self._last[here])
            elif there in self._first:
                self._low[here] = min(self._low[here], self._first[there])
            else:
                stack.append((there, self._enter(there, here, numbers)))

    def _enter(self, place: str, above: str | None, numbers: Iterator[int]) -> Iterator[str]:
        number = next(numbers)
        self._first[place] = self._last[place] = self._low[place] = number
        self._branches[place] = []
        if above is not None:
            self._branches[above].append((number, place))
        return iter(sorted(near for near in self._graph[place] if near != above))
