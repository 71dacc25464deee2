"""Order the nodes of a layered graph so that few of its edges cross.

The method of Sugiyama, Tagawa and Toda (1981), as dot has it too (Gansner, Koutsofios, North and Vo,
1993, "A Technique for Drawing Directed Graphs"): an edge over several layers is cut at each of them,
and layers are sorted again and again by the mean place of each node's neighbours. Where dot then lets
neighbours change places, every node is tried in every place of its layer (sifting: Matuszewski,
Schönfeld and Molitor, 1999), which a matrix of the crossings of each pair makes cheap; and there
are several beginnings. `bench/layout.py` compares it with dot. The random numbers have a fixed seed,
so that one graph has one picture.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import sub
from random import Random
from typing import TypeAlias

import numpy as np

Edge = tuple[int, int]
Orders = list[list[int]]
Matrix: TypeAlias = "np.ndarray[tuple[int, int], np.dtype[np.float64]]"

_ROUNDS = 12  # of sorting to and fro, from each beginning
_IDLE = 2  # rounds in a row that were no better, and the next beginning is tried
_WORK = 4_000  # nodes, bends and edges over all beginnings: 2,000 nodes get one beginning
_MOST_STARTS = 24  # beginnings at most
# After so many beginnings that were no better; more for what is small, where each costs little.
_IN_VAIN, _SMALL = 2, 240


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
    size = len(graph.bands) + len(graph.steps)
    random = Random(0)  # noqa: S311 (no secret: the same picture each time)
    best, fewest = net.snapshot(), net.crossings()
    since, most = 0, max(_IN_VAIN, _SMALL // max(size, 1))
    for start in range(max(1, min(_MOST_STARTS, _WORK // max(size, 1)))):
        if since >= most or not fewest:
            break
        since += 1
        if start:
            net.shuffle(random)
        for orders, crossed in _rounds(net, rightward=start % 2 == 0):
            if crossed < fewest:
                best, fewest, since = orders, crossed, 0
    return best


def _rounds(net: "_Net", *, rightward: bool) -> Iterator[tuple[Orders, int]]:
    """Yield the orders after each round of sorting that was the best from this beginning."""
    fewest, idle = None, 0
    for turn in range(_ROUNDS):
        net.sort(rightward=rightward == (turn % 2 == 0))
        net.sift()
        crossed = net.crossings()
        if fewest is None or crossed < fewest:
            fewest, idle = crossed, 0
            yield net.snapshot(), crossed
        else:
            idle += 1
        if not crossed or idle == _IDLE:
            return


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
    """The graph as it is being sorted: the order of each layer, and who is next to whom.

    A node is meant by its row: its place in its layer at the beginning, where each band of a layer
    has the same stretch of it for ever.
    """

    def __init__(self, graph: Layers) -> None:
        bands = graph.bands
        self.nodes = [sorted(layer, key=lambda node: bands[node]) for layer in graph.layers]
        self.orders = [list(range(len(layer))) for layer in self.nodes]
        self.bands = [[bands[node] for node in layer] for layer in self.nodes]
        self.stretches = list(map(_stretches, self.bands))
        place = {
            node: (n, row) for n, layer in enumerate(self.nodes) for row, node in enumerate(layer)
        }
        self.between = [np.zeros(pair) for pair in pairwise(map(len, self.nodes))]
        for left, right in graph.steps:
            (column, row), (_, other) = place[left], place[right]
            self.between[column][row, other] += 1
        # By place, as bands stay where they are: which nodes of a layer are of one band.
        self.within = [np.equal.outer(bands, bands) for bands in self.bands]
        self.kept: dict[int, tuple[list[list[int]], Matrix, list[list[float]]]] = {}

    def snapshot(self) -> Orders:
        """Return the order of each layer by the nodes of the graph."""
        return [
            [nodes[row] for row in order]
            for nodes, order in zip(self.nodes, self.orders, strict=True)
        ]

    def crossings(self) -> int:
        """Count the pairs of steps that cross, each layer's with the steps above and beyond it."""
        return round(sum(self._crossed(column) for column in range(len(self.between))))

    def _crossed(self, column: int) -> float:
        between = self._nearby(column, column + 1)[self.orders[column]]
        above = between.cumsum(axis=0) - between
        beyond = above.sum(axis=1, keepdims=True) - above.cumsum(axis=1)
        return float((between * beyond).sum())

    def shuffle(self, random: Random) -> None:
        for order, bands in zip(self.orders, self.bands, strict=True):
            random.shuffle(order)
            order.sort(key=bands.__getitem__)

    def sort(self, *, rightward: bool) -> None:
        """Sort each layer by the mean place of each node's neighbours in the one before."""
        count = len(self.orders)
        for column in range(1, count) if rightward else range(count - 2, -1, -1):
            nearby = self._nearby(column, column - 1 if rightward else column + 1)
            degrees = nearby.sum(axis=1)
            means = (nearby @ np.arange(nearby.shape[1]) / np.maximum(degrees, 1)).tolist()
            joins = degrees.tolist()
            order, bands = self.orders[column], self.bands[column]
            moved = iter(
                sorted(
                    (row for row in order if joins[row]), key=lambda row: (bands[row], means[row])
                )
            )
            # Whoever has no neighbour there keeps the place it has.
            order[:] = [next(moved) if joins[row] else row for row in order]
            order.sort(key=bands.__getitem__)

    def sift(self) -> None:
        """Try every node in every place of its band, as long as that saves crossings.

        First each is moved as far as that costs nothing, which leads out of many dead ends.
        """
        for column, order in enumerate(self.orders):
            if len(order) > 1:
                _, saved = self._saved(column)
                for row in order[:]:
                    self._move(column, row, saved[row], far=True)
        waiting = set(range(len(self.orders)))
        while waiting:
            column = min(waiting)
            waiting.discard(column)
            if self._sifted(column):
                waiting |= {column - 1, column + 1} & set(range(len(self.orders)))

    def _sifted(self, column: int) -> bool:
        """Sift one layer while its neighbours stay; say whether crossings were saved."""
        order = self.orders[column]
        if len(order) < 2:
            return False
        matrix, saved = self._saved(column)
        gained = False
        while self._unsettled(column, matrix):
            gained = True
            for row in order[:]:
                self._move(column, row, saved[row])
        return gained

    def _unsettled(self, column: int, saved: Matrix) -> bool:
        """Say whether any node of a layer has a better place in its band."""
        order = self.orders[column]
        sums = (saved[order][:, order] * self.within[column]).cumsum(axis=1)
        own = sums.diagonal()
        return bool((own < 0).any() or (sums.max(axis=1) > own).any())

    def _move(self, column: int, row: int, saved: list[float], *, far: bool = False) -> bool:
        """Move a node to the place of its band that saves most crossings, if any does.

        Of equal places, `far` takes the last that is seen, even if it saves nothing.
        """
        order, (first, last) = self.orders[column], self.stretches[column][row]
        here = order.index(row, first, last)
        below = list(accumulate(map(saved.__getitem__, order[here + 1 : last])))
        above = list(accumulate(map(saved.__getitem__, order[first:here][::-1]), sub, initial=0.0))
        above = above[1:]
        most, to = 0.0, here
        if below and ((best := max(below)) > 0 or (far and best == 0)):
            most, to = best, here + 1 + _where(below, best, far)
        if above and ((best := max(above)) > most or (far and best == most)):
            most, to = best, here - 1 - _where(above, best, far)
        if to != here:
            order.insert(to, order.pop(here))
        return most > 0

    def _saved(self, column: int) -> tuple[Matrix, list[list[float]]]:
        """Return for each pair of a layer how many crossings its first saves by going below, twice."""
        others = [n for n in (column - 1, column + 1) if 0 <= n < len(self.orders)]
        beside = [self.orders[other][:] for other in others]
        if (kept := self.kept.get(column)) and kept[0] == beside:
            return kept[1], kept[2]
        crossed = np.zeros((len(self.orders[column]),) * 2)
        for other in others:
            nearby = self._nearby(column, other)
            crossed += nearby @ (nearby.cumsum(axis=1) - nearby).T
        saved = crossed - crossed.T
        self.kept[column] = beside, saved, saved.tolist()
        return saved, self.kept[column][2]

    def _nearby(self, column: int, other: int) -> Matrix:
        """Return the edges of each node of a layer (by row) to another's (by place)."""
        edges = self.between[other].T if other < column else self.between[column]
        return edges[:, self.orders[other]]


def _stretches(bands: Sequence[int]) -> list[Edge]:
    """Return where the band of each node of a layer begins and ends."""
    return [(bisect_left(bands, band), bisect_right(bands, band)) for band in bands]


def _where(sums: Sequence[float], most: float, last: bool) -> int:
    """Return where the most is, at first or at last."""
    return len(sums) - 1 - sums[::-1].index(most) if last else sums.index(most)
