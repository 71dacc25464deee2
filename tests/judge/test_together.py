"""Claims judged together: what a source says of one claim tells how good it is on the next."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from whence.data.likelihoods import Likelihoods
from whence.judge.hypotheses import hypotheses_of
from whence.judge.together import benches, matter_of
from whence.model import Claim, Need, Reliability, Testimony, Verdict

Judged = Callable[..., Verdict]
A, B, D = (Claim(id=id, text=f"The {id} was sold.") for id in ("abbey", "barn", "dairy"))


def chance(verdict: Verdict, claim: str) -> float:
    return next(one.probability for one in verdict.claims if one.id == claim)


def test_who_sits_together(make: SimpleNamespace, table: Likelihoods) -> None:
    said = [
        make.witness("1", claim="abbey", sources=("x",)),
        make.witness("2", claim="barn", sources=("x", "y")),
        make.witness("3", claim="dairy", sources=("y",)),
    ]
    claims = (A, B, D)
    matters = [
        matter_of(one, hypotheses_of(one, (), claims, table), said, (), table) for one in claims
    ]

    def groups(*needs: Need) -> list[list[str]]:
        found = benches(matters, needs, {}, table)
        return sorted(sorted(one.claim.id for one in bench.matters) for bench in found)

    assert groups() == [["abbey", "barn"], ["dairy"]]
    assert groups(Need(claim="dairy", needs="abbey", why="")) == [["abbey", "barn", "dairy"]]


@pytest.mark.parametrize(("others", "step"), [("denies", -1), ("asserts", 1)])
def test_what_becomes_of_its_word_on_one_claim_tells_how_good_it_is_on_the_next(
    verdict: Judged, make: SimpleNamespace, others: str, step: int
) -> None:
    """Five claims on which ten witnesses say what `others` says, and a source asserts each."""
    known = [Claim(id=f"k{n}", text=f"Lot {n} was sold.") for n in range(5)]

    def on_barn(source: str) -> float:
        said = [make.witness(f"{c.id}/{n}", others, claim=c.id) for c in known for n in range(10)]
        said += [unknown(make, f"{c.id}/x", claim=c.id, sources=("x",)) for c in known]
        said += [unknown(make, "next", claim="barn", sources=(source,))]
        return chance(verdict(said, claims=(*known, B), draws=400), "barn")

    assert step * (on_barn("x") - on_barn("other")) > 0.01


def unknown(make: SimpleNamespace, id: str, **fields: Any) -> Testimony:
    """Return the word of a witness of whom nothing is known."""
    said: Testimony = make.witness(id, **fields)
    return replace(said, reliability=Reliability(mean=0.5, low=0.05, high=0.95))


def test_claims_that_share_nothing_leave_each_other_alone(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness("1", claim="abbey", sources=("x",))]
    more = [make.witness("2", "denies", claim="barn", sources=("y",))]
    alone = verdict(said, claims=(A,))
    assert chance(verdict([*said, *more], claims=(A, B)), "abbey") == pytest.approx(
        chance(alone, "abbey"), abs=1e-12
    )


def test_order_and_ids_of_claims_change_nothing(verdict: Judged, make: SimpleNamespace) -> None:
    def judged(claims: tuple[Claim, ...], names: dict[str, str]) -> list[float]:
        said: list[Testimony] = [
            make.witness("1", claim=names["abbey"], sources=("x",), mean=0.6),
            make.testimony("2", "denies", claim=names["abbey"], sources=("y",)),
            make.witness("3", "denies", claim=names["barn"], sources=("x",), mean=0.6),
        ]
        renamed = tuple(Claim(id=names[one.id], text=one.text) for one in claims)
        found = verdict(said, claims=renamed)
        return [chance(found, names[id]) for id in ("abbey", "barn")]

    plain = judged((A, B), {"abbey": "abbey", "barn": "barn"})
    other = judged((B, A), {"abbey": "zz", "barn": "aa"})
    np.testing.assert_allclose(plain, other, atol=1e-12)
