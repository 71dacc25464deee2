"""Variable elimination against enumeration and against pyAgrum, on random networks."""

import itertools
import math

import numpy as np
import pyagrum as gum
import pytest

from whence.judge.elimination import TooWide, joint, marginal, multiply
from whence.judge.network import Factor, Network


def random_network(seed: int, size: int, draws: int = 2) -> Network:
    """Return a network of up to three parents a node and two or three states."""
    rng = np.random.default_rng(seed)
    names = [f"x{i}" for i in range(size)]
    states = {name: int(rng.integers(2, 4)) for name in names}
    factors = []
    for i, name in enumerate(names):
        parents = [names[j] for j in rng.permutation(i)[: rng.integers(0, 4)]]
        shape = (draws, *(states[p] for p in parents), states[name])
        table = rng.dirichlet(np.full(states[name], 0.7), size=shape[:-1]) + 1e-6
        table = table / table.sum(axis=-1, keepdims=True)
        factors.append(Factor((*parents, name), table, child=name))
    return Network(states, tuple(factors))


def random_evidence(seed: int, network: Network) -> dict[str, int]:
    rng = np.random.default_rng(seed + 10_000)
    names = sorted(network.states)[1:]
    chosen = rng.permutation(names)[: rng.integers(0, len(names) // 2 + 1)]
    return {str(name): int(rng.integers(network.states[str(name)])) for name in chosen}


def enumerated(network: Network, variable: str, evidence: dict[str, int]) -> tuple[np.ndarray, ...]:
    names = tuple(network.states)
    full = multiply(network.factors, names).table
    for name, state in evidence.items():
        index = [slice(None)] * full.ndim
        index[1 + names.index(name)] = slice(state, state + 1)
        full = full[tuple(index)]
    axes = tuple(1 + i for i, name in enumerate(names) if name != variable)
    table = full.sum(axis=axes)
    total = table.sum(axis=1)
    return table / total[:, None], np.log(total)


def as_pyagrum(network: Network, draw: int) -> gum.BayesNet:
    net = gum.BayesNet()
    for name, count in network.states.items():
        net.add(gum.LabelizedVariable(name, name, count))
    for factor in network.factors:
        for parent in factor.variables[:-1]:
            net.addArc(parent, factor.variables[-1])
    for factor in network.factors:
        *parents, child = factor.variables
        table = factor.table[draw]
        for states in itertools.product(*(range(network.states[p]) for p in parents)):
            net.cpt(child)[dict(zip(parents, states, strict=True))] = table[states].tolist()
    return net


@pytest.mark.parametrize("seed", range(100))
def test_equals_enumeration(seed: int) -> None:
    network = random_network(seed, size=3 + seed % 6)
    evidence = random_evidence(seed, network)
    got, log_evidence = marginal(network, "x0", evidence)
    expected, log_expected = enumerated(network, "x0", evidence)
    np.testing.assert_allclose(np.broadcast_to(got, expected.shape), expected, atol=1e-12)
    np.testing.assert_allclose(
        np.broadcast_to(log_evidence, log_expected.shape), log_expected, atol=1e-10
    )


@pytest.mark.parametrize("seed", range(200))
def test_equals_pyagrum(seed: int) -> None:
    network = random_network(seed, size=5 + seed % 20, draws=1)
    evidence = random_evidence(seed, network)
    net = as_pyagrum(network, draw=0)
    oracle = gum.LazyPropagation(net)
    oracle.setEvidence(evidence)
    oracle.makeInference()
    got, log_evidence = marginal(network, "x0", evidence)
    np.testing.assert_allclose(got[0], oracle.posterior("x0").toarray(), atol=1e-9)
    expected = math.log(oracle.evidenceProbability())
    assert log_evidence[0] == pytest.approx(expected, abs=1e-9, rel=1e-9)


def test_joint_of_two_variables_in_the_order_asked() -> None:
    network = random_network(3, size=6)
    one, scale_one = joint(network, ("x1", "x4"), {"x5": 0})
    two, scale_two = joint(network, ("x4", "x1"), {"x5": 0})
    np.testing.assert_allclose(
        one * np.exp(scale_one)[:, None, None],
        (two * np.exp(scale_two)[:, None, None]).transpose(0, 2, 1),
        atol=1e-12,
    )


def test_pruning_keeps_the_likelihood_of_soft_evidence() -> None:
    leaf = Factor(("a", "b"), np.array([[[0.9, 0.1], [0.2, 0.8]]]), child="b")
    root = Factor(("a",), np.array([[0.5, 0.5]]), child="a")
    soft = Factor(("b",), np.array([[0.3, 0.7]]))
    posterior, log_evidence = marginal(Network({"a": 2, "b": 2}, (root, leaf, soft)), "a", {})
    expected = np.array([0.5 * (0.9 * 0.3 + 0.1 * 0.7), 0.5 * (0.2 * 0.3 + 0.8 * 0.7)])
    np.testing.assert_allclose(posterior[0], expected / expected.sum())
    assert log_evidence[0] == pytest.approx(math.log(expected.sum()))


def test_a_network_too_wide_is_refused_before_it_is_computed() -> None:
    names = [f"y{i}" for i in range(18)]
    pairs = [Factor(pair, np.ones((1, 2, 2))) for pair in itertools.combinations(names, 2)]
    with pytest.raises(TooWide, match="fewer uncertain links"):
        marginal(Network(dict.fromkeys(names, 2), tuple(pairs)), "y0", {})


def test_a_table_that_does_not_fit_its_states_is_refused() -> None:
    with pytest.raises(ValueError, match="states"):
        Network({"a": 2}, (Factor(("a",), np.ones((1, 3))),))
