"""Sorted fingerprints to pairs of documents."""

from typing import Any

import numpy as np

from whence.compiling import compiled

UNITS = 1024  # parts of a nat: sums of whole numbers do not depend on their order
MOST_UNITS = 0xFFFF
_NUMBER = np.uint64(0xFFFFFF)
_DOCUMENT = np.uint64(24)
_LEFT, _RIGHT = np.uint64(40), np.uint64(16)


@compiled
def emit_pairs(
    known: Any, prints: Any, most: int, weights: Any, lefts: Any, pairs: Any, start: int
) -> Any:
    """Write a key for each two documents under one print: left, right, weight (24, 24, 16 bits).

    The right one is of `prints`, the left one of `prints` or `known`, whose documents have lower numbers;
    the left ones are those from `lefts[0]` up to, not including, `lefts[1]`.
    Begins at print `start`; returns where it stopped for want of room, the number of pairs, and how many
    prints were passed over because more than `most` documents have them.
    """
    at, common, total = 0, 0, len(prints)
    begin, end_left = lefts[0], lefts[1]
    index, old, alone = start, 0, len(known) == 0
    while index < total:
        group = prints[index] >> _DOCUMENT
        end = index + 1
        if alone and (end == total or prints[end] >> _DOCUMENT != group):
            index = end
            continue
        while end < total and prints[end] >> _DOCUMENT == group:
            end += 1
        old, last = _known_group(known, group, old)
        size = _distinct(known, old, last) + _distinct(prints, index, end)
        if size > most:
            common += 1
        elif size > 1:
            if at + size * size // 2 > len(pairs):
                return index, at, common
            at = _pair_group(
                known, old, last, prints, index, end, weights[size], begin, end_left, pairs, at
            )
        index, old = end, last
    return index, at, common


@compiled
def _known_group(known: Any, group: Any, low: int) -> Any:
    """Return where the prints of a group stand among the known ones, from place `low` on."""
    high = len(known)
    while low < high:
        middle = (low + high) // 2
        if known[middle] >> _DOCUMENT < group:
            low = middle + 1
        else:
            high = middle
    high = low
    while high < len(known) and known[high] >> _DOCUMENT == group:
        high += 1
    return low, high


@compiled
def _distinct(prints: Any, low: int, high: int) -> int:
    """Count the documents of a group: a document may have a print twice."""
    found = 1 if low < high else 0
    for place in range(low + 1, high):
        found += prints[place] != prints[place - 1]
    return found


@compiled
def _pair_group(
    known: Any, old: int, last: int, prints: Any, low: int, high: int,
    weight: int, begin: Any, end: Any, pairs: Any, at: int,
) -> int:  # fmt: skip
    """Write the pairs of one group whose left documents are from `begin` up to, not including, `end`."""
    for right in range(low, high):
        if right > low and prints[right] == prints[right - 1]:
            continue
        key = (prints[right] & _NUMBER) << _RIGHT | np.uint64(weight)
        for left in range(old, last):
            number = known[left] & _NUMBER
            if begin <= number < end and (left == old or known[left] != known[left - 1]):
                pairs[at] = number << _LEFT | key
                at += 1
        for left in range(low, right):
            number = prints[left] & _NUMBER
            if begin <= number < end and prints[left] != prints[left + 1]:
                pairs[at] = number << _LEFT | key
                at += 1
    return at


@compiled
def count_pairs(known: Any, prints: Any, most: int) -> int:
    """Return about how many pairs there are under all prints; a document's repeats count."""
    total, index, old, alone = 0, 0, 0, len(known) == 0
    while index < len(prints):
        group = prints[index] >> _DOCUMENT
        end = index + 1
        if alone and (end == len(prints) or prints[end] >> _DOCUMENT != group):
            index = end
            continue
        while end < len(prints) and prints[end] >> _DOCUMENT == group:
            end += 1
        old, last = _known_group(known, group, old)
        if end - index + last - old <= most:
            total += (end - index) * (end - index - 1) // 2 + (end - index) * (last - old)
        index, old = end, last
    return total


@compiled
def sum_pairs(keys: Any, floor: int, pairs: Any, weights: Any) -> int:
    """Write each pair of sorted keys once (left << 32 | right), with its weight; return how many.

    Only those that weigh at least `floor`.
    """
    at, index = 0, 0
    while index < len(keys):
        key = keys[index]
        pair, weight = key >> _RIGHT, np.int64(0)
        while index < len(keys) and keys[index] >> _RIGHT == pair:
            weight += np.int64(keys[index] & np.uint64(MOST_UNITS))
            index += 1
        if weight >= floor:
            pairs[at] = (key >> _LEFT) << np.uint64(32) | (pair & _NUMBER)
            weights[at] = weight
            at += 1
    return at


@compiled
def merge_two(pairs: Any, weights: Any, others: Any, theirs: Any, out: Any, sums: Any) -> int:
    """Merge two sorted lists of pairs, weights summed; return how many there are."""
    i, j, at = 0, 0, 0
    while i < len(pairs) or j < len(others):
        ours = j == len(others) or (i < len(pairs) and pairs[i] <= others[j])
        both = ours and j < len(others) and pairs[i] == others[j]
        out[at] = pairs[i] if ours else others[j]
        sums[at] = (weights[i] if ours else 0) + (theirs[j] if both or not ours else 0)
        i += ours
        j += both or not ours
        at += 1
    return at
