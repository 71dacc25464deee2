"""The actors and places at the ends of stated relations: known ones, and those the text brings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml
from whence.data.relations import kind_nouns
from whence.model import Actor, Citation, Document, Interval, Name, Place, Span
from whence.text import fold, slug, words

from .book import NameBook
from .places import PlaceMention, Places

_LOCATIVE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Oo]utside|[Tt]owards?)\s+(?:the\s+)?")
# “Anna *Berg*”: in a text that has it, Berg is nobody's town.
_FULL = re.compile(r"\b(?:[A-Z][a-z]+|[A-Z]\.) ([A-Z][a-z]+)\b")
_FORCES = re.compile(r"\b([A-Z][a-z]+) forces\b")
_RUN = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]*|al-[\w'’-]+)(?:\s+(?:[A-ZÀ-Þ][\w'’-]*|al-[\w'’-]+)){0,4}")


_LONG = re.compile(r"(?<![\w’'-])[A-Z][\w-]+(?: [A-Z][\w-]+){1,4}")
_PLAIN = re.compile(
    r"^(?:(?:[Tt]he|An?|But|And|Yet|In|If|For|Would|Will|Did|Has|Have|Mr|Mrs|Ms|Miss|Dr|Sir|[A-Z]?\w* ?Minister|President|Judge|Justice) )+"
)

Sure = Literal["no", "yes", "placed"]


@cache
def _row_kinds() -> Mapping[str, tuple[str, str, Sure]]:
    data = read_yaml("relations.yaml")
    rows = (*data["verbs"], *data["states"], *data["roles"])
    return {
        row["id"]: (row.get("subject", ""), row.get("object", ""), row.get("sure", "no"))
        for row in rows
    }


def wanted(row: str) -> tuple[str, str, Sure]:
    """Return what a row wants its subject and object to be, and how sure that has to be.

    `yes`: nothing may speak against it; `placed`: the text or the gazetteer has it as a place.
    """
    return _row_kinds().get(row, ("", "", "no"))


@dataclass
class _Node:
    kinds: list[str] = field(default_factory=list)
    names: dict[str, Name] = field(default_factory=dict)


class Nodes:
    """Ids for the words of documents, and the actors and places nobody coded."""

    def __init__(
        self,
        documents: Iterable[Document],
        books: Mapping[str, NameBook],
        actors: Iterable[Actor],
        places: Iterable[Place],
        found: Places | None = None,
    ) -> None:
        self._texts = {one.id: one.text for one in documents}
        self._books = books
        self._places = found or Places()
        self._kinds = {one.id: one.kind for one in actors} | {one.id: "place" for one in places}
        self._listed = {one.id for one in self._places.records}
        self._countries = {one.id for one in self._places.records if one.kind == "country"}
        self._found: dict[str, _Node] = defaultdict(_Node)
        self._seen: dict[str, _Look] = {}

    def id_of(self, span: Span, *, place: bool = False, noun: str = "") -> tuple[str, str]:
        """Return the id that words of a document stand for, and its kind where that is known.

        With `place` a place of that name goes before an actor; `noun` is what the text calls it
        elsewhere (“the province”). A country is a place that acts.
        """
        mention = self._mentioned(span, noun)
        if place and mention:
            return mention, "place"
        book = self._books.get(span.document)
        for words_ in (span.quote, _bare(span.quote), *self._longer(span)):
            entry = _whole(book, words_) if book else None
            if entry:
                return entry[0], self._kinds.get(entry[0], entry[1])
        if mention:
            return mention, "country" if mention in self._countries else "place"
        id = slug(_PLAIN.sub("", next(iter(self._longer(span)), self._in_full(span))))
        return id, self._kinds.get(id, "")

    def _in_full(self, span: Span) -> str:
        """Return the one longer name that ends in what is named: “the Assembly”, “Ms Brandt”."""
        bare = _PLAIN.sub("", span.quote)
        longer = self._looks(span).ending.get(bare, ()) if " " not in bare else ()
        return longer[0] if len(longer) == 1 else span.quote

    def _mentioned(self, span: Span, noun: str) -> str | None:
        """Return the place that the gazetteer or the text names there."""
        if noun and (place := self._looks(span).places.get(f"{span.quote} {noun}")):
            return place
        before = 40  # “north-east Hasakah province” begins before the name
        near = self._places.inside(span.document, span.start - before, span.end + before)
        return next((one.place for one in near if one.span.overlaps(span)), None)

    def _looks(self, span: Span) -> "_Look":
        """Return what one look through the document of a span tells, taken once."""
        if span.document not in self._seen:
            mentions = self._places.mentions.get(span.document, ())
            self._seen[span.document] = _look(self._texts[span.document], mentions)
        return self._seen[span.document]

    def _longer(self, span: Span) -> list[str]:
        """Return the name of the people that an adjective stands for: “Kurdish forces”."""
        return [f"{span.quote} forces"] if span.quote in self._looks(span).forces else []

    def note(
        self,
        id: str,
        span: Span,
        kind: str,
        from_: Interval | None = None,
        until: Interval | None = None,
    ) -> None:
        """Remember an end of a relation, with what it is and the words that name it."""
        node = self._found[id]
        if kind:
            node.kinds.append(kind)
        dated = from_ is not None or until is not None
        if id in self._listed and not dated:
            return  # its record has its names
        source = Citation(document=span.document, quote=span.quote, start=span.start)
        for longer in self._longer(span):
            start = self._looks(span).forces[span.quote]
            cited = Citation(document=span.document, quote=longer, start=start)
            node.names.setdefault(longer, Name(name=longer, source=cited))
        known = node.names.get(span.quote)
        if known is None:
            node.names[span.quote] = Name(name=span.quote, from_=from_, until=until, source=source)
        elif dated:
            node.names[span.quote] = replace(
                known, from_=from_ or known.from_, until=until or known.until
            )

    def located(self, span: Span) -> bool:
        """Say whether a document elsewhere speaks of somebody being in or at what is named."""
        return fold(_bare(span.quote)) in self._looks(span).located

    def personal(self, span: Span) -> bool:
        """Say whether a name may be somebody's surname: a longer name of the document ends with it."""
        return span.quote in self._looks(span).surnames and not self.located(span)

    def actors(self) -> tuple[Actor, ...]:
        """Return the actors that documents bring, and the known ones with the names used of them."""
        return tuple(
            Actor(id=id, kind=_kind(node.kinds), names=tuple(node.names.values()))
            for id, node in sorted(self._found.items())
            if not self._is_place(id, node)
        )

    def places(self) -> tuple[Place, ...]:
        """Return the places that documents bring, and the known ones with the names used of them."""
        return tuple(
            Place(id=id, names=tuple(node.names.values()))
            for id, node in sorted(self._found.items())
            if self._is_place(id, node)
        )

    def _is_place(self, id: str, node: _Node) -> bool:
        known = self._kinds.get(id)
        if known:
            return known == "place"
        return node.kinds.count("place") * 2 > len(node.kinds)


