"""Worlds drawn from the story: first what is so, then what is said of it.

    parameters → explanation → claim → findings → motives → own words → what is held

Worlds are drawn until one fits what was laid down before: the findings made in it (kept with the
probability that they would be found there) and, of claims that need one another, an order that can
be. This is exact, as rejection is, and needs no formula for the posterior.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from whence.data.likelihoods import EXPLANATIONS, Likelihoods
from whence.model import Claim, Finding, Hypothesis, Need, Testimony, UsageError

from .exact import Known, chance_once_met, found_chance, log_joint, together
from .mix import Mix
from .parameters import draw_known
from .settings import Setting, draw_setting
from .speech import Motives, Speaker
from .unseen import may_follow

_TRIES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """One simulated case, and the truth about it.

    `true`, `explanation` and `known`, the parameters it was drawn with, are keyed by claim; claims
    differ in their priors alone. `copied` gives for each testimony the one whose words it really
    took over, where it did; whom it followed without a trace is not told.
    `testimonies` are in the order in which they were made.
    """

    number: int
    claims: tuple[Claim, ...]
    hypotheses: tuple[Hypothesis, ...]
    needs: tuple[Need, ...]
    testimonies: tuple[Testimony, ...]
    findings: tuple[Finding, ...]
    explanation: Mapping[str, str]
    true: Mapping[str, bool]
    known: Mapping[str, Known]
    copied: Mapping[str, str]
    setting: Setting

    def on(self, claim: str) -> tuple[Testimony, ...]:
        """Return the testimonies on one claim."""
        return tuple(one for one in self.testimonies if one.claim == claim)

    def found(self, claim: str) -> tuple[Finding, ...]:
        """Return the findings on one claim."""
        return tuple(one for one in self.findings if one.claim == claim)

    def likely(self, table: Likelihoods) -> dict[str, float]:
        """Return P(claim) of each claim as one would have it who knew the true parameters."""
        claims = {
            id: (known, log_joint(known, self.on(id), self.found(id), table))
            for id, known in self.known.items()
        }
        return together(claims, self.needs, table)

    def origins(self, claim: str) -> int:
        """How many of the testimonies on a claim stand on their own."""
        return sum(one.id not in self.copied for one in self.on(claim))


def draw_worlds(mix: Mix, table: Likelihoods, *, cases: int, seed: int) -> Iterator[World]:
    """Yield worlds numbered from 1; each depends on the seed and its own number alone."""
    for number in range(1, cases + 1):
        yield draw_world(mix, table, seed=seed, number=number)


def draw_world(mix: Mix, table: Likelihoods, *, seed: int, number: int = 1) -> World:
    """Draw one world. Raises `UsageError` for a table under which no world is likely enough."""
    rng = np.random.default_rng([seed, number])
    kinds = tuple(kind for kind in EXPLANATIONS if table.prior[kind] > 0)
    setting = draw_setting(rng, mix, table, kinds)
    known, explained, true = _what_is_so(rng, setting, table, kinds)
    said: list[Testimony] = []
    copied: dict[str, str] = {}
    for claim in setting.claims:
        kind = kinds.index(explained[claim.id])
        speaker = Speaker(known=known[claim.id], kind=kind, true=true[claim.id], rng=rng)
        motives = Motives(known[claim.id], kind, table, rng)
        spoken: dict[str, bool] = {}
        places = setting.places[claim.id]
        for place in places:
            source = setting.sources[place.source]
            interest = setting.interest(source, claim.id)
            parent = _whose(rng, place.parents)
            if parent is not None:
                copied[place.id] = parent
            else:
                parent = _whose(rng, may_follow(place, places, table))
            if parent is not None:
                asserts = speaker.taken_over(spoken[parent])
            else:
                motive = motives.of(source.camp, interest)
                asserts = speaker.own(place, source, motive, interest == "party", table)
            spoken[place.id] = asserts
            said.append(setting.testimony(place, source, interest, asserts))
    return World(
        number=number,
        claims=setting.claims,
        hypotheses=setting.hypotheses,
        needs=setting.needs,
        testimonies=tuple(said),
        findings=setting.findings,
        explanation=explained,
        true=true,
        known=known,
        copied=copied,
        setting=setting,
    )


def overlook(world: World, share: float, seed: int) -> World:
    """Return the world as tracing sees it that misses a share of the reports that may be copies.

    A report whose link is missed seems to stand on its own.
    """
    rng = np.random.default_rng([seed, world.number, 1])
    seen = tuple(
        replace(one, parents=()) if one.parents and rng.random() < share else one
        for one in world.testimonies
    )
    return replace(world, testimonies=seen)


def _what_is_so(
    rng: Generator, setting: Setting, table: Likelihoods, kinds: Sequence[str]
) -> tuple[dict[str, Known], dict[str, str], dict[str, bool]]:
    """Draw parameters, truth and explanations, given what was found."""
    for _ in range(_TRIES):
        known = draw_known(rng, table, kinds, setting)
        at: dict[str, int] = {}
        true: dict[str, bool] = {}
        for claim in setting.claims:
            needed = [true[need.needs] for need in setting.needs if need.claim == claim.id]
            at[claim.id], true[claim.id] = _claim(rng, known[claim.id], needed, table)
        if all(
            rng.random() < _kept(known[f.claim], f, at[f.claim], true[f.claim], table)
            for f in setting.findings
        ):
            return known, {id: kinds[h] for id, h in at.items()}, true
    raise UsageError("no world fits what would be found in it: the findings are too improbable")


def _claim(
    rng: Generator, known: Known, needed: Sequence[bool], table: Likelihoods
) -> tuple[int, bool]:
    """Draw explanation and truth of a claim; of one with needs, the truth goes before."""
    if not needed:
        kind = int(rng.choice(len(known.kinds), p=known.prior))
        return kind, bool(rng.random() < known.theta[kind])
    true = all(needed) and bool(rng.random() < chance_once_met(known, table))
    likely = known.prior * (known.theta if true else 1 - known.theta)
    return int(rng.choice(len(known.kinds), p=likely / likely.sum())), true


def _kept(known: Known, finding: Finding, kind: int, true: bool, table: Likelihoods) -> float:
    """Return the chance to keep a world with this finding, 1 where it is likeliest.

    The scale must not depend on parameters, or they would be drawn from another distribution.
    """
    chance = found_chance(known, finding, table)
    most = 1.0 if finding.kind in ("infeasible", "precedent") else float(chance.max())
    return float(chance[kind, int(true)]) / most


def _whose(rng: Generator, parents: Sequence[tuple[str, float]]) -> str | None:
    """Draw whose words a report takes over, or None where it has its own."""
    drawn = rng.random()
    for parent, chance in parents:
        drawn -= chance
        if drawn < 0:
            return parent
    return None
