"""Marginals by passing messages round and round: quick, and only as good as a guess.

Loopy belief propagation (Pearl 1988, Murphy, Weiss & Jordan 1999), on the mean of the parameter
sets. It is where the drawing of settings starts from, never a result.
"""

from collections.abc import Mapping

import numpy as np

from ..network import Array, Factor, Network
from .plain import aligned, sliced

_ROUNDS = 25
_KEPT = 0.5  # of the last message; undamped, messages in small circles can swing for ever


def guess_marginals(network: Network, evidence: Mapping[str, int]) -> dict[str, Array]:
    """Return guessed P(variable | evidence), shape (states,), of what is not observed."""
    factors = [_mean(sliced(factor, evidence)) for factor in network.factors]
    told = {
        (place, name): np.zeros(network.states[name])
        for place, factor in enumerate(factors)
        for name in factor.variables
    }
    total = _totals(told)
    for _ in range(_ROUNDS):
        for place, factor in enumerate(factors):
            heard = {v: _normal(total[v] - told[place, v]) for v in factor.variables}
            for name in factor.variables:
                new = _logarithm(_message(factor, name, heard))
                told[place, name] = _KEPT * told[place, name] + (1 - _KEPT) * new
        total = _totals(told)
    return {name: _normal(log) for name, log in total.items()}


def _totals(told: Mapping[tuple[int, str], Array]) -> dict[str, Array]:
    total: dict[str, Array] = {}
    for (_, name), log in told.items():
        total[name] = total.get(name, 0.0) + log
    return total


def _message(factor: Factor, name: str, heard: Mapping[str, Array]) -> Array:
    table = factor.table
    for other in factor.variables:
        if other != name:
            table = table * aligned(Factor((other,), heard[other][None]), factor.variables)
    axes = tuple(1 + axis for axis, other in enumerate(factor.variables) if other != name)
    found: Array = table.sum(axis=axes)[0]
    return found


def _mean(factor: Factor) -> Factor:
    """Return the mean table, its largest cell 1."""
    table = factor.table.mean(axis=0, keepdims=True)
    return Factor(factor.variables, table / max(float(table.max()), np.finfo(float).tiny))


def _logarithm(message: Array) -> Array:
    """Return the logarithm, the largest 0 and none below that of the tiniest number."""
    log: Array = np.log(np.maximum(message, np.finfo(float).tiny))
    return np.asarray(log - log.max())


def _normal(log: Array) -> Array:
    share: Array = np.exp(log - log.max())
    return np.asarray(share / share.sum())
