"""Words to fingerprints: one key for a whole text, a few for its runs of words, and its details."""

from typing import Any

import numpy as np

from whence.compiling import compiled

from .tokens_kernel import CAPITALISED, FIRST, NUMERIC

GRAM = 5  # words in a print; real direct copies nearly all share a rare run of five
WINDOW = 4  # one print of every four neighbours is kept: all shared runs of eight words meet in one
_TIMES = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF, _ALL = np.uint64(32), np.uint64(64)
_TURN = np.uint64(9)  # bits
_OLDEST = np.uint64(9 * (GRAM - 1))  # how far the word that leaves a run has been turned
_HASH = np.uint64(0xFFFFFFFFFF000000)
SEEN = 4096  # slots of the small table of names met inside sentences


@compiled
def key_all(hashes: Any, offsets: Any, keys: Any) -> None:
    """Write two 64-bit keys for each text, of its words and nothing else."""
    for document in range(len(offsets) - 1):
        key_text(hashes, offsets[document], offsets[document + 1], keys, document)


@compiled
def key_text(hashes: Any, low: int, high: int, keys: Any, row: int) -> None:
    """Write the keys of one text."""
    one, other = np.uint64(0), np.uint64(0)
    for place in range(low, high):
        one = turned(one, _TURN) + hashes[place]
        other = (other ^ hashes[place]) * _OTHER
    keys[row, 0], keys[row, 1] = one, other


@compiled
def mixed(value: Any) -> Any:
    """Spread a hash over all its bits."""
    value = (value ^ (value >> _HALF)) * _MIX
    value = (value ^ (value >> _HALF)) * _MIX
    return value ^ (value >> _HALF)


@compiled
def turned(value: Any, bits: Any) -> Any:
    """Return a number with its bits turned round."""
    return value << bits | value >> (_ALL - bits)


@compiled
def gram_key(hashes: Any, place: int) -> Any:
    """Return the hash of the words in a row that begin here, as a print has it."""
    value = np.uint64(0)
    for number in range(GRAM):
        value = turned(value, _TURN) ^ hashes[place + number]
    return (value * _MIX) & _HASH


@compiled
def winnow(hashes: Any, low: int, high: int, number: Any, prints: Any, at: int) -> int:
    """Write a text's winnowed prints from place `at` on; return the place after the last.

    Schleimer, Wilkerson and Aiken (2003): of each window of neighbouring runs the least hash. The hashes
    roll (Cohen 1997: by turns and exclusive or). A print that repeats at once is written once, so a text
    of one word costs one print.
    """
    if high - low < GRAM:
        return at
    value, most = np.uint64(0), np.uint64(0xFFFFFFFFFFFFFFFF)
    for place in range(low, low + GRAM - 1):
        value = turned(value, _TURN) ^ hashes[place]
    first = second = third = most  # the three prints before
    last, least = most, most
    for place in range(low + GRAM - 1, high):
        value = turned(value, _TURN) ^ hashes[place]
        key = (value * _MIX) & _HASH
        least = min(min(first, second), min(third, key))
        if place >= low + GRAM + WINDOW - 2:
            prints[at] = least | number
            at += least != last
            last = least
        first, second, third = second, third, key
        value ^= turned(hashes[place - GRAM + 1], _OLDEST)
    if high - low < GRAM + WINDOW - 1:  # shorter than one window
        prints[at] = least | number
        at += 1
    return at


@compiled
def winnow_all(hashes: Any, offsets: Any, first: int, prints: Any) -> int:
    """Write the prints of all texts; return how many."""
    at = 0
    for document in range(len(offsets) - 1):
        number = np.uint64(first + document)
        at = winnow(hashes, offsets[document], offsets[document + 1], number, prints, at)
    return at


@compiled
def detail_all(hashes: Any, marks: Any, offsets: Any, first: int, prints: Any) -> int:
    """Write the prints of names and numbers of all texts; return how many."""
    seen = np.zeros((SEEN, 2), np.uint64)
    at = 0
    for document in range(len(offsets) - 1):
        low, high = offsets[document], offsets[document + 1]
        at = detail(hashes, marks, low, high, np.uint64(first + document), seen, prints, at)
    return at


@compiled
def detail(
    hashes: Any, marks: Any, low: int, high: int, number: Any, seen: Any, prints: Any, at: int
) -> int:
    """Write the prints of one text's names and numbers from place `at` on; return the place after them.

    A capital at the head of a sentence makes a name only if the text has the word with a capital
    elsewhere. Neighbouring names, and a number with the word after it, make one print more.
    """
    stamp = number + np.uint64(1)
    for place in range(low, high):
        if marks[place] & (CAPITALISED | FIRST) == CAPITALISED:
            slot = hashes[place] & np.uint64(SEEN - 1)
            seen[slot, 0], seen[slot, 1] = hashes[place], stamp
    before = np.uint64(0)
    for place in range(low, high):
        value, mark = hashes[place], marks[place]
        name = False
        if mark & NUMERIC:
            prints[at] = (mixed(value) & _HASH) | number
            at += 1
            if place + 1 < high:
                prints[at] = (mixed(value * _TIMES + hashes[place + 1]) & _HASH) | number
                at += 1
        elif mark & CAPITALISED:
            slot = value & np.uint64(SEEN - 1)
            name = mark & FIRST == 0 or (seen[slot, 0] == value and seen[slot, 1] == stamp)
            if name:
                prints[at] = (mixed(value) & _HASH) | number
                at += 1
                if before:
                    prints[at] = (mixed(before * _TIMES + value) & _HASH) | number
                    at += 1
        before = value if name else np.uint64(0)
    return at
