"""Networks too wide for one go: exact in parts, or near the exact answer and honest about it."""

from collections.abc import Iterator

import numpy as np
import pyagrum as gum
import pytest
from made_networks import random_network

from whence.judge.elimination import evaluate, joint
from whence.judge.inference import compiled, wide
from whence.judge.inference.plan import outline_of, plan_of, structure_of
from whence.judge.network import Approximation, Evaluation, Factor, Network, TooWide

Seen = dict[str, int]


def reports(size: int, back: int, draws: int, seed: int = 1) -> Network:
    """Return reports of which each may rely on several earlier ones, none of which is at hand.

    Only a hint of each is seen, as if from a summary. Chances differ between parameter sets as
    they do in a case.
    """
    rng = np.random.default_rng(seed)
    states, factors = {"C": 2}, [Factor(("C",), np.array([[0.6, 0.4]]), child="C")]
    for one in range(size):
        states |= {f"D{one}": 2}
        likely = np.clip(rng.normal([0.3, 0.8], 0.05, (draws, 2)), 0.02, 0.98)
        parents = [f"D{other}" for other in rng.permutation(one)[:back]]
        if parents:
            link = f"L{one}"
            states[link] = 1 + len(parents)
            weights = rng.dirichlet(np.full(states[link], 3.0), draws)
            factors.append(Factor((link,), weights, child=link))
            for choice, source in enumerate(["C", *parents]):
                passed = likely if choice == 0 else np.array([[0.05, 0.95]])
                table = np.ones((len(passed), states[link], 2, 2))
                table[:, choice] = np.stack([1 - passed, passed], axis=2)
                factors.append(Factor((link, source, f"D{one}"), table))
        else:
            table = np.stack([1 - likely, likely], axis=2)
            factors.append(Factor(("C", f"D{one}"), table, child=f"D{one}"))
        factors.append(Factor((f"D{one}",), rng.uniform(0.2, 0.9, (1, 2))))
    return Network(states, tuple(factors))


def narrow(seed: int) -> tuple[Network, Seen]:
    return random_network(seed, 30, draws=5, parents=3, soft=2), {"x3": 0, "x7": 1}