def _kind(kinds: list[str]) -> str:
    telling = [kind for kind in kinds if kind not in ("place", "actor", "thing", "name")]
    return telling[0] if telling else "organisation"


def _whole(book: NameBook, name: str) -> tuple[str, str] | None:
    """Return whose name it is, all of it, and whether an actor's or a place's."""
    found = book.find(name)
    bare = re.sub(r"^(?:the|The)\s+", "", name)
    if len(found) == 1 and found[0][1] - found[0][0] >= len(bare):
        entry = found[0][2]
        return entry.of, entry.kind
    return None


def _bare(name: str) -> str:
    """Return the name of a place without the noun behind it: “Idlib” of “Idlib province”."""
    spans = words(name)
    if len(spans) > 1 and kind_nouns().get(fold(name[slice(*spans[-1])])) == "place":
        return name[: spans[-2][1]]
    return name


@dataclass(frozen=True, slots=True)
class _Look:
    """What a document tells of names: those of places, those somebody is in, whose forces it names."""

    places: Mapping[str, str]
    located: frozenset[str]
    surnames: frozenset[str]
    forces: Mapping[str, int]
    ending: Mapping[str, tuple[str, ...]]


def _look(text: str, mentions: Iterable[PlaceMention]) -> _Look:
    located: set[str] = set()
    for match in _LOCATIVE.finditer(text):
        if run := _RUN.match(text, match.end()):
            name = re.sub(r"['’]s$", "", run.group())
            located |= {fold(name), fold(_bare(name)), fold(name.split()[0])}
    surnames = {match[1] for match in _FULL.finditer(text)}
    forces: dict[str, int] = {}
    for match in _FORCES.finditer(text):
        forces.setdefault(match[1], match.start())
    places = {one.span.quote: one.place for one in mentions}
    return _Look(
        places=places, located=frozenset(located), surnames=frozenset(surnames), forces=forces,
        ending=_endings(text),
    )  # fmt: skip


def _endings(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return by last word the names of several words that a text has, without titles and articles."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for match in _LONG.finditer(text):
        name = _PLAIN.sub("", match.group())
        if " " in name:
            found[name.rpartition(" ")[2]][name] = None
    return {last: tuple(names) for last, names in found.items()}
