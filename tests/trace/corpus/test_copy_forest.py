"""From chances to parents, roots and origins."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.trace.corpus.copy_forest import MOST_PARENTS, Forest, grow

Edge = tuple[int, int, float]  # parent, child, chance


def forest(size: int, edges: list[Edge], related: list[Edge] = (), least: float = 0.4) -> Forest:
    table, pairs = (np.array(rows, float).reshape(-1, 3) for rows in (edges, list(related)))
    numbers = [
        column.astype(np.int64) for column in (table[:, 0], table[:, 1], pairs[:, 0], pairs[:, 1])
    ]
    keys = np.arange(size, dtype=np.uint64)[::-1].copy()
    return grow(
        size,
        numbers[0],
        numbers[1],
        table[:, 2],
        least,
        (numbers[2], numbers[3]),
        pairs[:, 2],
        0.4,
        keys,
    )


def test_a_chain_goes_back_to_its_top() -> None:
    found = forest(4, [(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.2)])
    assert found.root.tolist() == [0, 0, 0, 3]
    assert not found.latent.any()


def test_the_likelier_direction_is_taken_and_makes_no_circle() -> None:
    found = forest(3, [(0, 1, 0.9), (1, 0, 0.8), (1, 2, 0.7), (2, 0, 0.6)])
    assert set(zip(found.parent.tolist(), found.child.tolist(), strict=True)) == {(0, 1), (1, 2)}


def test_a_document_of_two_parents_has_the_origin_of_the_stronger() -> None:
    found = forest(3, [(0, 2, 0.7), (1, 2, 0.8)])
    assert found.root.tolist() == [0, 1, 1]
    assert len(set(found.family.tolist())) == 1


def test_two_roots_that_are_related_share_an_unseen_origin() -> None:
    found = forest(4, [(0, 1, 0.9)], [(0, 2, 0.8), (1, 3, 0.9)])
    assert found.origin[0] == found.origin[1] == found.origin[2]
    assert found.latent.tolist() == [True, True, True, False]
    assert found.origin[3] == 3  # 1 is no root: what relates 3 to it is not said to be 1's origin


edges = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 1)).filter(lambda edge: edge[0] != edge[1]),
    max_size=40, unique_by=lambda edge: edge[:2],
)  # fmt: skip


@given(edges, edges)
def test_forests_have_no_circles_few_parents_and_whole_groups(
    found: list[Edge], related: list[Edge]
) -> None:
    grown = forest(10, found, [(min(a, b), max(a, b), p) for a, b, p in related])
    parents = {number: set() for number in range(10)}
    for child, parent in zip(grown.child.tolist(), grown.parent.tolist(), strict=True):
        parents[child].add(parent)
    assert all(len(above) <= MOST_PARENTS for above in parents.values())
    for number in range(10):
        above, seen = set(parents[number]), set()
        while above - seen:
            seen |= above
            above = set().union(*(parents[each] for each in above))
        assert number not in seen
        assert grown.root[grown.root[number]] == grown.root[number]
        assert grown.origin[grown.root[number]] == grown.origin[number]
        assert grown.family[grown.origin[number]] == grown.family[number]
        assert not parents[int(grown.root[number])]


@pytest.mark.parametrize("size", [0, 1])
def test_hardly_any_documents(size: int) -> None:
    assert len(forest(size, []).root) == size
