"""Pairs of documents to the passages they share: seeds, grown over small differences."""

from typing import Any

import numpy as np

from whence.compiling import compiled
from whence.trace.growing import AGREE, BRIDGE, PLACES

from .tokens_kernel import QUOTED

_TIMES = np.uint64(0x9E3779B97F4A7C15)
_I, _J, _SIZE, _NEXT = 0, 1, 2, 3  # columns of the segments of runs
_LEFT, _RIGHT = 0, 1
_STAMP, _COUNT, _PAIR, _MET = (
    0,
    1,
    2,
    3,
)  # columns of the index: text, places, pair, times met in it


@compiled
def verify_pairs(
    hashes: Any, marks: Any, offsets: Any, left: Any, right: Any, first: int, seed: int, shortest: int,
    work: Any, runs: Any, at: int,
) -> Any:  # fmt: skip
    """Write the runs of the pairs from `first` on; return where it stopped for want of room.

    A row: pair, first and last word on the left, on the right, equal words, of them quoted on both sides.
    """
    grams, slots, places, segments, _ = work
    indexed, stamp = -1, 0
    for pair in range(first, len(left)):
        a, b = left[pair], right[pair]
        i, i_end, j, j_end = offsets[a], offsets[a + 1], offsets[b], offsets[b + 1]
        if at + len(segments) > len(runs):
            return pair, at
        if a != indexed:
            indexed, stamp = a, pair + 1
            _index(hashes, i, i_end, seed, grams, slots, places, stamp)
        at = _pair(
            hashes, marks, i, i_end, j, j_end, pair, seed, shortest, stamp, work, runs, at
        )  # fmt: skip
    return len(left), at


@compiled
def _index(
    hashes: Any, low: int, high: int, seed: int, grams: Any, slots: Any, places: Any, stamp: int
) -> None:
    """Note where each run of `seed` words of a text stands: its first few places."""
    mask = len(grams) - 1
    for place in range(low, high - seed + 1):
        gram = _gram(hashes, place, seed)
        slot = np.int64(gram >> np.uint64(20)) & mask
        while slots[slot, _STAMP] == stamp and grams[slot] != gram:
            slot = (slot + 1) & mask
        if slots[slot, _STAMP] != stamp:
            grams[slot] = gram
            slots[slot, _STAMP], slots[slot, _COUNT], slots[slot, _PAIR] = stamp, 0, -1
        if slots[slot, _COUNT] < PLACES:
            places[slot, slots[slot, _COUNT]] = place
            slots[slot, _COUNT] += 1


@compiled
def _gram(hashes: Any, place: int, seed: int) -> Any:
    value = hashes[place]
    for index in range(place + 1, place + seed):
        value = value * _TIMES + hashes[index]
    return value ^ (value >> np.uint64(32))


@compiled
def _pair(
    hashes: Any, marks: Any, i: int, i_end: int, j: int, j_end: int, pair: int, seed: int,
    shortest: int, stamp: int, work: Any, runs: Any, at: int,
) -> int:  # fmt: skip
    """Write the runs of one pair; seeds inside a run already found are passed over."""
    grams, slots, places, segments, diagonals = work
    mask = len(grams) - 1
    used = 0
    for place in range(j, j_end - seed + 1):
        gram = _gram(hashes, place, seed)
        slot = np.int64(gram >> np.uint64(20)) & mask
        while slots[slot, _STAMP] == stamp and grams[slot] != gram:
            slot = (slot + 1) & mask
        if slots[slot, _STAMP] != stamp:
            continue
        if slots[slot, _PAIR] != pair:
            slots[slot, _PAIR], slots[slot, _MET] = pair, 0
        slots[slot, _MET] += 1
        if slots[slot, _MET] > PLACES:
            continue
        for number in range(slots[slot, _COUNT]):
            start = places[slot, number]
            diagonal = (place - j) - (start - i) + (i_end - i)
            if used and _covered(segments, diagonals, diagonal, pair, start, start + seed):
                continue
            end = _grow(hashes, start, i, i_end, place, j, j_end, seed, segments, used)
            if end == used:
                continue  # two seeds that only share a hash
            at = _note(marks, segments, used, end, pair, shortest, runs, at)
            for new in range(used, end):
                _cover(segments, diagonals, new, pair, i, i_end, j)
            used = end
    return at


@compiled
def _covered(
    segments: Any, diagonals: Any, diagonal: int, pair: int, start: int, end: int
) -> bool:  # fmt: skip
    """Say whether a seed lies in a run already found; forget the segments that no later seed can be in."""
    if diagonals[diagonal, 0] != pair + 1:
        return False
    new = diagonals[diagonal, 1]
    while new >= 0 and segments[new, _I] + segments[new, _SIZE] < end:
        new = segments[new, _NEXT]
    diagonals[diagonal, 1] = new
    while new >= 0:
        if segments[new, _I] <= start and end <= segments[new, _I] + segments[new, _SIZE]:
            return True
        new = segments[new, _NEXT]
    return False


@compiled
def _cover(
    segments: Any, diagonals: Any, new: int, pair: int, i: int, i_end: int, j: int
) -> None:  # fmt: skip
    """Append a segment to the list of its diagonal."""
    diagonal = (segments[new, _J] - j) - (segments[new, _I] - i) + (i_end - i)
    segments[new, _NEXT] = -1
    if diagonals[diagonal, 0] != pair + 1 or diagonals[diagonal, 1] < 0:
        diagonals[diagonal, 0], diagonals[diagonal, 1] = pair + 1, new
    else:
        segments[diagonals[diagonal, 2], _NEXT] = new
    diagonals[diagonal, 2] = new


