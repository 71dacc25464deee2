"""The Beta distribution: what is known of a probability, as if from a count of rights and wrongs.

Pure Python, because SciPy would be the largest dependency of a plain install for two functions.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

# Iterations enough for a, b up to a few thousand, and the smallest number kept from zero.
_STEPS, _TINY, _EXACT = 500, 1e-300, 1e-15
_MOST_WORTH = 1000.0


@dataclass(frozen=True, slots=True)
class Beta:
    """Beta(a, b): mean a / (a + b), worth about a + b observations. Both must be above 0."""

    a: float
    b: float

    def __post_init__(self) -> None:
        if not (self.a > 0 and self.b > 0 and math.isfinite(self.a + self.b)):
            raise ValueError(f"Beta({self.a}, {self.b}): both numbers must be above 0")

    @property
    def mean(self) -> float:
        """The expected probability."""
        return self.a / (self.a + self.b)

    def below(self, x: float) -> float:
        """Return P(X <= x): the regularised incomplete beta function I_x(a, b).

        Continued fraction of Abramowitz & Stegun 26.5.8, evaluated by the modified Lentz method
        (Press et al., Numerical Recipes, section "Incomplete Beta Function").
        """
        if x <= 0 or x >= 1:
            return float(x >= 1)
        if x > (self.a + 1) / (self.a + self.b + 2):  # the fraction converges fast on one side
            return 1 - Beta(self.b, self.a).below(1 - x)
        front = self.a * math.log(x) + self.b * math.log1p(-x) - _log_beta(self.a, self.b)
        return math.exp(front) / self.a / _fraction(self.a, self.b, x)

    def quantile(self, share: float) -> float:
        """Return the x with P(X <= x) = share, to about 1e-12, by bisection."""
        if not 0 <= share <= 1:
            raise ValueError(f"a quantile needs a share from 0 to 1, not {share}")
        low, high = 0.0, 1.0
        while high - low > 1e-13:
            middle = (low + high) / 2
            low, high = (middle, high) if self.below(middle) < share else (low, middle)
        return (low + high) / 2


@lru_cache(maxsize=1024)
def beta_from_interval(mean: float, low: float, high: float) -> Beta:
    """Return a Beta with this mean whose 5 to 95 % interval is as wide as this one.

    The first guess takes the spread as that of a normal distribution (3.29 standard deviations
    between the two quantiles), which is a twentieth too narrow where the Beta is skewed; since the
    width goes with one over the root of the worth, three steps settle it. A point estimate counts as
    a thousand observations, a mean at 0 or 1 as one close to it, and nothing is spread wider than
    one observation.
    """
    centre = min(max(mean, 0.001), 0.999)
    width = max(high - low, 1e-9)
    worth = _kept(centre * (1 - centre) / (width / 3.29) ** 2 - 1)
    for _ in range(3):
        if not 1.0 < worth < _MOST_WORTH:
            break
        found = Beta(centre * worth, (1 - centre) * worth)
        worth = _kept(
            (worth + 1) * ((found.quantile(0.95) - found.quantile(0.05)) / width) ** 2 - 1
        )
    return Beta(centre * worth, (1 - centre) * worth)


def _kept(worth: float) -> float:
    return min(max(worth, 1.0), _MOST_WORTH)


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _fraction(a: float, b: float, x: float) -> float:
    """Evaluate the continued fraction 1 + d1/(1 + d2/(1 + ...)) of the incomplete beta function."""
    value = numerator = 1.0
    denominator = 0.0
    for step in range(1, _STEPS):
        term = _term(a, b, x, step)
        denominator = 1 / _away_from_zero(1 + term * denominator)
        numerator = _away_from_zero(1 + term / numerator)
        change = numerator * denominator
        value *= change
        if abs(change - 1) < _EXACT:
            break
    return value


def _term(a: float, b: float, x: float, step: int) -> float:
    half = step // 2
    if step % 2:
        return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
    return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))


def _away_from_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
