"""Claims of their own for what a text leaves open or grants beside the claim that it disputes.

To doubt an alliance is not to deny contacts. Where claims are found in the texts, what a disputing
text concedes becomes a claim, with the words that concede it as its statement; so it is judged like
any other. What merely softens the disputed claim itself is none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.data.concessions import infinitives
from whence.model import Claim, Concession, Document, Mention, Statement, content_id
from whence.text import fold, words

from .book import NameBook
from .labels import tidy
from .terms import kind_of_classes, read_terms

_MOST = 3  # claims; what is conceded besides is still told of the claim that it is beside
_STEM, _LONG = 5, 3  # letters of a stem, and of the words that have one
_SHARED = 2  # stems by which two concessions of one text are of one thing
_SAME = 0.8  # share of stems besides names from which a concession only softens the claim
_AGAINST = ("denies", "doubts")
# Words that two sentences on any subjects share.
_EMPTY = frozenset(
    "about after again against all also and any are before been being between but can could did does "
    "during for from had has have her his how into its may might not off one our out she than that the "
    "their them then there these they this those two under until was were what when where which while "
    "who why will with would you".split()
)
# What refers back to the sides of a claim that is disputed nearby.
_BACK = re.compile(
    r"^(?:he|she|it|they)\b|\b(?:these|those|both|the two|the three|such|their|either|each other)\b",
    re.I,
)
_NEAR = 400  # characters from there
# What begins so is told with the verdict, but is no claim that a reader would understand by itself.
_PRONOUN = re.compile(r"(?:he|she|it|they|this|that|these|those)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conceded:
    """All claims and statements, with those that were added, and the concessions with their claims."""

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    concessions: tuple[Concession, ...]


def with_conceded(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    concessions: Sequence[Concession],
    documents: Mapping[str, Document],
    books: Mapping[str, NameBook],
    mentions: Mapping[str, Sequence[Mention]],
    *,
    add: bool,
) -> Conceded:
    """Return claims and statements with what disputing texts concede beside the claims.

    Articles come before comments. If not `add`, only concessions worded like a claim that is there
    become statements on it, as when a case is looked at again with more documents.
    """
    found = list(claims)
    said: list[Statement] = []
    told: list[Concession] = []
    apart = conceded_before(claims, concessions)
    groups: list[tuple[Claim, list[Concession]]] = []
    by_document: dict[str, list[Statement]] = {}
    for each in statements:
        if each.chain:
            by_document.setdefault(each.document, []).append(each)
    ordered = sorted(concessions, key=lambda one: documents[one.document].parent is not None)
    for one in ordered:
        here = by_document.get(one.document, ())
        voice = here[0] if here else None
        claim = next((c for c in claims if c.text == tidy(one.text)), None)
        others = [each for each in claims if each is not claim and each.id not in apart]
        disputes = [each for each in here if each.stance in _AGAINST]
        beside = _beside(one, others, disputes, mentions) if disputes else ()
        if claim is None and beside:
            claim = next((c for c, kept in groups if _of_one(one, kept)), None)
        room = add and len(found) < len(claims) + _MOST
        if claim is None and room and voice and beside and not _PRONOUN.match(one.text):
            claim = _claim(one, len(found) + 1, books[one.document])
            found.append(claim)
        if claim is not None:
            groups.append((claim, [one]))
        if claim and voice:
            said.append(_statement(one, claim, voice))
        told.append(replace(one, claim=claim.id if claim else "", beside=beside))
    return Conceded(claims=tuple(found), statements=(*statements, *said), concessions=tuple(told))


def conceded_before(claims: Iterable[Claim], concessions: Iterable[Concession]) -> set[str]:
    """Return the ids of claims that were made of concessions: nothing else is matched to them."""
    texts = {tidy(one.text) for one in concessions}
    return {claim.id for claim in claims if claim.text in texts}


def _claim(one: Concession, number: int, book: NameBook) -> Claim:
    terms = read_terms(one.text, book)
    return Claim(
        id=f"C{number}",
        text=tidy(one.text),
        kind=kind_of_classes(terms.classes),  # type: ignore[arg-type]
        actors=tuple(sorted(terms.things)),
    )


def _statement(one: Concession, claim: Claim, voice: Statement) -> Statement:
    hop = replace(voice.chain[0], cue=None, cue_start=None, cue_end=None, directness="unknown")
    return Statement(
        id=content_id("stmt", one.document, one.content.start, one.content.end, claim.id),
        document=one.document,
        start=one.span.start,
        end=one.span.end,
        text=one.span.quote,
        content=(one.content,),
        claim=claim.id,
        match=1.0,
        stance="asserts",
        certainty=one.certainty,
        chain=(hop,),
    )


def _beside(
    one: Concession,
    claims: Sequence[Claim],
    disputes: Sequence[Statement],
    mentions: Mapping[str, Sequence[Mention]],
) -> tuple[str, ...]:
    """Return the claims that its text disputes and that it is near to; none if it softens one."""
    disputed = {each.claim for each in disputes}
    stems = _stems(one.text)
    named = {
        each.of
        for each in mentions.get(one.document, ())
        if one.content.start <= each.span.start < one.content.end
    }
    owned = {claim.id: _stems(claim.text) for claim in claims}
    if any(_softens(one.text, claim.text) for claim in claims):
        return ()
    said = stems | _stems(one.span.quote)  # “some water seeped in, but that is no *crack*”
    back = bool(_BACK.search(one.content.quote))
    ties = {
        claim.id: len(said & owned[claim.id])
        + len(named & set(claim.actors))
        + (back and _away(one, claim.id, disputes) <= _NEAR)
        for claim in claims
        if claim.id in disputed
    }
    best = max(ties.values(), default=0)
    near = [id for id, tie in ties.items() if tie == best and best > 0]
    if len(near) > 1:  # of several, the one that the text disputes next to it
        away = {id: _away(one, id, disputes) for id in near}
        near = [id for id in near if away[id] == min(away.values())]
    return tuple(near)


def _away(one: Concession, claim: str, disputes: Sequence[Statement]) -> int:
    """Return how many characters lie between a concession and the nearest dispute of a claim."""
    return min(
        max(each.start - one.span.end, one.span.start - each.end, 0)
        for each in disputes
        if each.claim == claim
    )


def _of_one(one: Concession, others: Iterable[Concession]) -> bool:
    return any(
        each.document == one.document and len(_stems(each.text) & _stems(one.text)) >= _SHARED
        for each in others
    )


def _softens(conceded: str, claim: str) -> bool:
    """Say whether two texts are worded alike but for names: “it is possible that they merged”."""
    one, other = _stems(conceded, names=False), _stems(claim, names=False)
    return bool(one and other) and len(one & other) >= _SAME * min(len(one), len(other))


def _stems(text: str, *, names: bool = True) -> set[str]:
    folded = fold(text)
    known = infinitives()
    return {
        known.get(folded[start:end], folded[start:end])[:_STEM]
        for start, end in words(text)
        if end - start >= _LONG
        and folded[start:end] not in _EMPTY
        and (names or not text[start].isupper())
    }
