"""What authors say of a whole class of attempts: “these initiatives have invariably failed”."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from whence.data.lexicons import read_yaml
from whence.model import Document, Span
from whence.text import fold, sentences

from .inquiry import Inquiry
from .lexicon import any_of

_CAPITALS = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]*(?:\s+(?:(?:of|the|al|el|de|and)\s+)?[^\W\d_a-zß-öø-ÿ][\w’'-]*|\s+al-[\w’'-]+)*"
)
_NEAR = 60  # characters between the attempts and how they ended
_AT_ONCE = 20  # characters between “all” and the attempts
_NOTED = 90  # characters in which whoever notes it is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Generalisation:
    """An author's word on a class of attempts; `ended` is how they are said to have ended.

    `supporter` is who else is told to say so, `rival` whether the text sets them against the others.
    """

    ended: str
    span: Span
    word: str
    supporter: str = ""
    rival: bool = False
    support: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    attempts: re.Pattern[str]
    always: re.Pattern[str]
    ends: Mapping[str, re.Pattern[str]]
    none: re.Pattern[str]
    counts: re.Pattern[str]
    noted: re.Pattern[str]
    rival: re.Pattern[str]


@cache
def _words() -> _Words:
    raw: Mapping[str, Any] = read_yaml("precedents.yaml")
    return _Words(
        attempts=any_of(raw["attempts"]),
        always=any_of(raw["always"]),
        ends={kind: any_of(raw[kind]) for kind in ("failed", "succeeded")},
        none=any_of(raw["none"]),
        counts=any_of(raw["counts"]),
        noted=re.compile(
            rf"(?<!\w)as\s+(?P<who>.{{3,{_NOTED}}}?)\s+(?:(?:have|has|had|also|themselves|itself)\s+)*"
            rf"{any_of(raw['notes']).pattern}"
        ),
        rival=any_of(raw["rival"]),
    )


def generalisations(inquiry: Inquiry) -> Iterator[Generalisation]:
    """Yield what the documents say of all attempts of a kind, where the sentence names an actor of the claim.

    An actor named only by a pronoun is not seen; a supporter is looked for in the sentence and the next.
    """
    documents = inquiry.documents
    spots = inquiry.once("generalising", lambda: list(_spots(documents.values())))
    for (start, end), found in spots:
        document = documents[found.span.document]
        if inquiry.actors and parties_named(inquiry, document, start, end):
            yield found


def _spots(documents: Iterable[Document]) -> Iterator[tuple[tuple[int, int], Generalisation]]:
    """Yield each sentence with a generalisation, whomever it is about, with who else says so."""
    for document in documents:
        parts = list(sentences(document.text))
        for number, (start, end) in enumerate(parts):
            found = _read(document, start, end)
            if found:
                last = parts[number + 1][1] if number + 1 < len(parts) else end
                yield (start, end), _supported(document, found, found.span.end, last)


def _read(document: Document, start: int, end: int) -> Generalisation | None:
    """Return the generalisation of one sentence: attempts, a word for “all”, and how they ended."""
    words, folded = _words(), fold(document.text[start:end])
    for attempt in words.attempts.finditer(folded):
        for always in words.always.finditer(
            folded, max(0, attempt.start() - _NEAR), attempt.end() + _NEAR
        ):
            ended = _ended(words, folded, attempt.end(), always.end() + _NEAR)
            counted = words.counts.fullmatch(always.group()) is not None
            apart = attempt.start() - always.end()
            if counted and not (0 <= apart <= _AT_ONCE):
                continue
            if ended and always.start() != attempt.start():
                kind, last = ended
                none = words.none.fullmatch(always.group()) is not None
                turned = {"failed": "succeeded", "succeeded": "failed"}[kind] if none else kind
                first = _determined(folded, min(attempt.start(), always.start()))
                return Generalisation(
                    ended=turned,
                    span=document.span(start + first, start + max(last, always.end())),
                    word=document.text[start + always.start() : start + always.end()],
                )
    return None


def _ended(words: _Words, folded: str, start: int, end: int) -> tuple[str, int] | None:
    """Return how the attempts ended by the first word for it in reach, and where that word ends."""
    found = {kind: pattern.search(folded, start, end) for kind, pattern in words.ends.items()}
    first = min(((m.start(), m.end(), kind) for kind, m in found.items() if m), default=None)
    return (first[2], first[1]) if first else None


def _determined(folded: str, at: int) -> int:
    """Return where the phrase begins, with the article or pronoun before it."""
    match = re.search(r"(?:these|those|such|all|their|its|the|previous|earlier)\s+\Z", folded[:at])
    return match.start() if match else at


def parties_named(inquiry: Inquiry, document: Document, start: int, end: int) -> frozenset[str]:
    """Return the claim's actors that a stretch names, also by names of its own document."""
    mentions = inquiry.mentions.get(document.id, ())
    first = bisect_left(mentions, start, key=lambda one: one.span.start)
    last = bisect_left(mentions, end, key=lambda one: one.span.start)
    named = {one.of for one in mentions[first:last] if one.kind == "actor"}
    return (inquiry.names.named_in(document.text[start:end]) | named) & set(inquiry.actors)


def parties_beside(inquiry: Inquiry, span: Span) -> frozenset[str]:
    """Return the claim's actors that the sentence of some words names."""
    document = inquiry.documents.get(span.document)
    if document is None:
        return frozenset()
    around = (part for part in sentences(document.text) if part[0] <= span.start < part[1])
    start, end = next(around, (span.start, span.end))
    return parties_named(inquiry, document, start, max(end, span.end))


def _supported(document: Document, found: Generalisation, start: int, end: int) -> Generalisation:
    """Add who else is told to say so, in the rest of the sentence or the next."""
    match = _words().noted.search(fold(document.text[start:end]))
    if match is None:
        return found
    first, last = start + match.start("who"), start + match.end("who")
    name = _CAPITALS.search(document.text, first, last)
    if name is None:
        return found
    return replace(
        found,
        supporter=name.group(),
        rival=_words().rival.search(fold(document.text[first:last])) is not None,
        support=document.span(start + match.start(), start + match.end()),
    )
