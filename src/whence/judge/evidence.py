"""Findings as likelihoods of explanations and claim."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from whence.data.beta import Beta
from whence.data.likelihoods import Likelihoods, reference_class
from whence.model import Finding, Testimony

from .hypotheses import Row
from .network import Array


def base_rate(findings: Iterable[Finding], prior: float) -> Beta | None:
    """Return Beta(1 + k, 1 + n - k) of the reference class in the precedents, or None.

    Rule of succession (Laplace): k of n like attempts succeeded; several precedent findings are
    pooled. A class that points against its finding's direction from the prior is left out, as it
    would be a base rate used to argue the opposite.
    """
    successes = attempts = 0
    for finding in findings:
        counts = reference_class(finding.subkind) if finding.kind == "precedent" else None
        if counts is None:
            continue
        k, n = counts
        raises = (1 + k) / (2 + n) > prior
        if raises == (finding.direction == "for"):
            successes, attempts = successes + k, attempts + n
    return Beta(1 + successes, 1 + attempts - successes) if attempts else None


def finding_likelihood(
    finding: Finding,
    findings: Iterable[Finding],
    testimonies: Iterable[Testimony],
    rows: Sequence[Row],
    kappa: Mapping[str, Array],
    table: Likelihoods,
) -> Array:
    """Return the log likelihood of a finding, shape (draws or 1, hypotheses, 2).

    The last axis is the claim, false and true. `infeasible` acts on the claim: where it is true
    the finding has 1 - kappa of its likelihood, so theta becomes theta (1 - kappa), and what is
    taken away goes to all explanations in proportion, rather than staying with `real`, which
    would then mean "true as reported, but not true". Every other kind acts on the explanations
    by its row. Findings alike in kind, subkind and direction share one discounted weight, so that
    n of them together count 1 + r + r^2 + ... (r is `repeat`) and none is the first.
    """
    weight = _share(finding, findings, table)
    if finding.kind == "infeasible":
        known = kappa.get(finding.subkind, kappa["default"])
        against = np.zeros((len(known), len(rows), 2))
        if finding.direction == "against":
            against[:, :, 1] = weight * np.log1p(-known)[:, None]
        return against
    row = table.row(finding.kind, finding.subkind)
    if _carried(finding, testimonies):
        weight *= row.carried
    pointing = row.pointing(finding.direction)
    log10 = np.array([pointing[one.kind] for one in rows])
    return weight * math.log(10) * log10[None]


def _share(finding: Finding, findings: Iterable[Finding], table: Likelihoods) -> float:
    """Return the weight of one of n alike findings: the discounted total, shared equally."""
    alike = sum(_likeness(one) == _likeness(finding) for one in findings)
    return sum(table.repeat**rank for rank in range(alike)) / alike


def _likeness(finding: Finding) -> tuple[str, str, str]:
    return finding.kind, finding.subkind, finding.direction


def only_carried_by(
    gone: Iterable[Testimony], left: Iterable[Testimony], findings: Iterable[Finding]
) -> list[str]:
    """Return the ids of the findings whose words only the testimonies in `gone` hold.

    Who leaves out a denial leaves out what was found about that denial, too.
    """
    going, staying = tuple(gone), tuple(left)
    return [one.id for one in findings if _carried(one, going) and not _carried(one, staying)]


def _carried(finding: Finding, testimonies: Iterable[Testimony]) -> bool:
    """Say whether a testimony pointing the same way holds words of the finding."""
    same_way = (t for t in testimonies if (t.stance == "asserts") == (finding.direction == "for"))
    return any(
        theirs.overlaps(ours)
        for testimony in same_way
        for theirs in testimony.spans
        for ours in finding.spans
    )
