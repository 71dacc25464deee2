"""A made case as the judge gets it: claims, testimonies and findings, no text."""

from random import Random
from typing import Literal, TypeVar

from whence.model import (
    CitedFact,
    Claim,
    Directness,
    Finding,
    FindingKind,
    Reliability,
    Span,
    Stance,
    Testimony,
)

_CAMPS, _FACTS_A_CLAIM, _FINDINGS = 8, 6, 8
_SPEAKS = 0.3  # chance that a document is an origin on a claim; the others copy one, or are silent
_FOUND: tuple[tuple[FindingKind, str], ...] = (
    ("contradiction", "internal"),
    ("denial", "party"),
    ("infeasible", "surely"),
    ("infeasible", "possibly"),
    ("absent", "expected"),
    ("precedent", "1/4"),
    ("admission", ""),
)
_Thing = TypeVar("_Thing")


def made_case(
    documents: int, *, claims: int = 5, seed: int = 1
) -> tuple[list[Claim], list[Testimony], list[Finding]]:
    """Return claims, testimonies and findings as a case of so many documents has them.

    Two sources for five documents, most of them in one of eight camps; half of the testimonies may
    rely on an earlier one; eight findings a claim, on words or on facts that several share.
    """
    rng = Random(seed)
    sources = [f"s{n}" for n in range(max(1, documents * 2 // 5))]
    camp = {s: f"camp{rng.randrange(_CAMPS)}" if rng.random() < 0.6 else None for s in sources}
    mean = {s: rng.uniform(0.6, 0.95) for s in sources}
    asked = [
        Claim(id=f"c{n}", text=f"Thing {n} has happened.", actors=("a", "b")) for n in range(claims)
    ]
    said: list[Testimony] = []
    for claim in asked:
        origins: list[Testimony] = []
        for number in range(documents):
            if rng.random() < _SPEAKS:
                source = rng.choice(sources)
                origins.append(
                    _testimony(rng, claim, number, source, mean[source], camp[source], origins)
                )
        said += origins
    return asked, said, [one for claim in asked for one in _findings(rng, claim, documents)]


def _testimony(
    rng: Random,
    claim: Claim,
    number: int,
    source: str,
    mean: float,
    camp: str | None,
    earlier: list[Testimony],
) -> Testimony:
    parents: tuple[tuple[str, float], ...] = ()
    if earlier and rng.random() < 0.5:
        parents = ((rng.choice(earlier).id, rng.uniform(0.1, 0.9)),)
    stances: tuple[Stance, ...] = ("asserts", "asserts", "asserts", "denies")
    ways: tuple[Directness, ...] = ("witnessed", "told", "relayed", "unknown")
    interests: tuple[Literal["for", "against"] | None, ...] = (None, "for", "against")
    return Testimony(
        id=f"{claim.id}-t{number}",
        claim=claim.id,
        label=source,
        stance=rng.choice(stances),
        directness=rng.choice(ways),
        sources=(source,),
        reliability=Reliability(mean=mean, low=mean - 0.2, high=min(0.99, mean + 0.1)),
        camp=camp,
        interest=rng.choice(interests) if camp else None,
        relays=rng.randrange(3),
        parents=parents,
        spans=(_words(number, rng.randrange(1000)),),
    )


def _findings(rng: Random, claim: Claim, documents: int) -> list[Finding]:
    found = []
    for number in range(_FINDINGS):
        kind, subkind = _FOUND[rng.randrange(len(_FOUND))]
        facts = tuple(
            CitedFact(
                id=f"f{rng.randrange(_FACTS_A_CLAIM * 5)}", text="It was so.", source="a list"
            )
            for _ in range(3)
        )
        on_facts = kind in ("infeasible", "precedent")
        found.append(
            Finding(
                id=f"{claim.id}-f{number}",
                kind=kind,
                subkind=subkind,
                claim=claim.id,
                direction="for" if kind == "admission" else "against",
                explanation="Something was found.",
                facts=facts if on_facts else (),
                spans=() if on_facts else (_words(rng.randrange(documents), 0),),
                weight=-0.3,
            )
        )
    return found


def _words(document: int, start: int) -> Span:
    return Span(document=f"d{document}", start=start, end=start + 4, quote="word")
