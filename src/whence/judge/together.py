"""Claims that are judged together: those that share a source, or need one another.

A source has one quality in all that it says, so what it says of one claim tells how good it is on
the next; a claim cannot be true without what it needs. Claims that have neither in common are
judged apart. The constants of the model are the same for all claims judged together; their priors
are their own.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from whence.data.likelihoods import Likelihoods
from whence.model import Claim, Finding, Need, Testimony, UsageError

from .copies import distinct
from .dependence import acyclic, content_keys, copies_last, in_content_order, without_copies
from .hypotheses import Row
from .needs import in_order, messages
from .network import Approximation, Array
from .parameters import Naming, Points, name_qualities, names_in_use
from .posterior import (
    Memo,
    Posterior,
    Scene,
    judge,
    log_own,
    log_prior,
    log_sum,
    make_scene,
    weigh_sets,
)
from .tempering import temper


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One claim with its explanations and all that bears on it, in content order."""

    claim: Claim
    rows: tuple[Row, ...]
    testimonies: tuple[Testimony, ...]
    findings: tuple[Finding, ...]

    @property
    def voices(self) -> list[Testimony]:
        """The testimonies that are no sure copies: what those add is nothing."""
        return without_copies(self.testimonies, _said(self.testimonies))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Matters that are judged together, what they need of each other, and what is supposed.

    `given` has by claim, then evidence, the factors of `Scene.given`.
    """

    matters: tuple[Matter, ...]
    needs: Mapping[str, tuple[str, ...]]
    suppose: Mapping[str, bool]
    table: Likelihoods
    given: Mapping[str, Mapping[str, Array]] = field(default_factory=dict)

    def parameters_in_use(self) -> set[str]:
        """Return the names of all parameters that the evidence depends on."""
        return {
            name
            for one, naming in zip(self.matters, self.names(), strict=True)
            for name in names_in_use(one.rows, one.testimonies, one.findings, naming)
        }

    def names(self) -> list[Naming]:
        """Return how the parameters of each matter are called."""
        said = [
            *_in_turn(self.matters),
            *(each for one in self.matters for each in one.testimonies),
        ]
        quality = name_qualities(said, self.table)
        return [
            Naming(prior=f"prior/{place}" if place else "prior", quality=quality)
            for place in range(len(self.matters))
        ]

    def scenes(self, points: Points, correction: Array | None = None) -> "Sitting":
        """Return the scene of each matter at these points, with what the others say of it.

        `correction` (draws,) is the log weight that takes back how the points were drawn.
        """
        alone = [
            replace(
                make_scene(m.claim, m.rows, m.testimonies, m.findings, self.table, naming, points),
                given=self.given.get(m.claim.id, {}),
            )
            for m, naming in zip(self.matters, self.names(), strict=True)
        ]
        memos: list[Memo] = [{} for _ in alone]
        own = {
            scene.claim.id: log_sum(log_own(scene, memo), (1,))
            for scene, memo in zip(alone, memos, strict=True)
        }
        priors = {scene.claim.id: log_sum(log_prior(scene), (1,)) for scene in alone}
        told: list[Approximation] = []
        said = messages(own, priors, self.needs, self.suppose, self.table.step_up, told)
        first = alone[0].claim.id
        evidence = log_sum(own[first] + said[first], (1,))
        shift = np.zeros(points.draws) if correction is None else correction
        return Sitting(
            scenes=tuple(
                replace(scene, outside=said[scene.claim.id] + shift[:, None]) for scene in alone
            ),
            memos=tuple(memos),
            evidence=evidence,
            told=tuple(dict.fromkeys(told)),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sitting:
    """The scenes of matters judged together, and log P(all their evidence), shape (draws,).

    `told` says what was done where claims needed one another in too wide a network.
    """

    scenes: tuple[Scene, ...]
    memos: tuple[Memo, ...]
    evidence: Array
    told: tuple[Approximation, ...] = ()


def matter_of(
    claim: Claim,
    rows: tuple[Row, ...],
    testimonies: Iterable[Testimony],
    findings: Iterable[Finding],
    table: Likelihoods,
    kept: Collection[str] = (),
) -> Matter:
    """Gather what bears on a claim, in an order that no name or position can change.

    Of findings that copies repeat, those `kept` stay.
    """
    bearing = [one for one in testimonies if one.claim == claim.id and one.stance != "discusses"]
    # Breaking circles can change who stands alone, and so the order.
    linked = acyclic(in_content_order(bearing), table.sure_link)
    ordered = copies_last(linked, _said(linked))
    on_claim = distinct([one for one in findings if one.claim == claim.id], ordered, kept)
    found = tuple(sorted(on_claim, key=_finding_key))
    return Matter(claim=claim, rows=rows, testimonies=ordered, findings=found)


def benches(
    matters: Sequence[Matter],
    needs: Sequence[Need],
    suppose: Mapping[str, bool],
    table: Likelihoods,
) -> list[Bench]:
    """Return the matters in groups that are judged together, each in content order."""
    ordered = in_order(needs, [one.claim.id for one in matters])
    groups: list[list[Matter]] = []
    for one in matters:
        linked = [group for group in groups if any(_linked(one, other, ordered) for other in group)]
        groups = [group for group in groups if group not in linked]
        groups.append([one, *(other for group in linked for other in group)])
    return [
        Bench(
            matters=tuple(sorted(group, key=_matter_key)),
            needs={one.claim.id: ordered[one.claim.id] for one in group},
            suppose=suppose,
            table=table,
        )
        for group in groups
    ]


def before_evidence(bench: Bench, points: Points) -> "Sitting":
    """Return the scenes without any evidence, not even a precedent, and with nothing supposed."""
    bare = tuple(replace(one, testimonies=(), findings=()) for one in bench.matters)
    return replace(bench, matters=bare, suppose={}).scenes(points)


def _linked(one: Matter, other: Matter, needs: Mapping[str, tuple[str, ...]]) -> bool:
    if other.claim.id in needs[one.claim.id] or one.claim.id in needs[other.claim.id]:
        return True
    # Who only copies is nobody whose word on one claim tells how good it is on another.
    ours, theirs = ({t.sources[0] for t in m.voices if t.sources} for m in (one, other))
    return not ours.isdisjoint(theirs)


def _in_turn(matters: Sequence[Matter]) -> list[Testimony]:
    """Return the voices on all matters in content order, those alike by what else their source says."""
    voices = [one.voices for one in matters]
    said = [one for each in voices for one in each]
    sources = [one.sources[0] for one in said if one.sources]
    if len(set(sources)) == len(sources):
        return said  # those alike say nothing else
    keys = {
        id: (place, key)
        for place, each in enumerate(voices)
        for id, key in content_keys(each).items()
    }
    record: dict[str, list[tuple[int, tuple[float, str, str]]]] = {}
    for one in said:
        record.setdefault(one.sources[0] if one.sources else "", []).append(keys[one.id])
    return sorted(
        said,
        key=lambda one: (keys[one.id], sorted(record[one.sources[0]]) if one.sources else []),
    )


def _said(testimonies: Iterable[Testimony]) -> dict[str, int]:
    return {one.id: int(one.stance == "asserts") for one in testimonies}


def _matter_key(matter: Matter) -> tuple[object, ...]:
    return (
        matter.claim.text,
        [(row.kind, row.prior) for row in matter.rows],
        [(one.stance, one.directness, one.certainty) for one in matter.voices],
        [_finding_key(one) for one in matter.findings],
    )


def _finding_key(finding: Finding) -> tuple[str, str, str]:
    return finding.kind, finding.subkind, finding.direction


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """A claim judged: its scene, what was worked out of it, and what is believed.

    `start` is the scene at the parameter sets as first drawn, `before` what was believed without
    any evidence. `apart` is what would be believed if nothing were said of the claims it is `tied` to
    by need; None where it is tied to none. `told` is what was done about too wide a network.
    """

    scene: Scene
    memo: Memo
    posterior: Posterior
    start: Scene
    before: Posterior
    apart: Posterior | None = None
    tied: tuple[Claim, ...] = ()
    told: tuple[Approximation, ...] = ()


def _impossible(bench: Bench) -> str:
    """Say which of the claims supposed cannot be so together, or what leaves one no explanation."""
    here = [one.claim.id for one in bench.matters if one.claim.id in bench.suppose]
    so = " and ".join(f"{id}={str(bench.suppose[id]).lower()}" for id in here)
    if len(here) > 1:
        return f"what is supposed is impossible: {so}; one needs the other, so suppose one of them alone"
    return f"what is supposed is impossible: {so or 'these priors'} leaves no explanation; change a prior"


def judge_bench(bench: Bench, points: Points) -> tuple[Judged, ...]:
    """Judge the claims of a bench. Raises `UsageError` where what is supposed is impossible."""
    start = bench.scenes(points)
    if not np.isfinite(start.evidence).any():
        raise UsageError(_impossible(bench))
    sitting, at, correction = start, points, np.zeros(points.draws)
    effective = weigh_sets(start.evidence)[1]
    if effective < min(bench.table.confidence["effective_size"], points.draws / 4):
        moved = temper(points, bench.parameters_in_use(), lambda at: bench.scenes(at).evidence)
        at, correction = moved.points, moved.correction
        sitting = bench.scenes(at, correction)
    before = before_evidence(bench, points)
    unsaid = before if at is points else before_evidence(bench, at)
    return tuple(
        Judged(
            scene=scene,
            memo=memo,
            posterior=judge(scene, memo),
            start=first,
            before=judge(bare, {}),
            apart=judge(replace(scene, outside=alone.outside + correction[:, None]), memo)
            if (tied := _tied(bench, scene.claim.id))
            else None,
            tied=tied,
            told=sitting.told,
        )
        for scene, memo, first, bare, alone in zip(
            sitting.scenes,
            sitting.memos,
            start.scenes,
            before.scenes,
            unsaid.scenes,
            strict=True,
        )
    )


def _tied(bench: Bench, claim: str) -> tuple[Claim, ...]:
    """Return the claims that one needs or that need it, directly."""
    return tuple(
        one.claim
        for one in bench.matters
        if one.claim.id in bench.needs[claim] or claim in bench.needs[one.claim.id]
    )
