"""Inference in logarithms, for what is too small for numbers: slow, and right down to e**(-10**300).

Products of probabilities near 10**-300 vanish even when tables are scaled, if what is large in one
table is tiny in the next. Only then, or when the evidence is impossible, are things done this way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..network import Array, Evaluation, Factor, Network
from .plain import aligned, elimination_order, sliced, union


def log_joint(network: Network, query: tuple[str, ...], evidence: Mapping[str, int]) -> Array:
    """Return log P(query, evidence), shape (draws or 1, states of the query)."""
    factors = [_logarithm(sliced(factor, evidence)) for factor in network.factors]
    for variable in elimination_order(factors, query):
        touched = [factor for factor in factors if variable in factor.variables]
        factors = [factor for factor in factors if variable not in factor.variables]
        names = union(touched)
        rest = tuple(name for name in names if name != variable)
        factors.append(Factor(rest, _log_sum(_added(touched, names), 1 + names.index(variable))))
    full = np.zeros((1, *(network.states[name] for name in query)))
    return _added([*factors, Factor(query, full)], query)


def corrected(
    network: Network, evidence: Mapping[str, int], found: Evaluation, rows: NDArray[np.intp]
) -> Evaluation:
    """Return an evaluation in which these parameter sets are done in logarithms."""
    few = rows_of(network, rows)
    logs = log_joint(few, (), evidence)
    for one, log in zip(rows, np.broadcast_to(logs, rows.shape), strict=True):
        found.log_evidence[one] = log
    possible = np.isfinite(logs)
    if not possible.any():
        return found
    for name, marginal in found.marginals.items():
        if name not in evidence:
            marginal[rows] = _share(log_joint(few, (name,), evidence), logs)
    known: dict[tuple[str, ...], Array] = {}
    for place, gradient in enumerate(found.gradients):
        gradient[rows] = _slope(few, place, evidence, logs, known)
    return found


def rows_of(network: Network, rows: NDArray[np.intp]) -> Network:
    """Return a network with some of the parameter sets."""
    factors = (
        one if one.table.shape[0] == 1 else replace(one, table=one.table[rows])
        for one in network.factors
    )
    return replace(network, factors=tuple(factors))


def _slope(
    network: Network,
    place: int,
    evidence: Mapping[str, int],
    logs: Array,
    known: dict[tuple[str, ...], Array],
) -> Array:
    """Return d log P(evidence) / d cell of a factor: P(cell, evidence) / cell.

    Where a cell is 0 it is what all other factors give to it. `known` remembers P(scope, evidence).
    """
    factor = network.factors[place]
    own = _logarithm(sliced(factor, evidence))
    free = own.variables
    if np.isneginf(own.table).any():
        others = (*network.factors[:place], *network.factors[place + 1 :])
        rest = log_joint(replace(network, factors=others), free, evidence)
    else:
        if free not in known:
            known[free] = log_joint(network, free, evidence)
        rest = known[free] - own.table
    slope = _share(rest, logs)
    full = np.zeros((len(slope), *factor.table.shape[1:]))
    full[(slice(None), *(evidence.get(name, slice(None)) for name in factor.variables))] = slope
    return full


def _share(table: Array, logs: Array) -> Array:
    """Return exp(table - logs), 0 where the evidence is impossible, never infinite."""
    whole = np.where(np.isfinite(logs), logs, np.inf).reshape(-1, *(1,) * (table.ndim - 1))
    return np.exp(np.minimum(table - whole, np.log(np.finfo(np.float64).max)))


def _logarithm(factor: Factor) -> Factor:
    with np.errstate(divide="ignore"):
        return Factor(factor.variables, np.log(factor.table))


def _added(factors: Iterable[Factor], variables: tuple[str, ...]) -> Array:
    total: Array = np.zeros((1,) * (1 + len(variables)))
    for factor in factors:
        total = total + aligned(factor, variables)
    return total


def _log_sum(table: Array, axis: int) -> Array:
    top = table.max(axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        summed: Array = np.log(np.exp(table - top).sum(axis=axis)) + top.squeeze(axis)
    return summed