@compiled
def _grow(
    hashes: Any, i: int, i_low: int, i_end: int, j: int, j_low: int, j_end: int, seed: int,
    segments: Any, used: int,
) -> int:  # fmt: skip
    """Write the segments of the run around a seed from row `used` on; return the row after the last.

    The run is read from its beginning, so that it is the same from whichever seed it was found.
    """
    for number in range(seed):
        if hashes[i + number] != hashes[j + number]:
            return used
    start, other = begin_of(hashes, i, i_low, j, j_low)
    end = walk(hashes, start, i_end, other, j_end, segments, used)
    for new in range(used, end):
        inside = segments[new, _I] <= i and i + seed <= segments[new, _I] + segments[new, _SIZE]
        if inside and segments[new, _J] - segments[new, _I] == j - i:
            return end
    while i > i_low and j > j_low and hashes[i - 1] == hashes[j - 1]:
        i, j = i - 1, j - 1
    return walk(hashes, i, i_end, j, j_end, segments, used)


@compiled
def begin_of(hashes: Any, i: int, i_low: int, j: int, j_low: int) -> Any:
    """Return where the run that holds this place begins on both sides."""
    while True:
        while i > i_low and j > j_low and hashes[i - 1] == hashes[j - 1]:
            i, j = i - 1, j - 1
        a, b = _gap(hashes, i, i_low, j, j_low, -1)
        if a < 0:
            return i, j
        i, j = i - a - AGREE, j - b - AGREE


@compiled
def walk(hashes: Any, i: int, i_end: int, j: int, j_end: int, segments: Any, used: int) -> int:
    """Write the segments of equal words of the run that begins here; return the row after the last."""
    while used < len(segments):
        size = 0
        while i + size < i_end and j + size < j_end and hashes[i + size] == hashes[j + size]:
            size += 1
        segments[used, _I], segments[used, _J], segments[used, _SIZE] = i, j, size
        used, i, j = used + 1, i + size, j + size
        a, b = _gap(hashes, i, i_end, j, j_end, 1)
        if a < 0:
            break
        i, j = i + a, j + b
    return used


@compiled
def _gap(hashes: Any, i: int, i_limit: int, j: int, j_limit: int, way: int) -> Any:
    """Return how many words to pass over on either side until the texts agree again; -1 if none."""
    i_room, j_room = (i_limit - i) * way, (j_limit - j) * way
    if i_room < AGREE or j_room < AGREE:
        return -1, -1
    back = way < 0
    for total in range(1, 2 * BRIDGE + 1):
        for a in range(max(0, total - BRIDGE), min(BRIDGE, total) + 1):
            b = total - a
            if a + AGREE > i_room or b + AGREE > j_room:
                continue
            equal = True
            for number in range(AGREE):
                one, other = i + way * (a + number) - back, j + way * (b + number) - back
                if hashes[one] != hashes[other]:
                    equal = False
                    break
            if equal:
                return a, b
    return -1, -1


@compiled
def _note(
    marks: Any, segments: Any, used: int, end: int, pair: int, shortest: int, runs: Any, at: int
) -> int:
    """Write the run of some segments if it has words enough; return the row after it."""
    words, quoted = 0, 0
    for new in range(used, end):
        i, j, size = segments[new, _I], segments[new, _J], segments[new, _SIZE]
        words += size
        for number in range(size):
            quoted += (marks[i + number] & marks[j + number] & QUOTED) != 0
    if words < shortest:
        return at
    last = end - 1
    runs[at, 0] = pair
    runs[at, 1], runs[at, 3] = segments[used, _I], segments[used, _J]
    runs[at, 2] = segments[last, _I] + segments[last, _SIZE] - 1
    runs[at, 4] = segments[last, _J] + segments[last, _SIZE] - 1
    runs[at, 5], runs[at, 6] = words, quoted
    return at + 1


@compiled
def split_runs(
    hashes: Any, marks: Any, runs: Any, first: int, shortest: int, segments: Any, pieces: Any, at: int
) -> Any:  # fmt: skip
    """Write the pieces of runs that stand inside quotation marks on both sides, and those that do not."""
    for row in range(first, len(runs)):
        i_end, j_end = runs[row, 2] + 1, runs[row, 4] + 1
        if at + runs[row, 5] >= len(pieces):
            return row, at
        end = walk(hashes, runs[row, 1], i_end, runs[row, 3], j_end, segments, 0)
        words, inside = 0, False
        for new in range(end):
            for number in range(segments[new, _SIZE]):
                i, j = segments[new, _I] + number, segments[new, _J] + number
                quoted = (marks[i] & marks[j] & QUOTED) != 0
                if words == 0 or quoted != inside:
                    at += words >= shortest
                    words, inside = 0, quoted
                    pieces[at, 0], pieces[at, 1], pieces[at, 3] = runs[row, 0], i, j
                words += 1
                pieces[at, 2], pieces[at, 4] = i, j
                pieces[at, 5], pieces[at, 6] = words, words if inside else 0
        at += words >= shortest
    return len(runs), at
