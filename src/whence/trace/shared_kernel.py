"""What two documents share: runs of words, passages that use the same rare words, names and numbers.

What both quote can be left out: two reports of one speech share the speaker's words, not each other's.

Every count is linear in the length of the two texts: of a word that a text repeats the first few
places count, and a pair that has used up its budget of comparisons is judged by what was found so far.
"""

from typing import Any

import numpy as np

from .compiling import compiled
from .rarity_kernel import STEP, pair_of
from .tokens_kernel import CAPITALISED, FIRST, NUMERIC, QUOTED

(
    RUNS, QUOTED_RUNS, LONGEST, COVER_LEFT, COVER_RIGHT, PAIRS, PASSAGE, SECOND, PASSAGES, NAMES,
    NUMBERS, WORDS, TOGETHER, DETAILS, ODD, ORDER, COVER_LONG,
) = range(17)  # fmt: skip
COLUMNS = 17
_WORD_PLACES, _PAIR_PLACES = 8, 4  # places of a repeated word or pair that are compared
_BUDGET = 16  # comparisons for each word of the two texts
_BLOCK, _WINDOW, _STRIDE = 16, 24, 12  # words: passages of the left text, and of the right
_COMMON = 1.5 * STEP  # codes; a word in more than a fifth of all documents shows nothing
_RUN = 3  # words; the shortest run
_LONG_RUN = 6
_OUTSIDE = 4  # flag of a word that stands outside quotations somewhere
_EMPTY = np.uint64(0)


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
    index = _room(longest)
    before = -1
    for row in range(len(left)):
        low, high = offsets[left[row]], offsets[left[row] + 1]
        if left[row] != before:
            before = left[row]
            _fill(hashes, marks, words, low, high, skip, index)
        here, end = offsets[right[row]], offsets[right[row] + 1]
        _runs(hashes, marks, pairs, low, high, here, end, row, skip, index, found[row])
        _details(hashes, marks, words, here, end, row, skip, index, found[row])
        _passages(marks, words, low, here, end, row, skip, index, found[row])
    return found


@compiled
def _room(longest: int) -> Any:
    """Return the arrays that are used again for every pair: two indexes and their chains."""
    size = 16
    while size < 2 * longest + 2:
        size *= 2
    return (
        np.zeros(size, np.uint64), np.full(size, -1, np.int64), np.zeros(size, np.uint8),
        np.full(longest, -1, np.int64),
        np.zeros(size, np.uint64), np.full(size, -1, np.int64), np.full(longest, -1, np.int64),
        np.full(size, -1, np.int64), np.full(size, -1, np.int64),
        np.full(longest, -1, np.int64), np.full(longest, -1, np.int64),
        np.zeros(longest // _BLOCK + 3, np.float32), np.full(longest // _BLOCK + 3, -1, np.int64),
        np.full(longest, -1, np.int64),
    )  # fmt: skip


@compiled
def _fill(hashes: Any, marks: Any, words: Any, low: int, high: int, skip: int, index: Any) -> None:
    """Index the words and pairs of the left document by where they stand, the first place first."""
    keys, heads, flags, chain, pair_keys, pair_heads, pair_chain = index[:7]
    keys[:], pair_keys[:] = _EMPTY, _EMPTY
    heads[:], pair_heads[:] = -1, -1
    flags[:] = 0
    for place in range(high - low - 1, -1, -1):
        at = low + place
        if words[at] >= _COMMON:
            slot = _slot(keys, hashes[at])
            keys[slot] = hashes[at]
            chain[place], heads[slot] = heads[slot], place
            flags[slot] |= _detail(marks[at]) | (0 if marks[at] & skip else _OUTSIDE)
        if at + 1 < high:
            key = pair_of(hashes[at], hashes[at + 1])
            slot = _slot(pair_keys, key)
            pair_keys[slot] = key
            pair_chain[place], pair_heads[slot] = pair_heads[slot], place


@compiled
def _slot(keys: Any, key: Any) -> int:
    """Return the row of a key in an index, or the empty row where it would stand."""
    last = len(keys) - 1
    slot = np.int64(key >> np.uint64(20)) & last
    while keys[slot] != _EMPTY and keys[slot] != key:
        slot = (slot + 1) & last
    return slot


@compiled
def _detail(marks: int) -> int:
    """Return which kind of detail a word is: a name (1), a number (2) or none (0)."""
    if marks & NUMERIC:
        return 2
    return 1 if marks & CAPITALISED and not marks & FIRST else 0


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
        slot = _slot(keys, pair_of(hashes[at], hashes[at + 1]))
        if stamps[slot] != row:
            stamps[slot] = row
            if keys[slot] != _EMPTY and not marks[at] & marks[low + heads[slot]] & skip:
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
        if words[at] < _COMMON:
            continue
        slot = _slot(keys, hashes[at])
        if keys[slot] == _EMPTY or (marks[at] & skip and not flags[slot] & _OUTSIDE):
            continue
        slots[at - here] = slot
        if stamps[slot] == row:
            continue
        stamps[slot] = row
        worth = words[at] / STEP
        kind = (flags[slot] | _detail(marks[at])) & ~_OUTSIDE
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
            worth = (words[here + at] - _COMMON) / STEP
            place, tried, last = heads[slot], 0, -1
            while place >= 0 and tried < _WORD_PLACES:
                tried += 1
                spoken = marks[here + at] & marks[low + place] & skip
                for block in range(place // _BLOCK, place // _BLOCK + 2):
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
            if words[at] < _COMMON:
                continue
            kind = _detail(marks[at])
            found[document, 0] += worth * worth
            if kind & 2:
                found[document, 2] += worth
            elif kind & 1:
                found[document, 1] += max(0.0, worth - 2.0)
            else:
                found[document, 3] += max(0.0, worth - 3.0)
    return found
