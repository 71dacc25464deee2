"""The Beta distribution against closed forms and sampling."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.data.beta import Beta, beta_from_interval


@pytest.mark.parametrize(
    ("a", "b", "x", "expected"),
    [
        (1, 1, 0.3, 0.3),
        (3, 1, 0.5, 0.125),  # x ** a
        (1, 3, 0.5, 0.875),  # 1 - (1 - x) ** b
        (2, 3, 0.5, 0.6875),  # P(at least 2 heads in 4)
        (0.5, 0.5, 0.25, 1 / 3),  # arcsine law: 2 / pi * asin(sqrt(x))
        (5, 5, 0.5, 0.5),
    ],
)
def test_distribution_function(a: float, b: float, x: float, expected: float) -> None:
    assert Beta(a, b).below(x) == pytest.approx(expected, abs=1e-12)


@given(st.integers(1, 40), st.integers(1, 40), st.floats(0.01, 0.99))
def test_whole_numbers_against_the_binomial_tail(a: int, b: int, x: float) -> None:
    tosses = a + b - 1
    tail = sum(comb(tosses, k) * x**k * (1 - x) ** (tosses - k) for k in range(a, tosses + 1))
    assert Beta(a, b).below(x) == pytest.approx(tail, abs=1e-10)


@given(st.floats(0.2, 300), st.floats(0.2, 300), st.floats(0.001, 0.999))
def test_quantile_undoes_the_distribution_function(a: float, b: float, share: float) -> None:
    known = Beta(a, b)
    x = known.quantile(share)
    assert known.below(x - 1e-12) - 1e-6 <= share <= known.below(x + 1e-12) + 1e-6


@pytest.mark.parametrize(("a", "b"), [(38, 2), (2, 48), (0.7, 1.3), (400, 600)])
def test_quantiles_against_a_sample(a: float, b: float) -> None:
    sample = np.random.default_rng(0).beta(a, b, 200_000)
    for share in (0.05, 0.5, 0.95):
        assert Beta(a, b).quantile(share) == pytest.approx(np.quantile(sample, share), abs=3e-3)


def test_edges() -> None:
    assert Beta(2, 2).below(0) == Beta(2, 2).below(-1) == 0
    assert Beta(2, 2).below(1) == Beta(2, 2).below(2) == 1
    assert Beta(2, 6).mean == 0.25


@pytest.mark.parametrize(("a", "b"), [(0, 1), (1, -1), (float("inf"), 1), (float("nan"), 1)])
def test_impossible_parameters(a: float, b: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        Beta(a, b)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_impossible_share(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        Beta(1, 1).quantile(share)


@pytest.mark.parametrize(("a", "b"), [(6, 4), (16, 4), (19, 1)])
def test_from_an_interval_and_back(a: float, b: float) -> None:
    known = Beta(a, b)
    found = beta_from_interval(known.mean, known.quantile(0.05), known.quantile(0.95))
    assert found.mean == pytest.approx(known.mean)
    assert found.a + found.b == pytest.approx(a + b, rel=0.25)


def test_from_extreme_intervals() -> None:
    assert beta_from_interval(0.7, 0.7, 0.7).a == pytest.approx(700)
    assert beta_from_interval(1.0, 1.0, 1.0).b == pytest.approx(1)
    assert beta_from_interval(0.5, 0.0, 1.0).a > 0.5


@pytest.mark.parametrize(
    ("a", "b"), [(38, 2), (18, 2), (12, 8), (5, 5), (2, 8), (1, 29), (300, 700)]
)
def test_a_beta_comes_back_from_its_mean_and_interval(a: float, b: float) -> None:
    known = Beta(a, b)
    found = beta_from_interval(known.mean, known.quantile(0.05), known.quantile(0.95))
    assert found.mean == pytest.approx(known.mean)
    assert found.a + found.b == pytest.approx(a + b, rel=0.01)
