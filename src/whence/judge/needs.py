"""Claims that need one another: no merger without talks.

A claim whose needs are all met is likelier than by itself: whoever went one step may go the next.
Its odds before any evidence are then `step_up` times as high. Where one of them is not met it is
false, and its explanations are what they are of a false claim. So what a claim needs keeps its own
prior, and no claim is ever likelier than what it needs.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from whence.model import Need

from .elimination import joint
from .network import Approximation, Array, Factor, Network
from .posterior import log_sum

# P(both are met | one, the other), shape (1, 2, 2, 2).
_AND = np.array([[[[1.0, 0.0], [1.0, 0.0]], [[1.0, 0.0], [0.0, 1.0]]]])


def in_order(needs: Sequence[Need], claims: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for each claim the claims it needs, without circles.

    Needs of claims that are not there are left out, and so is one that would close a circle: the
    earlier one stays. What a claim needs through another of its needs is not listed again.
    """
    found: dict[str, tuple[str, ...]] = dict.fromkeys(claims, ())
    for need in needs:
        fits = need.claim in found and need.needs in found and need.claim != need.needs
        if fits and need.claim not in _needed(found, need.needs):
            found[need.claim] = tuple(dict.fromkeys((*found[need.claim], need.needs)))
    return {claim: _direct(found, direct) for claim, direct in found.items()}


def _direct(found: Mapping[str, tuple[str, ...]], direct: tuple[str, ...]) -> tuple[str, ...]:
    """Return the needs that none of the others brings along."""
    return tuple(
        one
        for one in direct
        if not any(one in _needed(found, other) for other in direct if other != one)
    )


def _needed(found: Mapping[str, tuple[str, ...]], claim: str) -> set[str]:
    """Return all that a claim needs, directly or through others."""
    waiting, seen = [*found[claim]], set[str]()
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += found[one]
    return seen


def messages(
    own: Mapping[str, Array],
    prior: Mapping[str, Array],
    needs: Mapping[str, tuple[str, ...]],
    suppose: Mapping[str, bool],
    step_up: float,
    told: list[Approximation] | None = None,
) -> dict[str, Array]:
    """Return what the other claims say of each: log P(all else | C), shape (draws, 2).

    `own` is log P(C, the evidence on the claim) and `prior` log P(C) of each claim by itself, both
    (draws, 2). What is supposed of a claim is part of its message. Claims that nothing ties, be it
    through others, tell each other only how well a parameter set explains them. What was done about
    a network too wide is added to `told`.
    """
    given = {name: _given(prior[name], needs[name], step_up) for name in own}
    inside: dict[str, Array] = {}
    evidence: list[Array] = []
    groups = _tied(own, needs)
    for group in groups:
        theirs = {name: own[name] for name in group}
        for name in group:
            heard = _message(name, theirs, given, needs, suppose, told)
            inside[name] = heard + _supposed(name, suppose)
        evidence.append(log_sum(own[group[0]] + inside[group[0]], (1,)))
    return {
        name: inside[name] + sum(evidence[:place] + evidence[place + 1 :], np.zeros(1))[:, None]
        for place, group in enumerate(groups)
        for name in group
    }


def _tied(names: Iterable[str], needs: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """Return the claims in groups that needs hold together, in their order."""
    groups: list[list[str]] = []
    for name in names:
        near = {name, *needs[name], *(other for other, theirs in needs.items() if name in theirs)}
        met = [group for group in groups if near & set(group)]
        groups = [group for group in groups if group not in met]
        groups.append([*(one for group in met for one in group), name])
    return groups


def _message(
    name: str,
    own: Mapping[str, Array],
    given: Mapping[str, Array],
    needs: Mapping[str, tuple[str, ...]],
    suppose: Mapping[str, bool],
    told: list[Approximation] | None,
) -> Array:
    """Query the claim in the network of its group, its own evidence left out."""
    if len(own) == 1:
        return np.zeros(2)
    factors, scale = [], np.zeros(1)
    for other in own:
        factors += _needing(other, needs[other], given[other])
        if other != name:
            top = own[other].max(axis=1, keepdims=True)
            factors.append(Factor((other,), np.exp(own[other] - top)))
            scale = scale + top[:, 0]
    seen = {other: int(state) for other, state in suppose.items() if other in own and other != name}
    names = (variable for factor in factors for variable in factor.variables)
    network = Network(dict.fromkeys(names, 2), tuple(factors))
    table, more = joint(network, (name,), seen, told)
    with np.errstate(divide="ignore"):
        return np.log(table) + (scale + more)[:, None]


def _needing(claim: str, needs: tuple[str, ...], given: Array) -> list[Factor]:
    """Return the factors of a claim and its needs.

    Whether all are met is summed up need by need, so that many of them stay a narrow network.
    """
    if not needs:
        return [Factor((claim,), given)]
    met, factors = needs[0], []
    for place, one in enumerate(needs[1:]):
        both = f"{claim}/met/{place}"
        factors.append(Factor((met, one, both), _AND, child=both))
        met = both
    return [*factors, Factor((met, claim), given)]


def _given(prior: Array, needs: tuple[str, ...], step_up: float) -> Array:
    """Return by how much meeting its needs, or not, changes P(C), shape (draws, 2, 2).

    To be multiplied with the prior; (1, 2) and 1 throughout for a claim that needs nothing.
    """
    if not needs:
        return np.ones((1, 2))
    false, true = np.exp(prior[:, 0]), np.exp(prior[:, 1])
    met = np.stack([np.ones_like(true), np.full_like(true, step_up)], axis=1)
    met = met / (false + step_up * true)[:, None]
    unmet = np.stack([1 / np.maximum(false, np.finfo(float).tiny), np.zeros_like(true)], axis=1)
    return np.stack([unmet, met], axis=1)


def _supposed(name: str, suppose: Mapping[str, bool]) -> Array:
    if name not in suppose:
        return np.zeros(2)
    return np.where(np.arange(2) == int(suppose[name]), 0.0, -np.inf)
