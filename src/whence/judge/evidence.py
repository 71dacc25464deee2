"""Findings as likelihoods of explanations and claim."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from whence.data.beta import Beta
from whence.data.likelihoods import Likelihoods, reference_class
from whence.model import Finding, Testimony

from .hypotheses import Row
from .network import Array


def base_rate(findings: Iterable[Finding], prior: float, table: Likelihoods) -> Beta | None:
    """Return Beta(1 + k, 1 + n - k) of the reference class in the precedents, or None.

    Rule of succession (Laplace): k of n like attempts succeeded; several precedent findings are
    pooled. A class that points against its finding's direction from the prior is left out, as it
    would be a base rate used to argue the opposite, and so is one whose weight the analyst gave.
    Where a report of the case alone tells of the attempts, the rate stays part of the way back at
    the prior.
    """
    successes = attempts = 0
    trusted = 0.0
    for finding in findings:
        counts = reference_class(finding.subkind) if finding.kind == "precedent" else None
        if counts is None or finding.weight_given:
            continue
        k, n = counts
        raises = (1 + k) / (2 + n) > prior
        if raises == (finding.direction == "for"):
            successes, attempts = successes + k, attempts + n
            trusted += n * table.trust(finding)
    if not attempts:
        return None
    trust, worth = trusted / attempts, 2 + attempts
    mean = (1 - trust) * prior + trust * (1 + successes) / worth
    return Beta(worth * mean, worth * (1 - mean))


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
    by its row. Findings of one family and direction are discounted (`repeat`). What rests on
    the word of the reports themselves counts in part (`trust`). A weight that the analyst gave
    acts on the claim, whole: it is the ratio of the two likelihoods there.
    """
    if finding.weight_given:
        given = np.zeros((1, len(rows), 2))
        given[:, :, 1] = finding.weight * math.log(10)
        return given
    share = _share(finding, findings, testimonies, table)
    weight = share * table.trust(finding)
    if finding.kind == "infeasible":
        known = kappa.get(finding.subkind, kappa["default"])
        against = np.zeros((len(known), len(rows), 2))
        if finding.direction == "against":
            against[:, :, 1] = share * np.log1p(-table.trust(finding) * known)[:, None]
        return against
    row = table.row(finding.kind, finding.subkind)
    weight *= _left(finding, testimonies, table)
    pointing = row.pointing(finding.direction)
    log10 = np.array([pointing[one.kind] for one in rows])
    return weight * math.log(10) * log10[None]


def _share(
    finding: Finding,
    findings: Iterable[Finding],
    testimonies: Iterable[Testimony],
    table: Likelihoods,
) -> float:
    """Return what a finding counts beside those of its family that point its way.

    The strongest counts whole, each next one `repeat` of the one before; equals share equally, so
    that none of them is the first. How strong one is, is what testimonies have left of it: one that
    they hold already must not take the place of another, or more against a claim would count less.
    """
    own = table.family(finding), finding.direction
    witnesses = tuple(testimonies)
    strengths = [
        abs(one.weight) * _left(one, witnesses, table)
        for one in findings
        if not one.weight_given and (table.family(one), one.direction) == own
    ]
    strength = abs(finding.weight) * _left(finding, witnesses, table)
    stronger = sum(one > strength for one in strengths)
    equal = sum(one == strength for one in strengths)
    return sum(table.repeat**rank for rank in range(stronger, stronger + equal)) / equal


def _left(finding: Finding, testimonies: Iterable[Testimony], table: Likelihoods) -> float:
    """Return the part of a finding that is left beside testimonies that hold its words."""
    row = table.row(finding.kind, finding.subkind)
    if finding.kind == "infeasible" or row.carried == 1:
        return 1.0
    return row.carried if _carried(finding, testimonies) else 1.0


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
