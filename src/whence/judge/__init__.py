"""Judge: from what is said and found to how likely each claim is, and why."""

from collections.abc import Mapping, Sequence

from whence.data.likelihoods import Likelihoods
from whence.model import (
    Claim,
    ClaimVerdict,
    Finding,
    Hypothesis,
    JudgedHypothesis,
    Origins,
    Testimony,
    Verdict,
)

from .hypotheses import hypotheses_of
from .influence import before_evidence, contested, drivers_of
from .matrix import matrix_of
from .next_steps import next_steps
from .posterior import Memo, Posterior, Scene, judge, make_scene
from .story import FIRST_HAND
from .words import basis, confidence, words

__all__ = ["judge_claims"]

# Any fixed number will do: it only picks which orders the slices of the parameters come in.
_SEED = 2014


def judge_claims(
    *,
    claims: Sequence[Claim],
    hypotheses: Sequence[Hypothesis],
    testimonies: Sequence[Testimony],
    origins: Mapping[str, Origins],
    findings: Sequence[Finding],
    reports: Mapping[str, int],
    table: Likelihoods,
    draws: int = 400,
    seed: int = _SEED,
) -> Verdict:
    """Return how likely each claim and each of its explanations is, and what that rests on.

    Every claim is judged by itself on the testimonies and findings that name it. The same input
    and seed give the same verdict to the last digit, whatever the order or the ids. `draws` is
    the number of parameter sets to begin with. Where fewer than 100 of them effectively count
    even after more were drawn, the interval is itself uncertain: the confidence is then low, and
    the basis says how many there were. Findings that the analyst rejected are left out. Raises
    `UsageError` for priors that exceed 1.
    """
    findings = [one for one in findings if one.ruling != "rejected"]
    judged: list[tuple[tuple[Scene, Memo], Posterior]] = []
    for claim in claims:
        rows = hypotheses_of(claim, hypotheses, claims, table)
        scene = make_scene(claim, rows, testimonies, findings, table, draws=draws, seed=seed)
        judged.append(_judge_well(scene, testimonies))
    scenes = [one for one, _ in judged]
    none = Origins(mean=0, low=0, high=0)
    return Verdict(
        claims=tuple(
            _verdict(
                scene,
                found,
                memo,
                origins.get(scene.claim.id, none),
                reports.get(scene.claim.id, 0),
            )
            for (scene, memo), found in judged
        ),
        hypotheses=tuple(one for (scene, _), found in judged for one in _explained(scene, found)),
        matrix=matrix_of(scenes),
        next=tuple(
            sorted(
                (step for scene, memo in scenes for step in next_steps(scene, memo)),
                key=lambda step: (-step.value, step.claim, step.question),
            )
        ),
    )


def _judge_well(
    scene: Scene, testimonies: Sequence[Testimony]
) -> tuple[tuple[Scene, Memo], Posterior]:
    """Judge a scene, with four times the parameter sets as long as under a quarter of them count.

    Much evidence fits few parameter sets well, so a fixed number would leave hardly any of them.
    """
    memo: Memo = {}
    found = judge(scene, memo)
    draws, limits = scene.parameters.draws, scene.table.confidence
    more, needed = 4 * draws, min(limits["effective_size"], draws / 4)
    if found.effective >= needed or more > limits["most_draws"]:
        return (scene, memo), found
    wider = make_scene(
        scene.claim,
        scene.rows,
        testimonies,
        scene.findings,
        scene.table,
        draws=more,
        seed=scene.seed,
    )
    return _judge_well(wider, testimonies)


def _verdict(
    scene: Scene, found: Posterior, memo: Memo, origins: Origins, reports: int
) -> ClaimVerdict:
    low, high = found.interval(found.claims)
    first_hand = sum(one.directness in FIRST_HAND for one in scene.testimonies)
    return ClaimVerdict(
        id=scene.claim.id,
        text=scene.claim.text,
        reports=reports,
        origins=origins,
        probability=found.claim,
        low=min(low, found.claim),  # equal but for rounding
        high=max(high, found.claim),
        words=words(found.claim, scene.table),
        confidence=confidence(
            origins=origins.mean,
            width=high - low,
            first_hand=first_hand > 0,
            contested=contested(scene.testimonies),
            effective=found.effective,
            table=scene.table,
        ),
        drivers=drivers_of(scene, found, memo),
        prior=before_evidence(scene).claim,
        basis=basis(
            reports=reports,
            origins=origins.mean,
            first_hand=first_hand,
            denials=sum(one.stance in ("denies", "doubts") for one in scene.testimonies),
            effective=found.effective,
            draws=scene.parameters.draws,
        ),
    )


def _explained(scene: Scene, found: Posterior) -> tuple[JudgedHypothesis, ...]:
    """Return the explanations of one claim, before and after the evidence."""
    after = found.joint.sum(axis=1)
    return tuple(
        JudgedHypothesis(
            id=row.id,
            claim=scene.claim.id,
            text=row.text,
            prior=row.prior,
            probability=float(after[place]),
            low=interval[0],
            high=interval[1],
            kind=row.kind,
        )
        for place, row in enumerate(scene.rows)
        for interval in [found.interval(found.hypotheses[:, place])]
    )
