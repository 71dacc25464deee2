"""The order of summing out: fewest new pairs first, counted anew by the simplest means."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.judge.inference.order import elimination_order

Scopes = list[tuple[int, ...]]


def new_pairs(near: dict[int, set[int]], one: int) -> int:
    return sum(b not in near[a] for a, b in itertools.combinations(sorted(near[one]), 2))


def counted(scopes: Scopes, kept: set[int]) -> list[int]:
    near: dict[int, set[int]] = {}
    for scope in scopes:
        for one in scope:
            near.setdefault(one, set()).update(set(scope) - {one})
    order = []
    while left := set(near) - kept:
        one = min(left, key=lambda name: (new_pairs(near, name), len(near[name]), name))
        for other in near[one]:
            near[other] = (near[other] | near[one]) - {one, other}
        del near[one]
        order.append(one)
    return order


@given(
    st.lists(st.sets(st.integers(0, 12), min_size=1, max_size=4).map(tuple), max_size=25),
    st.sets(st.integers(0, 12), max_size=3),
)
def test_each_time_the_fewest_new_pairs(scopes: Scopes, kept: set[int]) -> None:
    assert elimination_order(scopes, kept) == counted(scopes, kept)


def test_a_hub_goes_last() -> None:
    order = elimination_order([(0, one) for one in range(1, 3000)], ())
    assert len(order) == 3000
    assert order.index(0) >= 2998


def test_a_large_random_network_is_ordered_completely() -> None:
    rng = np.random.default_rng(1)
    scopes = [tuple(map(int, rng.permutation(700)[:2])) for _ in range(800)]
    order = elimination_order(scopes, {0})
    assert sorted(order) == sorted({one for scope in scopes for one in scope} - {0})
