"""Where the words and pairs of words of one text stand: what another text is held against."""

from typing import Any

import numpy as np

from whence.compiling import compiled

from .rarity_kernel import STEP, pair_of
from .tokens_kernel import CAPITALISED, FIRST, NUMERIC

BLOCK = 16  # words; passages of the text that is indexed
COMMON = 1.5 * STEP  # codes; a word in more than a fifth of all documents shows nothing
OUTSIDE = 4  # flag of a word that stands outside quotations somewhere
EMPTY = np.uint64(0)


@compiled
def room(longest: int) -> Any:
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
        np.zeros(longest // BLOCK + 3, np.float32), np.full(longest // BLOCK + 3, -1, np.int64),
        np.full(longest, -1, np.int64),
    )  # fmt: skip


@compiled
def part_of(room: Any, words: int) -> Any:
    """Return as much of the indexes as a text needs: short ones must not pay for a long one."""
    size = 16
    while size < 2 * words + 2:
        size *= 2
    return (
        room[0][:size], room[1][:size], room[2][:size], room[3], room[4][:size], room[5][:size],
        room[6], room[7][:size], room[8][:size], *room[9:],
    )  # fmt: skip


@compiled
def fill(hashes: Any, marks: Any, words: Any, low: int, high: int, skip: int, index: Any) -> None:
    """Index the words and pairs of the left document by where they stand, the first place first."""
    keys, heads, flags, chain, pair_keys, pair_heads, pair_chain = index[:7]
    keys[:], pair_keys[:] = EMPTY, EMPTY
    heads[:], pair_heads[:] = -1, -1
    flags[:] = 0
    for place in range(high - low - 1, -1, -1):
        at = low + place
        if words[at] >= COMMON:
            slot = slot_in(keys, hashes[at])
            keys[slot] = hashes[at]
            chain[place], heads[slot] = heads[slot], place
            flags[slot] |= detail_of(marks[at]) | (0 if marks[at] & skip else OUTSIDE)
        if at + 1 < high:
            key = pair_of(hashes[at], hashes[at + 1])
            slot = slot_in(pair_keys, key)
            pair_keys[slot] = key
            pair_chain[place], pair_heads[slot] = pair_heads[slot], place


@compiled
def slot_in(keys: Any, key: Any) -> Any:
    """Return the row of a key in an index, or the empty row where it would stand."""
    last = len(keys) - 1
    slot = np.int64(key >> np.uint64(20)) & last
    while keys[slot] != EMPTY and keys[slot] != key:
        slot = (slot + 1) & last
    return slot


@compiled
def detail_of(marks: int) -> int:
    """Return which kind of detail a word is: a name (1), a number (2) or none (0)."""
    if marks & NUMERIC:
        return 2
    return 1 if marks & CAPITALISED and not marks & FIRST else 0
