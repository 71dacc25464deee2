"""Unnamed sources that may be one person: “a senior opposition official” of two papers.

Shown beside the sources and nothing more: they stay two, and what they say counts as before. How
likely it is goes by what the descriptions share, whom they belong to, what is said and when.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.data.lexicons import read_yaml
from whence.data.likeness import load_naming
from whence.model import UNSTATED, Document, Hop, Perhaps, Source, Span, Statement
from whence.text import fold, words

from .terms import stem

_MOST = 5  # sources that one may be
_BLOCK = 60  # sources; a noun that more have is compared within one claim only
_DAYS = 14
_BEFORE = 24  # characters before a description in which “another” stands
_SOURCE = "sourc"  # the stem of “source”, who may be anybody
_OTHERS = frozenset("another second third other different separate".split())


@dataclass(frozen=True, slots=True)
class Described:
    """An unnamed source: the words for what he is and for whom, where and on which claim he speaks."""

    source: Source
    nouns: frozenset[str]
    words: frozenset[str]
    claims: frozenset[str]
    spans: tuple[Span, ...]
    another: bool
    plural: bool


def perhaps_one(
    sources: Sequence[Source],
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
) -> list[Source]:
    """Return the sources, each unnamed one with the others that it may be."""
    table = load_naming("anonymous", "anonymous_factors")
    found = _described(sources, statements, documents)
    maybe: dict[str, list[Perhaps]] = defaultdict(list)
    for one, other in _pairs(found):
        probability, why = table.weigh(_row(one, other), tuple(_factors(one, other, documents)))
        if probability >= table.shown and not _contrary(one, other):
            spans = (one.spans[0], other.spans[0])
            for left, right in ((one, other), (other, one)):
                maybe[left.source.id].append(
                    Perhaps(
                        source=right.source.id, probability=round(probability, 3), why=why,
                        spans=spans,
                    )
                )  # fmt: skip
    return [replace(one, perhaps=_likeliest(maybe.get(one.id, ()))) for one in sources]


def _row(one: Described, other: Described) -> str:
    if one.words == other.words:
        return "same_words"
    return "same_noun" if one.nouns & other.nouns else "source"


def _likeliest(rows: Iterable[Perhaps]) -> tuple[Perhaps, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.probability, row.source))[:_MOST])


def _described(
    sources: Sequence[Source], statements: Iterable[Statement], documents: Mapping[str, Document]
) -> list[Described]:
    named = {
        one.id: one
        for one in sources
        if one.kind == "anonymous" and not one.coded and UNSTATED not in one.names
    }
    hops: dict[str, list[tuple[Hop, Statement]]] = defaultdict(list)
    for statement in statements:
        for hop in statement.chain:
            if hop.source in named and hop.start is not None and hop.end is not None:
                hops[hop.source].append((hop, statement))
    return [
        described
        for id, rows in hops.items()
        if (described := _describe(named[id], rows, documents)) is not None
    ]


def _describe(
    source: Source, rows: Sequence[tuple[Hop, Statement]], documents: Mapping[str, Document]
) -> Described | None:
    names = " ".join(hop.name for hop, _ in rows)
    found = frozenset(stem(fold(names[start:end])) for start, end in words(names)) - _empty()
    nouns = found & _people()
    if not nouns:
        return None  # “your”, “hearsay”: no person
    spans = dict.fromkeys(
        documents[one.document].span(hop.start, hop.end)
        for hop, one in rows
        if hop.start is not None and hop.end is not None
    )
    first = next(iter(spans))
    before = documents[first.document].text[max(0, first.start - _BEFORE) : first.end]
    low = fold(before)
    return Described(
        source=source,
        nouns=nouns,
        words=found,
        claims=frozenset(one.claim for _, one in rows if one.claim),
        spans=tuple(spans),
        another=bool(_OTHERS & {low[start:end] for start, end in words(low)}),
        plural=any(hop.plural for hop, _ in rows),
    )


def _pairs(found: Sequence[Described]) -> list[tuple[Described, Described]]:
    """Return the pairs that share a noun, or a word where one is only called a source.

    Of a word that many have only those on one claim are paired.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    many = Counter(word for one in found for word in one.words)
    for place, one in enumerate(found):
        for word in one.words:
            keys = sorted(one.claims) if many[word] > _BLOCK else ("",)
            for key in keys:
                blocks[word, key].append(place)
    met = {
        (left, right)
        for block in blocks.values()
        if len(block) <= _BLOCK
        for at, right in enumerate(block)
        for left in block[:at]
    }
    pairs = [(found[left], found[right]) for left, right in sorted(met)]
    return [(a, b) for a, b in pairs if a.nouns & b.nouns or _SOURCE in a.nouns | b.nouns]


def _contrary(one: Described, other: Described) -> bool:
    """Say whether the words exclude each other: “Turkish” and “Syrian”, “junior” and “senior”."""
    for group in _exclusive():
        left, right = one.words & group, other.words & group
        if left and right and not left & right:
            return True
    return False


def _factors(one: Described, other: Described, documents: Mapping[str, Document]) -> Iterable[str]:
    shared, all_ = one.words & other.words, one.words | other.words
    telling = shared - one.nouns
    if len(telling) >= 2:
        yield "telling"
    elif not telling:
        yield "bare"
    if len(shared) < len(all_) and len(all_ - shared) > 1:
        yield "more_words"
    if set(one.source.affiliation) & set(other.source.affiliation):
        yield "same_side"
    elif one.source.affiliation and other.source.affiliation:
        yield "other_side"
    if one.claims & other.claims:
        yield "same_claim"
    elif one.claims and other.claims:
        yield "other_claim"
    if one.plural != other.plural:
        yield "number"
    elif one.plural:
        yield "several"
    homes = {span.document for span in one.spans} & {span.document for span in other.spans}
    if homes:
        yield "one_report"
    if homes and (one.another or other.another):
        yield "another"
    gap = _days(documents[one.spans[0].document], documents[other.spans[0].document])
    if gap is not None:
        yield "near_in_time" if gap <= _DAYS else "far_in_time"


def _days(one: Document, other: Document) -> int | None:
    left, right = one.published.low, other.published.low
    return abs((left.date() - right.date()).days) if left and right else None


@cache
def _people() -> frozenset[str]:
    rows = read_yaml("sources.yaml")["people"].values()
    return frozenset(stem(word) for row in rows for word in row)


@cache
def _empty() -> frozenset[str]:
    return frozenset("a an the of in for to some who one several two and from with at on".split())


@cache
def _exclusive() -> tuple[frozenset[str], ...]:
    rows = read_yaml("names.yaml")["exclusive"]
    return tuple(frozenset(stem(word) for word in row.split()) for row in rows)
