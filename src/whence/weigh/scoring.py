"""Claims whose outcome is known: how the verdict did, and who had spoken on them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from whence.model import (
    Assessment,
    ClaimVerdict,
    Directness,
    Interval,
    Level,
    RatedOrigin,
    Scored,
    Source,
    UsageError,
    Word,
)

from .record import named_sources

# The log loss of what was held impossible and came about is without bound; this is its bound.
_LEAST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a probability did: Brier's score (0 best, 1 worst) and log loss in bits (0 best)."""

    brier: float
    log_loss: float


def score(probability: float, outcome: bool) -> Score:
    """Return the scores of a probability for a claim that came out so.

    Brier (1950), for two categories as the squared difference; Good (1952) for the logarithm.
    """
    held = min(max(probability if outcome else 1 - probability, _LEAST), 1.0)
    return Score(brier=(probability - float(outcome)) ** 2, log_loss=-math.log2(held) + 0.0)


def score_claims(
    assessment: Assessment, outcomes: Mapping[str, bool], known: Interval | None = None
) -> tuple[Scored, ...]:
    """Return an entry of the track record for each claim whose outcome is given, in their order.

    `known` is when the outcomes were known. Raises `UsageError` for a claim that was not judged.
    """
    claims = {claim.id: claim for claim in assessment.claims}
    for id in outcomes:
        if id not in claims:
            raise UsageError(f"there is no claim {id!r}; judged were: {', '.join(claims)}")
    return tuple(
        _scored(assessment, claims[id], outcome, known) for id, outcome in outcomes.items()
    )


def _scored(
    assessment: Assessment, claim: ClaimVerdict, outcome: bool, known: Interval | None
) -> Scored:
    sources = {source.id: source for source in assessment.sources}
    named = named_sources(assessment.statements)
    rating = next((one for one in assessment.ratings if one.claim == claim.id), None)
    origins = rating.origins if rating else ()
    words = {
        (one.source, one.stance): word
        for one in reversed(origins)  # the nearest comes first, and is kept
        if one.source in named and (word := _word(one, sources.get(one.source)))
    }
    spoke = {one.source for one in origins}
    relays = {id for one in origins for id in one.others if id in named} - spoke
    return Scored(
        case=assessment.case,
        claim=claim.id,
        text=claim.text,
        outcome=outcome,
        probability=round(claim.probability, 4),
        prior=round(claim.prior, 4),
        as_of=Interval.parse(assessment.as_of) if assessment.as_of else None,
        known=known,
        words=tuple(words[key] for key in sorted(words)),
        relays=tuple(
            sorted(
                _name(sources[id])
                for id in relays
                if id in sources and sources[id].kind != "anonymous"
            )
        ),
    )


def _word(origin: RatedOrigin, source: Source | None) -> Word | None:
    """Return what a named source said on its own word; None for who has no name or takes no side.

    A source that only speaks for what others told it ("relayed") has said nothing of the thing.
    """
    if source is None or source.kind == "anonymous" or origin.level == "relayed":
        return None
    stance: Literal["asserts", "denies", "doubts"] | None = (
        None if origin.stance == "discusses" else origin.stance
    )
    if stance is None:
        return None
    return Word(
        names=source.names or (source.id,),
        kind=source.kind,
        stance=stance,
        certainty=origin.certainty,
        directness=_directness(origin.level),
        relays=origin.relays,
        interest=origin.interest,
    )


def _directness(level: Level) -> Directness:
    return "told" if level == "unattributed" else level


def _name(source: Source) -> str:
    return source.names[0] if source.names else source.id


def mean_scores(pairs: Iterable[tuple[float, bool]]) -> Score | None:
    """Return the mean scores of several probabilities with their outcomes; None of none."""
    found = [score(probability, outcome) for probability, outcome in pairs]
    if not found:
        return None
    return Score(
        brier=math.fsum(one.brier for one in found) / len(found),
        log_loss=math.fsum(one.log_loss for one in found) / len(found),
    )
