"""Pairs from prints: against sets, and the same in parts and increments."""

from itertools import combinations
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.trace.reuse_kernel import hash_range, merge_pairs, pair_keys, propose, reduce_pairs

PRINTS = st.lists(st.tuples(st.integers(0, 2**40 - 1) | st.integers(0, 9), st.integers(0, 7)))


def packed(prints: list[tuple[int, int]]) -> np.ndarray:
    return np.sort(np.array([value << 24 | number for value, number in prints], np.uint64))


def plain(prints: list[tuple[int, int]], most: int) -> dict[tuple[int, int], float]:
    documents: dict[int, set[int]] = {}
    for value, number in prints:
        documents.setdefault(value, set()).add(number)
    found: dict[tuple[int, int], float] = {}
    for group in documents.values():
        if len(group) <= most:
            for pair in combinations(sorted(group), 2):
                found[pair] = found.get(pair, 0) + log(8 / len(group))
    return found


@given(PRINTS, st.integers(2, 8))
@settings(max_examples=300, deadline=None)
def test_against_sets(prints: list[tuple[int, int]], most: int) -> None:
    found = propose(packed(prints), 8, most=most, least=0)
    weights = dict(
        zip(zip(found.left.tolist(), found.right.tolist(), strict=True), found.weight, strict=True)
    )
    assert list(weights) == sorted(weights)
    assert weights == pytest.approx(plain(prints, most), abs=0.01)


@given(PRINTS, st.integers(1, 5))
@settings(max_examples=200, deadline=None)
def test_ranges_of_hashes_add_up(prints: list[tuple[int, int]], parts: int) -> None:
    rows = packed(prints)
    ranges = [hash_range(rows, part, parts) for part in range(parts)]
    assert np.concatenate(ranges).tolist() == rows.tolist()
    whole = reduce_pairs(pair_keys(rows, 8))
    summed = merge_pairs(*(reduce_pairs(pair_keys(part, 8)) for part in ranges))
    assert summed.pairs.tolist() == whole.pairs.tolist()
    assert summed.weights.tolist() == whole.weights.tolist()


@given(PRINTS, st.integers(0, 8))
@settings(max_examples=200, deadline=None)
def test_new_documents_find_their_pairs(prints: list[tuple[int, int]], first: int) -> None:
    whole = reduce_pairs(pair_keys(packed(prints), 8))
    known = packed([one for one in prints if one[1] < first])
    fresh = packed([one for one in prints if one[1] >= first])
    found = reduce_pairs(pair_keys(fresh, 8, known=known))
    new = whole.pairs & np.uint64(0xFFFFFFFF) >= first
    assert found.pairs.tolist() == whole.pairs[new].tolist()
    assert found.weights.tolist() == whole.weights[new].tolist()


def test_what_too_many_share_is_counted() -> None:
    prints = [(5, number) for number in range(8)] + [(6, 1), (6, 2)]
    found = propose(packed(prints), 8, most=7, least=0)
    assert found.common == 1
    assert found.left.tolist() == [1]


def test_many_pairs_come_in_chunks() -> None:
    prints = packed([(value, number) for value in range(50) for number in range(8)])
    whole = reduce_pairs(pair_keys(prints, 80, most=9))
    assert len(list(pair_keys(prints, 80, most=9, chunk=100).chunks)) > 5
    parts = reduce_pairs(pair_keys(prints, 80, most=9, chunk=100), least=1e9)
    assert parts.weights.tolist() == whole.weights.tolist()


@given(PRINTS, st.integers(1, 20), st.booleans())
@settings(max_examples=200, deadline=None)
def test_blocks_of_left_documents_change_nothing(
    prints: list[tuple[int, int]], size: int, new: bool
) -> None:
    known = packed([one for one in prints if one[1] < 4]) if new else None
    rows = packed([one for one in prints if one[1] >= 4]) if new else packed(prints)
    whole = propose(rows, 8, known=known, least=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("whence.trace.kernels.candidates._PAIRS", size)
        parts = propose(rows, 8, known=known, least=1)
    assert parts.left.tolist() == whole.left.tolist()
    assert parts.right.tolist() == whole.right.tolist()
    assert parts.weight.tolist() == whole.weight.tolist()
    assert parts.common == whole.common
