"""Moved parameter sets give what very many unmoved ones give."""

from types import SimpleNamespace

import numpy as np
import pytest

from whence.data.likelihoods import Likelihoods
from whence.judge.hypotheses import hypotheses_of
from whence.judge.parameters import Points
from whence.judge.posterior import judge, weigh_sets
from whence.judge.tempering import temper
from whence.judge.together import Bench, benches, judge_bench, matter_of
from whence.model import Claim


@pytest.fixture
def heavy(make: SimpleNamespace, table: Likelihoods) -> Bench:
    """Return a bench whose evidence fits few parameter sets: three claims, thirty sources each."""
    claims = [Claim(id=f"c{n}", text=f"Bridge {n} was closed.") for n in range(3)]
    matters = []
    for claim in claims:
        said = [
            make.witness(
                f"{claim.id}/{n}",
                "denies" if n % 7 == 0 else "asserts",
                claim=claim.id,
                sources=(f"s{n}",),
            )
            for n in range(30)
        ]
        rows = hypotheses_of(claim, (), claims, table)
        matters.append(matter_of(claim, rows, said, (), table))
    (bench,) = benches(matters, (), {}, table)
    return bench


def test_moved_sets_agree_with_many_unmoved_ones(heavy: Bench) -> None:
    start = heavy.scenes(Points(draws=400, seed=1))
    assert weigh_sets(start.evidence)[1] < 100
    moved = judge_bench(heavy, Points(draws=400, seed=1))
    assert all(one.posterior.effective > 150 for one in moved)

    many = heavy.scenes(Points(draws=20_000, seed=7))
    weights, effective = weigh_sets(many.evidence)
    assert effective > 800
    for one, scene in zip(moved, many.scenes, strict=True):
        exact = judge(scene, {})
        # 4 standard errors of either estimate
        assert one.posterior.claim == pytest.approx(exact.claim, abs=0.01)
        np.testing.assert_allclose(
            one.posterior.joint.sum(axis=1), exact.joint.sum(axis=1), atol=0.06
        )
        guess = one.posterior.weights @ one.scene.parameters.guess
        assert guess == pytest.approx(weights @ scene.parameters.guess, abs=0.03)


def test_points_stay_uniform_where_nothing_is_known() -> None:
    """Moves leave the distribution alone where the evidence says nothing of a parameter."""

    def evidence(points: Points) -> np.ndarray:
        return -((points.of("known") - 0.1) ** 2) / 2e-4

    found = temper(Points(draws=2000, seed=3), {"known", "unknown"}, evidence)
    weights, _ = weigh_sets(evidence(found.points) + found.correction)
    known, unknown = (found.points.of(name) for name in ("known", "unknown"))
    assert weights @ known == pytest.approx(0.1, abs=0.003)
    assert np.sqrt(weights @ (known - weights @ known) ** 2) == pytest.approx(0.01, rel=0.2)
    assert weights @ unknown == pytest.approx(0.5, abs=0.05)
    assert np.sqrt(weights @ (unknown - 0.5) ** 2) == pytest.approx(12**-0.5, rel=0.1)


def test_impossible_sets_are_left_behind() -> None:
    def evidence(points: Points) -> np.ndarray:
        at = points.of("known")
        with np.errstate(divide="ignore"):
            return np.where(at > 0.97, np.log(at), -np.inf)

    found = temper(Points(draws=400, seed=3), {"known"}, evidence)
    weights, effective = weigh_sets(evidence(found.points) + found.correction)
    assert effective > 100
    assert weights @ found.points.of("known") == pytest.approx(0.985, abs=0.005)
