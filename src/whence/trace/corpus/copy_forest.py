"""From chances to a forest: who has which parents, and which documents go back to one origin.

The likeliest edges are taken first, so far as they make no circle. A document without a parent is a
root; two roots that are likely related although neither relies on the other have an origin that is not
among the documents.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Chances = NDArray[np.float64]
MOST_PARENTS = 3  # in copying trees one in 200 documents has more than two


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Edges from child to parent, with their chances, and for each document where it goes back to.

    `root` is the number of the root document of its likeliest tree; `origin` is the root that stands
    for all roots of one unseen origin, and differs from `root` only there; `family` is the lowest number
    of all documents related to it in any way.
    """

    child: Numbers
    parent: Numbers
    chance: Chances
    root: Numbers
    origin: Numbers
    family: Numbers
    latent: NDArray[np.bool_]


def grow(
    documents: int, parent: Numbers, child: Numbers, relies: Chances, least: float,
    pairs: tuple[Numbers, Numbers], related: Chances, together: float, keys: NDArray[np.uint64],
) -> Forest:  # fmt: skip
    """Return the forest of edges at least `least` likely; roots related at least `together` are joined.

    `keys` break ties, so that the order of documents does not matter.
    """
    kept = np.flatnonzero(relies >= least)
    kept = kept[np.lexsort((keys[child[kept]], keys[parent[kept]], -relies[kept]))]
    chosen, first = _choose(documents, parent[kept], child[kept])
    edges = kept[chosen]
    root = _roots(first)
    origin, latent = _join(root, pairs, related, together, keys)
    families = _Groups(documents)
    for one, other in zip(child[edges].tolist(), parent[edges].tolist(), strict=True):
        families.join(one, other)
    for one, other in enumerate(origin.tolist()):
        families.join(one, other)
    family = np.array([families.find(number) for number in range(documents)], np.int64)
    return Forest(
        child=child[edges], parent=parent[edges], chance=relies[edges],
        root=root, origin=origin, family=family, latent=latent,
    )  # fmt: skip


def _choose(documents: int, parent: Numbers, child: Numbers) -> tuple[list[int], Numbers]:
    """Return which edges are taken, and each document's first (strongest) parent, itself if none."""
    parents: dict[int, list[int]] = {}
    first = np.arange(documents)
    chosen: list[int] = []
    for number, (above, below) in enumerate(zip(parent.tolist(), child.tolist(), strict=True)):
        known = parents.setdefault(below, [])
        if len(known) >= MOST_PARENTS or _reaches(parents, above, below):
            continue
        if not known:
            first[below] = above
        known.append(above)
        chosen.append(number)
    return chosen, first


def _reaches(parents: dict[int, list[int]], start: int, goal: int) -> bool:
    """Say whether a document goes back to another."""
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        for above in parents.get(here, ()):
            if above not in seen:
                seen.add(above)
                waiting.append(above)
    return False


def _roots(first: Numbers) -> Numbers:
    """Follow the first parents up to the top; each round doubles the way."""
    root = first
    while True:
        above = root[root]
        if np.array_equal(above, root):
            return root
        root = above


def _join(
    root: Numbers,
    pairs: tuple[Numbers, Numbers],
    related: Chances,
    least: float,
    keys: NDArray[np.uint64],
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Return each document's origin, and whether that is one which no document holds."""
    left, right = pairs
    likely = (related >= least) & (root[left] == left) & (root[right] == right) & (left != right)
    groups = _Groups(len(root))
    for one, other in zip(left[likely].tolist(), right[likely].tolist(), strict=True):
        groups.join(one, other)
    home = np.array([groups.find(number) for number in range(len(root))], np.int64)
    lowest: dict[int, int] = {}
    for number in np.lexsort((keys,)).tolist():
        lowest.setdefault(int(home[number]), number)
    origin = np.array([lowest[int(home[number])] for number in root.tolist()], np.int64)
    sizes = np.bincount(home, minlength=len(root))
    return origin, sizes[home[root]] > 1


class _Groups:
    """Disjoint groups of numbers."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def find(self, number: int) -> int:
        """Return the number that stands for a group."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make the groups of two numbers one; the lower number stands for it."""
        one, other = self.find(one), self.find(other)
        self._above[max(one, other)] = min(one, other)
