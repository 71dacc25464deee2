"""The exact posterior where every parameter is known: the best that anybody could do.

Given the explanation, the truth, the motives and all that is said, each statement has a probability
of its own, so nothing but a sum over motives is needed. The judge does not work this way (it
eliminates variables of a network, for many parameter sets), which makes each a check on the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from whence.data.likelihoods import Likelihoods
from whence.model import Finding, Need, Testimony

from .unseen import FIRST_HAND, may_follow

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """One value of every parameter. Arrays have one entry for each explanation in `kinds`.

    `own`, `seen` and `heard` are how likely it looks as claimed although it is false, to a party to
    it, a witness and a hearer; `later` the chance to find out in the end; `motive` the chance
    that a camp has one, by interest; `quality` is keyed by source, and one that is not there is as
    its testimony has it.
    """

    kinds: tuple[str, ...]
    prior: Array
    theta: Array
    own: Array
    seen: Array
    heard: Array
    access: Mapping[str, float]
    motive: Mapping[str, float]
    guess: float
    push: float
    discipline: float
    later: float
    kept: float
    slipped: float
    kappa: Mapping[str, float]
    quality: Mapping[str, float]


def mean_known(table: Likelihoods, kinds: Sequence[str]) -> Known:
    """Return every parameter at its mean."""
    priors = np.array([table.prior[kind] for kind in kinds])  # type: ignore[index]
    looks = {
        sense: np.array([known[kind].mean for kind in kinds])
        for sense, known in table.appearance.items()
    }
    return Known(
        kinds=tuple(kinds),
        prior=priors / priors.sum(),
        theta=np.array([table.theta[kind].mean for kind in kinds]),
        own=looks["own"],
        seen=looks["seen"],
        heard=looks["heard"],
        access={name: one.mean for name, one in table.access.items()},
        motive={name: one.mean for name, one in table.motive.items()},
        guess=table.guess.mean,
        push=table.push.mean,
        discipline=table.discipline.mean,
        later=table.later.mean,
        kept=table.relay["kept"].mean,
        slipped=table.relay["slipped"].mean,
        kappa={name: one.mean for name, one in table.kappa.items()},
        quality={},
    )


def posterior(
    known: Known, testimonies: Sequence[Testimony], findings: Iterable[Finding], table: Likelihoods
) -> Array:
    """Return P(explanation, claim | all that was said and found), shape (explanations, 2).

    The second axis is the claim, false and true; the testimonies are those on one claim.
    """
    log = log_joint(known, testimonies, findings, table)
    likely: Array = np.exp(log - log.max())
    likely /= likely.sum()
    return likely


def together(
    claims: Mapping[str, tuple[Known, Array]], needs: Iterable[Need], table: Likelihoods
) -> dict[str, float]:
    """Return P(claim) of claims that need one another.

    `claims` has for each its parameters and its log P(explanation, claim, evidence). A claim whose
    needs are all met has `step_up` times its odds, one whose needs are not is false.
    """
    logs = {id: np.logaddexp.reduce(joint, axis=0) for id, (_, joint) in claims.items()}
    needed = {id: [need.needs for need in needs if need.claim == id] for id in claims}
    total, true = 0.0, dict.fromkeys(claims, 0.0)
    for states in product((False, True), repeat=len(claims)):
        so = dict(zip(claims, states, strict=True))
        chance = 1.0
        for id, (known, _) in claims.items():
            chance *= float(np.exp(logs[id][int(so[id])] - logs[id].max()))
            met = all(so[other] for other in needed[id])
            chance *= _step(known, so[id], met, table) if needed[id] else 1.0
        total += chance
        for id in claims:
            true[id] += chance * so[id]
    return {id: chance / total for id, chance in true.items()}


def _step(known: Known, true: bool, met: bool, table: Likelihoods) -> float:
    """Return by how much a claim's chance changes once it is known whether its needs are met."""
    before = float(known.prior @ known.theta)
    raised = chance_once_met(known, table) if met else 0.0
    return raised / before if true else (1 - raised) / (1 - before)


def chance_once_met(known: Known, table: Likelihoods) -> float:
    """Return P(claim) of a claim whose needs are met, before any evidence."""
    before = float(known.prior @ known.theta)
    odds = table.step_up * before / (1 - before)
    return odds / (1 + odds)


def log_joint(
    known: Known, testimonies: Sequence[Testimony], findings: Iterable[Finding], table: Likelihoods
) -> Array:
    """Return log P(explanation, claim, all that was said and found), shape (explanations, 2)."""
    with np.errstate(divide="ignore"):
        total: Array = np.log(
            np.stack([known.prior * (1 - known.theta), known.prior * known.theta], axis=1)
        )
    said = {one.id: one.stance == "asserts" for one in testimonies}
    unseen = {one.id: may_follow(one, testimonies, table) for one in testimonies}
    for camp in _camps(testimonies):
        total = total + _log_camp(known, camp, said, unseen, table)
    for finding in findings:
        total = total + np.log(found_chance(known, finding, table))
    return total


