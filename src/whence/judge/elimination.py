"""Exact inference in a network of factors: the probability of the evidence, and what it tells.

Variable elimination (Zhang & Poole 1994) for many parameter sets at once, with a pass back for all
marginals and derivatives (Darwiche 2003). A small network is followed in numpy (`plain`), a larger
one by a compiled kernel, and one too wide for that is taken apart (`wide`), which is said.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from .inference import logarithms, plain
from .inference.plan import Structure, is_wide, outline_of, plan_of, structure_of
from .network import Approximation, Array, Evaluation, Network

# A product counts for one number of one parameter set. On camps of real cases (6 to 10 variables,
# 400 sets) numpy takes 4 to 7 ns a product for a joint, 24 to 30 ns for an evaluation; the kernel a
# twentieth of that, but .4 s when it is first needed in a process, and 6 s more when nothing is
# compiled yet. Below these sizes numpy takes 10 ms at most, and a small case never loads Numba.
_SMALL_JOINT = 2_000_000
_SMALL_EVALUATION = 400_000
_FEW = 100  # factors; among those of one variable numpy multiplies each with all others


def joint(
    network: Network,
    query: tuple[str, ...],
    evidence: Mapping[str, int],
    told: list[Approximation] | None = None,
) -> tuple[Array, Array]:
    """Return P(query, evidence): a table (draws, states of the query), and log scales (draws,).

    The probability is `table * exp(scale)`. What is asked for must not be observed as well. What
    was done about a network too wide is added to `told`. Raises `TooWide` where the query alone
    has more than 2**16 states.
    """
    structure = structure_of(network, query, evidence)
    if is_wide(structure):
        from .inference import wide

        table, scale, done = wide.joint(network, query, evidence)
        if told is not None:
            told.append(done)
        return table, scale
    if _is_small(structure, network, _SMALL_JOINT):
        table, scale = plain.joint(network, query, evidence)
    else:
        from .inference import compiled

        table, scale = compiled.joint(plan_of(structure), network, query, evidence)
    if table.reshape(len(table), -1).any(axis=1).all():
        return table, scale
    return _by_logarithms(network, query, evidence)


def marginal(network: Network, variable: str, evidence: Mapping[str, int]) -> tuple[Array, Array]:
    """Return P(variable | evidence), shape (draws, states), and log P(evidence), shape (draws,).

    Where the evidence is impossible that is 0 and -inf.
    """
    table, scale = joint(network, (variable,), evidence)
    total = table.sum(axis=1)
    with np.errstate(divide="ignore"):
        log = np.log(total) + scale
    return table / np.where(total > 0, total, 1.0)[:, None], log


def evaluate(network: Network, evidence: Mapping[str, int]) -> Evaluation:
    """Return log P(evidence), all marginals, and the derivative in every cell of every factor."""
    structure = structure_of(network, None, evidence)
    if is_wide(structure):
        from .inference import wide

        return wide.evaluate(network, evidence)
    if _is_small(structure, network, _SMALL_EVALUATION):
        found = plain.evaluate(network, evidence)
    else:
        from .inference import compiled

        found = compiled.evaluate(plan_of(structure), network, evidence)
    sums = [one.sum(axis=1) for one in found.marginals.values()]
    doubtful = np.flatnonzero(np.isneginf(found.log_evidence) | (np.array(sums) == 0).any(axis=0))
    return logarithms.corrected(network, evidence, found, doubtful) if doubtful.size else found


def _by_logarithms(
    network: Network, query: tuple[str, ...], evidence: Mapping[str, int]
) -> tuple[Array, Array]:
    kept = plain.pruned(network.factors, {*query, *evidence})
    logs = logarithms.log_joint(replace(network, factors=tuple(kept)), query, evidence)
    top = logs.reshape(len(logs), -1).max(axis=1)
    top = np.where(np.isfinite(top), top, 0.0)
    return np.exp(logs - top.reshape(-1, *(1,) * len(query))), top


def _is_small(structure: Structure, network: Network, products: int) -> bool:
    """Say whether numpy does it soon enough."""
    outline = outline_of(structure)
    draws = max((factor.table.shape[0] for factor in network.factors), default=1)
    return outline.work * draws < products and len(outline.kept) <= _FEW
