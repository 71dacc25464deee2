"""Fit constants of the judge on rumours with a known outcome, near their reasoned values.

Maximum posterior: each constant has, in log odds, a normal prior around its reasoned value; the
likelihood is that of the outcomes given the verdicts. The maximum is found by Gauss-Newton steps
with differences (Fisher scoring for a binary outcome). Cross-validation starts from the whole fit
and takes out the claims of one fold: a Newton step from there, then the held-out claims are judged
with what it gives.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from whence.data.beta import Beta
from whence.data.likelihoods import Likelihoods

Array = NDArray[np.float64]
Constants = Mapping[str, float]

_STEP = 0.05  # of log odds, for differences
_LIKE = ("local", "misread")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was reasoned of a constant: its value, and how sure that is, in log odds."""

    value: float
    spread: float


# Spreads: 1 lets a constant go from .5 to .27 or .73 at one standard deviation. What is an
# assumption of the prototype is loose, what has a reason of its own is tight.
KNOWN: dict[str, Known] = {
    "guess": Known(value=0.6, spread=1.5),
    "motive": Known(value=0.3, spread=1.0),
    "pushes": Known(value=0.5, spread=1.2),
    "access": Known(value=0.65, spread=0.6),
    "looks": Known(value=0.5, spread=0.7),
    "misled": Known(value=0.1, spread=0.6),
    "scale": Known(value=0.9, spread=1.5),
    "unlinked": Known(value=0.1, spread=1.5),
}


def log_odds(p: float) -> float:
    """Return the natural log odds of a probability."""
    return float(np.log(p / (1 - p)))


def probability(x: float) -> float:
    """Return the probability of some log odds."""
    return float(1 / (1 + np.exp(-x)))


def table_with(table: Likelihoods, constants: Constants) -> Likelihoods:
    """Return the table with the constants of the story in place; Betas keep their worth."""
    looks = constants["looks"]
    heard = {
        kind: _moved(known, looks) if kind in _LIKE else known
        for kind, known in table.appearance["heard"].items()
    }
    shift = log_odds(constants["access"]) - log_odds(table.access["told"].mean)
    access = {
        name: _moved(known, probability(log_odds(known.mean) + shift))
        if name in ("told", "unknown")
        else known
        for name, known in table.access.items()
    }
    return replace(
        table,
        guess=_moved(table.guess, constants["guess"]),
        motive={**table.motive, "none": _moved(table.motive["none"], constants["motive"])},
        motive_pushes={**table.motive_pushes, "none": constants["pushes"]},
        access=access,
        appearance={**table.appearance, "heard": heard},
        prior=_prior(table, constants["misled"]),
    )


def _moved(known: Beta, mean: float) -> Beta:
    worth = known.a + known.b
    return Beta(mean * worth, (1 - mean) * worth)


def _prior(table: Likelihoods, misled: float) -> Mapping[str, float]:  # type: ignore[misc]
    """Give `misled` its prior; the others share what it leaves or takes, in proportion."""
    scale = (1 - misled) / (1 - table.prior["misled"])
    moved = {kind: prior * scale for kind, prior in table.prior.items()}
    return {**moved, "misled": misled}  # type: ignore[dict-item]


# Answers for some claims (by number) under some settings, shape (settings, sets, claims).
Answers = Callable[[Sequence[Constants], Sequence[int]], Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit:
    """The constants that fit best, with their standard errors, and verdicts held out.

    `values` and `spreads` are in log odds, in the order of `names`; `held_out` has shape
    (sets, claims), `inside` the same with the claims seen.
    """

    names: tuple[str, ...]
    values: Array
    spreads: Array
    held_out: Array
    inside: Array

    @property
    def constants(self) -> dict[str, float]:
        """The constants as probabilities."""
        return _constants(self.names, self.values)


def fit(
    answers: Answers,
    truth: Array,
    folds: NDArray[np.int64],
    known: Mapping[str, Known],
    *,
    weight: float,
    steps: int = 6,
) -> Fit:
    """Return the fit. `weight` is what one set of articles counts: sets of one claim overlap."""
    names = tuple(known)
    start = np.array([log_odds(one.value) for one in known.values()])
    loose = np.array([one.spread for one in known.values()])
    everyone = list(range(len(truth)))
    x = start.copy()
    for _ in range(steps):
        found, slopes = _slopes(answers, names, x, everyone)
        step = _newton(found, slopes, truth, (x - start) / loose**2, loose, weight)
        x = x + np.clip(step, -1, 1)
        if np.abs(step).max() < _STEP:
            break
    found, slopes = _slopes(answers, names, x, everyone)
    held_out = np.empty_like(found)
    for fold in np.unique(folds):
        seen = folds != fold
        step = _newton(
            found[:, seen], slopes[:, :, seen], truth[seen], (x - start) / loose**2, loose, weight
        )
        out = np.flatnonzero(~seen)
        constants = _constants(names, x + np.clip(step, -1, 1))
        held_out[:, out] = answers([constants], out.tolist())[0]
    return Fit(
        names=names,
        values=x,
        spreads=np.sqrt(np.diag(np.linalg.inv(_curvature(found, slopes, loose, weight)))),
        held_out=held_out,
        inside=found,
    )


def _constants(names: Sequence[str], x: Array) -> dict[str, float]:
    return {name: probability(value) for name, value in zip(names, x, strict=True)}


def _slopes(
    answers: Answers, names: Sequence[str], x: Array, claims: Sequence[int]
) -> tuple[Array, Array]:
    """Return the answers and the slope of their log odds in each constant."""
    moved = x + _STEP * np.eye(len(names))
    every = answers([_constants(names, one) for one in (x, *moved)], claims)
    log = _log_odds(every)
    return every[0], (log[1:] - log[0]) / _STEP


def _log_odds(answers: Array) -> Array:
    odds: Array = np.log(answers) - np.log1p(-answers)
    return odds


def _newton(
    found: Array, slopes: Array, truth: Array, pull: Array, loose: Array, weight: float
) -> Array:
    gradient = weight * np.einsum("psc,sc->p", slopes, truth[None] - found) - pull
    step: Array = np.linalg.solve(_curvature(found, slopes, loose, weight), gradient)
    return step


def _curvature(found: Array, slopes: Array, loose: Array, weight: float) -> Array:
    fisher = np.einsum("psc,qsc,sc->pq", slopes, slopes, found * (1 - found))
    return weight * fisher + np.diag(1 / loose**2)
