"""How many origins some documents have, as a distribution: forests drawn from the chances of links.

In each draw an edge holds with its chance, unless it makes a circle; what is left without a parent is a root,
and two roots are of one unseen origin with the chance that is left for it once neither relies on the other.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .linking import Links

_DRAWS = 400  # the mean is then sure to about .05


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The expected number of origins and the bounds of the middle 90 of 100 draws."""

    mean: float
    low: int
    high: int


def count_origins(links: Links, members: Iterable[int], draws: int = _DRAWS) -> Count:
    """Return the number of origins of some documents, by their numbers; the same input gives the same."""
    chosen = np.unique(np.fromiter(members, np.int64))
    if not len(chosen):
        return Count(mean=0.0, low=0, high=0)
    inside = np.isin(links.left, chosen) & np.isin(links.right, chosen)
    left, right = (np.searchsorted(chosen, side[inside]) for side in (links.left, links.right))
    edges = _edges(left, right, np.where(links.spoken[inside, None], 0.0, links.relies[inside]))
    joins = _joins(left, right, links, inside)
    chance = random.Random(len(chosen))  # noqa: S311 - no secret hangs on it
    found = sorted(_draw(len(chosen), edges, joins, chance) for _ in range(draws))
    return Count(
        mean=round(sum(found) / draws, 3), low=found[draws // 20], high=found[-1 - draws // 20]
    )


Edges = list[tuple[int, int, float]]


def _edges(left: NDArray[np.int64], right: NDArray[np.int64], relies: NDArray[np.float64]) -> Edges:
    """Return child, parent and chance of all edges, the likeliest first."""
    rows = [
        *zip(right.tolist(), left.tolist(), relies[:, 0].tolist(), strict=True),
        *zip(left.tolist(), right.tolist(), relies[:, 1].tolist(), strict=True),
    ]
    return sorted((row for row in rows if row[2] > 0.01), key=lambda row: -row[2])


def _joins(
    left: NDArray[np.int64], right: NDArray[np.int64], links: Links, inside: NDArray[np.bool_]
) -> Edges:
    """Return pairs with the chance that they are related although neither relies on the other."""
    neither = np.prod(1.0 - links.relies[inside], axis=1)
    rest = np.clip(links.related[inside] - (1.0 - neither), 0.0, 1.0) / np.maximum(neither, 1e-9)
    chance = np.where(links.spoken[inside], 0.0, np.minimum(rest, 1.0))
    rows = zip(left.tolist(), right.tolist(), chance.tolist(), strict=True)
    return [row for row in rows if row[2] > 0.01]


def _draw(size: int, edges: Edges, joins: Edges, chance: random.Random) -> int:
    """Return the number of origins of one drawn forest."""
    parents: list[list[int]] = [[] for _ in range(size)]
    for child, parent, likely in edges:
        if chance.random() < likely and not _reaches(parents, parent, child):
            parents[child].append(parent)
    home = list(range(size))
    for one, other, likely in joins:
        if chance.random() < likely and not parents[one] and not parents[other]:
            home[_top(home, one)] = _top(home, other)
    return sum(not parents[place] and home[place] == place for place in range(size))


def _reaches(parents: list[list[int]], start: int, goal: int) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        new = [above for above in parents[here] if above not in seen]
        seen.update(new)
        waiting += new
    return False


def _top(home: list[int], place: int) -> int:
    while home[place] != place:
        place = home[place]
    return place
