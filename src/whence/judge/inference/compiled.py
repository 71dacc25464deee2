"""A plan followed by the compiled kernel: tables packed into rows, and results unpacked.

Importing this imports Numba (a third of a second), and the first call of a new installation
compiles, so it is imported only where a network is large enough to repay that.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..network import Array, Evaluation, Factor, Network
from .elimination_kernel import evaluate_rows, joint_rows
from .plan import Plan, shifts_of
from .program import Whole

_LOG_2 = float(np.log(2.0))


def joint(
    plan: Plan,
    network: Network,
    query: Sequence[str],
    evidence: Mapping[str, int],
    rows: "Rows | None" = None,
) -> tuple[Array, Array]:
    """Return P(query, evidence): a table (draws, states of the query), and log scales (draws,).

    `rows` are those of the plan's kept factors, if they were packed before.
    """
    rows = rows or Rows([network.factors[one] for one in plan.kept])
    moved = np.asarray(shifts_of(plan, _numbered(network, evidence)), np.int64)
    states = [network.states[name] for name in query]
    tables = np.empty((rows.draws, math.prod(states)))
    scales = np.empty(rows.draws)
    joint_rows(plan.program, rows.alike, rows.drawn, *rows.at(moved), tables, scales)
    return tables.reshape(rows.draws, *states), scales * _LOG_2


def evaluate(
    plan: Plan, network: Network, evidence: Mapping[str, int], rows: "Rows | None" = None
) -> Evaluation:
    """Return the evaluation of a network by a plan made for all its variables."""
    rows = rows or Rows(network.factors)
    values = _numbered(network, evidence)
    moved = np.asarray(shifts_of(plan, values), np.int64)
    logs = np.empty(rows.draws)
    marginals = np.zeros((rows.draws, sum(network.states.values())))
    gradients = np.zeros((rows.draws, rows.width))
    starts = np.asarray(rows.begins, np.int64) + moved
    evaluate_rows(
        plan.program, rows.alike, rows.drawn, *rows.at(moved), starts, logs, marginals, gradients
    )
    return Evaluation(
        log_evidence=logs,
        marginals=_by_name(plan, network, values, marginals),
        gradients=tuple(
            gradients[:, begin : begin + one.table[0].size].reshape(
                rows.draws, *one.table.shape[1:]
            )
            for one, begin in zip(network.factors, rows.begins, strict=True)
        ),
    )


def _by_name(
    plan: Plan, network: Network, values: Mapping[int, int], found: Array
) -> dict[str, Array]:
    """Cut the marginals up; what is observed is certain, what no factor mentions is uniform."""
    marginals = {}
    for number, (name, states) in enumerate(network.states.items()):
        column = found[:, plan.columns[number] : plan.columns[number] + states]
        if number in values:
            column[:, values[number]] = 1.0
        elif number not in plan.touched:
            column[:] = 1.0 / states
        marginals[name] = column
    return marginals


def _numbered(network: Network, evidence: Mapping[str, int]) -> dict[int, int]:
    return {
        number: evidence[name] for number, name in enumerate(network.states) if name in evidence
    }


class Rows:
    """The tables of factors side by side: one row for those that all sets share, one for each set.

    `begins` says where each factor begins in a row of all of them, `width` how long that is.
    """

    def __init__(self, factors: Sequence[Factor]) -> None:
        self.draws = max((factor.table.shape[0] for factor in factors), default=1)
        flat = [factor.table.reshape(factor.table.shape[0], -1) for factor in factors]
        shared = np.array([len(one) == 1 for one in flat], np.bool_)
        sizes = np.array([one.shape[1] for one in flat], np.int64)
        self.width = int(sizes.sum())
        self.begins = [int(one) for one in np.cumsum(sizes) - sizes]
        self._alike, self.alike = _pack(flat, shared, sizes, 1)
        self._drawn, self.drawn = _pack(flat, ~shared, sizes, self.draws)

    def at(self, moved: Whole) -> tuple[Whole, Whole]:
        """Return where each factor's cells begin in the rows of both kinds, at the evidence.

        For a factor of the other kind that is -1.
        """
        alike, drawn = (np.where(one < 0, -1, one + moved) for one in (self._alike, self._drawn))
        return alike, drawn


def _pack(
    flat: Sequence[Array], chosen: NDArray[np.bool_], sizes: Whole, rows: int
) -> tuple[Whole, Array]:
    wide = np.where(chosen, sizes, 0)
    begins = np.cumsum(wide) - wide
    packed = np.empty((rows, int(wide.sum())))
    for number in map(int, np.flatnonzero(chosen)):
        packed[:, begins[number] : begins[number] + sizes[number]] = flat[number]
    return np.where(chosen, begins, -1), packed
