"""Sorted fingerprints to those that a publisher puts under what it publishes; and exact copies."""

from typing import Any

import numpy as np

from whence.compiling import compiled

from .prints_kernel import GRAM, gram_key

_NUMBER = np.uint64(0xFFFFFF)
_DOCUMENT = np.uint64(24)
_HASH = np.uint64(0xFFFFFFFFFF000000)


@compiled
def find_boilerplate(
    prints: Any, publishers: Any, needed: Any, counts: Any, own: float, found: Any
) -> int:
    """Write the hashes that one publisher's documents have, and hardly others; return how many.

    `needed` is how many documents of each publisher must have a print; `counts` is all 0.
    """
    index, at, total = 0, 0, len(prints)
    while index < total:
        group = prints[index] >> _DOCUMENT
        end, size, best = index, 0, -1
        while end < total and prints[end] >> _DOCUMENT == group:
            if end == index or prints[end] != prints[end - 1]:
                size += 1
                publisher = publishers[prints[end] & _NUMBER]
                if publisher >= 0:
                    counts[publisher] += 1
                    if best < 0 or counts[publisher] > counts[best]:
                        best = publisher
            end += 1
        if best >= 0 and counts[best] >= needed[best] and counts[best] >= own * size:
            found[at] = prints[index] & _HASH
            at += 1
        for place in range(index, end):
            publisher = publishers[prints[place] & _NUMBER]
            if publisher >= 0:
                counts[publisher] = 0
        index = end
    return at


@compiled
def drop_prints(prints: Any, hashes: Any, kept: Any) -> int:
    """Write the sorted prints whose hash is none of the sorted ones; return how many."""
    at, place = 0, 0
    for index in range(len(prints)):
        group = prints[index] & _HASH
        while place < len(hashes) and hashes[place] < group:
            place += 1
        if place == len(hashes) or hashes[place] != group:
            kept[at] = prints[index]
            at += 1
    return at


@compiled
def mark_passages(hashes: Any, offsets: Any, wanted: Any, gap: int, passages: Any) -> int:
    """Write where texts have the wanted prints: document, first and last word.

    Prints at most `gap` words apart make one passage. Returns the number of passages.
    """
    at = 0
    for document in range(len(offsets) - 1):
        low, high = offsets[document], offsets[document + 1]
        last = -1
        for place in range(low, high - GRAM + 1):
            if not _holds(wanted, gram_key(hashes, place)):
                continue
            if last < 0 or place > last + gap:
                passages[at, 0], passages[at, 1] = document, place
                at += 1
            last = place + GRAM - 1
            passages[at - 1, 2] = last
    return at


@compiled
def _holds(wanted: Any, value: Any) -> bool:
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high) // 2
        if wanted[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low < len(wanted) and wanted[low] == value


@compiled
def first_of_equals(keys: Any, words: Any, slots: Any, first: Any) -> None:
    """Write for each text the number of the first that has the same keys; its own if it has no words."""
    mask = len(slots) - 1
    for row in range(len(keys)):
        first[row] = row
        if words[row] == 0:
            continue
        slot = np.int64(keys[row, 0] >> np.uint64(8)) & mask
        while slots[slot] >= 0:
            other = slots[slot]
            if keys[other, 0] == keys[row, 0] and keys[other, 1] == keys[row, 1]:
                first[row] = other
                break
            slot = (slot + 1) & mask
        if slots[slot] < 0:
            slots[slot] = row
