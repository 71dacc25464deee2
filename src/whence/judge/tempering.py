"""Parameter sets moved to where the evidence is, when few of those first drawn explain it.

Sequential Monte Carlo with tempering (Del Moral, Doucet & Jasra, "Sequential Monte Carlo samplers",
2006): the evidence is let in by powers from 0 to 1, each step as large as leaves half of the sets
effective (Jasra et al. 2011); then sets are drawn again by weight and moved at random. The moves are
on the points, which are uniform before any evidence: a step is reflected at 0 and 1, so only the
evidence decides whether it is taken (Metropolis et al. 1953), and no gradient is needed. All sets move
at once, in one evaluation of the network.

The last power is left to the weights, so that taking a piece of evidence away again finds sets that
have room for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .network import Array
from .parameters import Points, stream
from .posterior import weigh_sets

_KEPT = 0.5  # of the sets that stay effective in one step
_MOVES = 6  # after each drawing again; fewer left copies of one set side by side
_FIRST_STEP, _SLOWER, _FASTER = 0.3, 0.6, 1.4
_RARE, _OFTEN = 0.2, 0.5  # of the moves taken: step smaller below, larger above
_MOST_STEPS = 60  # far above what was ever needed (9, for 200 origins)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tempered:
    """Moved points, and the log weight (draws,) that takes back how they were drawn."""

    points: Points
    correction: Array


def temper(points: Points, names: set[str], evidence: Callable[[Points], Array]) -> Tempered:
    """Return points drawn from the posterior, up to the correction.

    `evidence` gives log P(evidence | points), shape (draws,); `names` are the parameters it
    depends on.
    """
    at = replace(points, moved={name: points.of(name) for name in sorted(names)})
    log, power, step = evidence(at), 0.0, _FIRST_STEP
    for round in range(_MOST_STEPS):
        further = _next_power(log, power)
        if further >= 1:
            break
        weights, _ = weigh_sets((further - power) * log)
        chosen = _drawn(weights)
        at, log, power = _chosen(at, chosen), log[chosen], further
        for move in range(_MOVES):
            tried = _stepped(at, step, f"{at.seed}/move/{round}/{move}")
            found = evidence(tried)
            taken = _taken(power * (found - log), f"{at.seed}/take/{round}/{move}")
            at, log = _mixed(at, tried, taken), np.where(taken, found, log)
            step *= _SLOWER if taken.mean() < _RARE else _FASTER if taken.mean() > _OFTEN else 1.0
            step = min(step, 1.0)
    taken_back = np.where(np.isfinite(log), -power * np.where(np.isfinite(log), log, 0.0), 0.0)
    return Tempered(points=at, correction=taken_back)


def _next_power(log: Array, power: float) -> float:
    """Return the largest power that leaves enough sets effective, 1 at most, by bisection."""
    low, high = power, 1.0
    enough = _KEPT * len(log)
    if weigh_sets((high - power) * log)[1] >= enough:
        return high
    for _ in range(40):
        middle = (low + high) / 2
        fine = weigh_sets((middle - power) * log)[1] >= enough
        low, high = (middle, high) if fine else (low, middle)
    return max(low, power + 1e-6)


def _drawn(weights: Array) -> NDArray[np.intp]:
    """Return which sets to go on with: systematic resampling (Kitagawa 1996), from the middle."""
    count = len(weights)
    edges = np.cumsum(weights)
    found = np.searchsorted(edges, (np.arange(count) + 0.5) / count)
    return np.minimum(found, count - 1)


def _chosen(points: Points, chosen: NDArray[np.intp]) -> Points:
    return replace(points, moved={name: one[chosen] for name, one in points.moved.items()})


def _stepped(points: Points, step: float, name: str) -> Points:
    """Return the points a random step further, reflected so that they stay within 0 to 1."""
    moved = {}
    for parameter, one in points.moved.items():
        further = np.abs(one + step * stream(f"{name}/{parameter}").standard_normal(len(one)))
        folded = np.mod(further, 2)
        moved[parameter] = np.clip(np.where(folded > 1, 2 - folded, folded), 1e-9, 1 - 1e-9)
    return replace(points, moved=moved)


def _taken(gain: Array, name: str) -> NDArray[np.bool_]:
    gain = np.where(np.isnan(gain), -np.inf, gain)  # from impossible to impossible
    return np.asarray(np.log(stream(name).random(len(gain))) < gain)


def _mixed(old: Points, new: Points, taken: NDArray[np.bool_]) -> Points:
    moved = {name: np.where(taken, new.moved[name], one) for name, one in old.moved.items()}
    return replace(old, moved=moved)
