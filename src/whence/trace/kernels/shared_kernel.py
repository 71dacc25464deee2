"""What two documents share: runs of words, passages that use the same rare words, names and numbers.

What both quote can be left out: two reports of one speech share the speaker's words, not each other's.

Every count is linear in the length of the two texts: of a word that a text repeats the first few
places count, and a pair that has used up its budget of comparisons is judged by what was found so far.
"""

from typing import Any

import numpy as np

from whence.compiling import compiled

from .index_kernel import BLOCK, COMMON, EMPTY, OUTSIDE, detail_of, fill, part_of, room, slot_in
from .rarity_kernel import STEP, pair_of
from .tokens_kernel import QUOTED

(
    RUNS, QUOTED_RUNS, LONGEST, COVER_LEFT, COVER_RIGHT, PAIRS, PASSAGE, SECOND, PASSAGES, NAMES,
    NUMBERS, WORDS, TOGETHER, DETAILS, ODD, ORDER, COVER_LONG,
) = range(17)  # fmt: skip
COLUMNS = 17
_WORD_PLACES, _PAIR_PLACES = 8, 4  # places of a repeated word or pair that are compared
_BUDGET = 16  # comparisons for each word of the two texts
_WINDOW, _STRIDE = 24, 12  # words: passages of the right text
_RUN = 3  # words; the shortest run
_LONG_RUN = 6


@compiled
def compare(
    hashes: Any, marks: Any, offsets: Any, words: Any, pairs: Any, left: Any, right: Any, skip: int
) -> Any:
    """Return a row for each pair of documents; fastest where pairs with one left document adjoin.

    `skip` is `QUOTED` where words that both documents quote are left out, 0 where they are not.
    """
    found = np.zeros((len(left), COLUMNS), np.float32)
    longest = 1
    for document in range(len(offsets) - 1):
        longest = max(longest, offsets[document + 1] - offsets[document])
    arrays = room(longest)
    index = part_of(arrays, 0)
    before = -1
    for row in range(len(left)):
        low, high = offsets[left[row]], offsets[left[row] + 1]
        if left[row] != before:
            before = left[row]
            index = part_of(arrays, high - low)
            fill(hashes, marks, words, low, high, skip, index)
        here, end = offsets[right[row]], offsets[right[row] + 1]
        _runs(hashes, marks, pairs, low, high, here, end, row, skip, index, found[row])
        _details(hashes, marks, words, here, end, row, skip, index, found[row])
        _passages(marks, words, low, here, end, row, skip, index, found[row])
    return found


@compiled
def _runs(
    hashes: Any, marks: Any, pairs: Any, low: int, high: int, here: int, end: int, row: int,
    skip: int, index: Any, found: Any,
) -> None:  # fmt: skip
    """Find the runs of equal words; each counts by its rarest pair, and a little by its length."""
    keys, heads, chain, stamps, ours, theirs = (
        index[4], index[5], index[6], index[8], index[9], index[10],
    )  # fmt: skip
    budget = _BUDGET * (high - low + end - here)
    cover_left = cover_right = cover_long = 0
    for at in range(here, end - 1):
        slot = slot_in(keys, pair_of(hashes[at], hashes[at + 1]))
        if stamps[slot] != row:
            stamps[slot] = row
            if keys[slot] != EMPTY and not marks[at] & marks[low + heads[slot]] & skip:
                found[PAIRS] += max(0.0, pairs[at] / STEP - 3.0)
        place, tried = heads[slot], 0
        while place >= 0 and tried < _PAIR_PLACES and budget > 0:
            tried += 1
            start = low + place
            place = chain[place]
            if start > low and at > here and hashes[start - 1] == hashes[at - 1]:
                continue
            size, best = 2, np.int64(pairs[at])
            while start + size < high and at + size < end:
                if hashes[start + size] != hashes[at + size]:
                    break
                best = max(best, np.int64(pairs[at + size - 1]))
                size += 1
            budget -= size
            if size < _RUN:
                continue
            fresh = quoted = 0
            for step in range(size):
                spoken = marks[start + step] & marks[at + step] & QUOTED
                quoted += 1 if spoken else 0
                counted = 0 if spoken & skip else 1
                if ours[start - low + step] != row:
                    ours[start - low + step] = row
                    cover_left += counted
                if theirs[at - here + step] != row:
                    theirs[at - here + step] = row
                    fresh += 1
                    cover_right += counted
            worth = max(0.0, best / STEP + 0.2 * (fresh - _RUN) - 2.0) if fresh >= 2 else 0.0
            if 2 * quoted > size:
                found[QUOTED_RUNS] += 0.0 if skip else worth
            else:
                found[RUNS] += worth
            if fresh >= 2 and not (skip and 2 * quoted > size):
                found[LONGEST] = max(found[LONGEST], size)
                cover_long += fresh if size >= _LONG_RUN else 0
    ours_all, theirs_all = max(1, high - low), max(1, end - here)
    found[COVER_LEFT], found[COVER_RIGHT] = cover_left / ours_all, cover_right / theirs_all
    found[COVER_LONG] = min(1.0, cover_long / min(ours_all, theirs_all))


