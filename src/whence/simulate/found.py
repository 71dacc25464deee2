"""What is found in a simulated case beside what is said: findings of the checks, and precedents."""

from collections.abc import Sequence
from typing import Literal

from numpy.random import Generator

from whence.data.likelihoods import Likelihoods
from whence.model import CitedFact, Claim, Finding, FindingKind

from .mix import Mix

# Findings that simulated cases have, one family each, so that none is discounted beside another.
_FINDINGS: tuple[tuple[FindingKind, str, Literal["for", "against"]], ...] = (
    ("contradiction", "internal", "against"),
    ("absent", "insider", "against"),
    ("absent", "existence_possibly", "against"),
    ("admission", "weaker", "for"),
    ("naming", "unknown_actor", "against"),
    ("infeasible", "possibly", "against"),
    ("infeasible", "surely", "against"),
    ("record", "seen", "for"),
    ("record", "retracted", "against"),
)


def draw_precedent(rng: Generator, mix: Mix) -> tuple[int, int] | None:
    """Draw the successes and attempts of a reference class, or None."""
    if rng.random() >= mix.precedent:
        return None
    attempts = int(rng.integers(3, 13))
    successes = int(rng.binomial(attempts, rng.beta(1, 2)))
    return successes, attempts


def draw_findings(
    rng: Generator,
    mix: Mix,
    claims: Sequence[Claim],
    precedent: tuple[int, int] | None,
    table: Likelihoods,
) -> tuple[Finding, ...]:
    """Draw the findings on each claim; a precedent holds for all of them."""
    made = []
    for claim in claims:
        families = set[str]()
        for place in rng.permutation(len(_FINDINGS))[: rng.poisson(mix.findings)]:
            kind, subkind, direction = _FINDINGS[place]
            one = _finding(claim.id, kind, subkind, direction)
            if table.family(one) not in families:
                families.add(table.family(one))
                made.append(one)
        if precedent:
            share = table.prior["real"]
            raises = (1 + precedent[0]) / (2 + precedent[1]) > share
            subkind = f"{precedent[0]}/{precedent[1]}"
            made.append(_finding(claim.id, "precedent", subkind, "for" if raises else "against"))
    return tuple(made)


def _finding(
    claim: str, kind: FindingKind, subkind: str, direction: Literal["for", "against"]
) -> Finding:
    name = f"{kind} {subkind}".strip()
    fact = CitedFact(id=f"simulated {name}", text=name, source="simulated")
    return Finding(
        id=f"{claim}-{kind}-{subkind}",
        kind=kind,
        claim=claim,
        direction=direction,
        subkind=subkind,
        explanation=name,
        facts=(fact,),
    )
