"""How much a finding speaks for or against its claim."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from whence.data.likelihoods import EXPLANATIONS, Likelihoods, reference_class
from whence.model import Finding


def weigh_findings(findings: Iterable[Finding], table: Likelihoods) -> tuple[Finding, ...]:
    """Return the findings with `weight` filled in: log10 LR of the claim, true against false.

    The weight is what the table's row does to the odds of a claim that starts from the standard
    explanations, so it is comparable across findings; in a case with its own hypotheses the
    verdict's drivers say what the finding did there. Its sign follows `direction`; a row at odds
    with the direction is turned round, and kinds that only repeat what the network already holds
    (hearsay, interest, shared origin) weigh 0. What rests on facts that the reports themselves state
    weighs less: `told` in the table.
    """
    return tuple(replace(finding, weight=_weight(finding, table)) for finding in findings)


def _weight(finding: Finding, table: Likelihoods) -> float:
    sign = 1 if finding.direction == "for" else -1
    trust = table.trust(finding)
    if finding.kind == "precedent":
        weight = _base_rate_weight(finding.subkind, trust, table)
        return weight if weight * sign > 0 else 0.0  # counts that point elsewhere say nothing
    if finding.kind == "infeasible":
        return _feasibility_weight(finding.subkind, trust, table) if sign < 0 else 0.0
    row = table.row(finding.kind, finding.subkind)
    log10 = row.pointing(finding.direction)
    weight = _row_weight(
        {kind: (trust * no, trust * yes) for kind, (no, yes) in log10.items()}, table
    )
    return weight if weight * sign > 0 else 0.0


def _row_weight(log10: Mapping[str, tuple[float, float]], table: Likelihoods) -> float:
    """Return the log10 ratio of P(finding | claim true) and P(finding | claim false)."""
    true = false = before = 0.0
    for kind in EXPLANATIONS:
        prior, theta = table.prior[kind], table.theta[kind].mean
        false += prior * (1 - theta) * 10 ** log10[kind][0]
        true += prior * theta * 10 ** log10[kind][1]
        before += prior * theta
    return round(math.log10(true / false) - _log_odds(before), 12) + 0.0  # no -0.0 for empty rows


def _base_rate_weight(counts: str, trust: float, table: Likelihoods) -> float:
    """Return what the odds of `real` gain when its prior becomes Beta(1 + k, 1 + n - k).

    `trust` says how far on the way there it gets where only a report tells of the attempts.
    """
    found = reference_class(counts)
    if found is None:
        return 0.0
    k, n = found
    before = table.prior["real"]
    return _log_odds((1 - trust) * before + trust * (1 + k) / (2 + n)) - _log_odds(before)


def _feasibility_weight(subkind: str, trust: float, table: Likelihoods) -> float:
    kappa = table.kappa.get(subkind, table.kappa["default"])
    return math.log10(1 - trust * kappa.mean)


def _log_odds(probability: float) -> float:
    return math.log10(probability / (1 - probability))
