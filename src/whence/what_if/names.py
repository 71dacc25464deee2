"""What somebody means by a name: a document, a source, a fact, a precedent, a finding or a place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from whence.gather import Gathered
from whence.model import Document, Finding, Knowledge, TakenKind, TakenOut, UsageError
from whence.resolve import outlet_id
from whence.store.errors import suggest
from whence.store.world import KnowledgeBase
from whence.text import fold

from .about import about_place, cited_by

Kind = Literal["document", "source", "fact", "precedent", "finding", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a case holds that can be left out."""

    read: Gathered
    known: Knowledge
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """Something that can be meant: by its id, or by a name."""

    kind: Kind
    id: str
    what: str
    names: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """How to write it so that nothing else can be meant."""
        return f"{self.kind}:{self.id}"


def find_taken(names: Iterable[str], case: Named) -> tuple[TakenOut, ...]:
    """Return what the names mean, and what goes with it, each once.

    An id goes before a name; `fact:…`, `source:…` and so on say which of several is meant. Raises
    `UsageError` for a name that means nothing, with the nearest that does, or several things.
    """
    things = tuple(_things(case))
    taken: dict[tuple[TakenKind, str], TakenOut] = {}
    for name in names:
        for one in (one for thing in _meant(name, things) for one in _expanded(thing, case)):
            was = taken.setdefault((one.kind, one.id), one)
            if was.of and not one.of:
                taken[one.kind, one.id] = one  # named itself, too
    return tuple(taken.values())


def _things(case: Named) -> Iterator[_Thing]:
    found, known = case.read.found, case.known
    for document in case.read.documents:
        yield _Thing(kind="document", id=document.id, what=document_words(document))
    spoken = {source.id: source for source in found.sources}
    for source in spoken.values():
        what = source.names[0] if source.names else source.id
        yield _Thing(kind="source", id=source.id, what=what, names=source.names)
    for document in case.read.documents:
        for name in (document.publisher, document.author):
            if name and (id := outlet_id(name)) not in spoken:  # nobody is quoted on its word
                yield _Thing(kind="source", id=id, what=name, names=(name,))
    say = KnowledgeBase(known, case.read.date).say
    for fact in known.facts:
        yield _Thing(kind="fact", id=fact.id, what=say(fact))
    for one in known.precedents:
        what = one.name or one.id
        yield _Thing(kind="precedent", id=one.id, what=what, names=(one.name,) if one.name else ())
    for finding in case.findings:
        yield _Thing(kind="finding", id=finding.id, what=finding.explanation)
    for place in known.places:
        names = tuple(name.name for name in place.names)
        yield _Thing(kind="place", id=place.id, what=names[0] if names else place.id, names=names)


def document_words(document: Document) -> str:
    """Return what a document is called for people: who published it, or else its id."""
    return document.publisher or document.author or document.id


def _meant(name: str, things: Sequence[_Thing]) -> list[_Thing]:
    """Return what a name means: one thing, or all sources that are called so."""
    kind, _, rest = name.partition(":")
    exact = [one for one in things if one.id == name]
    if not exact and kind in get_args(Kind):
        things = [one for one in things if one.kind == kind]
        name = rest
        exact = [one for one in things if one.id == name]
    called = [one for one in things if _plain(name) in map(_plain, one.names)]
    found = exact or called or [one for one in things if fold(one.id) == fold(name)]
    distinct = {one.written: one for one in found}
    if len(distinct) > 1 and {one.kind for one in found} != {"source"}:
        listed = " or ".join(distinct)
        raise UsageError(f"--without {name!r} may mean several things; write {listed}")
    if distinct:
        return list(distinct.values())
    known = {name: one.id for one in things for name in (one.id, *one.names)}
    what = "document, source, fact, precedent, finding or place"
    raise UsageError(f"--without {name!r}: no {what} is called so; {suggest(name, known)}")


def _plain(name: str) -> str:
    return " ".join(fold(name).split()).removeprefix("the ")


def _expanded(thing: _Thing, case: Named) -> Iterator[TakenOut]:
    """Yield what goes with a thing: the thing itself first, unless it is a place."""
    documents = case.read.documents
    if thing.kind == "place":
        facts = about_place(case.known, thing.id)
        if not facts:
            raise UsageError(f"--without {thing.id!r}: no fact is known about this place")
        say = KnowledgeBase(case.known, case.read.date).say
        yield from (TakenOut(kind="fact", id=one.id, what=say(one), of=thing.what) for one in facts)
        return
    yield TakenOut(kind=thing.kind, id=thing.id, what=thing.what)
    gone = [one for one in documents if thing.kind == "document" and one.id == thing.id]
    if thing.kind == "source":
        publishers = case.read.found.publishers
        gone = [one for one in documents if thing.id in publishers.get(one.id, ())]
    yield from _with_documents(gone, thing, case)


def _with_documents(gone: Sequence[Document], thing: _Thing, case: Named) -> Iterator[TakenOut]:
    """Yield documents, the comments under them, and the facts coded from their words."""
    by_parent: Mapping[str | None, list[Document]] = _children(case.read.documents)
    waiting, seen = list(gone), set[str]()
    while waiting:
        document = waiting.pop(0)
        if document.id in seen:
            continue
        seen.add(document.id)
        waiting += by_parent.get(document.id, [])
        what = document_words(document)
        yield TakenOut(kind="document", id=document.id, what=what, of=thing.what)
    say = KnowledgeBase(case.known, case.read.date).say
    for fact in cited_by(case.known.facts, seen):
        yield TakenOut(kind="fact", id=fact.id, what=say(fact), of=thing.what)
    for one in cited_by(case.known.precedents, seen):
        yield TakenOut(kind="precedent", id=one.id, what=one.name or one.id, of=thing.what)


def _children(documents: Iterable[Document]) -> dict[str | None, list[Document]]:
    found: dict[str | None, list[Document]] = {}
    for document in documents:
        found.setdefault(document.parent, []).append(document)
    return found
