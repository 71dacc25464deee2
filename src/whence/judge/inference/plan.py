"""From the structure of a network to a program of products and sums over flat tables.

Barren nodes are pruned (Shachter 1986), evidence is sliced away, an order is chosen for what is
left, and every product is a *step*: several tables in, one out, with the last axis summed out or
none. A step's inputs are used there and nowhere else, so one pass forward gives the probability of
the evidence, and one pass back the derivative in every cell (Darwiche 2003).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from ..network import Network
from .order import elimination_order
from .program import Program, program_of, strides_of
from .steps import Scope, Step, steps_of

# log2 of the largest table, and how many cells of all tables are held: for eight parameter sets at
# a time, with their derivatives, 260 MB.
WIDEST, MOST_CELLS = 16.0, 2_000_000
# How many are remembered: a few kB each, for a network of 400 variables a few hundred.
_KEPT = 128


@dataclass(frozen=True, slots=True)
class Structure:
    """A network without its numbers and names: what a plan depends on.

    `children` are -1 for a factor that is nobody's only distribution; `query` is None where the
    marginals of all variables are wanted, and then nothing is pruned.
    """

    states: tuple[int, ...]
    scopes: tuple[tuple[int, ...], ...]
    children: tuple[int, ...]
    observed: tuple[int, ...]
    query: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outline:
    """What is to be done for a structure, before anything is laid out for it.

    `kept` are the factors that were not pruned and `scopes` what the evidence leaves of them;
    `touched` are the variables summed out; `bits` is the width: log2 of the largest table, `work`
    how many numbers are multiplied for one parameter set, and `cells` how many are held.
    """

    kept: tuple[int, ...]
    scopes: tuple[Scope, ...]
    steps: tuple[Step, ...]
    touched: frozenset[int]
    bits: float
    work: int
    cells: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """A program with what is needed to feed it.

    `kept` are the factors that were not pruned; `seen` gives for each of them its observed
    variables with their strides in the full table; `columns` is the first marginal of each
    variable, `touched` which variables have one.
    """

    kept: tuple[int, ...]
    seen: tuple[tuple[tuple[int, int], ...], ...]
    columns: tuple[int, ...]
    touched: frozenset[int]
    program: Program


def structure_of(
    network: Network, query: tuple[str, ...] | None, evidence: Iterable[str]
) -> Structure:
    """Return the structure of a network, with variables numbered in the order it names them."""
    number = {name: place for place, name in enumerate(network.states)}
    return Structure(
        states=tuple(network.states.values()),
        scopes=tuple(tuple(number[v] for v in factor.variables) for factor in network.factors),
        children=tuple(number[f.child] if f.child else -1 for f in network.factors),
        observed=tuple(sorted(number[name] for name in evidence if name in number)),
        query=None if query is None else tuple(number[name] for name in query),
    )


@lru_cache(maxsize=_KEPT)
def outline_of(structure: Structure) -> Outline:
    """Return what is to be done for a structure; the last hundred or so are remembered.

    That takes milliseconds however wide the network is: nothing is laid out yet.
    """
    kept = tuple(_unpruned(structure))
    observed = set(structure.observed)
    scopes = tuple(
        tuple(one for one in structure.scopes[factor] if one not in observed) for factor in kept
    )
    order = elimination_order(scopes, structure.query or ())
    steps = steps_of(scopes, structure.states, order, structure.query)
    volumes = [math.prod(structure.states[one] for one in step.axes) for step in steps]
    return Outline(
        kept=kept,
        scopes=scopes,
        steps=tuple(steps),
        touched=frozenset(order),
        bits=max(map(math.log2, volumes), default=0.0),
        work=sum(volume * len(step.inputs) for step, volume in zip(steps, volumes, strict=True)),
        cells=sum(
            math.prod(structure.states[one] for one in scope)
            for scope in (*scopes, *(step.out for step in steps))
        ),
    )


def is_wide(structure: Structure) -> bool:
    """Say whether a network cannot be solved in one go."""
    outline = outline_of(structure)
    return outline.bits > WIDEST or outline.cells > MOST_CELLS


@lru_cache(maxsize=_KEPT)
def plan_of(structure: Structure) -> Plan:
    """Return the plan of a structure that is narrow enough; the last hundred or so are remembered."""
    outline = outline_of(structure)
    observed = set(structure.observed)
    columns = tuple(accumulate(structure.states, initial=0))[:-1]
    full = [_strides(structure, factor) for factor in outline.kept]
    return Plan(
        kept=outline.kept,
        seen=tuple(
            tuple((one, stride) for one, stride in wide.items() if one in observed) for wide in full
        ),
        columns=columns,
        touched=outline.touched,
        program=program_of(full, outline.scopes, structure.states, outline.steps, columns),
    )


def _unpruned(structure: Structure) -> list[int]:
    """Leave out, again and again, a variable that nothing asks for and nothing else depends on."""
    everything = list(range(len(structure.scopes)))
    if structure.query is None:
        return everything
    wanted = {*structure.query, *structure.observed}
    uses: dict[int, int] = {}
    telling: dict[int, int] = {}
    for factor in everything:
        for one in structure.scopes[factor]:
            uses[one] = uses.get(one, 0) + 1
        telling[structure.children[factor]] = factor
    barren = [one for one in telling if one >= 0 and one not in wanted and uses[one] == 1]
    gone = set[int]()
    while barren:
        factor = telling[barren.pop()]
        gone.add(factor)
        for one in structure.scopes[factor]:
            uses[one] -= 1
            if one in telling and one not in wanted and uses[one] == 1 and telling[one] not in gone:
                barren.append(one)
    return [factor for factor in everything if factor not in gone]


def _strides(structure: Structure, factor: int) -> dict[int, int]:
    scope = structure.scopes[factor]
    return dict(zip(scope, strides_of(structure.states[one] for one in scope), strict=True))


def shifts_of(plan: Plan, values: Mapping[int, int]) -> list[int]:
    """Return by how many cells the evidence moves each kept factor's cells in its full table."""
    return [sum(values[one] * stride for one, stride in seen) for seen in plan.seen]
