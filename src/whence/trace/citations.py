"""Whom a report credits for a claim, and how surely it is for that claim.

A credit in the chain of a statement on the claim is for it. One that stands elsewhere in the report
is for the same story if any report credits that outlet in a sentence that speaks of the claim; a
name merely dropped, or credited for something else, shows that it was read and no more.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml, word_set
from whence.data.tracing import Tracing
from whence.model import Claim, Credit, Document, Hop, Span, Stance, Statement
from whence.text import fold, sentences, words

Level = Literal["claim", "story", "named"]
_ENOUGH = 2  # telling words of the claim in a sentence that speaks of it
STEM = 5  # letters that inflected forms of a word share
_NEAR = 40  # characters after an outlet's name where the date of its report may stand


@dataclass(slots=True)
class Cite:
    """One outlet or held source that a report credits, with the words that do."""

    outlet: str
    level: Level
    span: Span
    times: int = 1
    far: bool = True  # stands outside the statements on the claim
    relied: bool = True  # named as having reported or been told, not in passing
    described: bool = False  # in common words: “the country's largest newspaper”
    near: str = ""  # the words behind it, where a date may stand

    def weight(self, table: Tracing) -> float:
        """Return how much it speaks for reliance, as a natural-log ratio."""
        by_level = {
            "claim": table.cited,
            "story": table.cited_story,
            "named": table.cited_elsewhere,
        }
        return by_level[self.level]


@dataclass(slots=True)
class Story:
    """The outlets that reports on one claim credit in sentences that make it (or that deny it).

    `through` holds, for each, the sources that are known to have spoken to it.
    """

    outlets: set[str] = field(default_factory=set)
    through: dict[str, set[str]] = field(default_factory=dict)


def find_story(
    claim: Claim,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    credits: Mapping[str, Sequence[Credit]],
    stances: Collection[Stance],
) -> Story:
    """Return the outlets credited for statements of these stances in any document, and who spoke to each.

    An outlet that is only credited for the other side (“it is a hoax, he told the Herald”) is none.
    """
    story = Story()
    other: set[str] = set()
    for one in statements:
        for index, hop in enumerate(one.chain):
            if hop.kind != "publisher" or hop.start is None:
                continue
            if one.claim == claim.id and one.stance != "discusses":
                (story.outlets if one.stance in stances else other).add(hop.source)
            if index + 1 < len(one.chain):
                story.through.setdefault(hop.source, set()).add(one.chain[-1].source)
    for id, found in credits.items():
        if any(one.way != "named" for one in found):
            on_claim = credits_on_claim(documents[id], found, claim.text)
            story.outlets |= {one.of for one in on_claim} - other
    return story


def credits_on_claim(document: Document, credits: Sequence[Credit], claim: str) -> Iterable[Credit]:
    """Yield the credits, in the sense of relying, that a document gives in sentences on a claim."""
    telling, debunking = telling_words(claim), word_set("cues.yaml", "debunking")
    spans = sentences(document.text)
    starts = [start for start, _ in spans]
    for one in credits:
        place = bisect_right(starts, one.span.start) - 1
        said = document.text[slice(*spans[place])] if place >= 0 else ""
        debunked = one.way == "told" and any(word in fold(said) for word in debunking)
        speaks = one.way != "named" and len(telling & telling_words(said)) >= _ENOUGH
        if speaks and not debunked:
            yield one


def telling_words(text: str) -> frozenset[str]:
    """Return the beginnings of the words that carry a text's meaning."""
    stopwords = frozenset(read_yaml("predicates.yaml")["stopwords"].split())
    folded = fold(text)
    parts = (folded[start:end] for start, end in words(folded))
    return frozenset(part[:STEM] for part in parts if len(part) > 3 and part not in stopwords)


def word_stems(text: str) -> frozenset[str]:
    """Return the beginnings of all words of a text."""
    folded = fold(text)
    return frozenset(folded[start : min(end, start + STEM)] for start, end in words(folded))


def cite_hops(document: Document, hops: Iterable[Hop]) -> dict[str, Cite]:
    """Return the credits that the chains of statements on the claim give."""
    found: dict[str, Cite] = {}
    for hop in hops:
        if hop.start is None or hop.end is None:
            continue
        if hop.source in found:
            found[hop.source].times += 1
            continue
        span = document.span(hop.start, hop.end)
        described = in_common_words(hop.name)
        found[hop.source] = Cite(
            outlet=hop.source, level="claim", span=span, far=False, described=described
        )
    return found


def in_common_words(name: str) -> bool:
    """Say whether a name is a description: it has a longer word in small letters."""
    return any(name[start].islower() and end - start > 4 for start, end in words(name))


@cache
def kind_words(which: str) -> frozenset[str]:
    """Return the words for outlets (`kinds`), for what they print, or that point back."""
    return frozenset(read_yaml("credits.yaml")[which].split())


def has_kind_word(name: str, which: str) -> bool:
    """Say whether one of these words is in a name."""
    folded = fold(name)
    return any(folded[s:e].rstrip("s") in kind_words(which) for s, e in words(folded))


def cite_elsewhere(
    document: Document,
    credits: Sequence[Credit],
    outlets: Collection[str],
    known: Mapping[str, Cite],
) -> dict[str, Cite]:
    """Return the outlets that a document credits outside the statements on the claim.

    `outlets` are those of the claim's story.
    """
    found: dict[str, Cite] = {}
    times = Counter(one.of for one in credits)
    for one in sorted(credits, key=lambda one: one.way == "named"):
        if one.of in known or one.of in found:
            continue
        told = one.of in outlets and one.way != "named"
        near = document.text[one.span.start : one.span.end + _NEAR]
        level: Level = "story" if told else "named"
        found[one.of] = Cite(
            outlet=one.of,
            level=level,
            span=one.span,
            times=times[one.of],
            relied=one.way != "named",
            near=near,
        )
    return found
