"""Short ways to write down what a law is about."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.judge import judge_claims
from whence.judge.hypotheses import hypotheses_of
from whence.judge.network import Array
from whence.judge.parameters import Points
from whence.judge.together import Judged, benches, judge_bench, matter_of
from whence.model import (
    Claim,
    Finding,
    Hypothesis,
    Origins,
    Reliability,
    Span,
    Testimony,
    Verdict,
)
from whence.simulate import World

sys.path.insert(0, str(Path(__file__).parent))  # for what several tests share

CLAIM = Claim(id="c", text="Orion and Pavo have agreed to merge.", actors=("orion", "pavo"))


def a_testimony(
    id: str, stance: Any = "asserts", *, mean: float = 0.85, **fields: Any
) -> Testimony:
    reliability = Reliability(mean=mean, low=max(0, mean - 0.15), high=min(1, mean + 0.1))
    fields = {"label": id, "claim": "c", "reliability": reliability, **fields}
    return Testimony(id=id, stance=stance, **fields)


def witness(id: str, stance: Any = "asserts", **fields: Any) -> Testimony:
    return a_testimony(id, stance, directness="witnessed", **fields)


def span(start: int, document: str = "d") -> Span:
    return Span(document=document, start=start, end=start + 4, quote="word")


def finding(kind: Any, subkind: str = "", direction: Any = "against", **fields: Any) -> Finding:
    fields = {"id": f"{kind}/{subkind}", "claim": "c", "spans": (span(1000),), **fields}
    explanation = f"{kind} {subkind}"
    return Finding(
        kind=kind, subkind=subkind, direction=direction, explanation=explanation, **fields
    )


@pytest.fixture(scope="session")
def table() -> Likelihoods:
    return load_likelihoods()


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Return the builders above (test modules cannot import this file)."""
    return SimpleNamespace(
        claim=CLAIM, testimony=a_testimony, witness=witness, span=span, finding=finding
    )


@pytest.fixture(scope="session")
def verdict(table: Likelihoods) -> Callable[..., Verdict]:
    def judged(
        testimonies: Sequence[Testimony] = (),
        findings: Sequence[Finding] = (),
        hypotheses: Sequence[Hypothesis] = (),
        draws: int = 100,
        claims: Sequence[Claim] = (CLAIM,),
        origins: float = 1.0,
        **more: Any,
    ) -> Verdict:
        return judge_claims(
            claims=claims,
            hypotheses=hypotheses,
            testimonies=testimonies,
            origins={
                claim.id: Origins(mean=origins, low=origins, high=origins) for claim in claims
            },
            findings=findings,
            reports={claim.id: len(testimonies) for claim in claims},
            table=table,
            draws=draws,
            **more,
        )

    return judged


@pytest.fixture(scope="session")
def judge_world() -> Callable[..., dict[str, Judged]]:
    """Judge the claims of a simulated world: all of the verdict but drivers and open questions."""

    def judged(
        world: World,
        table: Likelihoods,
        draws: int = 200,
        seed: int = 1,
        moved: Mapping[str, Array] | None = None,
    ) -> dict[str, Judged]:
        points = Points(draws=draws, seed=seed, moved=moved or {})
        matters = [
            matter_of(
                claim,
                hypotheses_of(claim, world.hypotheses, world.claims, table),
                world.testimonies,
                world.findings,
                table,
            )
            for claim in world.claims
        ]
        return {
            one.scene.claim.id: one
            for bench in benches(matters, world.needs, {}, table)
            for one in judge_bench(bench, points)
        }

    return judged
