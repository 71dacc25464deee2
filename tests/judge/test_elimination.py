"""Inference against enumeration, pyAgrum, and itself in another order; what numbers cannot hold."""

import itertools
import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from made_networks import Peer, Seen, random_evidence, random_network, whole_table

from whence.judge import elimination
from whence.judge.elimination import evaluate, joint, marginal
from whence.judge.inference import plain
from whence.judge.inference.compiled import evaluate as by_kernel
from whence.judge.inference.compiled import joint as joint_by_kernel
from whence.judge.inference.plan import plan_of, structure_of
from whence.judge.network import Evaluation, Factor, Network

CHUNKS = 20


def compiled(network: Network, evidence: Mapping[str, int]) -> Evaluation:
    return by_kernel(plan_of(structure_of(network, None, evidence)), network, evidence)


ENGINES = {"plain": plain.evaluate, "compiled": compiled}


@pytest.fixture(params=[10**12, 0], ids=["small", "large"], autouse=False)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the engine for small networks, then that for large ones, answer all calls."""
    monkeypatch.setattr(elimination, "_SMALL_JOINT", request.param)
    monkeypatch.setattr(elimination, "_SMALL_EVALUATION", request.param)


def some(chunk: int, each: int = 50) -> range:
    return range(chunk * each, (chunk + 1) * each)


def made(seed: int, draws: int = 1) -> tuple[Network, Seen]:
    """Return one of a thousand small networks, mixed in every way, and evidence in it."""
    network = random_network(
        seed, 3 + seed % 8, draws=draws, most=2 + seed % 6, parents=seed % 4, soft=seed % 3
    )
    return network, random_evidence(seed, network)


def assert_equal(one: Evaluation, two: Evaluation, rtol: float = 1e-12) -> None:
    np.testing.assert_allclose(one.log_evidence, two.log_evidence, rtol=rtol, atol=rtol)
    assert one.marginals.keys() == two.marginals.keys()
    for name, table in one.marginals.items():
        np.testing.assert_allclose(table, two.marginals[name], rtol=0, atol=rtol)
    for a, b in zip(one.gradients, two.gradients, strict=True):
        np.testing.assert_allclose(a, b, rtol=10 * rtol, atol=rtol)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_thousand_networks_equal_pyagrum(chunk: int) -> None:
    for seed in some(chunk):
        network, evidence = made(seed)
        log, marginals = Peer(network).infer(evidence)
        found = compiled(network, evidence)
        assert found.log_evidence[0] == pytest.approx(log, abs=1e-9, rel=1e-9)
        for name, expected in marginals.items():
            np.testing.assert_allclose(found.marginals[name][0], expected, atol=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_large_networks_equal_pyagrum(seed: int) -> None:
    network = random_network(seed, 150, draws=9, most=2, reach=13, soft=5)
    evidence = random_evidence(seed, network) if seed % 2 else {}
    found = compiled(network, evidence)
    for draw in (0, 8):
        log, marginals = Peer(network, draw).infer(evidence)
        assert found.log_evidence[draw] == pytest.approx(log, rel=1e-11)
        for name, expected in marginals.items():
            np.testing.assert_allclose(found.marginals[name][draw], expected, atol=1e-9)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_kernel_and_plain_version_are_equal_on_a_thousand_networks(chunk: int) -> None:
    for seed in some(chunk):
        network, evidence = made(seed, draws=1 + seed % 11)
        assert_equal(compiled(network, evidence), plain.evaluate(network, evidence))


@pytest.mark.parametrize("chunk", range(4))
def test_joints_equal_each_other_and_the_whole_table(chunk: int) -> None:
    for seed in some(chunk, 25):
        network, evidence = made(seed, draws=3)
        names = list(network.states)
        if len(names) > 6:
            continue
        query = tuple(names[: seed % 3])
        evidence = {name: state for name, state in evidence.items() if name not in query}
        kernel = joint_by_kernel(
            plan_of(structure_of(network, query, evidence)), network, query, evidence
        )
        whole = whole_table(network, evidence)
        expected = whole.sum(axis=tuple(1 + names.index(n) for n in names if n not in query))
        for table, scale in (kernel, plain.joint(network, query, evidence)):
            found = table * np.exp(scale).reshape(-1, *(1,) * len(query))
            np.testing.assert_allclose(np.broadcast_to(found, expected.shape), expected, atol=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", range(30))
def test_a_derivative_is_what_one_more_in_the_cell_changes(engine: str, seed: int) -> None:
    """P(evidence) is linear in each cell, so this is exact, also where the cell is 0."""
    network, evidence = made(seed + 2, draws=2)
    unpruned = tuple(replace(factor, child=None) for factor in network.factors)
    network = replace(network, factors=unpruned)
    found = ENGINES[engine](network, evidence)
    for place, factor in enumerate(network.factors):
        for cell in itertools.product(*(range(count) for count in factor.table.shape[1:])):
            more = factor.table.copy()
            more[(slice(None), *cell)] += 1
            raised = (*network.factors[:place], replace(factor, table=more))
            other = replace(network, factors=(*raised, *network.factors[place + 1 :]))
            table, scale = plain.joint(other, (), evidence)
            ratio = table * np.exp(scale - found.log_evidence)
            np.testing.assert_allclose(
                found.gradients[place][(slice(None), *cell)], ratio - 1, rtol=1e-9, atol=1e-9
            )


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cell_times_its_derivative_is_its_probability(engine: str) -> None:
    network, evidence = random_network(8, 6, draws=2), {"x5": 0}
    found, whole = ENGINES[engine](network, evidence), whole_table(network, evidence)
    names = list(network.states)
    for factor, slope in zip(network.factors, found.gradients, strict=True):
        axes = tuple(1 + names.index(name) for name in names if name not in factor.variables)
        order = sorted(factor.variables, key=names.index)
        expected = whole.sum(axis=axes).transpose(
            0, *(1 + order.index(n) for n in factor.variables)
        )
        expected = expected / expected.sum(axis=tuple(range(1, expected.ndim)), keepdims=True)
        np.testing.assert_allclose(factor.table * slope, expected, atol=1e-12)


@pytest.mark.usefixtures("size")
def test_joint_of_two_variables_in_the_order_asked() -> None:
    network = random_network(3, size=6)
    one, scale_one = joint(network, ("x1", "x4"), {"x5": 0})
    two, scale_two = joint(network, ("x4", "x1"), {"x5": 0})
    np.testing.assert_allclose(
        one * np.exp(scale_one)[:, None, None],
        (two * np.exp(scale_two)[:, None, None]).transpose(0, 2, 1),
        atol=1e-12,
    )


@pytest.mark.usefixtures("size")
def test_pruning_keeps_the_likelihood_of_soft_evidence() -> None:
    leaf = Factor(("a", "b"), np.array([[[0.9, 0.1], [0.2, 0.8]]]), child="b")
    root = Factor(("a",), np.array([[0.5, 0.5]]), child="a")
    soft = Factor(("b",), np.array([[0.3, 0.7]]))
    posterior, log_evidence = marginal(Network({"a": 2, "b": 2}, (root, leaf, soft)), "a", {})
    expected = np.array([0.5 * (0.9 * 0.3 + 0.1 * 0.7), 0.5 * (0.2 * 0.3 + 0.8 * 0.7)])
    np.testing.assert_allclose(posterior[0], expected / expected.sum())
    assert log_evidence[0] == pytest.approx(math.log(expected.sum()))


@pytest.mark.usefixtures("size")
@pytest.mark.parametrize("seed", range(20))
def test_neither_names_nor_the_order_of_factors_matter(seed: int) -> None:
    network, evidence = made(seed, draws=3)
    found = evaluate(network, evidence)
    order = np.random.default_rng(seed).permutation(len(network.factors))
    shuffled = replace(network, factors=tuple(network.factors[one] for one in order))
    again = evaluate(shuffled, evidence)
    np.testing.assert_allclose(found.log_evidence, again.log_evidence, atol=1e-12)
    for name, table in found.marginals.items():
        np.testing.assert_allclose(table, again.marginals[name], atol=1e-12)
    for place, one in enumerate(order):
        np.testing.assert_allclose(again.gradients[place], found.gradients[one], rtol=1e-10)


def test_names_do_not_change_the_last_digit() -> None:
    for seed in range(20):
        network, evidence = made(seed, draws=3)
        new = {name: f"{hash((seed, name)) % 997}/{name}" for name in network.states}
        renamed = Network(
            {new[name]: count for name, count in network.states.items()},
            tuple(
                Factor(tuple(new[n] for n in f.variables), f.table, f.child and new[f.child])
                for f in network.factors
            ),
        )
        found = compiled(network, evidence)
        again = compiled(renamed, {new[name]: state for name, state in evidence.items()})
        assert found.log_evidence.tolist() == again.log_evidence.tolist()
        for name, table in found.marginals.items():
            assert table.tolist() == again.marginals[new[name]].tolist()


@pytest.mark.usefixtures("size")
def test_impossible_evidence_is_said_to_be_impossible() -> None:
    network = Network(
        {"a": 2, "b": 2, "c": 2},
        (
            Factor(("a",), np.array([[1.0, 0.0], [0.5, 0.5]]), child="a"),
            Factor(("a", "b"), np.array([[[1.0, 0.0], [0.0, 1.0]]]), child="b"),
            Factor(("c",), np.array([[0.5, 0.5]]), child="c"),
        ),
    )
    found = evaluate(network, {"b": 1})
    assert found.log_evidence.tolist() == [-np.inf, pytest.approx(math.log(0.5))]
    assert found.marginals["a"].tolist() == [[0.0, 0.0], [0.0, 1.0]]
    assert all(np.isfinite(one).all() for one in found.gradients)
    assert not any(one[0].any() for one in found.gradients)
    table, log_evidence = marginal(network, "a", {"b": 1})
    assert table.tolist() == [[0.0, 0.0], [0.0, 1.0]]
    assert log_evidence[0] == -np.inf


@pytest.mark.usefixtures("size")
@pytest.mark.parametrize("tiny", [1e-300, 1e-160, 0.0])
def test_the_tiniest_probabilities(tiny: float) -> None:
    """What is sure in one table is all but impossible in the next, again and again."""
    there, back = np.array([[1.0, tiny]]), np.array([[tiny, 1.0]])
    factors = (Factor(("a",), there), *(Factor(("a",), back if n % 2 else there) for n in range(9)))
    link = Factor(("a", "b"), np.array([[[1 - tiny, tiny], [tiny, 1 - tiny]]]), child="b")
    found = evaluate(Network({"a": 2, "b": 2}, (*factors, link)), {"b": 1})
    if tiny == 0:
        assert found.log_evidence[0] == -np.inf
        return
    # 6 tables favour a=0 and 4 a=1, and b=1 favours a=1: tiny**5 against tiny**6.
    even, odd = 5 * math.log(tiny), 6 * math.log(tiny)
    assert found.log_evidence[0] == pytest.approx(np.logaddexp(even, odd), rel=1e-12)
    assert found.marginals["a"][0] == pytest.approx([0.5, 0.5] if even == odd else [1.0, 0.0])
    assert all(np.isfinite(one).all() for one in found.gradients)


def test_thousands_of_factors_neither_vanish_nor_overflow() -> None:
    rng = np.random.default_rng(4)
    tables = rng.random((3000, 2)) * 10.0 ** rng.integers(-8, 8, (3000, 1))
    factors = tuple(Factor(("a",), table[None]) for table in tables)
    found = evaluate(Network({"a": 2}, factors), {})
    logs = np.log(tables).sum(axis=0)
    assert found.log_evidence[0] == pytest.approx(np.logaddexp(*logs), rel=1e-12)
    share = np.exp(logs - np.logaddexp(*logs))
    np.testing.assert_allclose(found.marginals["a"][0], share, rtol=1e-9)
    np.testing.assert_allclose(found.gradients[7][0], share / tables[7], rtol=1e-9)


@pytest.mark.usefixtures("size")
def test_what_no_factor_mentions_is_uniform_and_what_is_seen_is_sure() -> None:
    network = Network({"a": 2, "b": 3, "c": 4}, (Factor(("a",), np.array([[0.25, 0.75]])),))
    found = evaluate(network, {"c": 2})
    assert found.log_evidence[0] == pytest.approx(0, abs=1e-15)
    assert found.marginals["a"][0] == pytest.approx([0.25, 0.75])
    assert found.marginals["b"][0] == pytest.approx([1 / 3] * 3)
    assert found.marginals["c"].tolist() == [[0, 0, 1, 0]]


def test_everything_seen_leaves_only_a_product() -> None:
    network, _ = made(9, draws=2)
    evidence = dict.fromkeys(network.states, 0)
    product = np.prod(
        [
            np.broadcast_to(factor.table.reshape(len(factor.table), -1)[:, 0], (2,))
            for factor in network.factors
        ],
        axis=0,
    )
    for engine in ENGINES.values():
        found = engine(network, evidence)
        np.testing.assert_allclose(found.log_evidence, np.log(product), atol=1e-12)
        for factor, slope in zip(network.factors, found.gradients, strict=True):
            cells, table = slope.reshape(2, -1), np.broadcast_to(factor.table, slope.shape)
            np.testing.assert_allclose(cells[:, 0], 1 / table.reshape(2, -1)[:, 0])
            assert not cells[:, 1:].any()


def test_a_table_that_does_not_fit_its_states_is_refused() -> None:
    with pytest.raises(ValueError, match="states"):
        Network({"a": 2}, (Factor(("a",), np.ones((1, 3))),))
