"""What one would say without seeing who copies whom, or who speaks for whom.

Naive Bayes takes each document as a piece of evidence of its own on what is asked, be it the
explanation or the claim. All take the same table as the judge, every parameter at its mean, so
that a judge that beats them does so by seeing more, and not by better constants.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from whence.data.likelihoods import Likelihoods
from whence.model import Finding, Testimony

from .exact import Array, log_joint, mean_known

# A testimony that relies on others with more than this chance is no origin.
_RESTS_ON = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """What a method says: P(explanation) for each, and P(claim)."""

    explanations: Array
    claim: float


def said(joint: Array) -> Said:
    """Return what a joint distribution over explanations and claim (n, 2) says."""
    return Said(explanations=joint.sum(axis=1), claim=float(joint[:, 1].sum()))


def naive_bayes(
    testimonies: Iterable[Testimony],
    findings: Sequence[Finding],
    kinds: Sequence[str],
    table: Likelihoods,
) -> Said:
    """Return naive Bayes: the product of what each testimony by itself says on what is asked."""
    known = mean_known(table, kinds)
    start = log_joint(known, (), (), table)
    with np.errstate(divide="ignore"):
        explained, claimed = np.log(np.exp(start).sum(axis=1)), np.log(np.exp(start).sum(axis=0))
    alone: list[tuple[tuple[Testimony, ...], tuple[Finding, ...]]] = [
        ((), (one,)) for one in findings
    ]
    alone += [((replace(one, parents=(), camp=None),), ()) for one in testimonies]
    by_kind, by_claim = explained, claimed
    for testimony, finding in alone:
        joint = np.exp(log_joint(known, testimony, finding, table))
        with np.errstate(divide="ignore"):
            by_kind = by_kind + np.log(joint.sum(axis=1)) - explained
            by_claim = by_claim + np.log(joint.sum(axis=0)) - claimed
    kind, claim = np.exp(by_kind - by_kind.max()), np.exp(by_claim - by_claim.max())
    return Said(explanations=kind / kind.sum(), claim=float(claim[1] / claim.sum()))


def origins_of(testimonies: Iterable[Testimony]) -> list[Testimony]:
    """Return the testimonies that are left when likely copies are dropped."""
    return [one for one in testimonies if sum(c for _, c in one.parents) <= _RESTS_ON]


def share_asserting(testimonies: Sequence[Testimony]) -> float:
    """Return the share of documents that assert the claim; a half where there are none."""
    if not testimonies:
        return 0.5
    return sum(one.stance == "asserts" for one in testimonies) / len(testimonies)
