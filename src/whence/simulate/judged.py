"""What the judge, and methods that see less or more, say of simulated worlds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.data.likelihoods import Likelihoods
from whence.judge import judge_claims
from whence.model import Claim, Origins, Verdict

from .blind import naive_bayes, origins_of, said, share_asserting
from .exact import mean_known, posterior
from .score import score
from .worlds import World

JUDGE, BOUND = "whence", "true parameters known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One claim of a world: whether it was true, and P(claim) by every method.

    `low` and `high` are the judge's 90 % interval, of P(claim | true parameters).
    """

    world: int
    claim: str
    true: bool
    said: Mapping[str, float]
    low: float
    high: float


def judge_world(world: World, seen: World, table: Likelihoods) -> list[Judged]:
    """Judge each claim of a world in every way; `seen` is the world as tracing sees it."""
    verdict, known = verdict_of(seen, table), world.likely(table)
    return [
        Judged(
            world=world.number,
            claim=claim.id,
            true=world.true[claim.id],
            said={
                **_blind(seen, claim, table),
                JUDGE: found.probability,
                BOUND: known[claim.id],
            },
            low=found.low,
            high=found.high,
        )
        for claim, found in zip(world.claims, verdict.claims, strict=True)
    ]


def verdict_of(world: World, table: Likelihoods) -> Verdict:
    """Return the verdict of `judge_claims` on a world's testimonies and findings as they are."""
    counted = {claim.id: float(world.origins(claim.id)) for claim in world.claims}
    return judge_claims(
        claims=world.claims,
        hypotheses=world.hypotheses,
        testimonies=world.testimonies,
        origins={id: Origins(mean=n, low=n, high=n) for id, n in counted.items()},
        findings=world.findings,
        reports={claim.id: len(world.on(claim.id)) for claim in world.claims},
        table=table,
        needs=world.needs,
    )


def summary(judged: Sequence[Judged]) -> dict[str, Any]:
    """Return the scores of each method, and how often the interval held what it is of."""
    true = [one.true for one in judged]
    return {
        "scores": {
            name: score([one.said[name] for one in judged], true) for name in judged[0].said
        },
        "coverage": sum(one.low <= one.said[BOUND] <= one.high for one in judged) / len(judged),
        "width": sum(one.high - one.low for one in judged) / len(judged),
    }


def _blind(world: World, claim: Claim, table: Likelihoods) -> dict[str, float]:
    testimonies, findings, kinds = (
        world.on(claim.id),
        world.found(claim.id),
        world.known[claim.id].kinds,
    )
    start = said(posterior(mean_known(table, kinds), (), (), table))
    return {
        "prior": start.claim,
        "share of asserting documents": share_asserting(testimonies),
        "naive Bayes over documents": naive_bayes(testimonies, findings, kinds, table).claim,
        "naive Bayes over origins": naive_bayes(
            origins_of(testimonies), findings, kinds, table
        ).claim,
    }
