"""How high each node of an ordered layered graph stands: near its neighbours, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass

from .layers import Layers, Orders

_BEND = 0.3  # of a row is what an edge takes that passes a layer
_SWEEPS = 24
# How strongly a stretch of an edge is kept level, by how many of its ends are bends; those of dot.
_LEVEL = (1.0, 2.0, 8.0)


@dataclass(frozen=True, slots=True)
class Rows:
    """The middle of each node and bend, in rows from the top; and where each band begins and ends.

    A node takes one row, from half a row above its middle to half a row below. `gap` rows are between
    the bands, and above the first.
    """

    at: tuple[float, ...]
    bands: tuple[tuple[float, float], ...]


def rows_of(graph: Layers, orders: Orders, bands: int, gap: float = 0.6) -> Rows:
    """Place the nodes of every layer in its order, each as near to its neighbours as the others let.

    The places of one layer that are nearest (by least squares) to the wished ones are found by
    pooling adjacent violators (Ayer et al. 1955), layer after layer, to and fro.
    """
    at = [0.0] * len(graph.bands)
    edges: list[tuple[float, float]] = []
    nearby = _neighbours(graph)
    top = gap
    for band in range(bands):
        within = [[node for node in order if graph.bands[node] == band] for order in orders]
        _settle(graph, within, nearby, at)
        ends = [
            (at[node] - _half(graph, node), at[node] + _half(graph, node))
            for order in within
            for node in order
        ]
        low = min((start for start, _ in ends), default=0.0)
        high = max((end for _, end in ends), default=0.0)
        for order in within:
            for node in order:
                at[node] += top - low
        edges.append((top, top + high - low))
        top += high - low + gap
    return Rows(at=tuple(at), bands=tuple(edges))


def _settle(graph: Layers, orders: Orders, nearby: list[set[int]], at: list[float]) -> None:
    """Place the nodes of one band, as if there were no other."""
    mine = {node for order in orders for node in order}
    for order in orders:
        offsets = _offsets(graph, order)
        for node, offset in zip(order, offsets, strict=True):
            at[node] = offset - (offsets[-1] / 2)
    for turn in range(_SWEEPS):
        for order in orders if turn % 2 == 0 else reversed(orders):
            aims, weights = [], []
            for node in order:
                near = [(at[other], _level(graph, node, other)) for other in nearby[node] & mine]
                weights.append(sum(level for _, level in near) or 0.1)
                aims.append(
                    sum(place * level for place, level in near) / weights[-1] if near else at[node]
                )
            for node, place in zip(
                order, apart(aims, _offsets(graph, order), weights), strict=True
            ):
                at[node] = place


def apart(aims: Sequence[float], offsets: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return places nearest to the aims that are as far apart as the offsets are, or farther."""
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for aim, offset, weight in zip(aims, offsets, weights, strict=True):
        mean, heavy, count = aim - offset, weight, 1
        while pools and pools[-1][0] > mean:
            before, more, others = pools.pop()
            mean = (mean * heavy + before * more) / (heavy + more)
            heavy, count = heavy + more, count + others
        pools.append((mean, heavy, count))
    means = [mean for mean, _, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _offsets(graph: Layers, order: Sequence[int]) -> list[float]:
    """Return how far below the first each node of an order is when they stand close."""
    offsets = [0.0] * len(order)
    for n in range(1, len(order)):
        offsets[n] = offsets[n - 1] + _half(graph, order[n - 1]) + _half(graph, order[n])
    return offsets


def _half(graph: Layers, node: int) -> float:
    return 0.5 if node < graph.nodes else _BEND / 2


def _level(graph: Layers, one: int, other: int) -> float:
    return _LEVEL[(one >= graph.nodes) + (other >= graph.nodes)]


def _neighbours(graph: Layers) -> list[set[int]]:
    nearby: list[set[int]] = [set() for _ in graph.bands]
    for one, other in graph.steps:
        nearby[one].add(other)
        nearby[other].add(one)
    return nearby
