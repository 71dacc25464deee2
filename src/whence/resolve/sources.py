"""Who the sources are: one record for one source, however it is mentioned.

Named sources are one across documents. A source without a name belongs to the outlet that quotes
it: “a senior source” of one paper is not “a senior source” of another unless the case says so, and
two differently described sources of one report are two.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from whence.model import CodedSource, Document, Hop, Source, Statement
from whence.text import fold, slug, words

from .book import NameBook
from .outlets import outlet_id
from .terms import stem
from .written import untitled

_GENERIC = frozenset(
    "group monitor watchdog bodi chariti servic network organis organ agenc newspap paper offici sourc compani broadcast station".split()
)
_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Prof|Professor|Herr|Frau|Señor|M)\.? )+"
)
_ARTICLE = re.compile(r"^[Aa]l-")  # “Jowlani” is “Abu Muhammad al-Jowlani”
_SEVERAL = 2
# One source is read as several kinds; which was met first must not matter.
_KINDS = ("publisher", "organisation", "official", "document", "person", "anonymous")
_OPENING = frozenset(
    "a an the of in for to some who and but or so if as at on by with from that this these our your my his "
    "her its their one two both while when where after before since although though because yet".split()
)
_EMPTY = frozenset("a an the of in for to some who".split())


def resolve_sources(
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    coded: tuple[CodedSource, ...],
    books: Mapping[str, NameBook],
    outlet: Callable[[str, str], str] | None = None,
    stands: Callable[[str], str] = str,
) -> tuple[list[Statement], list[Source]]:
    """Return the statements with every hop's `source` set, and the sources, coded ones first.

    `outlet` gives, for a document and the id of an outlet, the one that is meant there; `stands`
    for an id the one that stands for it by decision.
    """
    statements = list(statements)
    register = _Register(coded, books, documents, outlet or _itself, stands)
    for statement in statements:
        register.note_names(statement)
    resolved = [replace(statement, chain=register.chain(statement)) for statement in statements]
    return resolved, register.sources()


def _itself(_document: str, outlet: str) -> str:
    return outlet


def coded_id(name: str, coded: tuple[CodedSource, ...]) -> str | None:
    """Return the coded source that a publisher or author is, if one is."""
    mention = _content_words(name)
    for source in coded:
        if any(_same(mention, _content_words(known), True) for known in source.names):
            return source.id
    return None


class _Register:
    """The sources met so far, by id."""

    def __init__(
        self,
        coded: tuple[CodedSource, ...],
        books: Mapping[str, NameBook],
        documents: Mapping[str, Document],
        outlet: Callable[[str, str], str],
        stands: Callable[[str], str],
    ) -> None:
        self.books, self.documents, self.outlet = books, documents, outlet
        self.stands = stands
        self.coded = [(source, [_content_words(name) for name in source.names]) for source in coded]
        self.found: dict[str, Source] = {source.id: _from_coded(source) for source in coded}
        # “The Bell reports”: an outlet that is called like a person, and publishes one of these.
        names = sorted({one.publisher for one in documents.values() if one.publisher})
        self.held = {fold(name): outlet_id(name) for name in names}
        self.persons: dict[str, str] = {}
        self.bearers: dict[tuple[str, str], tuple[str, ...]] = {}
        self.named: dict[str, dict[str, frozenset[str]]] = {}

    def sources(self) -> list[Source]:
        return list(self.found.values())

    def note_names(self, statement: Statement) -> None:
        """Remember the organisations a document names, for what it calls “a rights group” first."""
        for hop in statement.chain:
            if hop.named and hop.kind in ("organisation", "publisher") and hop.start is not None:
                names = self.named.setdefault(statement.document, {})
                names[hop.name] = _content_words(hop.name)

    def _named_later(self, hop: Hop, document: str) -> str | None:
        if hop.named:
            return None
        described = _content_words(hop.name) - _GENERIC
        names = self.named.get(document, {}) if described else {}
        return next((name for name, words_of in names.items() if described < words_of), None)

    def chain(self, statement: Statement) -> tuple[Hop, ...]:
        """Resolve the hops of one chain, from the publisher inwards."""
        hops: list[Hop] = []
        for hop in statement.chain:
            if name := self._named_later(hop, statement.document):
                hop = replace(hop, name=name, named=True, kind="organisation")
            outlet = next((h.source for h in reversed(hops) if h.kind == "publisher"), None)
            home = outlet or statement.document
            source = self.stands(self._known(hop) or self._new(hop, home, statement.document))
            if hops and hops[-1].source == source:
                hops.pop()  # the publisher cited by its own name is no further hand
            coded = self.found.get(source)
            if coded and coded.coded and hop.directness == "unknown":
                hop = replace(hop, directness=coded.directness)
            hops.append(replace(hop, source=source))
            self._remember(source, hop, statement.document)
        return tuple(hops)

    def _known(self, hop: Hop) -> str | None:
        """Return the coded source whose name the mention is, by its content words."""
        mention = _content_words(hop.name)
        best, size = None, 0
        for source, names in self.coded:
            for name in names:
                if _same(mention, name, hop.named) and len(name) > size:
                    best, size = source.id, len(name)
        return best

    def _new(self, hop: Hop, home: str, document: str) -> str:
        if hop.kind == "publisher":
            return self.outlet(document, outlet_id(hop.name))
        if not hop.named:
            return f"{slug(hop.name)}@{home}"
        if hop.kind == "person":
            known = self.held.get(fold(hop.name)) or self.books[document].owner(hop.name)
            return known or self._person(hop.name, document)
        return self.books[document].lookup(hop.name) or outlet_id(hop.name)

    def _person(self, name: str, document: str) -> str:
        """Return the id of a person; a surname alone is the full name given in the document."""
        name = _TITLE.sub("", name) or name
        plain = name[untitled(name) :]
        before = fold(name[: len(name) - len(plain)]).split()
        # “Supporters of the League” are not the League.
        kept = before in (["the"], ["a"], ["an"]) or before[-1:] in (["of"], ["the"])
        if (
            " " in plain and not kept
        ):  # “Our Nic Robertson”, “minister Anna Berg”; “President Berg” stays
            name = plain
        key = f"{document}|{_ARTICLE.sub('', fold(name.split()[-1]))}"
        known = self.persons.get(key)
        if " " not in name.strip():
            bearers = self._bearers(name, document)
            if known and len(bearers) < _SEVERAL:
                return known
            name = bearers[0] if len(bearers) == 1 else name
        self.persons.setdefault(key, slug(name))
        return slug(name)

    def _bearers(self, surname: str, document: str) -> tuple[str, ...]:
        """Return the full names in a document that end in a surname; two make it nobody's."""
        key = (document, _ARTICLE.sub("", surname))
        if key not in self.bearers:
            self.bearers[key] = _full_names(surname, self.documents[document].text)
        return self.bearers[key]

    def _remember(self, id: str, hop: Hop, document: str) -> None:
        known = self.found.get(id)
        affiliation = self._affiliation(hop, document)
        if known is None:
            self.found[id] = Source(
                id=id,
                names=(hop.name,),
                kind=hop.kind,
                affiliation=affiliation,
                directness=hop.directness,
            )
        elif not known.coded:
            names = known.names if hop.name in known.names else (*known.names, hop.name)
            kind = min(known.kind, hop.kind, key=_KINDS.index)
            self.found[id] = replace(known, names=names, kind=kind)

    def _affiliation(self, hop: Hop, document: str) -> tuple[str, ...]:
        """Return the actors a description names: “a senior al-Nusra figure”."""
        book = self.books[document]
        text = hop.name if hop.kind != "publisher" else ""
        found = [entry.of for _, _, entry in book.find(text) if entry.kind == "actor"]
        return tuple(dict.fromkeys(found))


