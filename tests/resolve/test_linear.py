"""Sums of named features."""

import pytest

from whence.resolve.linear import Linear, softmax

MODEL = Linear.of({"classes": ["no", "yes"], "bias": [0, 0], "weights": {"sunny": [-1, 1]}})


def test_a_feature_moves_the_odds_by_its_weights() -> None:
    found = MODEL.predict({"sunny": 0.5, "never heard of": 9.0})
    assert found["yes"] / found["no"] == pytest.approx(2.718281828, rel=1e-6)


def test_without_features_the_bias_speaks() -> None:
    assert MODEL.predict({}) == {"no": 0.5, "yes": 0.5}


def test_large_scores_do_not_overflow() -> None:
    assert softmax([1e6, 0.0]) == [1.0, 0.0]
