"""Where documents name the outlets they rely on, and which outlet a document is of."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.data.lexicons import read_yaml
from whence.model import Claim, Credit, Document, Issue, Mention, Statement
from whence.text import fold, words

from .book import NameBook
from .homes import Home, datelined, find_homes, way_named
from .outlets import outlet_id, outlet_names, same_outlets

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"([A-Z]{3,6})(?:[ -](?:\d+|News|TV|Radio|Online))+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The outlets named in each document that are not its own, and whose documents they are.

    `publishers` holds, for each document, the ids of the outlets and authors behind it, with the
    outlet that its own words give where it carries no publisher; `homes` says which words.
    """

    credits: Mapping[str, tuple[Credit, ...]]
    publishers: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, Home]

    def standing(self, stands: Callable[[str], str]) -> dict[str, tuple[Credit, ...]]:
        """Return the credits with the ids that stand for theirs, without those a document's own are."""
        own = {id: set(map(stands, ids)) for id, ids in self.publishers.items()}
        return {
            id: tuple(
                replace(one, of=stands(one.of)) for one in rows if stands(one.of) not in own[id]
            )
            for id, rows in self.credits.items()
        }

    def issues(self, documents: Mapping[str, Document]) -> list[Issue]:
        """Return one notice for each document whose outlet was told from its words."""
        return [
            Issue(
                level="info",
                what=f"carries no publisher; taken to be of “{home.span.quote}”: {home.why}",
                document=id,
                start=documents[id].offset + home.span.start,
                end=documents[id].offset + home.span.end,
            )
            for id, home in sorted(self.homes.items())
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """The outlets a case knows: the id of each name, and for each id the one that stands for it.

    `short` holds, by document and id, what a last word alone means there: after “the Jerusalem Post”
    “the Post” is no other paper.
    """

    names: Mapping[str, str]
    stands: Mapping[str, str]
    short: Mapping[tuple[str, str], str]

    @classmethod
    def of_case(
        cls,
        documents: Sequence[Document],
        statements: Iterable[Statement],
        publishers: Mapping[str, tuple[str, ...]],
    ) -> "Outlets":
        """Return the outlets of all documents, and those that any statement comes through.

        An author counts where the table of outlets has his name.
        """
        names = _names(documents, statements, publishers)
        stands = same_outlets(names)
        book = _book(names, stands)
        short = {
            (document.id, id): of
            for document in documents
            for id, of in _short_forms(document, book, names).items()
        }
        return cls(names=names, stands=stands, short=short)

    def meant(self, document: str, id: str) -> str:
        """Return the outlet that an id means in a document."""
        return self.short.get((document, id)) or self.stands.get(id, id)


def _book(names: Mapping[str, str], stands: Mapping[str, str]) -> NameBook:
    """Return the names of all outlets but the platforms where everybody writes."""
    platforms = frozenset(read_yaml("credits.yaml")["platforms"].split())
    book = NameBook()
    for name, id in names.items():
        if stands.get(id, id) not in platforms:
            book.add(name, stands.get(id, id), "outlet")
    return book


def _short_forms(document: Document, book: NameBook, names: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of one-word names that repeat the last word of one longer name met before."""
    longer: dict[str, set[str]] = {}
    for _, _, entry in book.find(document.text):
        parts = [part for part in entry.words if part != "the"]
        if len(parts) > 1:
            longer.setdefault(parts[-1], set()).add(entry.of)
    single = {name: fold(_ARTICLE.sub("", name)) for name in names}
    return {
        names[name]: min(longer[word])
        for name, word in single.items()
        if len(longer.get(word, ())) == 1
    }


def find_credits(
    documents: Sequence[Document],
    known: Outlets,
    publishers: Mapping[str, tuple[str, ...]],
) -> Named:
    """Find every place where a document names an outlet; `publishers` are those it carries.

    Platforms where everybody writes are no outlets.
    """
    names, outlets = known.names, known.stands
    platforms = frozenset(read_yaml("credits.yaml")["platforms"].split())
    book = _book(names, outlets)
    carried = {
        id: tuple(dict.fromkeys(outlets.get(one, one) for one in ids if one not in platforms))
        for id, ids in publishers.items()
    }
    found = {document.id: _mentions(document, book, known) for document in documents}
    homes = find_homes(documents, found, outlets, names)
    own = {
        id: (*ids, *((homes[id].outlet,) if id in homes and homes[id].outlet not in ids else ()))
        for id, ids in carried.items()
    }
    return Named(
        credits={
            document.id: tuple(_credits(document, found[document.id], own[document.id]))
            for document in documents
        },
        publishers=own,
        homes=homes,
    )


def _names(
    documents: Sequence[Document],
    statements: Iterable[Statement],
    publishers: Mapping[str, tuple[str, ...]],
) -> dict[str, str]:
    """Return the names of outlets met in the case, each with its id."""
    known = {name for row in read_yaml("outlets.yaml") for name in row}
    hops = (hop for statement in statements for hop in statement.chain)
    found = {
        hop.name: outlet_id(hop.name)
        for hop in hops
        if hop.kind == "publisher" and hop.named and hop.start is not None and _proper(hop.name)
    }
    for document in documents:
        if document.publisher and publishers[document.id]:
            found |= dict(outlet_names(document.publisher, publishers[document.id]))
        author = (document.author or "").strip("\"'“”")
        if author in known:
            found[author] = outlet_id(author)
        head = datelined(document.text)
        if head and head["name"].isupper():
            found.setdefault(head["name"], outlet_id(head["name"]))
    for name in tuple(found):  # “KHOU” of “KHOU 11 News”
        if (short := _ACRONYM.match(name)) and outlet_id(name) == found[name]:
            found.setdefault(short[1], found[name])
    aliases = {name: outlet_id(name) for row in read_yaml("outlets.yaml") for name in row}
    met = set(found.values())
    return found | {name: id for name, id in aliases.items() if id in met}


def _proper(name: str) -> bool:
    """Say whether a name is one, not a description: no longer word of it is in small letters."""
    return not any(name[start].islower() and end - start > 4 for start, end in words(name))


def without_parties(
    credits: Mapping[str, tuple[Credit, ...]], claims: Iterable[Claim]
) -> dict[str, tuple[Credit, ...]]:
    """Return the credits without mere mentions of whom a claim speaks of.

    A company that publishes a statement is an outlet of the case; a report that says what it did
    names it, and relies on it only where it says that it said so.
    """
    claimed = [fold(claim.text) for claim in claims]
    return {
        id: tuple(
            one
            for one in rows
            if one.way != "named" or not any(fold(one.span.quote) in text for text in claimed)
        )
        for id, rows in credits.items()
    }


def _mentions(document: Document, book: NameBook, known: Outlets) -> tuple[Mention, ...]:
    """Return where a document names an outlet; a name in small letters is a common word."""
    found = []
    for start, end, entry in book.find(document.text):
        article = _ARTICLE.match(document.text, start, end)
        start = article.end() if article else start
        if not document.text[start].islower():
            of = known.meant(document.id, entry.of)
            found.append(Mention(span=document.span(start, end), of=of, kind="outlet"))
    return tuple(found)


def _credits(
    document: Document, mentions: Iterable[Mention], own: tuple[str, ...]
) -> Iterable[Credit]:
    for one in mentions:
        way = way_named(document.text, one.span)
        if one.of not in own and way != "picture":
            yield Credit(span=one.span, of=one.of, way=way)  # type: ignore[arg-type]
