"""Counts of how many documents hold a word or a pair of words, and what their rarity is worth."""

from typing import Any

import numpy as np

from whence.compiling import compiled

STEP = 16  # codes to the nat
MOST = 255
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0x7F4A7C15F39CC060)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_LOW = np.uint64(29)
_WORD = np.uint64(64)


@compiled
def pair_of(first: Any, second: Any) -> Any:
    """Return the hash of two words in this order."""
    value = (first * _SPREAD) ^ (second + _SECOND)
    value = (value ^ (value >> _LOW)) * _MIX
    return value ^ (value >> _LOW)


@compiled
def slot_of(value: Any, bits: int) -> Any:
    """Return the row of a hash in a table of 2**bits rows."""
    return np.int64((value * _SPREAD) >> (_WORD - np.uint64(bits)))


@compiled
def count(hashes: Any, offsets: Any, words: Any, pairs: Any, bits: int) -> None:
    """Add one to the row of each word and pair of words for every document that has it."""
    longest = 1
    for document in range(len(offsets) - 1):
        longest = max(longest, offsets[document + 1] - offsets[document])
    size = 16
    while size < 4 * longest:
        size *= 2
    seen, stamps = np.zeros(size, np.int64), np.full(size, -1, np.int64)
    for document in range(len(offsets) - 1):
        for place in range(offsets[document], offsets[document + 1]):
            slot = slot_of(hashes[place], bits)
            if _fresh(seen, stamps, slot, document):
                words[slot] += 1
            if place + 1 < offsets[document + 1]:
                slot = slot_of(pair_of(hashes[place], hashes[place + 1]), bits + 2)
                if _fresh(seen, stamps, -1 - slot, document):
                    pairs[slot] += 1


@compiled
def _fresh(seen: Any, stamps: Any, key: int, document: int) -> bool:
    """Say whether a key is met for the first time in this document, and remember it."""
    last = len(seen) - 1
    place = key & last
    while stamps[place] == document:
        if seen[place] == key:
            return False
        place = (place + 1) & last
    seen[place], stamps[place] = key, document
    return True


@compiled
def encode(
    hashes: Any, offsets: Any, shares: Any, pairs: Any, bits: int,
    documents: float, strength: float, together: float,
) -> Any:  # fmt: skip
    """Return the code of each word, and of the pair it begins (0 at the end of a document).

    `shares` are those of documents that hold the words of a row, already shrunk to what is usual. A
    pair is shrunk to what its two words make likely, `together` times more than by chance.
    """
    word_codes = np.zeros(len(hashes), np.uint8)
    pair_codes = np.zeros(len(hashes), np.uint8)
    for document in range(len(offsets) - 1):
        before = 0.0
        for place in range(offsets[document], offsets[document + 1]):
            share = shares[slot_of(hashes[place], bits)]
            word_codes[place] = _code(share)
            if place > offsets[document]:
                slot = slot_of(pair_of(hashes[place - 1], hashes[place]), bits + 2)
                usual = min(1.0, before * share * together)
                found = (pairs[slot] + strength * usual) / (documents + strength)
                pair_codes[place - 1] = _code(found)
            before = share
    return word_codes, pair_codes


@compiled
def _code(share: float) -> Any:
    if share <= 0.0:
        return MOST
    return min(MOST, max(0, np.int64(-np.log(share) * STEP + 0.5)))
