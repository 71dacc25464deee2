"""Scores of probabilities, on cases worked out by hand."""

import math

import pytest

from whence.simulate import score
from whence.simulate.score import calibration


@pytest.mark.parametrize(
    ("said", "true", "brier", "log_loss", "sure", "wrong"),
    [
        ([0.5, 0.5], [True, False], 0.25, math.log(2), 0.0, 0.0),
        ([1.0, 0.0], [True, False], 0.0, 0.0, 1.0, 0.0),
        ([0.96, 0.96], [True, False], (0.04**2 + 0.96**2) / 2, 1.63, 1.0, 0.5),
        ([0.2, 0.8], [True, True], (0.64 + 0.04) / 2, 0.916, 0.0, 0.0),
    ],
)
def test_scores(
    said: list[float], true: list[bool], brier: float, log_loss: float, sure: float, wrong: float
) -> None:
    found = score(said, true)
    assert found.brier == pytest.approx(brier)
    assert found.log_loss == pytest.approx(log_loss, abs=1e-3)
    assert (found.sure, found.sure_wrong) == (sure, wrong)


def test_a_forecast_that_comes_true_as_often_as_it_says_is_calibrated() -> None:
    said = [0.3] * 10 + [0.8] * 10
    true = [True] * 3 + [False] * 7 + [True] * 8 + [False] * 2
    assert score(said, true).calibration == pytest.approx(0)
    assert [(one.cases, round(one.came_true, 9)) for one in calibration(said, true)] == [
        (10, 0.3),
        (10, 0.8),
    ]


def test_a_probability_of_one_falls_in_the_last_bin() -> None:
    (only,) = calibration([1.0], [True])
    assert (only.low, only.high) == (0.9, 1.0)