def in_one_go(network: Network, evidence: Seen) -> Evaluation:
    return compiled.evaluate(plan_of(structure_of(network, None, evidence)), network, evidence)


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Have what is narrow count as too wide."""
    monkeypatch.setattr(wide, "WIDEST", 4.5)
    return monkeypatch


def assert_near(found: Evaluation, expected: Evaluation, off: float) -> None:
    np.testing.assert_allclose(found.log_evidence, expected.log_evidence, atol=off)
    for name, marginal in expected.marginals.items():
        np.testing.assert_allclose(found.marginals[name], marginal, atol=off)
    for one, other in zip(found.gradients, expected.gradients, strict=True):
        np.testing.assert_allclose(one, other, rtol=10 * off, atol=10 * off)


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize("seed", [1, 3, 4, 5])
def test_in_parts_and_in_one_go_are_equal(seed: int) -> None:
    network, evidence = narrow(seed)
    found = wide.evaluate(network, evidence)
    assert found.approximation
    assert found.approximation.exact
    assert found.approximation.cutset
    assert_near(found, in_one_go(network, evidence), 1e-11)
    query = tuple(name for name in network.states if name not in evidence)[:2]
    table, scale, _ = wide.joint(network, query, evidence)
    expected, more = joint(network, query, evidence)
    np.testing.assert_allclose(
        table * np.exp(scale)[:, None, None],
        expected * np.exp(more)[:, None, None],
        rtol=1e-10,
    )


@pytest.mark.parametrize(
    ("budget", "looked_at", "near"),
    [(4.5e6, 2**16, 0.05), (2.3e6, 2**16, 0.1), (2.3e6, 1, 0.3)],
    ids=["looked through", "drawn in turn", "guessed first"],
)
def test_a_sample_is_near_and_knows_how_near(
    limits: pytest.MonkeyPatch, budget: float, looked_at: int, near: float
) -> None:
    limits.setattr(wide, "WIDEST", 10.0)
    limits.setattr(wide, "_WHOLE", budget)
    limits.setattr(wide, "_BUDGET", budget)
    limits.setattr(wide, "_LOOKED_AT", looked_at)
    network = reports(22, back=6, draws=5)
    found, expected = wide.evaluate(network, {}), in_one_go(network, {})
    done = found.approximation
    assert done
    assert not done.exact
    assert 0 < done.error < 0.4
    assert np.abs(found.log_evidence - expected.log_evidence).max() < 4 * done.error
    off = found.marginals["C"].mean(axis=0) - expected.marginals["C"].mean(axis=0)
    assert np.abs(off).max() < near
    assert ("rough" in done.warning) == (done.error > 0.1)
    for marginal in found.marginals.values():
        np.testing.assert_allclose(marginal.sum(axis=1), 1)


def test_the_same_sample_every_time(limits: pytest.MonkeyPatch) -> None:
    limits.setattr(wide, "WIDEST", 6.0)
    limits.setattr(wide, "_WHOLE", 1e5)
    limits.setattr(wide, "_BUDGET", 1e5)
    network = reports(14, back=3, draws=3)
    one, two = wide.evaluate(network, {}), wide.evaluate(network, {})
    assert one.approximation == two.approximation
    assert one.log_evidence.tolist() == two.log_evidence.tolist()


def test_wider_than_sixteen_equals_pyagrum() -> None:
    """Every two of 18 variables are tied, so any table on the way holds all of them."""
    rng = np.random.default_rng(3)
    names = [f"y{i}" for i in range(18)]
    factors, net = [], gum.MarkovRandomField()
    for name in names:
        net.add(gum.LabelizedVariable(name, name, 2))
    for i, one in enumerate(names):
        for other in names[:i]:
            table = rng.uniform(0.5, 1.5, (2, 2))
            factors.append(Factor((other, one), table[None]))
            net.addFactor([other, one]).fillWith(table.T.ravel().tolist())
    network = Network(dict.fromkeys(names, 2), tuple(factors))
    assert outline_of(structure_of(network, None, ())).bits == 18
    found = evaluate(network, {})
    assert found.approximation
    assert found.approximation.bits == 18
    oracle = gum.ShaferShenoyMRFInference(net)
    oracle.makeInference()
    for name in names:
        np.testing.assert_allclose(
            found.marginals[name][0], oracle.posterior(name).toarray(), atol=1e-9
        )
    told: list[Approximation] = []
    table, _ = joint(network, ("y3",), {}, told)
    np.testing.assert_allclose(table[0] / table.sum(), found.marginals["y3"][0], atol=1e-9)
    assert told == [found.approximation] or told[0].exact
    assert "too wide" in told[0].warning


@pytest.mark.usefixtures("limits")
def test_impossible_evidence_stays_impossible() -> None:
    network, evidence = narrow(3)
    never = Factor(("x1",), np.zeros((1, network.states["x1"])))
    found = wide.evaluate(Network(network.states, (*network.factors, never)), evidence)
    assert np.isneginf(found.log_evidence).all()
    assert not found.marginals["x0"].any()
    assert not any(np.isnan(one).any() for one in found.gradients)


def test_a_question_with_too_many_answers_is_refused() -> None:
    names = [f"y{i}" for i in range(18)]
    network = Network(
        dict.fromkeys(names, 2), tuple(Factor((name,), np.ones((1, 2))) for name in names)
    )
    with pytest.raises(TooWide, match="ask for fewer"):
        joint(network, tuple(names), {})


def test_the_reader_is_told() -> None:
    done = Approximation(bits=21, cutset=("a", "b"), settings=256, possible=4096, error=0.031)
    assert not done.exact
    assert "2**21" in done.warning
    assert "3.1%" in done.warning