@compiled
def _details(
    hashes: Any,
    marks: Any,
    words: Any,
    here: int,
    end: int,
    row: int,
    skip: int,
    index: Any,
    found: Any,
) -> None:
    """Add up the shared names, numbers and other rare words, each once, and see whether their order agrees."""
    keys, heads, flags, stamps, slots = index[0], index[1], index[2], index[7], index[13]
    agree = differ = 0
    last = -1
    for at in range(here, end):
        slots[at - here] = -1
        if words[at] < COMMON:
            continue
        slot = slot_in(keys, hashes[at])
        if keys[slot] == EMPTY or (marks[at] & skip and not flags[slot] & OUTSIDE):
            continue
        slots[at - here] = slot
        if stamps[slot] == row:
            continue
        stamps[slot] = row
        worth = words[at] / STEP
        kind = (flags[slot] | detail_of(marks[at])) & ~OUTSIDE
        found[TOGETHER] += worth * worth
        if kind & 2:
            found[NUMBERS] += worth
        elif kind & 1:
            found[NAMES] += max(0.0, worth - 2.0)
        else:
            found[WORDS] += max(0.0, worth - 3.0)
        if kind:
            found[DETAILS] += 1
        found[ODD] += max(0.0, worth - 5.0)
        if worth > 3.0:
            if last >= 0:
                agree += heads[slot] > last
                differ += heads[slot] < last
            last = heads[slot]
    found[ORDER] = (agree - differ) / (agree + differ + 3.0)


@compiled
def _passages(
    marks: Any,
    words: Any,
    low: int,
    here: int,
    end: int,
    row: int,
    skip: int,
    index: Any,
    found: Any,
) -> None:
    """Find the passages of the right text whose rare words stand close together in the left, too."""
    heads, chain, tally, stamps, slots = index[1], index[3], index[11], index[12], index[13]
    stamp = row * ((len(slots) // _STRIDE) + 2)
    for number in range((end - here + _STRIDE - 1) // _STRIDE):
        first = number * _STRIDE
        best = 0.0
        for at in range(first, min(end - here, first + _WINDOW)):
            slot = slots[at]
            if slot < 0 or _repeated(slots, first, at):
                continue
            worth = (words[here + at] - COMMON) / STEP
            place, tried, last = heads[slot], 0, -1
            while place >= 0 and tried < _WORD_PLACES:
                tried += 1
                spoken = marks[here + at] & marks[low + place] & skip
                for block in range(place // BLOCK, place // BLOCK + 2):
                    if block <= last or spoken:
                        continue
                    last = block
                    if stamps[block] != stamp + number:
                        stamps[block], tally[block] = stamp + number, 0.0
                    tally[block] += worth
                    best = max(best, tally[block])
                place = chain[place]
        found[PASSAGES] += max(0.0, best - 8.0)
        if best > found[PASSAGE]:
            found[SECOND], found[PASSAGE] = found[PASSAGE], best
        elif best > found[SECOND]:
            found[SECOND] = best


@compiled
def _repeated(slots: Any, first: int, at: int) -> bool:
    """Say whether a word stood in this passage before."""
    earlier = first
    while slots[earlier] != slots[at]:
        earlier += 1
    return earlier < at


@compiled
def measure(hashes: Any, marks: Any, offsets: Any, words: Any) -> Any:
    """Return for each document what it has to share: squares of all weights, names, numbers, other words."""
    found = np.zeros((len(offsets) - 1, 4), np.float32)
    for document in range(len(offsets) - 1):
        low, high = offsets[document], offsets[document + 1]
        order = np.argsort(hashes[low:high])
        for number in range(len(order)):
            at = low + order[number]
            if number and hashes[at] == hashes[low + order[number - 1]]:
                continue
            worth = words[at] / STEP
            if words[at] < COMMON:
                continue
            kind = detail_of(marks[at])
            found[document, 0] += worth * worth
            if kind & 2:
                found[document, 2] += worth
            elif kind & 1:
                found[document, 1] += max(0.0, worth - 2.0)
            else:
                found[document, 3] += max(0.0, worth - 3.0)
    return found
