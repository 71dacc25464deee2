"""How good probabilities of claims are, with claims as the unit and intervals over them."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_TIMES = 2000
_EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_LEAST = 1e-3  # a probability of exactly 0 would cost infinitely much


def brier(answers: Array, truth: Array) -> Array:
    """Return the squared error of each claim."""
    return (answers - truth) ** 2


def log_loss(answers: Array, truth: Array) -> Array:
    """Return minus the natural logarithm of the probability of what came true, for each claim."""
    right = np.where(truth == 1, answers, 1 - answers)
    return -np.log(np.clip(right, _LEAST, 1))


def scores(answers: Array, truth: Array) -> dict[str, Any]:
    """Return Brier score and log loss with 90 % bootstrap intervals, accuracy, calibration."""
    squared, log = brier(answers, truth), log_loss(answers, truth)
    return {
        "brier": float(squared.mean()),
        "brier_interval": interval(squared),
        "log_loss": float(log.mean()),
        "log_loss_interval": interval(log),
        "accuracy": float(((answers > 0.5) == (truth == 1)).mean()),
        "calibration_error": calibration_error(answers, truth),
        "calibration": calibration(answers, truth),
    }


def difference(ours: Array, theirs: Array, truth: Array) -> dict[str, Any]:
    """Return the mean paired difference of Brier scores, negative where ours is better.

    `interval` holds 90 % of the means of claims drawn anew; it tells a difference from none only
    where it leaves 0 out.
    """
    paired = brier(ours, truth) - brier(theirs, truth)
    low, high = interval(paired)
    return {
        "mean": float(paired.mean()),
        "interval": [low, high],
        "significant": bool(high < 0 or low > 0),
    }


def interval(values: Array) -> list[float]:
    """Return the 5 and 95 % points of the mean over claims drawn with replacement (Efron 1979)."""
    draw = np.random.default_rng(7).integers(0, len(values), size=(_TIMES, len(values)))
    means = values[draw].mean(axis=1)
    return [float(point) for point in np.quantile(means, [0.05, 0.95])]


def calibration(answers: Array, truth: Array) -> list[dict[str, float]]:
    """Return for each fifth of the scale how many claims, the mean answer and the share true."""
    rows = []
    for low, high in pairwise(_EDGES):
        inside = (answers >= low) & ((answers < high) | (high == 1))
        if inside.any():
            rows.append(
                {
                    "from": low,
                    "to": high,
                    "claims": int(inside.sum()),
                    "said": float(answers[inside].mean()),
                    "true": float(truth[inside].mean()),
                }
            )
    return rows


def calibration_error(answers: Array, truth: Array) -> float:
    """Return the mean distance of what is said from what comes true, over the fifths, by claims."""
    rows = calibration(answers, truth)
    return sum(row["claims"] * abs(row["said"] - row["true"]) for row in rows) / len(truth)