def _full_names(surname: str, text: str) -> tuple[str, ...]:
    """Return the full names in a text that end in a surname, one for each first name.

    “Mr Berg” beside “Anna Berg” and “Jonas Berg” may be either. An office before the surname and a
    word that only opens a sentence are no first names.
    """
    before = r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]{1,30} ){1,2}(?:[Aa]l[- ])?"
    last = _ARTICLE.sub("", surname)
    found: dict[str, str] = {}
    offices: dict[str, str] = {}
    held: set[str] = set()
    for match in re.finditer(rf"\b{before}{re.escape(last)}\b", text):
        name = _TITLE.sub("", match.group())
        while " " in name and fold(name.split()[0]) in _OPENING:
            name = name.split(maxsplit=1)[1]
        plain = name[untitled(name) :]
        office = fold(name[: len(name) - len(plain)]).strip()
        if " " in plain:
            found.setdefault(fold(plain.split()[0]), plain)
            held.add(office)
        elif office:
            offices.setdefault(office, name)
    # “President Berg”, where no full name has that office, is one more.
    return (*found.values(), *(name for office, name in offices.items() if office not in held))


def _from_coded(source: CodedSource) -> Source:
    return Source(
        id=source.id,
        names=source.names,
        kind=source.kind,
        affiliation=source.affiliation,
        interests=source.interests,
        directness=source.directness,
        coded=True,
    )


@lru_cache(maxsize=4096)
def _content_words(name: str) -> frozenset[str]:
    folded = [fold(name[s:e]) for s, e in words(re.sub(r"\(.*?\)", "", name))]
    return frozenset(stem(word.removesuffix("'s")) for word in folded if word not in _EMPTY)


def _same(mention: frozenset[str], coded: frozenset[str], named: bool) -> bool:
    """Say whether a mention is a coded source: all words of the coded name, or all of a long mention."""
    if not mention or not coded:
        return False
    if named:
        return coded <= mention or (mention <= coded and len(mention) >= 2)
    return (coded <= mention and len(coded) >= 2) or mention == coded
