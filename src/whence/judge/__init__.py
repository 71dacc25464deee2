"""Judge: from what is said and found to how likely each claim is, and why."""

from collections.abc import Mapping, Sequence

from whence.data.likelihoods import Likelihoods
from whence.model import (
    Claim,
    ClaimVerdict,
    Finding,
    GivenCell,
    Hypothesis,
    Issue,
    JudgedHypothesis,
    Need,
    Origins,
    Source,
    Testimony,
    Verdict,
)

from .dependence import heard
from .given import changed_cells, edited_last, given_priors, with_given
from .hypotheses import Row, hypotheses_of
from .identities import identity_questions
from .influence import contested, drivers_of
from .leave_out import influence_of
from .left_open import with_left_open
from .matrix import matrix_of
from .next_steps import next_steps
from .other_claims import questions_between
from .parameters import FIRST_HAND, Points
from .proposed import propose, with_proposers
from .questions import Question
from .standing import with_standing
from .supposed import check_supposed, with_priors
from .together import Judged, benches, judge_bench, matter_of
from .words import basis, confidence, words

__all__ = ["explained_by", "judge_claims", "propose", "with_left_open", "with_proposers"]

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
    needs: Sequence[Need] = (),
    suppose: Mapping[str, bool] | None = None,
    priors: Mapping[str, float] | None = None,
    sources: Sequence[Source] = (),
    cells: Sequence[GivenCell] = (),
    draws: int = 400,
    seed: int = _SEED,
) -> Verdict:
    """Return how likely each claim and each of its explanations is, and what that rests on.

    Claims that share a source or need one another (`needs`) are judged together, all others by
    themselves, on the testimonies and findings that name them. `suppose` takes claims for true or
    false, by id; `priors` sets the prior of explanations, by their id or `claim:id`, and the others
    of the claim share what is left in proportion. `sources` say which of them may be one (`perhaps`),
    which is asked about and changes no verdict. `cells` are numbers of the matrix and priors that the
    analyst sets; `priors` go before those. The same input and seed give the same verdict to
    the last digit, whatever the order or the ids. `draws` is the number of parameter sets; where few
    of them count, they are moved to where the evidence is. Findings that the analyst rejected are
    left out. Raises `UsageError` for priors that exceed 1, for ids that are not there, and for
    something supposed that is impossible.
    """
    supposed, asked = dict(suppose or {}), dict(priors or {})
    check_supposed(supposed, claims)
    counted = [one for one in findings if one.ruling != "rejected"]
    plain = explained_by(claims, hypotheses, table)
    set_ = given_priors(cells, [one.id for one in claims])
    rows = with_priors(plain, {key: set_[key] for key in set_.keys() - asked.keys()})
    rows = with_priors(rows, asked)
    if cells:
        testimonies, counted = edited_last(testimonies, counted, cells)
    looked_at = {cell.evidence for cell in cells if cell.evidence}
    matters = [
        matter_of(claim, rows[claim.id], testimonies, counted, table, looked_at) for claim in claims
    ]
    found: dict[str, Judged] = {}
    questions: dict[str, list[Question]] = {}
    for bench in benches(matters, needs, supposed, table):
        points = Points(draws=draws, seed=seed)
        sat = judge_bench(with_given(bench, cells, points), points)
        found |= {one.scene.claim.id: one for one in sat}
        questions |= questions_between(bench, sat)
    judged = [found[claim.id] for claim in claims]
    none = Origins(mean=0, low=0, high=0)
    verdict = Verdict(
        claims=tuple(
            _verdict(one, origins.get(claim.id, none), reports.get(claim.id, 0))
            for claim, one in zip(claims, judged, strict=True)
        ),
        hypotheses=tuple(row for one in judged for row in _explained(one)),
        matrix=matrix_of([(one.start, {}) for one in judged]),
        next=tuple(
            sorted(
                (
                    step
                    for one in judged
                    for step in next_steps(
                        one.scene,
                        one.memo,
                        [
                            *questions[one.scene.claim.id],
                            *identity_questions(one.scene, one.memo, sources),
                        ],
                    )
                ),
                key=lambda step: (-step.value, step.claim, step.question),
            )
        ),
        issues=tuple(
            dict.fromkeys(
                Issue(level="info" if done.exact else "warning", what=done.warning)
                for one in judged
                for done in one.told
            )
        ),
        cells=changed_cells(
            [one.start for one in judged],
            cells,
            {f"{claim}:{row.id}": row.prior for claim, own in plain.items() for row in own},
        ),
    )
    return with_standing(verdict)


def explained_by(
    claims: Sequence[Claim], hypotheses: Sequence[Hypothesis], table: Likelihoods
) -> dict[str, tuple[Row, ...]]:
    """Return the explanations of each claim. Raises `UsageError` for priors that exceed 1."""
    return {claim.id: hypotheses_of(claim, hypotheses, claims, table) for claim in claims}


def _verdict(judged: Judged, origins: Origins, reports: int) -> ClaimVerdict:
    scene, found = judged.scene, judged.posterior
    low, high = found.interval(found.claims)
    # A sure copy that says it was there is nobody who was.
    voices = heard(scene.testimonies, scene.said)
    first_hand = [one for one in voices if one.directness in FIRST_HAND]
    nearest_for = sum(one.stance == "asserts" for one in first_hand)
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
            first_hand=bool(first_hand),
            contested=contested(voices),
            effective=found.effective,
            table=scene.table,
        ),
        drivers=drivers_of(judged),
        influence=influence_of(scene, found, judged.memo),
        prior=judged.before.claim,
        basis=basis(
            reports=reports,
            origins=origins.mean,
            first_hand=nearest_for,
            denials=sum(one.stance in ("denies", "doubts") for one in voices),
            denials_first_hand=len(first_hand) - nearest_for,
            effective=found.effective,
            draws=scene.parameters.draws,
        ),
        kind=scene.claim.kind,
        actors=scene.claim.actors,
        place=scene.claim.place,
        target=scene.claim.target,
        when=scene.claim.when,
    )


def _explained(judged: Judged) -> tuple[JudgedHypothesis, ...]:
    """Return the explanations of one claim, before and after the evidence."""
    before, after = (one.joint.sum(axis=1) for one in (judged.before, judged.posterior))
    return tuple(
        JudgedHypothesis(
            id=row.id,
            claim=row.claim,
            text=row.text,
            prior=round(float(before[place]), 12),
            probability=float(after[place]),
            low=interval[0],
            high=interval[1],
            kind=row.kind,
        )
        for place, row in enumerate(judged.scene.rows)
        for interval in [judged.posterior.interval(judged.posterior.hypotheses[:, place])]
    )
