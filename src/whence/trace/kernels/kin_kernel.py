"""What the other documents say about two: common parents, chains, common relatives."""

from typing import Any

import numpy as np

from whence.compiling import compiled

SIBLINGS, CHAIN, COMMON, SECOND, COUSINS, UP = range(6)
COLUMNS = 6
_PARENTS = 3  # likeliest parents of either side that are compared with each other


@compiled
def through_others(
    starts: Any, ends: Any, others: Any, kin: Any, up: Any, down: Any, left: Any, right: Any
) -> Any:
    """Return a row for each pair; the neighbours of a document stand in order of their number.

    `kin` is the chance that it is related to a neighbour, `up` that it relies on it, `down` that the
    neighbour relies on it.
    """
    found = np.zeros((len(left), COLUMNS), np.float32)
    ours, theirs = np.empty(_PARENTS, np.int64), np.empty(_PARENTS, np.int64)
    for row in range(len(left)):
        a, b = left[row], right[row]
        i, j = starts[a], starts[b]
        while i < ends[a] and j < ends[b]:
            if others[i] < others[j]:
                i += 1
            elif others[j] < others[i]:
                j += 1
            else:
                _note(found[row], kin[i], kin[j], up[i], up[j], down[i], down[j])
                i += 1
                j += 1
        _cousins(starts, ends, others, kin, up, a, b, ours, theirs, found[row])
    return found


@compiled
def _note(
    found: Any, kin_a: float, kin_b: float, up_a: float, up_b: float, down_a: float, down_b: float
) -> None:
    """Note one common neighbour of the two documents."""
    found[SIBLINGS] = max(found[SIBLINGS], up_a * up_b)
    found[CHAIN] = max(found[CHAIN], max(down_a * up_b, down_b * up_a))
    found[UP] = max(found[UP], max(up_b * kin_a, up_a * kin_b))
    both = kin_a * kin_b
    if both > found[COMMON]:
        found[SECOND], found[COMMON] = found[COMMON], both
    elif both > found[SECOND]:
        found[SECOND] = both


@compiled
def _cousins(
    starts: Any,
    ends: Any,
    others: Any,
    kin: Any,
    up: Any,
    a: int,
    b: int,
    ours: Any,
    theirs: Any,
    found: Any,
) -> None:
    """Note how surely a parent of the one is related to a parent of the other."""
    for i in range(_likeliest(starts[a], ends[a], up, ours)):
        for j in range(_likeliest(starts[b], ends[b], up, theirs)):
            one, other = others[ours[i]], others[theirs[j]]
            if one in (other, b) or other == a:
                continue
            place = starts[one] + np.searchsorted(others[starts[one] : ends[one]], other)
            if place < ends[one] and others[place] == other:
                chance = up[ours[i]] * up[theirs[j]] * kin[place]
                found[COUSINS] = max(found[COUSINS], chance)


@compiled
def _likeliest(low: int, high: int, up: Any, best: Any) -> int:
    """Write the places of the likeliest parents of a document; return how many."""
    size = 0
    for place in range(low, high):
        if up[place] <= 0.05:
            continue
        spot = min(size, _PARENTS)
        while spot > 0 and up[best[spot - 1]] < up[place]:
            if spot < _PARENTS:
                best[spot] = best[spot - 1]
            spot -= 1
        if spot < _PARENTS:
            best[spot] = place
            size = min(_PARENTS, size + 1)
    return size
