"""Sums of trees, against a plain walk; and the fitted ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.trees import load_trees, read_trees
from whence.trace.corpus.kin import KIN_FEATURES
from whence.trace.corpus.pair_features import PAIR_FEATURES
from whence.trace.corpus.parents import PARENT_FEATURES
from whence.trace.corpus.trees import chances, logits

SMALL = {
    "inputs": ["a", "b"], "base": [0.5], "roots": [0, 5],
    "features": [0, -1, 1, -1, -1, -1], "limits": [1, 0, 2, 0, 0, 0],
    "below": [1, 0, 3, 0, 0, 0], "above": [2, 0, 4, 0, 0, 0], "values": [0, 10, 0, 20, 30, 4],
}  # fmt: skip


@pytest.mark.parametrize(
    ("row", "expected"), [((1, 9), 14.5), ((1.1, 2), 24.5), ((2, 2.1), 34.5), ((-5, 0), 14.5)]
)
def test_each_row_falls_into_one_leaf_of_each_tree(row, expected) -> None:
    assert logits(read_trees(SMALL), np.array([row], np.float32)).tolist() == [expected]


def test_rows_of_another_width_are_refused() -> None:
    with pytest.raises(ValueError, match="3 columns for 2 inputs"):
        logits(read_trees(SMALL), np.zeros((1, 3), np.float32))


@pytest.mark.parametrize(
    ("name", "inputs"),
    [("pairs", PAIR_FEATURES), ("parents", PARENT_FEATURES), ("kin", KIN_FEATURES)],
)
def test_the_fitted_models_know_their_features(name: str, inputs: tuple[str, ...]) -> None:
    assert load_trees(name).inputs == inputs


@given(st.lists(st.floats(0, 30, width=32), min_size=len(PAIR_FEATURES), max_size=len(PAIR_FEATURES)),
       st.sampled_from(["credit", "co_credit", "runs", "cover_least", "passage", "near"]), st.floats(0, 10))  # fmt: skip
@settings(deadline=None)
def test_more_of_what_speaks_for_a_link_never_speaks_against_it(
    row, name: str, more: float
) -> None:
    table = np.array([row, row], np.float32)
    table[1, PAIR_FEATURES.index(name)] += more
    one, other = logits(load_trees("pairs"), table)
    assert other >= one - 1e-3


@given(st.floats(-1e6, 1e6))
def test_chances_stay_between_nought_and_one(logit: float) -> None:
    assert 0 < chances(np.array([logit]))[0] < 1
