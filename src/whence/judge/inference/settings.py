"""Which settings of held variables matter, as a few of the parameter sets or their mean see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ..network import Array, Factor, Network
from . import compiled
from .loopy import guess_marginals
from .plan import plan_of, structure_of

Table = NDArray[np.int64]  # settings, one a row: a state for each held variable

_TOGETHER = 1024  # settings looked at in one call
_TEMPERED = 0.75  # power of the chances; other parameter sets find other settings likely
_SEED = 2014
_MIXED = 0.01  # of every chance is uniform, so that no setting is out of reach


def all_settings(network: Network, names: Sequence[str]) -> Table:
    """Return every setting of some variables."""
    counts = [range(network.states[name]) for name in names]
    found = [*product(*counts)]
    return np.array(found, np.int64).reshape(len(found), len(names))


def under(network: Network, names: Sequence[str], settings: Table, draw: int) -> Network:
    """Return a network without these variables, with a setting of them for each parameter set."""
    place = {name: column for column, name in enumerate(names)}
    factors = []
    for factor in network.factors:
        table = factor.table[min(draw, len(factor.table) - 1)]
        held = [axis for axis, name in enumerate(factor.variables) if name in place]
        free = tuple(name for name in factor.variables if name not in place)
        if held:
            table = np.moveaxis(table, held, range(len(held)))
            table = table[tuple(settings[:, place[factor.variables[axis]]] for axis in held)]
        else:
            table = table[None]
        child = None if factor.child in place else factor.child
        factors.append(Factor(free, table, child))
    states = {name: count for name, count in network.states.items() if name not in place}
    return Network(states, tuple(factors))


def log_weights(
    network: Network,
    evidence: Mapping[str, int],
    names: Sequence[str],
    settings: Table,
    draw: int,
) -> Array:
    """Return log P(evidence, setting) for each setting, with one of the parameter sets."""
    found = []
    for begin in range(0, len(settings), _TOGETHER):
        some = under(network, names, settings[begin : begin + _TOGETHER], draw)
        plan = plan_of(structure_of(some, (), evidence))
        table, scale = compiled.joint(plan, some, (), evidence)
        with np.errstate(divide="ignore"):
            log = np.log(table) + scale
        found.append(np.broadcast_to(log, (len(settings[begin : begin + _TOGETHER]),)))
    return np.concatenate(found)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chosen:
    """Settings to look at closely: how often each was drawn, and how often it was to be expected.

    `sure` is the chance by which a setting had to be among them, 1 for those that matter most.
    """

    settings: Table
    drawn: Array
    expected: Array
    sure: Array


def choose_among_all(
    network: Network,
    evidence: Mapping[str, int],
    names: Sequence[str],
    draws: Sequence[int],
    number: int,
) -> Chosen:
    """Choose so many of all settings, those that some parameter sets find likeliest before others.

    The likeliest are taken for sure, of the rest a systematic sample in proportion to their
    chances (Fearnhead & Clifford 2003).
    """
    settings = all_settings(network, names)
    total = np.zeros(len(settings))
    for draw in draws:
        total += _shares(log_weights(network, evidence, names, settings, draw))
    chances = _mixed(_mixed(total, 1e-12) ** _TEMPERED, 0.0)
    rng = np.random.default_rng(_SEED)
    sure = _inclusion(chances, number)
    order = rng.permutation(len(settings))
    steps = np.floor(np.cumsum(sure[order]) + rng.random())
    taken = np.zeros(len(settings), np.bool_)
    taken[order] = np.diff(steps, prepend=0.0) > 0
    taken |= sure >= 1
    return Chosen(
        settings=settings[taken],
        drawn=np.ones(int(taken.sum())),
        expected=sure[taken],
        sure=sure[taken],
    )


def _inclusion(chances: Array, number: int) -> Array:
    """Return chances of being taken, in proportion but never above 1, that sum to a number."""
    sure = np.zeros(len(chances), np.bool_)
    while True:
        left = number - int(sure.sum())
        rest = chances[~sure].sum()
        found = np.where(sure, 1.0, chances * (left / rest if rest > 0 else 0.0))
        more = (found >= 1) & ~sure
        if not more.any():
            return found
        sure |= more


def choose_in_turn(
    network: Network,
    evidence: Mapping[str, int],
    names: Sequence[str],
    first: int,
    number: int,
    *,
    guess: bool,
) -> Chosen:
    """Draw so many settings from about P(setting | evidence) of the mean of all parameter sets.

    The `first` variables are drawn together, all their settings being looked at, or if there are
    too many for that (`guess`) each by itself from a guess. Each of the others is then drawn given
    those before it, exactly (forward sampling; Dechter 2013).
    """
    rng = np.random.default_rng(_SEED)
    mean = mean_of(network)
    if guess:
        guessed = guess_marginals(network, evidence)
        parts = [_mixed(guessed[name]) for name in names[:first]]
        columns = [rng.choice(len(part), size=number, p=part) for part in parts]
        rows = np.stack(columns, axis=1)
        each = [part[column] for part, column in zip(parts, columns, strict=True)]
        logs = np.log(np.stack(each)).sum(axis=0)
    else:
        settings = all_settings(network, names[:first])
        chances = _mixed(_shares(log_weights(mean, evidence, names[:first], settings, 0)))
        points = (np.arange(number) + rng.random()) / number
        picked = np.minimum(np.searchsorted(np.cumsum(chances), points), len(chances) - 1)
        rows, logs = settings[picked], np.log(chances[picked])
    for place in range(first, len(names)):
        rows, logs = _drawn_next(mean, evidence, names[: place + 1], rows, logs, rng)
    settings, index, drawn = np.unique(rows, axis=0, return_index=True, return_counts=True)
    return Chosen(
        settings=settings,
        drawn=drawn.astype(float),
        expected=number * np.exp(logs[index]),
        sure=np.zeros(len(settings)),
    )


def _drawn_next(
    mean: Network,
    evidence: Mapping[str, int],
    names: Sequence[str],
    rows: Table,
    logs: Array,
    rng: np.random.Generator,
) -> tuple[Table, Array]:
    """Add a state of the last of the variables to each row, and the logarithm of its chance."""
    *before, name = names
    settings, where = np.unique(rows, axis=0, return_inverse=True)
    some = under(mean, before, settings, 0)
    plan = plan_of(structure_of(some, (name,), evidence))
    table = compiled.joint(plan, some, (name,), evidence)[0]
    chances = np.stack(
        [_mixed(row) for row in np.broadcast_to(table, (len(settings), table.shape[1]))]
    )
    mine = chances[where.ravel()]
    below = np.cumsum(mine, axis=1)
    state = np.minimum((below < rng.random((len(rows), 1))).sum(axis=1), table.shape[1] - 1)
    logs = logs + np.log(mine[np.arange(len(rows)), state])
    return np.concatenate([rows, state[:, None]], axis=1), logs


def mean_of(network: Network) -> Network:
    """Return a network with the mean of all parameter sets as its only one."""
    factors = (replace(f, table=f.table.mean(axis=0, keepdims=True)) for f in network.factors)
    return replace(network, factors=tuple(factors))


def _mixed(share: Array, uniform: float = _MIXED) -> Array:
    """Return shares that sum to 1, with a part that is the same for all."""
    total = share.sum()
    whole = share / total if total > 0 else np.full_like(share, 1 / len(share))
    mixed = (1 - uniform) * whole + uniform / len(share)
    return np.asarray(mixed / mixed.sum())


def _shares(logs: Array) -> Array:
    """Return shares in proportion to exp(logs); none where all are impossible."""
    top = logs.max()
    if not np.isfinite(top):
        return np.zeros_like(logs)
    share = np.exp(logs - top)
    return np.asarray(share / share.sum())
