"""The Admiralty scale: a letter for each origin's source, a number for each claim.

NATO AJP-2.1 (formerly STANAG 2511): the reliability of the source, A to F, and the credibility of
the information, 1 to 6, are judged apart. The number is worked out from origins alone: what copies
and relays add to an origin is nothing. F and 6 mean that there is no basis to judge; they are no
numbers and are never turned into one.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.model import (
    Claim,
    Credibility,
    Finding,
    Letter,
    Level,
    Origins,
    RatedOrigin,
    Rating,
    Source,
    Statement,
    Testimony,
)

from .ladder import rungs_of

TERMS: dict[Credibility, str] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
LETTERS: dict[Letter, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
LEVELS: tuple[Level, ...] = (
    "witnessed",
    "documented",
    "told",
    "relayed",
    "unknown",
    "unattributed",
)
_FIRST_HAND = ("witnessed", "documented")
# Two independent origins confirm each other: the table's "other independent sources".
_CONFIRMS = 2.0
# What is counted as one and a half origins is more likely two than one.
_ROUNDING = 1.5
# log10 likelihood ratios; Jeffreys (1961, appendix B): substantial from a half, strong from one.
_MODERATE, _STRONG = 0.5, 1.0
# An expected number this near to a whole one is written as that.
_WHOLE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What the credibility of a claim is judged by.

    `asserting` is the expected number of independent origins that assert it, `least` the lower
    bound; `first_hand` says how many of them know it at first hand, `traceable` whether any names
    somebody for it. `opposing` is the number of independent origins that deny or doubt it.
    `findings` is the sum of the log10 likelihood ratios of what the checks found.
    """

    asserting: float
    least: float
    first_hand: int
    traceable: bool
    opposing: float
    findings: float


def credibility(basis: Basis) -> tuple[Credibility, str]:
    """Return the number of a claim on the Admiralty scale, and in one sentence why.

    1 takes two independent origins (also at the lower bound) of which one knows at first hand, and
    nothing that contradicts it.
    """
    if basis.asserting <= 0:
        if basis.opposing <= 0 and abs(basis.findings) < _MODERATE:
            return "6", "nobody asserts it and nobody denies it"
        if basis.opposing > 0 or basis.findings < 0:
            return "5", f"nobody asserts it, and {_against(basis)}"
        return "6", "nobody asserts it"
    if basis.opposing > 0 or basis.findings <= -_MODERATE:
        outweighed = basis.findings <= -_STRONG or basis.opposing >= basis.asserting
        if outweighed and not basis.first_hand:
            return "5", f"{_for(basis)}; {_against(basis)}"
        return "4", f"{_for(basis)}, but {_against(basis)}"
    two = basis.asserting >= _CONFIRMS and basis.least >= _CONFIRMS
    if two and basis.first_hand:
        return "1", f"{_for(basis)}, and nothing contradicts it"
    if basis.first_hand or basis.asserting >= _CONFIRMS:
        return "2", f"{_for(basis)}, and nothing contradicts it"
    if basis.traceable or basis.findings >= _MODERATE:
        return "3", f"{_for(basis)}, and nothing contradicts it"
    return "6", f"{_for(basis)}, nobody is named for it, and nothing else is known of it"


def _for(basis: Basis) -> str:
    number = _number(basis.asserting)
    who = f"{number} independent origin{'' if _single(number) else 's'}"
    if basis.asserting >= _ROUNDING and basis.least < _CONFIRMS:
        who += " (perhaps only one)"
    told = f"{who} {'asserts' if _single(number) else 'assert'} it"
    if not basis.first_hand:
        return f"{told}, {'' if _single(number) else 'all '}by hearsay"
    if _single(number):
        return f"{told}, at first hand"
    return f"{told}, {'one' if basis.first_hand == 1 else basis.first_hand} at first hand"


def _against(basis: Basis) -> str:
    parts = []
    if basis.opposing > 0:
        number = _number(basis.opposing)
        parts.append(
            f"{number} origin{' denies or doubts' if _single(number) else 's deny or doubt'} it"
        )
    if basis.findings <= -_MODERATE:
        how = "strongly" if basis.findings <= -_STRONG else "plainly"
        parts.append(f"what else is known tells {how} against it")
    return ", and ".join(parts) or "what else is known tells against it"


