"""Find names of publishers in texts, next to words by which one outlet credits another."""

from typing import Any

import numpy as np

from whence.compiling import compiled

from .rarity_kernel import pair_of
from .tokens_kernel import CAPITALISED, FIRST, NUMERIC

LONGEST_NAME = 8  # words
_REACH = 6  # words between a name and the word that credits it
_MOST = 64  # credits of one document


@compiled
def name_keys(hashes: Any, offsets: Any) -> Any:
    """Return the key of each name, 0 where it is empty or too long."""
    keys = np.zeros(len(offsets) - 1, np.uint64)
    for name in range(len(keys)):
        low, high = offsets[name], offsets[name + 1]
        if low < high <= low + LONGEST_NAME:
            key = hashes[low]
            for at in range(low + 1, high):
                key = pair_of(key, hashes[at])
            keys[name] = key
    return keys


@compiled
def find_credits(
    hashes: Any,
    marks: Any,
    offsets: Any,
    firsts: Any,
    keys: Any,
    codes: Any,
    before: Any,
    after: Any,
) -> Any:
    """Return the documents and the publishers they credit, each pair once, sorted by document.

    `firsts` are the sorted hashes of the first words of names, `keys` the sorted keys of names and
    `codes` their publishers. `before` and `after` are the sorted hashes of the words that credit a
    name that follows, or that stands before.
    """
    documents, credited = [0], [np.int64(0)]
    documents.clear()
    credited.clear()
    for document in range(len(offsets) - 1):
        at, begun = offsets[document], len(documents)
        while at < offsets[document + 1] and len(documents) < begun + _MOST:
            size, code = 1, np.int64(-1)
            if marks[at] & (CAPITALISED | NUMERIC) and _among(firsts, hashes[at]) >= 0:
                size, code = _name(hashes, marks, offsets[document + 1], at, keys, codes)
            if code >= 0 and _credited(
                hashes, marks, offsets[document], offsets[document + 1], at, size, before, after
            ):
                known = False
                for number in range(begun, len(documents)):
                    known |= credited[number] == code
                if not known:
                    documents.append(document)
                    credited.append(code)
            at += size
    return np.array(documents, np.int64), np.array(credited, np.int64)


@compiled
def _among(values: Any, value: Any) -> int:
    """Return where a value stands in a sorted array, or -1."""
    place = np.searchsorted(values, value)
    return place if place < len(values) and values[place] == value else -1


@compiled
def _name(hashes: Any, marks: Any, end: int, at: int, keys: Any, codes: Any) -> Any:
    """Return the length in words and the publisher of the longest name that begins here."""
    size, code, key = 1, np.int64(-1), hashes[at]
    for length in range(1, LONGEST_NAME + 1):
        if length > 1:
            if at + length > end or marks[at + length - 1] & FIRST:
                break
            key = pair_of(key, hashes[at + length - 1])
        place = _among(keys, key)
        if place >= 0:
            size, code = length, codes[place]
    return size, code


@compiled
def _credited(
    hashes: Any, marks: Any, low: int, high: int, at: int, size: int, before: Any, after: Any
) -> bool:
    """Say whether a word that credits stands near the name in its sentence."""
    place = at
    while place > low and at - place < _REACH and not marks[place] & FIRST:
        place -= 1
        if _among(before, hashes[place]) >= 0:
            return True
    for place in range(at + size, min(high, at + size + _REACH)):
        if marks[place] & FIRST:
            break
        if _among(after, hashes[place]) >= 0:
            return True
    return False
