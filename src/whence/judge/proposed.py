"""Explanations that texts list for how a report came about, as rivals of the claim it is about.

A list belongs to the claim with which it shares most: the words of the claim, and the sources of its
reports that the points speak of. A claim for which the analyst has coded hypotheses keeps those.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model import (
    Claim,
    Document,
    Hypothesis,
    Issue,
    JudgedHypothesis,
    RivalList,
    Span,
    Statement,
    Verdict,
)

from .hypotheses import claims_of, content, infer_kind

_LEAST = 2  # words that a list and a claim must share at least, names of sources counted
_STATED = frozenset({"asserts", "denies", "doubts"})
# Words by which any source may be called.
_ANY_SOURCE = frozenset(
    "source sources report reports official officials senior only media".split()
)
_REAL = "It is true as reported."


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Hypotheses that texts propose, the words and the author of each, and lists not used."""

    hypotheses: tuple[Hypothesis, ...] = ()
    words: Mapping[str, tuple[Span, str]]
    issues: tuple[Issue, ...] = ()


def propose(
    lists: Sequence[RivalList],
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    coded: Sequence[Hypothesis],
) -> Proposed:
    """Turn lists into hypotheses with ids `E1`, `E2` ..., one that the claim is true among them.

    A list that shares too little with every claim is left out.
    """
    by_claim: dict[str, list[RivalList]] = {}
    for one in lists:
        claim = _about(one, claims, statements)
        if claim is not None:
            by_claim.setdefault(claim.id, []).append(one)
    taken = {id for one in coded for id in claims_of(one, claims)}
    used = {one.id for one in coded}
    hypotheses: list[Hypothesis] = []
    words: dict[str, tuple[Span, str]] = {}
    issues: list[Issue] = []
    for claim in claims:
        found = by_claim.get(claim.id, [])
        if claim.id in taken:
            issues += [_not_used(one, claim, documents) for one in found]
            continue
        for one in found:
            for item in one.items:
                id = _unused("E", used)
                used.add(id)
                text = " ".join(item.quote.split())
                own = Hypothesis(id=id, claim=claim.id, text=text)
                hypotheses.append(replace(own, kind=infer_kind(own, claim)))
                words[id] = (item, one.proposed_by)
        mine = [one for one in hypotheses if one.claim == claim.id]
        if mine and all(one.kind != "real" for one in mine):
            id = _unused("E", used)
            used.add(id)
            hypotheses.append(Hypothesis(id=id, claim=claim.id, text=_REAL, kind="real"))
    return Proposed(hypotheses=tuple(hypotheses), words=words, issues=tuple(issues))


def with_proposers(verdict: Verdict, proposed: Proposed) -> Verdict:
    """Return the verdict with the words and the author of each explanation that a text proposes."""
    return replace(
        verdict, hypotheses=tuple(_told(one, proposed.words) for one in verdict.hypotheses)
    )


def _told(one: JudgedHypothesis, words: Mapping[str, tuple[Span, str]]) -> JudgedHypothesis:
    if one.id not in words:
        return one
    span, author = words[one.id]
    return replace(one, spans=(span,), proposed_by=author)


def _about(
    one: RivalList, claims: Sequence[Claim], statements: Iterable[Statement]
) -> Claim | None:
    """Return the claim that a list shares most words with; of several, the first."""
    said = content(
        " ".join(span.quote for span in (*one.items, *((one.lead,) if one.lead else ())))
    )
    named: dict[str, set[str]] = {}
    near: dict[str, int] = {}
    for statement in statements:
        if statement.claim is None:
            continue
        if statement.document == one.document and _within(statement, one):
            near[statement.claim] = near.get(statement.claim, 0) + 1
        elif statement.stance in _STATED:
            names = (hop.name for hop in statement.chain[1:])
            named.setdefault(statement.claim, set()).update(*map(content, names))
    scores = [
        len(said & content(claim.text))
        + len(said & (named.get(claim.id, set()) - _ANY_SOURCE))
        + near.get(claim.id, 0)
        for claim in claims
    ]
    best = max(scores, default=0)
    return claims[scores.index(best)] if best >= _LEAST else None


def _within(statement: Statement, one: RivalList) -> bool:
    return one.items[0].start < statement.end and statement.start < one.items[-1].end


def _unused(letter: str, used: set[str]) -> str:
    n = 1
    while f"{letter}{n}" in used:
        n += 1
    return f"{letter}{n}"


def _not_used(one: RivalList, claim: Claim, documents: Mapping[str, Document]) -> Issue:
    who = " ".join(one.proposed_by.split()) or one.document
    told = f"{who} lists {len(one.items)} explanations for {claim.id}; those of the case are used"
    at = documents[one.document].offset
    return Issue(
        level="info",
        what=told,
        document=one.document,
        start=at + one.items[0].start,
        end=at + one.items[-1].end,
    )
