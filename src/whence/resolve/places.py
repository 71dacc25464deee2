"""Places that documents name: those of knowledge, those of the gazetteer, and those nobody knows yet.

What knowledge names is a place wherever it stands. Other names are places where the words around say
so, and which place of a name is meant follows from the countries the text speaks of. A place that
no list has (“the Zzyzx crossing”) is a place of its own, never dropped.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from whence.model import Document, Knowledge, Place, Span
from whence.text import Stretches, fold, words

from .book import NameBook
from .gazetteer import Entry, Gazetteer
from .place_choice import Prior, choose, choose_within, count_countries, trusted
from .place_records import Records, is_town_noun
from .place_scripts import read_uncased
from .place_signs import Candidate, Sign, read_candidates, whole_names
from .place_words import common_words, demonyms, of_people, word_list
from .toponyms import loose_name

_SHORTEST = 2  # letters, of which a name that nobody knows is none
_POINTS = 50  # places of knowledge that tell what is near
_ELSEWHERE = 0.5  # what a word for a country in another document of the case counts
# Between a place and what contains it: “, Syria”, “ in Idlib province”, “, a town in Idlib province”.
_WITHIN = re.compile(
    r",\s+(?:(?:an?|the)\s+(?:[\w-]+\s+){1,4}?(?:in|of|near)\s+(?:the\s+)?)?|\s+in\s+(?:the\s+)?"
)
# What a sign is worth where a longer name in the text holds the same word: “Joan Rivers”.
_WEAKER: Mapping[Sign, Sign] = {
    "sure": "sure", "likely": "none", "perhaps": "none", "none": "none",
}  # fmt: skip
_CONTAINERS = frozenset(("province", "country", "region", "countryside", "district"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place, and how it was found.

    `known`: in knowledge. `gazetteer`: in the list that ships with whence. `named`: nowhere but here.
    """

    span: Span
    place: str
    sign: Literal["known", "gazetteer", "named"]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of all documents: mentions in order of the text, and records of those not coded."""

    mentions: Mapping[str, tuple[PlaceMention, ...]] = field(default_factory=dict)
    records: tuple[Place, ...] = ()

    def inside(self, document: str, start: int, end: int) -> tuple[PlaceMention, ...]:
        """Return the mentions that lie in a stretch of a document."""
        all_ = self.mentions.get(document, ())
        first = bisect_left(all_, start, key=lambda one: one.span.start)
        return tuple(one for one in all_[first : first + (end - start)] if one.span.end <= end)


def find_places(
    documents: Sequence[Document],
    books: Mapping[str, NameBook],
    knowledge: Knowledge | None = None,
    gazetteer: Gazetteer | None = None,
) -> Places:
    """Return the places that documents name, with a record of each that knowledge does not code."""
    gazetteer = gazetteer or Gazetteer()
    known = knowledge or Knowledge()
    records = Records(known, gazetteer)
    read = {one.id: _read(one, gazetteer) for one in documents}
    counts = {
        one.id: count_countries(read[one.id], _spoken(one.text), gazetteer) for one in documents
    }
    everywhere = sum(counts.values(), Counter())
    points = [
        (one.lat, one.lon) for one in known.places if one.lat is not None and one.lon is not None
    ]
    coded = points[:: 1 + len(points) // _POINTS]
    mentions = {}
    for one in documents:
        own = {code: n + _ELSEWHERE * everywhere[code] for code, n in everywhere.items()}
        own = {code: value + counts[one.id][code] for code, value in own.items()}
        prior = Prior.of(own, coded)
        finder = _Finder(one, books[one.id], gazetteer, records, prior)
        mentions[one.id] = finder.find(read[one.id])
    return Places(mentions, records.records())


def _read(document: Document, gazetteer: Gazetteer) -> list[Candidate]:
    def known(name: str) -> bool:
        return bool(gazetteer.find(name))

    found = read_candidates(document.text, document.language or "en")
    cased = [whole_names(document.text, one, known) for one in found]
    uncased = read_uncased(document.text, gazetteer)
    return sorted([*cased, *uncased], key=lambda one: one.begin)


def _spoken(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text) if text[start].isupper()]


class _Finder:
    """Finds the places of one document."""

    def __init__(
        self,
        document: Document,
        book: NameBook,
        gazetteer: Gazetteer,
        records: Records,
        prior: Prior,
    ) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.records = records
        self.prior = prior
        named = book.find(document.text)
        self.known = {start: (end, of.of) for start, end, of in named if of.kind == "place"}
        self.others = Stretches([(s, e) for s, e, of in named if of.kind != "place"])

    def find(self, candidates: list[Candidate]) -> tuple[PlaceMention, ...]:
        """Return the mentions of places in order, none inside another."""
        entries = self._chosen(candidates, self.prior)
        persons = _persons(candidates, entries)
        signs = self._signs(candidates, entries, persons)
        chosen = self._settled(candidates, signs, self.prior)
        # What is found tells of the country, and that of the rest.
        chosen = self._settled(candidates, signs, self.prior.with_places(chosen))
        found: dict[int, PlaceMention] = {}
        after: str | None = None
        # From the last to the first, so that what contains a place is known before it.
        for at in reversed(range(len(candidates))):
            one = candidates[at]
            within = None
            if at + 1 < len(candidates) and candidates[at + 1].begin in found:
                gap = self.document.text[one.whole : candidates[at + 1].begin]
                follows = _WITHIN.fullmatch(gap) and self.records.kind(after or "") in _CONTAINERS
                within = after if follows else None
            mention = self._mention(one, chosen[at], signs[at], within)
            if mention is not None:
                found[one.begin] = mention
                after = mention.place
        return self._ordered(found)

    def _chosen(self, candidates: list[Candidate], prior: Prior) -> list[Entry | None]:
        """Return the place that each name most likely means; each name is looked up once."""
        found: dict[tuple[str, bool], Entry | None] = {}
        for one in candidates:
            if (key := (one.name, one.kind == "province")) not in found:
                found[key] = choose(one, prior, self.gazetteer)
        return [found[one.name, one.kind == "province"] for one in candidates]

    def _ordered(self, found: Mapping[int, PlaceMention]) -> tuple[PlaceMention, ...]:
        """Return the mentions with those of knowledge that no candidate holds."""
        taken = Stretches([(one.span.start, one.span.end) for one in found.values()])
        left = [
            PlaceMention(span=self.document.span(start, end), place=id, sign="known")
            for start, (end, id) in self.known.items()
            if not taken.touch(start, end)
        ]
        return tuple(sorted([*found.values(), *left], key=lambda one: one.span.start))

    def _signs(
        self, candidates: list[Candidate], entries: list[Entry | None], persons: frozenset[str]
    ) -> list[Sign]:
        """Return the sign of each candidate: its own, or that of the one it is listed with."""
        signs: list[Sign] = []
        for at, one in enumerate(candidates):
            sign = one.sign
            if (
                sign == "none"
                and one.listed
                and signs[-1] in ("sure", "likely")
                and entries[at - 1]
            ):
                sign = "likely"
            if fold(one.name) in persons:
                sign = _WEAKER[sign]
            signs.append(sign)
        return signs

    def _settled(
        self, candidates: list[Candidate], signs: list[Sign], prior: Prior
    ) -> list[Entry | None]:
        """Return the place that each name means, if it is one; in one text a name means one place."""
        meant: dict[tuple[str, bool], Entry] = {}
        for one, region in pairwise(candidates):
            comma = self.document.text[one.whole : region.begin] == ", " and not one.titled
            if comma and (held := choose_within(one, region, self.gazetteer)):
                meant.setdefault(_key(one), held)
        entries = self._chosen(candidates, prior)
        for one, entry, sign in zip(candidates, entries, signs, strict=True):
            if entry and _key(one) not in meant and trusted(one, entry, prior, sign):
                meant[_key(one)] = entry
        return [
            None if _person(one, sign) else meant.get(_key(one))
            for one, sign in zip(candidates, signs, strict=True)
        ]

    def _mention(
        self, one: Candidate, entry: Entry | None, sign: Sign, within: str | None
    ) -> PlaceMention | None:
        """Return what a candidate names, if it is a place."""
        if self.others.touch(one.start, one.end) or one.name.title() in demonyms():
            return None
        if entry and entry.kind != "town" and one.kind != "province":
            one = replace(one, whole=one.end, kind=None)  # “a southern Mexico town”
        coded = self.known.get(one.start)
        if coded and coded[0] != one.end:
            return None  # a longer or shorter name of knowledge, which holds as it is
        noun = self.document.text[one.end : one.whole].strip()
        if coded:
            return self._of_known(one, coded[1], noun)
        name = self.document.span(one.start, one.end)
        whole = self.document.span(one.start, one.whole)
        if entry is None:
            if not self._is_new(one, sign):
                return None
            return self._part(one, self.records.of_text(one, whole, None, within), noun, "named")
        if one.kind == "province" or is_town_noun(one.kind) or not noun:
            of_town = is_town_noun(one.kind) or not noun
            place = self.records.of_entry(entry, name if of_town else whole)
            return self._part(one, place, noun, "gazetteer")
        about = not self.prior.countries or self.prior.about(entry.country)
        near = entry if about else None
        return self._part(one, self.records.of_text(one, whole, near, within), noun, "named")

    def _of_known(self, one: Candidate, id: str, noun: str) -> PlaceMention:
        if one.part and (noun or self.records.kind(id) in _CONTAINERS):
            return self._part(one, id, noun, "known")
        span = self.document.span(one.start, one.end)
        return PlaceMention(span=span, place=id, sign="known")

    def _part(
        self, one: Candidate, base: str, noun: str, sign: Literal["known", "gazetteer", "named"]
    ) -> PlaceMention:
        start = one.begin if one.part else one.start
        span = self.document.span(start, one.whole)
        if one.part:
            return PlaceMention(
                span=span, place=self.records.part_of(base, one, span, noun), sign="named"
            )
        return PlaceMention(span=span, place=base, sign=sign)

    def _is_new(self, one: Candidate, sign: Sign) -> bool:
        """Say whether a name that no list has is a place by the words around it alone."""
        low = fold(one.name)
        known = low in word_list("no_places") or low in word_list("persons") or one.titled
        body = one.kind is None and not word_list("bodies").isdisjoint(low.split())
        if known or body or of_people(one.name) or len(low) <= _SHORTEST:
            return False
        # “in the Balabolok district”, but “a luxe Viking island”.
        firm = one.kind is None or one.kind in word_list("firm_kinds") or one.placed
        return (sign == "sure" and firm) or (one.opened and sign == "likely" and self._open(one))

    def _open(self, one: Candidate) -> bool:
        """Say whether nothing speaks against a name behind “in” being one of a place."""
        common = not common_words().isdisjoint(fold(one.name).split())
        return not (common or one.name.isupper() or self.gazetteer.find(one.name))


def _key(one: Candidate) -> tuple[str, bool]:
    return loose_name(one.name), one.kind == "province"


def _person(one: Candidate, sign: Sign) -> bool:
    """Say whether a name that is a place elsewhere in the text may be a person here."""
    return one.titled or (sign == "none" and fold(one.name) in word_list("persons"))


def _persons(candidates: list[Candidate], entries: list[Entry | None]) -> frozenset[str]:
    """Return the first and last words of longer names that are no places: “Michael Jordan”."""
    longer = (
        one.name.split()
        for one, entry in zip(candidates, entries, strict=True)
        if entry is None and one.kind is None and " " in one.name
    )
    return frozenset(fold(word) for parts in longer for word in (parts[0], parts[-1]))
