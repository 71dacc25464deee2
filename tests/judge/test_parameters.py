"""Parameter sets: repeatable, stratified, exact in the mean."""

import numpy as np
import pytest

from whence.data.beta import Beta
from whence.data.likelihoods import Likelihoods
from whence.judge.hypotheses import hypotheses_of
from whence.judge.parameters import draw_prior, quantiles, stratified
from whence.model import Claim


@pytest.mark.parametrize(("a", "b"), [(18, 2), (2, 48), (3, 7), (1, 29), (0.6, 0.9), (300, 700)])
def test_quantiles_against_the_exact_ones(a: float, b: float) -> None:
    shares = np.array([0.01, 0.05, 0.3, 0.5, 0.95, 0.99])
    exact = [Beta(a, b).quantile(share) for share in shares]
    np.testing.assert_allclose(quantiles(Beta(a, b), shares), exact, atol=1e-3)


def test_draws_are_one_in_each_slice_and_fixed_by_name() -> None:
    one = stratified("x", 50)
    np.testing.assert_allclose(np.sort(one), (np.arange(50) + 0.5) / 50)
    np.testing.assert_array_equal(one, stratified("x", 50))
    assert not np.array_equal(one, stratified("y", 50))


def test_the_mean_prior_is_exact_and_its_spread_that_of_its_worth(table: Likelihoods) -> None:
    claim = Claim(id="c", text="It rained.")
    rows = hypotheses_of(claim, (), (claim,), table)
    drawn = draw_prior(rows, (), table, stratified("prior", 400))
    np.testing.assert_allclose(drawn.mean(axis=0), [row.prior for row in rows], atol=1e-12)
    np.testing.assert_allclose(drawn.sum(axis=1), 1, atol=1e-12)
    share = table.prior["real"]
    assert drawn[:, 0].std() == pytest.approx((share * (1 - share) / 11) ** 0.5, rel=0.02)