def found_chance(known: Known, finding: Finding, table: Likelihoods) -> Array:
    """Return P(finding | explanation, claim) up to a factor, shape (explanations, 2).

    `infeasible` takes 1 - kappa of the claim; a precedent is no likelihood but a prior.
    """
    if finding.kind == "precedent":
        return np.ones((len(known.kinds), 2))
    if finding.kind == "infeasible":
        left = 1 - known.kappa.get(finding.subkind, known.kappa["default"])
        return np.tile([1.0, left], (len(known.kinds), 1))
    row = table.row(finding.kind, finding.subkind).pointing(finding.direction)
    powers: Array = np.power(10.0, [row[kind] for kind in known.kinds])
    return powers


def motives(known: Known, interest: str | None, table: Likelihoods) -> Array:
    """Return P(none, push, deny | explanation) of a camp, shape (explanations, 3).

    An inventor or exaggerator pushes with an extra chance (`lift`) where it had no motive to.
    """
    name = interest or "none"
    has, pushes = known.motive[name], table.motive_pushes[name]
    base = np.array([1 - has, has * pushes, has * (1 - pushes)])
    lift = np.array([table.lift.get(name, {}).get(kind, 0.0) for kind in known.kinds])[:, None]
    lifted: Array = (1 - lift) * base + lift * np.array([0.0, 1.0, 0.0])
    return lifted


def own_word(known: Known, one: Testimony, table: Likelihoods) -> Array:
    """Return P(the source says so by itself | explanation, claim, motive), (explanations, 2, 3).

    Who could not know at first may have found out since, half of those who ever do after
    `later_half` days. A motive shows in a share of what is said, the `discipline`.
    """
    looks = known.seen if one.directness in FIRST_HAND else known.heard
    if one.interest == "party" and one.directness == "witnessed":
        looks = known.own
    as_seen = np.stack([looks, np.ones_like(looks)], axis=1)
    source = one.sources[0] if one.sources else ""
    quality = known.quality.get(source, one.reliability.mean)
    could, guess = known.access[one.directness], known.guess
    could += (1 - could) * known.later * (1 - 0.5 ** (one.lag / table.later_half))
    honest = could * (quality * as_seen + (1 - quality) * guess) + (1 - could) * guess
    bent, straight = known.discipline, (1 - known.discipline) * honest
    pushed, denied = bent * known.push + straight, bent * (1 - known.push) + straight
    return np.stack([honest, pushed, denied], axis=2)


def passed_on(known: Known, asserts: Array, hands: int, strength: float) -> Array:
    """Return P(asserts) after some hands, and as a statement of that strength renders it."""
    for _ in range(hands):
        asserts = known.slipped + (known.kept - known.slipped) * asserts
    right = (1 + strength) / 2
    return right * asserts + (1 - right) * (1 - asserts)


def strength_of(one: Testimony, table: Likelihoods) -> float:
    """Return how much a statement counts, 1 for a plain one."""
    return table.certainty[one.certainty] * (table.doubts if one.stance == "doubts" else 1.0)


def _log_camp(
    known: Known,
    camp: Sequence[Testimony],
    said: Mapping[str, bool],
    unseen: Mapping[str, Sequence[tuple[str, float]]],
    table: Likelihoods,
) -> Array:
    """Return log P(what a camp says | explanation, claim, what else is said)."""
    interests = {one.interest for one in camp if one.interest}
    interest = interests.pop() if len(interests) == 1 else None
    with np.errstate(divide="ignore"):
        total: Array = np.log(motives(known, interest, table))[:, None, :]
        for one in camp:
            asserts = own_word(known, one, table)
            asserts = passed_on(known, asserts, one.relays, strength_of(one, table))
            alone = max(0.0, 1 - sum(chance for _, chance in one.parents))
            follows = [(other, alone * chance) for other, chance in unseen[one.id]]
            mixed = (alone - sum(chance for _, chance in follows)) * asserts
            for parent, chance in (*one.parents, *follows):
                mixed = mixed + chance * (known.kept if said[parent] else known.slipped)
            total = total + np.log(mixed if said[one.id] else 1 - mixed)
    top = total.max(axis=2, keepdims=True)
    summed: Array = np.log(np.exp(total - top).sum(axis=2)) + top[:, :, 0]
    return summed


def _camps(testimonies: Iterable[Testimony]) -> list[list[Testimony]]:
    """Group by camp; a source without one stands alone."""
    groups: dict[tuple[str, str], list[Testimony]] = {}
    for one in testimonies:
        key = ("camp", one.camp) if one.camp is not None else ("alone", one.id)
        groups.setdefault(key, []).append(one)
    return list(groups.values())
