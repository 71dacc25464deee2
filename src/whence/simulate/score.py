"""How good probabilities are whose outcomes are known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Log loss of a sure error is infinite; this is the surest that any judge here is taken to be.
_SUREST = 1e-6
_BINS = 10
_SURE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Scores of probabilities, lower is better.

    `brier` is the mean squared error (Brier 1950), `log_loss` the mean of minus the natural log of
    the probability of what was so, `calibration` the expected calibration error over ten equal bins
    (Naeini, Cooper & Hauskrecht 2015), `sure` the share of probabilities below 5 or above 95 %, and
    `sure_wrong` the share of those on the wrong side (0 where there are none).
    """

    cases: int
    brier: float
    log_loss: float
    calibration: float
    sure: float
    sure_wrong: float


def score(probabilities: Sequence[float], true: Sequence[bool]) -> Scores:
    """Return the scores of some probabilities; both lists are as long, and not empty."""
    p, y = np.asarray(probabilities, float), np.asarray(true, float)
    kept = np.clip(p, _SUREST, 1 - _SUREST)
    sure = (p < _SURE) | (p > 1 - _SURE)
    return Scores(
        cases=len(p),
        brier=float(np.mean((p - y) ** 2)),
        log_loss=float(-np.mean(np.where(y > 0, np.log(kept), np.log(1 - kept)))),
        calibration=sum(
            abs(one.forecast - one.came_true) * one.cases for one in calibration(p.tolist(), true)
        )
        / len(p),
        sure=float(sure.mean()),
        sure_wrong=float(np.abs(np.round(p) - y)[sure].mean()) if sure.any() else 0.0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One tenth of the scale: how many forecasts fell in it, their mean, and how often it was so."""

    low: float
    high: float
    cases: int
    forecast: float
    came_true: float


def calibration(probabilities: Sequence[float], true: Sequence[bool]) -> tuple[Bin, ...]:
    """Return the calibration table: the ten bins that have forecasts in them."""
    p, y = np.asarray(probabilities, float), np.asarray(true, float)
    place = np.minimum((p * _BINS).astype(int), _BINS - 1)
    return tuple(
        Bin(
            low=n / _BINS,
            high=(n + 1) / _BINS,
            cases=int(here.sum()),
            forecast=float(p[here].mean()),
            came_true=float(y[here].mean()),
        )
        for n in range(_BINS)
        for here in [place == n]
        if here.any()
    )
