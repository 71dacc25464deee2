"""Plans depend on structure alone, hold what is needed, and no more than fits."""

import itertools
from dataclasses import replace

import numpy as np
from made_networks import random_network

from whence.judge.inference.plan import (
    MOST_CELLS,
    WIDEST,
    Structure,
    is_wide,
    outline_of,
    plan_of,
    structure_of,
)
from whence.judge.network import Factor, Network


def test_camps_alike_share_a_plan() -> None:
    network = random_network(4, 9, draws=3)
    named = {name: f"other {name}" for name in network.states}
    other = Network(
        {named[name]: count for name, count in network.states.items()},
        tuple(
            Factor(tuple(named[n] for n in f.variables), 0.5 * f.table, f.child and named[f.child])
            for f in network.factors
        ),
    )
    one = structure_of(network, ("x0",), {"x4": 1})
    assert one == structure_of(other, ("other x0",), {"other x4": 0})
    assert plan_of(one) is plan_of(structure_of(other, ("other x0",), ["other x4"]))


def chain(size: int) -> Structure:
    return Structure(
        states=(2,) * size,
        scopes=((0,), *((one - 1, one) for one in range(1, size))),
        children=tuple(range(size)),
        observed=(),
        query=(0,),
    )


def test_what_nothing_depends_on_is_pruned() -> None:
    assert outline_of(chain(50)).kept == (0,)
    assert outline_of(replace(chain(50), observed=(20,))).kept == tuple(range(21))
    assert outline_of(replace(chain(50), query=None)).kept == tuple(range(50))
    unlike = replace(chain(5), children=(-1,) * 5)
    assert outline_of(unlike).kept == tuple(range(5))


def test_every_table_is_used_once_and_every_variable_summed_once() -> None:
    for seed in range(30):
        network = random_network(seed, 12, soft=4)
        outline = outline_of(structure_of(network, None, ["x3"]))
        used = [one for step in outline.steps for one in step.inputs]
        assert len(used) == len(set(used))
        assert set(range(len(outline.kept))) <= set(used)
        summed = [step.axes[-1] for step in outline.steps if step.sums]
        assert sorted(summed) == sorted(set(range(12)) - {3})


def test_many_tables_of_one_variable_are_multiplied_a_few_at_a_time() -> None:
    network = Network({"a": 2}, tuple(Factor(("a",), np.ones((1, 2))) for _ in range(1000)))
    outline = outline_of(structure_of(network, None, ()))
    assert max(len(step.inputs) for step in outline.steps) <= 6
    assert len(outline.steps) < 300


def test_wide_is_what_needs_a_large_table_or_many_tables() -> None:
    pairs = tuple(itertools.combinations(range(17), 2))
    clique = Structure((2,) * 17, pairs, (-1,) * len(pairs), (), None)
    assert outline_of(clique).bits == 17 > WIDEST
    assert is_wide(clique)
    assert not is_wide(replace(clique, observed=(3,)))
    blocks = [tuple(range(15 * block, 15 * block + 15)) for block in range(100)]
    many = Structure((2,) * 1500, tuple(blocks), (-1,) * 100, (), None)
    assert outline_of(many).bits == 15
    assert outline_of(many).cells > MOST_CELLS
    assert is_wide(many)
