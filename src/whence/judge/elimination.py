"""Exact inference by variable elimination, batched over parameter sets.

Zhang & Poole, "A simple approach to Bayesian network computations" (1994), with barren nodes
pruned (Shachter 1986) and a min-fill order chosen after the evidence is in (Kjaerulff 1990).
"""

import math
from collections.abc import Iterable, Mapping

import numpy as np

from whence.model import WhenceError

from .network import Array, Factor, Network

# Bits of the largest table: 2**16 cells for each parameter set, 210 MB for 400 of them.
WIDEST = 16.0


class TooWide(WhenceError):
    """Exact inference would need a table above 2**16 cells; loosen the network first."""


def joint(
    network: Network, query: tuple[str, ...], evidence: Mapping[str, int]
) -> tuple[Array, Array]:
    """Return P(query, evidence): a table (draws, states of the query), and log scales (draws,).

    The probability is `table * exp(scale)`. Raises `TooWide` before any large table is made.
    """
    kept = set(query) | set(evidence)
    factors = [_slice(factor, evidence) for factor in _prune(network.factors, kept)]
    scale = np.zeros(1)
    for variable in elimination_order(factors, network.states, query):
        touched = [factor for factor in factors if variable in factor.variables]
        factors = [factor for factor in factors if variable not in factor.variables]
        product = multiply(touched, _union(touched))
        axis = 1 + product.variables.index(variable)
        table, size = _rescale(product.table.sum(axis=axis))
        scale = scale + size
        rest = tuple(name for name in product.variables if name != variable)
        factors.append(Factor(rest, table))
    full = np.ones((1, *(network.states[name] for name in query)))
    table, size = _rescale(multiply([*factors, Factor(query, full)], query).table)
    return table, np.broadcast_to(scale + size, table.shape[:1])


def marginal(network: Network, variable: str, evidence: Mapping[str, int]) -> tuple[Array, Array]:
    """Return P(variable | evidence), shape (draws, states), and log P(evidence), shape (draws,)."""
    table, scale = joint(network, (variable,), evidence)
    total = table.sum(axis=1)
    return table / total[:, None], np.log(total) + scale


def multiply(factors: Iterable[Factor], variables: tuple[str, ...]) -> Factor:
    """Return the product of factors as a table over `variables`, which must hold all of theirs."""
    product: Array = np.ones((1,) * (1 + len(variables)))
    for factor in factors:
        places = [variables.index(name) for name in factor.variables]
        order = np.argsort(places)
        shape = [factor.table.shape[0]] + [1] * len(variables)
        for axis in order:
            shape[1 + places[axis]] = factor.table.shape[1 + axis]
        aligned = factor.table.transpose(0, *(1 + order)).reshape(shape)
        product = product * aligned
    return Factor(variables, product)


def elimination_order(
    factors: Iterable[Factor], states: Mapping[str, int], query: tuple[str, ...]
) -> list[str]:
    """Return the variables outside the query, each time the one that adds fewest new pairs.

    Raises `TooWide` if a table on the way would exceed `WIDEST` bits.
    """
    near = _neighbours(factors)
    order = []
    waiting = sorted(set(near) - set(query))
    while waiting:
        variable = min(waiting, key=lambda name: (_fill(near, name), len(near[name]), name))
        clique = near[variable] | {variable}
        _require_narrow(clique, states)
        for one in near[variable]:
            near[one] = (near[one] | near[variable]) - {one, variable}
        del near[variable]
        waiting.remove(variable)
        order.append(variable)
    return order


def _require_narrow(clique: set[str], states: Mapping[str, int]) -> None:
    bits = sum(math.log2(states[name]) for name in clique)
    if bits > WIDEST:
        raise TooWide(
            f"exact inference needs a table of 2**{bits:.0f} cells over {len(clique)} variables "
            f"({', '.join(sorted(clique)[:6])}, ...); keep fewer uncertain links"
        )


def _neighbours(factors: Iterable[Factor]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for factor in factors:
        for name in factor.variables:
            near.setdefault(name, set()).update(set(factor.variables) - {name})
    return near


def _fill(near: Mapping[str, set[str]], variable: str) -> int:
    """Count the pairs of neighbours that are not yet neighbours of each other."""
    around = near[variable]
    return sum(len(around - near[one]) - 1 for one in around) // 2


def _prune(factors: Iterable[Factor], kept: set[str]) -> list[Factor]:
    """Drop, again and again, a variable that nothing asks for and nothing else depends on."""
    left = list(factors)
    while True:
        uses: dict[str, int] = {}
        for factor in left:
            for name in factor.variables:
                uses[name] = uses.get(name, 0) + 1
        barren = {f.child for f in left if f.child and f.child not in kept and uses[f.child] == 1}
        if not barren:
            return left
        left = [factor for factor in left if factor.child not in barren]


def _slice(factor: Factor, evidence: Mapping[str, int]) -> Factor:
    table = factor.table
    for axis in reversed(range(len(factor.variables))):
        if factor.variables[axis] in evidence:
            table = np.asarray(table.take(evidence[factor.variables[axis]], axis=1 + axis))
    rest = tuple(name for name in factor.variables if name not in evidence)
    return Factor(rest, table)


def _union(factors: Iterable[Factor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for factor in factors for name in factor.variables))


def _rescale(table: Array) -> tuple[Array, Array]:
    """Divide each draw by its largest cell; return the table and the logarithms taken out."""
    largest = np.asarray(table.reshape(table.shape[0], -1).max(axis=1))
    largest = np.where(largest > 0, largest, 1.0)
    return table / largest.reshape(-1, *(1,) * (table.ndim - 1)), np.log(largest)
