"""Networks too wide to be solved in one go: some variables are held fixed, and the rest is summed.

Cutset conditioning (Pearl 1988). With few settings of those held all are summed, which is exact.
With many, those that matter are looked for with a few of the parameter sets, and a sample of them
is summed for all, each weighed by its chance to be in it: only the cutset is sampled, and all the
rest is summed (Rao-Blackwell; Bidyuk & Dechter 2007). The seed is fixed, so the same network gives
the same answer. Up to some 28 bits the sample comes from exact chances, of the mean parameter set,
and its standard error is what it is off by. Above that its first variables are guessed: the error is
then the least that it is off by, and single probabilities were seen to be off by .3.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..network import Approximation, Array, Evaluation, Network, TooWide
from . import compiled
from .cutset import Cutset, cut
from .plan import MOST_CELLS, WIDEST, Structure, outline_of, plan_of, structure_of
from .settings import Chosen, all_settings, choose_among_all, choose_in_turn

# Products for all parameter sets together: of every setting, so that the result is exact (2 to 6 s),
# and of those chosen where that is too much (1 to 6 s, with looking for them).
_WHOLE, _BUDGET = 6e9, 1e9
# Settings summed for all parameter sets where there are too many for that; more where they cost
# little. Each takes a fifth of a millisecond beside its products.
_CHOSEN, _MOST = 256, 2048
_LOOKED_AT = 2**16  # settings looked at for a few parameter sets
_FEW = 16  # of them, at most
_LEAST = 1e-6  # of the probability; settings that matter less to every parameter set are left out

Settings = dict[tuple[int, ...], Array]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Parts:
    """What each setting of the cutset says: log weights (draws,), and what was done.

    A weight is P(evidence, setting), over the chance to draw it where settings were drawn.
    """

    names: tuple[str, ...]
    weights: Settings
    log_evidence: Array
    approximation: Approximation

    def shares(self) -> Iterable[tuple[dict[str, int], Array]]:
        """Yield settings that matter, each with its share of the probability, shape (draws,)."""
        possible = np.where(np.isfinite(self.log_evidence), self.log_evidence, np.inf)
        least = 0.0 if self.approximation.exact else _LEAST
        for setting, log in self.weights.items():
            share = np.exp(log - possible)
            if share.max() > least:
                yield dict(zip(self.names, setting, strict=True)), share


def joint(
    network: Network, query: tuple[str, ...], evidence: Mapping[str, int]
) -> tuple[Array, Array, Approximation]:
    """Return P(query, evidence) as `elimination.joint` does, and what was done.

    Raises `TooWide` where the query itself has too many states.
    """
    structure = structure_of(network, query, evidence)
    parts = _solve(network, structure, evidence)
    table = np.zeros((len(parts.log_evidence), *(network.states[name] for name in query)))
    rows: compiled.Rows | None = None
    for setting, share in parts.shares():
        seen = {**evidence, **setting}
        plan = plan_of(structure_of(network, query, seen))
        rows = rows or compiled.Rows([network.factors[one] for one in plan.kept])
        part = compiled.joint(plan, network, query, seen, rows)[0]
        total = part.reshape(len(part), -1).sum(axis=1)
        by = share / np.where(total > 0, total, 1.0)
        table = table + part * by.reshape(-1, *(1,) * len(query))
    return table, np.broadcast_to(parts.log_evidence, table.shape[:1]), parts.approximation


def evaluate(network: Network, evidence: Mapping[str, int]) -> Evaluation:
    """Return what `elimination.evaluate` does, with the approximation."""
    parts = _solve(network, structure_of(network, None, evidence), evidence)
    draws = len(parts.log_evidence)
    marginals = {name: np.zeros((draws, count)) for name, count in network.states.items()}
    gradients = [np.zeros((draws, *factor.table.shape[1:])) for factor in network.factors]
    rows = compiled.Rows(network.factors)
    for setting, share in parts.shares():
        seen = {**evidence, **setting}
        found = compiled.evaluate(plan_of(structure_of(network, None, seen)), network, seen, rows)
        for name, marginal in found.marginals.items():
            marginals[name] += share[:, None] * marginal
        for gradient, part in zip(gradients, found.gradients, strict=True):
            gradient += share.reshape(-1, *(1,) * (part.ndim - 1)) * part
    for name, state in evidence.items():
        if name in marginals:
            marginals[name][:] = np.eye(network.states[name])[state]
    return Evaluation(
        log_evidence=parts.log_evidence,
        marginals=marginals,
        gradients=tuple(gradients),
        approximation=parts.approximation,
    )


def _solve(network: Network, structure: Structure, evidence: Mapping[str, int]) -> _Parts:
    """Return log P(evidence) under settings of a cutset."""
    draws = max((factor.table.shape[0] for factor in network.factors), default=1)
    narrow = found = cut(structure, bits=WIDEST, cells=MOST_CELLS, work=np.inf)
    sets = max(draws, 8)  # the kernel does eight at a time
    everything = found.possible <= _MOST and found.possible * found.outline.work * sets <= _WHOLE
    if not everything:
        work = _BUDGET / (sets * _CHOSEN)
        found = cut(structure, bits=WIDEST, cells=MOST_CELLS, work=work)
    if found.outline.bits > WIDEST:
        raise TooWide(
            f"the variables asked for have 2**{found.outline.bits:.0f} states together; "
            "ask for fewer at once"
        )
    names = tuple(tuple(network.states)[one] for one in found.variables)
    few = int(min(_FEW, max(1, _BUDGET / (min(found.possible, _LOOKED_AT) * found.outline.work))))
    some = np.linspace(0, draws - 1, few).round().astype(int).tolist()
    number = int(min(_MOST, max(_CHOSEN, _BUDGET / (sets * found.outline.work))))
    if everything or found.possible <= number:
        rows = all_settings(network, names)
        ones = np.ones(len(rows))
        chosen = Chosen(settings=rows, drawn=ones, expected=ones, sure=ones)
    elif found.possible <= _LOOKED_AT:
        chosen = choose_among_all(network, evidence, names, some, number)
    else:
        first = len(narrow.variables)
        guess = narrow.possible > _LOOKED_AT or narrow.possible * narrow.outline.work > _WHOLE
        chosen = choose_in_turn(network, evidence, names, first, number, guess=guess)
    ask = _asker(network, found, names, evidence)
    weights = {
        tuple(setting): ask(tuple(setting)) + log
        for setting, log in zip(
            chosen.settings.tolist(), np.log(chosen.drawn / chosen.expected), strict=True
        )
    }
    total = _log_sum(weights)
    return _Parts(
        names=names,
        weights=weights,
        log_evidence=total,
        approximation=Approximation(
            bits=outline_of(structure).bits,
            cutset=names,
            settings=len(weights),
            possible=found.possible,
            error=_error(np.stack([*weights.values()]), total, chosen),
        ),
    )


def _asker(
    network: Network, found: Cutset, names: tuple[str, ...], evidence: Mapping[str, int]
) -> Callable[[tuple[int, ...]], Array]:
    """Return a function from a setting to log P(evidence, setting), shape (draws,)."""
    held = found.structure
    if held.query is None:  # nothing is pruned
        held = replace(held, children=(-1,) * len(held.children))
    plan = plan_of(replace(held, query=()))
    rows = compiled.Rows([network.factors[one] for one in plan.kept])

    def ask(setting: tuple[int, ...]) -> Array:
        seen = {**evidence, **dict(zip(names, setting, strict=True))}
        table, scale = compiled.joint(plan, network, (), seen, rows)
        with np.errstate(divide="ignore"):
            log: Array = np.log(table) + scale
        return log

    return ask


def _log_sum(weights: Settings) -> Array:
    stacked = np.stack([*weights.values()])
    top = stacked.max(axis=0)
    top = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        total: Array = np.log(np.exp(stacked - top).sum(axis=0)) + top
    return total


def _error(weights: Array, total: Array, chosen: Chosen) -> float:
    """Return the relative standard error of P(evidence) that nine in ten parameter sets keep to.

    What had to be there adds nothing; of the rest each adds the square of its part (Horvitz &
    Thompson 1952).
    """
    possible = np.isfinite(total)
    if not possible.any():
        return 0.0
    shares = np.exp(weights[:, possible] - total[possible])
    squares = ((1 - chosen.sure) / chosen.drawn) @ shares**2
    if not chosen.sure.any():  # drawn one by one: nothing is off where all weigh the same
        squares = squares - 1 / chosen.drawn.sum()
    return float(np.quantile(np.sqrt(np.maximum(squares, 0.0)), 0.9))
