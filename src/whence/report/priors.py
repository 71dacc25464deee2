"""How likely each explanation was before any evidence, and why that is the number."""

from dataclasses import dataclass

from whence.data.likelihoods import load_likelihoods
from whence.model import Assessment, JudgedHypothesis


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorRow:
    """An explanation with its prior and the reason for it; `claims` are the ids of those it is for."""

    key: str
    text: str
    kind: str
    prior: float
    reason: str
    claims: tuple[str, ...]


def prior_key(one: JudgedHypothesis) -> str:
    """Return what makes two priors one row: the same words with the same number."""
    return f"{one.kind} {one.prior:.4f} {one.text}"


def priors_of(assessment: Assessment) -> list[PriorRow]:
    """Return every prior once, with the reason given for it by the case or by `likelihoods.yaml`."""
    reasons = load_likelihoods().reasons
    changed = {row.row: row.reason for row in assessment.likelihoods}
    given = {(one.claim, one.hypothesis): one.why for one in assessment.cells if not one.evidence}
    claims: dict[str, list[str]] = {}
    first: dict[str, JudgedHypothesis] = {}
    for one in assessment.hypotheses:
        first.setdefault(prior_key(one), one)
        claims.setdefault(prior_key(one), []).append(one.claim)
    return [
        PriorRow(
            key=key,
            text=one.text,
            kind=one.kind,
            prior=one.prior,
            reason=given.get((one.claim, one.id))
            or changed.get(f"prior.{one.kind}")
            or reasons.get(f"prior.{one.kind}", ""),
            claims=tuple(claims[key]),
        )
        for key, one in first.items()
    ]
