"""Where ties between two nodes of one column run: in lanes beside it, short ones inside of long ones."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .web import Tie

FIRST, APART = 14.0, 8.0  # from the boxes to the first lane, and between lanes
_CLEAR = 4.0  # between two arcs in one lane
_HALF = 17.0  # half as wide as a probability, which stands on its lane
_ROOM = 28.0  # beyond the lanes, for what runs to the next column

Heap = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arcs:
    """How far out the arc of a tie runs, and how wide the lanes of each column are, with none 0.

    `joined` says for a tie at which of its nodes it runs into one line with others of its kind.
    """

    out: Mapping[int, float]
    wide: Mapping[int, float]
    joined: Mapping[int, int]

    def gap(self, column: int, least: float) -> float:
        """Return the room between a column and the next."""
        return max(least, self.wide.get(column, 0.0) + _ROOM)

    def beyond(self, column: int) -> float:
        """Return the room that the lanes of the last column take, with what is written on them."""
        return self.wide[column] + _HALF if column in self.wide else 0.0


def arcs_of(
    ties: Sequence[Tie],
    ends: Sequence[tuple[int, int]],
    column: Sequence[int],
    heights: Sequence[float],
) -> Arcs:
    """Give each tie within a column a lane, one for all of a kind that meet at one node.

    `ends` are the nodes of each tie: whom the second relies on first.
    """
    within = [n for n, (one, other) in enumerate(ends) if column[one] == column[other]]
    joined = _joined(ties, ends, within)
    heaps: dict[Heap, list[int]] = defaultdict(list)
    for n in within:
        heaps[column[ends[n][0]], joined[n], ties[n].kind].append(n)
    lanes: dict[int, list[list[tuple[float, float]]]] = defaultdict(list)
    out: dict[int, float] = {}
    for low, high, (at, *_), heap in _by_length(heaps, ends, heights):
        lane = _free(lanes[at], low, high)
        lanes[at][lane].append((low, high))
        out |= dict.fromkeys(heap, FIRST + APART * lane)
    wide = {at: FIRST + APART * (len(used) - 1) for at, used in lanes.items()}
    return Arcs(out=out, wide=wide, joined=joined)


def _joined(
    ties: Sequence[Tie], ends: Sequence[tuple[int, int]], within: Sequence[int]
) -> dict[int, int]:
    """Return where ties meet: at what points to, without a direction at the node that has more."""
    met = Counter((ties[n].kind, node) for n in within for node in ends[n])
    return {
        n: ends[n][1]
        if ties[n].directed
        else max(ends[n], key=lambda node, n=n: (met[ties[n].kind, node], -node))  # type: ignore[misc]
        for n in within
    }


def _by_length(
    heaps: Mapping[Heap, Sequence[int]], ends: Sequence[tuple[int, int]], heights: Sequence[float]
) -> list[tuple[float, float, Heap, Sequence[int]]]:
    """Return where each heap begins and ends, the shortest first."""
    found = []
    for key, heap in heaps.items():
        reached = [heights[node] for n in heap for node in ends[n]]
        found.append((min(reached), max(reached), key, heap))
    return sorted(found, key=lambda one: (one[1] - one[0], one[:3]))


def _free(lanes: list[list[tuple[float, float]]], low: float, high: float) -> int:
    """Return the first lane where nothing is between two heights; a new one if there is none."""
    for n, taken in enumerate(lanes):
        if all(high + _CLEAR < start or end + _CLEAR < low for start, end in taken):
            return n
    lanes.append([])
    return len(lanes) - 1