def _number(expected: float) -> str:
    """Write an expected number of origins as a whole one: `2`, `about 3`."""
    whole = max(1, math.floor(expected + 0.5))
    return f"{whole}" if abs(expected - whole) < _WHOLE else f"about {whole}"


def _single(number: str) -> bool:
    return number.split()[-1] == "1"


def rate_claims(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    testimonies: Sequence[Testimony],
    origins: Mapping[str, Origins],
    denials: Mapping[str, Origins],
    findings: Sequence[Finding],
    sources: Mapping[str, Source],
) -> tuple[Rating, ...]:
    """Return the rating of every claim, with its origins, the nearest first, and its ladder."""
    return tuple(
        _rating(
            claim,
            statements,
            [one for one in testimonies if one.claim == claim.id],
            origins.get(claim.id),
            denials.get(claim.id),
            [one for one in findings if one.claim == claim.id and one.ruling != "rejected"],
            sources,
        )
        for claim in claims
    )


def _rating(
    claim: Claim,
    statements: Sequence[Statement],
    testimonies: Sequence[Testimony],
    asserting: Origins | None,
    opposing: Origins | None,
    findings: Sequence[Finding],
    sources: Mapping[str, Source],
) -> Rating:
    rated = sorted((rate_origin(one, sources) for one in testimonies), key=_nearest)
    ours = [one for one in rated if one.stance == "asserts"]
    theirs = [one for one in rated if one.stance in ("denies", "doubts")]
    first_hand = sum(one.level in _FIRST_HAND for one in ours)
    number, why = credibility(
        Basis(
            asserting=asserting.mean if asserting and ours else 0.0,
            least=asserting.low if asserting and ours else 0.0,
            first_hand=first_hand,
            traceable=any(_traceable(one, sources) for one in ours),
            opposing=opposing.mean if opposing and theirs else 0.0,
            findings=_other_information(findings),
        )
    )
    return Rating(
        claim=claim.id,
        credibility=number,
        words=TERMS[number],
        why=why,
        hearsay=bool(ours) and not first_hand,
        origins=tuple(rated),
        rungs=rungs_of(claim, statements, sources),
    )


def _other_information(findings: Sequence[Finding]) -> float:
    """Return what the checks found beside what is said: of each kind only the weightiest.

    Findings of one kind share causes; denials and doubts are origins, and counted as such.
    """
    kinds = {one.kind for one in findings} - {"denial", "no_evidence"}
    each = (
        max((one.weight for one in findings if one.kind == kind), key=abs) for kind in sorted(kinds)
    )
    return sum(each)


def _nearest(one: RatedOrigin) -> tuple[bool, int, int, str, str]:
    return (
        one.stance != "asserts",
        LEVELS.index(one.level),
        one.relays,
        one.letter,
        one.testimony,
    )


def rate_origin(testimony: Testimony, sources: Mapping[str, Source]) -> RatedOrigin:
    """Return an origin with the letter of the source on whose word it rests, its best."""
    id = testimony.sources[0] if testimony.sources else ""
    source = sources.get(id)
    letter = source.letter if source else "F"
    return RatedOrigin(
        testimony=testimony.id,
        source=id,
        name=(source.names[0] if source and source.names else "") or testimony.label,
        stance=testimony.stance,
        letter=letter,
        why=f"{LETTERS[letter]}: {testimony.reliability.basis}",
        level=_level(testimony, source),
        certainty=testimony.certainty,
        relays=testimony.relays,
        interest=testimony.interest,
        others=testimony.sources[1:],
        spans=testimony.spans,
    )


def _level(testimony: Testimony, source: Source | None) -> Level:
    """Return how near an origin is; a desk that names nobody for what it says is unattributed."""
    if testimony.directness in _FIRST_HAND:
        return testimony.directness
    told = testimony.directness in ("told", "relayed")
    desk = source is not None and source.kind == "publisher" and told
    return "unattributed" if desk or source is None else testimony.directness


def _traceable(one: RatedOrigin, sources: Mapping[str, Source]) -> bool:
    """Say whether an origin rests on somebody whom a reader could ask: named, and no mere desk."""
    source = sources.get(one.source)
    return source is not None and source.kind != "anonymous"
