"""What a case looks like before anything is said: claims, sources, and who might copy whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal, cast

import numpy as np
from numpy.random import Generator

from whence.data.beta import Beta
from whence.data.likelihoods import Likelihoods
from whence.model import (
    Certainty,
    Claim,
    Directness,
    ExplanationKind,
    Finding,
    Hypothesis,
    Need,
    Reliability,
    SourceKind,
    Testimony,
)

from .found import draw_findings, draw_precedent
from .mix import Mix


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody on whose word reports rest; `quality` is what is known of it, `grade` its letter."""

    id: str
    kind: SourceKind
    camp: str | None
    grade: Literal["A", "B", "C", "D", "E"] | None
    quality: Beta

    @property
    def reliability(self) -> Reliability:
        """What an analyst knows of the source."""
        low, high = _interval(self.quality)
        return Reliability(mean=self.quality.mean, low=low, high=high, grade=self.grade)


@cache
def _interval(known: Beta) -> tuple[float, float]:
    """Return the 5 and 95 % points; worked out once for each kind and letter."""
    return known.quantile(0.05), known.quantile(0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A statement yet to be made: whose, in which document, how near, and what it may copy.

    `lag` is in days since the first report on the claim.
    """

    id: str
    claim: str
    document: str
    source: str
    directness: Directness
    certainty: Certainty
    relays: int
    lag: float
    parents: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """Everything about a case that is told to the judge but for what is said.

    `places` are keyed by claim, earliest first; `interests` by camp and claim; `days` since the event
    by document.
    """

    claims: tuple[Claim, ...]
    hypotheses: tuple[Hypothesis, ...]
    needs: tuple[Need, ...]
    sources: Mapping[str, Voice]
    places: Mapping[str, tuple[Place, ...]]
    interests: Mapping[tuple[str, str], str]
    days: Mapping[str, float]
    findings: tuple[Finding, ...]
    precedent: tuple[int, int] | None

    def interest(self, source: Voice, claim: str) -> str | None:
        """Return what the camp of a source gains from a claim, None where nothing is coded."""
        found = self.interests.get((source.camp or "", claim), "none")
        return None if found == "none" else found

    def testimony(
        self, place: Place, source: Voice, interest: str | None, asserts: bool
    ) -> Testimony:
        """Return what was said, as the judge gets it."""
        return Testimony(
            id=place.id,
            claim=place.claim,
            label=f"{source.id} ({place.document})",
            stance="asserts" if asserts else "denies",
            certainty=place.certainty,
            directness=place.directness,
            sources=(source.id,),
            reliability=source.reliability,
            camp=source.camp,
            interest=cast(Any, interest),
            relays=place.relays,
            lag=place.lag,
            parents=place.parents,
        )


def draw_setting(rng: Generator, mix: Mix, table: Likelihoods, kinds: Sequence[str]) -> Setting:
    """Draw a case: how many documents, sources and camps, what may be copied, what was found."""
    documents = int(rng.integers(mix.documents[0], mix.documents[1] + 1))
    copying = float(rng.uniform(*mix.copying))
    camps = int(rng.integers(mix.camps[0], mix.camps[1] + 1))
    claims = tuple(Claim(id=f"c{n + 1}", text=f"Claim {n + 1}.") for n in range(mix.claims))
    needs = tuple(
        Need(claim=higher.id, needs=lower.id, why="it is a higher degree of the same thing")
        for lower, higher in pairwise(claims)
        if mix.ordered
    )
    sources = [_voice(rng, mix, table, f"s{n + 1}", camps) for n in range(documents)]
    days = [float(day) for day in np.sort(rng.exponential(mix.days, documents))]
    precedent = draw_precedent(rng, mix)
    return Setting(
        claims=claims,
        hypotheses=_own_explanations(claims, kinds, table),
        needs=needs,
        sources={one.id: one for one in sources},
        places=_places(rng, mix, claims, sources, days, copying),
        days={_document(n): day for n, day in enumerate(days)},
        interests={
            (_camp(n), claim.id): _pick(rng, mix.interest) for n in range(camps) for claim in claims
        },
        findings=draw_findings(rng, mix, claims, precedent, table),
        precedent=precedent,
    )


def _voice(rng: Generator, mix: Mix, table: Likelihoods, id: str, camps: int) -> Voice:
    kind = cast(SourceKind, _pick(rng, mix.kind))
    letters: tuple[Literal["A", "B", "C", "D", "E"], ...] = ("A", "B", "C", "D", "E")
    grade = letters[rng.integers(5)] if rng.random() < mix.graded else None
    quality = table.grade[grade] if grade else table.quality[kind]
    camp = _camp(int(rng.integers(camps)))
    return Voice(id=id, kind=kind, camp=camp, grade=grade, quality=quality)


def _places(
    rng: Generator,
    mix: Mix,
    claims: Sequence[Claim],
    sources: Sequence[Voice],
    days: Sequence[float],
    copying: float,
) -> dict[str, tuple[Place, ...]]:
    """Draw who speaks on which claim: the source of each document on one, perhaps on others."""
    made: dict[str, list[Place]] = {claim.id: [] for claim in claims}
    begun: dict[str, float] = {}
    for n, source in enumerate(sources):
        first = int(rng.integers(len(claims))) if n >= len(claims) else n
        for place, claim in enumerate(claims):
            if place != first and rng.random() >= mix.speaks:
                continue
            earlier = made[claim.id]
            earlier.append(
                Place(
                    id=f"{claim.id}-t{n + 1}",
                    claim=claim.id,
                    document=_document(n),
                    source=source.id,
                    directness=cast(Directness, _pick(rng, mix.directness)),
                    certainty=cast(Certainty, _pick(rng, mix.certainty)),
                    relays=int(_pick(rng, mix.relays)),
                    lag=days[n] - begun.setdefault(claim.id, days[n]),
                    parents=_parents(rng, mix, [one.id for one in earlier], copying),
                )
            )
    return {id: tuple(places) for id, places in made.items()}


def _parents(
    rng: Generator, mix: Mix, earlier: Sequence[str], copying: float
) -> tuple[tuple[str, float], ...]:
    """Draw how surely a statement is a copy, and of which one or two before it."""
    if not earlier or copying <= 0:
        return ()
    least = 1e-6  # a Beta needs both numbers above 0
    rate = min(max(copying, least), 1 - least)
    chance = float(rng.beta(mix.clearness * rate, mix.clearness * (1 - rate)))
    if chance < mix.unlinked:
        return ()
    chance = 1.0 if chance > mix.sure else chance
    chosen = [earlier[int(rng.integers(len(earlier)))]]
    if chance < 1 and len(earlier) > 1 and rng.random() < mix.second_parent:
        others = [one for one in earlier if one not in chosen]
        chosen.append(others[int(rng.integers(len(others)))])
        part = float(rng.uniform(0.5, 1.0))
        return tuple(sorted(zip(chosen, (chance * part, chance * (1 - part)), strict=True)))
    return ((chosen[0], chance),)


def _own_explanations(
    claims: Sequence[Claim], kinds: Sequence[str], table: Likelihoods
) -> tuple[Hypothesis, ...]:
    """Return hypotheses for explanations that are not the seven standard ones; `other` is added."""
    if len(kinds) == len(table.prior):
        return ()
    own = [cast(ExplanationKind, kind) for kind in kinds if kind != "other"]
    return tuple(
        Hypothesis(
            id=f"{claim.id}-{kind}",
            text=f"{claim.text} ({kind})",
            claim=claim.id,
            kind=kind,
            prior=table.prior[kind],
        )
        for claim in claims
        for kind in own
    )


def _document(number: int) -> str:
    return f"d{number + 1:03d}"


def _camp(number: int) -> str:
    return f"camp {chr(ord('A') + number)}"


def _pick(rng: Generator, shares: Mapping[str, float]) -> str:
    names = list(shares)
    weights = [shares[name] for name in names]
    total = sum(weights)
    return names[int(rng.choice(len(names), p=[weight / total for weight in weights]))]
