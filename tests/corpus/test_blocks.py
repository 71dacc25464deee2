"""Pairs in blocks, and what hangs together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from whence.corpus import blocks
from whence.corpus.blocks import components, make_blocks

PAIRS = st.lists(
    st.tuples(st.integers(0, 29), st.integers(0, 29)).filter(lambda one: one[0] < one[1]),
    max_size=60, unique=True,
)  # fmt: skip


def ends(pairs):
    return np.array(pairs, np.int64).reshape(-1, 2).T


@given(PAIRS)
def test_components_are_those_of_scipy(pairs):
    left, right = ends(pairs)
    ours = components(left, right, 30)
    graph = coo_array((np.ones(len(left)), (left, right)), (30, 30))
    _, theirs = connected_components(graph, directed=False)
    assert all(ours[one] == min(np.flatnonzero(theirs == theirs[one])) for one in range(30))


@given(PAIRS, st.integers(1, 40), st.integers(1, 10))
def test_every_pair_is_in_one_block_and_none_is_too_large(pairs, words, most):
    left, right = ends(pairs)
    lengths = np.arange(30) % 5
    old = blocks._WORDS, blocks._PAIRS
    try:
        blocks._WORDS, blocks._PAIRS = words, most
        made = list(make_blocks(left, right, lengths))
    finally:
        blocks._WORDS, blocks._PAIRS = old
    found = [pair for one in made for pair in zip(one.left, one.right, strict=True)]
    assert sorted(found) == sorted(pairs)
    assert [one.number for one in made] == list(range(len(made)))
    for one in made:
        assert len(one.left) <= most
        read = sum(lengths[list({*one.left.tolist(), *one.right.tolist()})])
        assert len(one.left) == 1 or read <= words
