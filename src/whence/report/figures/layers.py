"""Order the nodes of a layered graph so that few of its edges cross.

The method of Sugiyama, Tagawa and Toda (1981), as dot has it too (Gansner, Koutsofios, North and Vo,
1993, "A Technique for Drawing Directed Graphs"): an edge over several layers is cut at each of them,
and layers are sorted again and again by the mean place of each node's neighbours. Where dot then lets
neighbours change places, every node is tried in every place of its layer (sifting: Matuszewski,
Schönfeld and Molitor, 1999), which a matrix of the crossings of each pair makes cheap; and there
are several beginnings. `bench/layout.py` compares it with dot. The random numbers have a fixed seed,
so that one graph has one picture.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import numpy as np

Edge = tuple[int, int]
Orders = list[list[int]]

_ROUNDS = 8  # of sorting to and fro, from each beginning
_WORK = 4_000  # nodes, bends and edges over all beginnings: 2,000 nodes get one beginning
_MOST_STARTS, _IN_VAIN = 24, 5  # beginnings at most, and after so many that were no better


@dataclass(frozen=True, slots=True)
class Layers:
    """A graph whose every edge joins two layers side by side.

    `layers` holds the nodes of each, from 0 to `nodes` - 1 those of the graph, above them the bends
    of its long edges; `ways` for each edge the nodes it passes, its ends included; `bands` the band
    of every node: within a layer, nodes of a lower band come first whatever that costs.
    """

    nodes: int
    layers: tuple[tuple[int, ...], ...]
    ways: tuple[tuple[int, ...], ...]
    bands: tuple[int, ...]

    @property
    def steps(self) -> list[Edge]:
        """Every stretch of every way between two layers, from left to right."""
        column = {node: n for n, layer in enumerate(self.layers) for node in layer}
        pairs = (step for way in self.ways for step in pairwise(way))
        return [(a, b) for a, b in pairs if column[a] < column[b]]


def layered(columns: Sequence[int], edges: Iterable[Edge], bands: Sequence[int] = ()) -> Layers:
    """Put nodes into layers by `columns` and cut each edge where it passes one.

    Ways run from left to right. A bend is in the band of the end it is nearer to. An edge within one
    layer has a way of its two ends only.
    """
    layers: list[list[int]] = [[] for _ in range(max(columns, default=-1) + 1)]
    for node, column in enumerate(columns):
        layers[column].append(node)
    of_band = list(bands) if bands else [0] * len(columns)
    ways = []
    for one, other in edges:
        left, right = sorted((one, other), key=lambda node: (columns[node], node))
        way = [left]
        for column in range(columns[left] + 1, columns[right]):
            nearer = left if 2 * column <= columns[left] + columns[right] else right
            way.append(len(of_band))
            layers[column].append(len(of_band))
            of_band.append(of_band[nearer])
        ways.append((*way, right))
    return Layers(
        nodes=len(columns),
        layers=tuple(map(tuple, layers)),
        ways=tuple(ways),
        bands=tuple(of_band),
    )


def untangled(graph: Layers) -> Orders:
    """Return the order of the nodes of each layer, from the top, with few crossings."""
    net = _Net(graph)
    size = len(graph.bands) + len(net.steps)
    random = Random(0)  # noqa: S311 (no secret: the same picture each time)
    best, fewest = net.snapshot(), net.crossings()
    since = 0
    for start in range(max(1, min(_MOST_STARTS, _WORK // max(size, 1)))):
        if since >= _IN_VAIN:
            break
        since += 1
        if start:
            net.shuffle(random)
        for turn in range(_ROUNDS):
            if not fewest:
                return best
            net.sort(rightward=(turn + start) % 2 == 0)
            net.sift()
            if (crossed := net.crossings()) < fewest:
                best, fewest, since = net.snapshot(), crossed, 0
    return best


def crossings(orders: Sequence[Sequence[int]], steps: Iterable[Edge]) -> int:
    """Count the pairs of steps that cross, of those between two layers side by side."""
    place = {node: (n, row) for n, order in enumerate(orders) for row, node in enumerate(order)}
    between: dict[int, list[Edge]] = {}
    for left, right in steps:
        (column, high), (_, low) = place[left], place[right]
        between.setdefault(column, []).append((high, low))
    return sum(map(_inversions, between.values()))


def _inversions(pairs: list[Edge]) -> int:
    seen: list[int] = []
    count = 0
    for _, low in sorted(pairs):
        count += len(seen) - bisect_right(seen, low)
        insort(seen, low)
    return count


class _Net:
    """The graph as it is being sorted: the order of each layer, and who is next to whom."""

    def __init__(self, graph: Layers) -> None:
        self.bands, self.steps = graph.bands, graph.steps
        self.orders = [sorted(layer, key=lambda node: self.bands[node]) for layer in graph.layers]
        # Within its layer each node has a fixed row of the matrices, whatever its place.
        self.row = {node: n for order in self.orders for n, node in enumerate(order)}
        column = {node: n for n, order in enumerate(self.orders) for node in order}
        sizes = list(map(len, self.orders))
        self.between = [np.zeros(pair) for pair in pairwise(sizes)]
        for left, right in self.steps:
            self.between[column[left]][self.row[left], self.row[right]] += 1

    def snapshot(self) -> Orders:
        return [order[:] for order in self.orders]

    def crossings(self) -> int:
        return crossings(self.orders, self.steps)

    def shuffle(self, random: Random) -> None:
        for order in self.orders:
            random.shuffle(order)
            order.sort(key=lambda node: self.bands[node])

    def sort(self, *, rightward: bool) -> None:
        """Sort each layer by the mean place of each node's neighbours in the one before."""
        count = len(self.orders)
        for column in range(1, count) if rightward else range(count - 2, -1, -1):
            nearby = self._nearby(column, column - 1 if rightward else column + 1)
            degrees = nearby.sum(axis=1)
            means = nearby @ np.arange(nearby.shape[1]) / np.maximum(degrees, 1)
            order = self.orders[column]
            joined = [node for node in order if degrees[self.row[node]]]
            joined.sort(key=lambda node: (self.bands[node], means[self.row[node]]))
            moved = iter(joined)
            # Whoever has no neighbour there keeps the place it has.
            order[:] = [next(moved) if degrees[self.row[node]] else node for node in order]
            order.sort(key=lambda node: self.bands[node])

    def sift(self) -> None:
        """Try every node in every place of its band, as long as that saves crossings.

        First each is moved as far as that costs nothing, which leads out of many dead ends.
        """
        for column, order in enumerate(self.orders):
            if len(order) > 1:
                saved = self._saved(column)
                for node in order[:]:
                    self._move(order, node, saved, far=True)
        waiting = set(range(len(self.orders)))
        while waiting:
            column = min(waiting)
            waiting.discard(column)
            if self._sifted(column):
                waiting |= {column - 1, column + 1} & set(range(len(self.orders)))

    def _sifted(self, column: int) -> bool:
        """Sift one layer while its neighbours stay; say whether crossings were saved."""
        order, gained, again = self.orders[column], False, True
        if len(order) < 2:
            return False
        saved = self._saved(column)
        while again:
            again = False
            for node in order[:]:
                again |= self._move(order, node, saved)
            gained |= again
        return gained

    def _move(
        self, order: list[int], node: int, saved: list[list[float]], *, far: bool = False
    ) -> bool:
        """Move a node to the place of its band that saves most crossings, if any does.

        Of equal places, `far` takes the last that is seen, even if it saves nothing.
        """
        here, row = order.index(node), saved[self.row[node]]
        most, to = 0.0, here
        for way in (1, -1):
            sum_, n = 0.0, here + way
            while 0 <= n < len(order) and self.bands[order[n]] == self.bands[node]:
                sum_ += way * row[self.row[order[n]]]
                if sum_ > most or (far and sum_ == most):
                    most, to = sum_, n
                n += way
        if to != here:
            order.insert(to, order.pop(here))
        return most > 0

    def _saved(self, column: int) -> list[list[float]]:
        """Return for each pair of a layer how many crossings its first saves by going below."""
        crossed = np.zeros((len(self.orders[column]),) * 2)
        for other in (column - 1, column + 1):
            if 0 <= other < len(self.orders):
                nearby = self._nearby(column, other)
                crossed += nearby @ (nearby.cumsum(axis=1) - nearby).T
        saved: list[list[float]] = (crossed - crossed.T).tolist()
        return saved

    def _nearby(
        self, column: int, other: int
    ) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
        """Return the edges of each node of a layer (by row) to another's (by place)."""
        edges = self.between[other].T if other < column else self.between[column]
        return edges[:, [self.row[node] for node in self.orders[other]]]
