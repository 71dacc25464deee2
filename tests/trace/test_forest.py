"""Sampled forests against all forests there are, each with its probability."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.trace.forest import Forest, draws, latent, merged

NODES = ["a", "b", "c", "d"]
STRENGTHS = st.floats(min_value=0.0, max_value=0.89)


def expected(nodes: list[str], joins: dict[tuple[str, str], float]) -> float:
    """Return the expected number of components, by going through every set of links."""
    total = 0.0
    for held in product([False, True], repeat=len(joins)):
        chance, home = 1.0, {node: node for node in nodes}
        for ((one, other), strength), holds in zip(joins.items(), held, strict=True):
            chance *= strength if holds else 1.0 - strength
            if holds:
                old, new = home[one], home[other]
                home = {node: new if root == old else root for node, root in home.items()}
        total += chance * len(set(home.values()))
    return total


@given(
    st.dictionaries(st.sampled_from([("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")]), STRENGTHS)
)
@settings(max_examples=25, deadline=None)
def test_against_all_forests(joins: dict[tuple[str, str], float]) -> None:
    forest = Forest(list(NODES))
    for (one, other), strength in joins.items():
        forest.join(one, other, strength)
    blocks = merged(forest, 0.9)
    found = [one.count for one in draws(forest, blocks, 4000)]
    assert sum(found) / len(found) == pytest.approx(expected(NODES, joins), abs=0.08)


def test_sure_links_make_one_block() -> None:
    forest = Forest(list(NODES))
    forest.join("a", "c", 0.95)
    forest.join("b", "c", 0.5)
    assert merged(forest, 0.9) == [{"a", "c"}, {"b"}, {"d"}]
    assert merged(forest, 0.5) == [{"a", "b", "c"}, {"d"}]


def test_of_two_links_the_stronger_counts() -> None:
    forest = Forest(["a", "b"])
    for strength in (0.2, 0.7, 0.4):
        forest.join("b", "a", strength)
    assert forest.joins == {("a", "b"): 0.7}


@pytest.mark.parametrize(("strength", "mean"), [(0.9, 1.9), (0.3, 1.3), (0.0, 1.0)])
def test_an_outlet_nobody_relies_on_is_no_origin(strength: float, mean: float) -> None:
    """A side credit that may be none: the outlet counts as surely as somebody relies on it."""
    outlet = latent("herald")
    forest = Forest(["a", outlet], latent={outlet: {"a": strength}})
    counts = [one.count for one in draws(forest, merged(forest, 0.9), 4000)]
    assert sum(counts) / len(counts) == pytest.approx(mean, abs=0.05)


def test_a_hidden_hand_is_counted_once_for_each_report() -> None:
    forest = Forest(list(NODES), hidden=dict.fromkeys(NODES, 0.1))
    counts = [one.count for one in draws(forest, merged(forest, 0.9), 4000)]
    assert sum(counts) / len(counts) == pytest.approx(3.7, abs=0.05)


def test_a_report_that_may_stand_for_two() -> None:
    forest = Forest(["a"], several={"a": 0.1})
    counts = sorted(one.count for one in draws(forest, merged(forest, 0.9), 4000))
    assert sum(counts) / len(counts) == pytest.approx(1.1, abs=0.03)
    assert counts[int(0.95 * len(counts))] == 2
