"""Who is who in a case: what knowledge, the documents' own words and the analyst say, and nothing else.

Knowledge names actors, with dates; documents define names (`definitions.py`), which hold in their
thread, a whole name everywhere; decisions come before both. Likeness joins nobody: it only makes
proposals (`proposals.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model import (
    Actor,
    Citation,
    CodedSource,
    Document,
    Issue,
    Knowledge,
    Name,
    NameDecision,
    NameProposal,
    Succession,
)

from .book import NameBook
from .learning import Learned, learn
from .settled import Settled, proposals_of
from .validity import Entry

_NAMED = 3  # documents or actors that an issue lists by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """The names of a case (`book`) and of each document (`books`), and how they were joined.

    `stated` is what documents and decisions add to the knowledge, `proposals` the record of each
    joining, `settled` the analyst's word.
    """

    book: NameBook
    books: Mapping[str, NameBook]
    stated: Knowledge
    settled: Settled
    proposals: tuple[NameProposal, ...]
    issues: tuple[Issue, ...]

    def named_at(self, document: Document) -> NameBook:
        """Return the names of the case as they hold for a document, without those that it defines."""
        return self.book.at(document.published)


def identify(
    documents: Sequence[Document],
    known: Knowledge,
    decisions: Sequence[NameDecision] = (),
    coded: Sequence[CodedSource] = (),
) -> Identities:
    """Return who is who; documents without a date take a name of two actors for nobody's."""
    settled = Settled.of(decisions, known.actors, known.places, coded)
    book = NameBook.of_case(settled.split(known.actors), known.places)
    for word, into, _ in settled.names:
        book.add(word, into, "actor")
    listed = frozenset(actor.id for actor in known.actors)
    learned = _learn(documents, book, settled, listed)
    shared = _whole_names(learned.values(), book)
    threads = _threads(documents, learned)
    common = book.merged(shared)
    books = {
        one.id: common.at(one.published).merged(threads[_root(one)].merged(learned[one.id].book))
        for one in documents
    }
    issues = [issue for one in learned.values() for issue in one.issues]
    return Identities(
        book=book,
        books=books,
        stated=_stated(learned, settled, known),
        settled=settled,
        proposals=_record(learned.values(), settled),
        issues=(*issues, *_undated(book), *_doubts(documents, books)),
    )


def _root(document: Document) -> str:
    return document.parent or document.id


def _learn(
    documents: Sequence[Document], book: NameBook, settled: Settled, coded: frozenset[str]
) -> dict[str, Learned]:
    """Return what each document teaches; comments know what their page defines."""
    found: dict[str, Learned] = {}
    pages: dict[str, NameBook] = {}
    for document in sorted(documents, key=lambda one: one.parent is not None):
        known = book.at(document.published)
        page = pages.get(document.parent or "")
        found[document.id] = learn(document, known.merged(page) if page else known, settled, coded)
        pages.setdefault(document.id, found[document.id].book)
    return {one.id: found[one.id] for one in documents}


def _threads(documents: Iterable[Document], learned: Mapping[str, Learned]) -> dict[str, NameBook]:
    """Return the names that each thread defines; what its page says comes before its comments."""
    found: dict[str, NameBook] = {}
    for document in sorted(documents, key=lambda one: one.parent is not None):
        known = found.get(_root(document), NameBook())
        found[_root(document)] = learned[document.id].book.merged(known)
    return found


def _whole_names(learned: Iterable[Learned], book: NameBook) -> NameBook:
    """Return the names of several words that documents define: they mean the same everywhere."""
    shared = NameBook()
    for one in learned:
        for owner, names in one.names.items():
            for name in names:
                if (
                    len(name.name.split()) > 1
                    and name.kind != "short"
                    and not book.lookup(name.name)
                ):
                    shared.add(name.name, owner, "actor")
    return shared


def _stated(learned: Mapping[str, Learned], settled: Settled, known: Knowledge) -> Knowledge:
    """Return the actors that documents and decisions name, with what each of them succeeds."""
    coded = {actor.id for actor in known.actors}
    actors: dict[str, Actor] = {one.id: one for one in settled.stated(known.actors)}
    for one in learned.values():
        for owner, names in one.names.items():
            actor = actors.get(owner, Actor(id=owner))
            actors[owner] = replace(actor, names=_more(actor.names, names))
    for id, one in learned.items():
        for after, before, definition in one.changes:
            actor = actors.get(after, Actor(id=after))
            start, end = definition.words
            quote = one.text[start:end]
            step = Succession(
                actor=before,
                kind="split" if definition.change == "split" else "merger",
                when=definition.when,
                source=Citation(document=id, quote=quote, start=start),
            )
            actors[after] = replace(actor, succeeds=(*actor.succeeds, step))
    facts = tuple(fact for one in learned.values() for fact in one.facts)
    named = [one for one in actors.values() if one.names or one.succeeds or one.id not in coded]
    return Knowledge(actors=tuple(named), facts=facts)


def _more(known: tuple[Name, ...], names: Iterable[Name]) -> tuple[Name, ...]:
    written = {name.name: place for place, name in enumerate(known)}
    found = list(known)
    for name in names:
        if name.name not in written:
            found.append(name)
            continue
        old = found[written[name.name]]
        found[written[name.name]] = replace(
            old,
            from_=old.from_ or name.from_,
            until=old.until or name.until,
            kind=old.kind or name.kind,
        )
    return tuple(found)


def _record(learned: Iterable[Learned], settled: Settled) -> tuple[NameProposal, ...]:
    """Return each pair of names that was joined or left apart once, with all words that say so."""
    rows: dict[tuple[str, str, str, bool], NameProposal] = {}
    told = [row for taught in learned for row in taught.joined]
    for one in (*proposals_of(settled), *told):
        key = (one.one, one.other, one.sign, one.joined)
        known = rows.get(key)
        rows[key] = replace(known, spans=(*known.spans, *one.spans)) if known else one
    return tuple(rows.values())


def _undated(book: NameBook) -> list[Issue]:
    """Return an issue for each name that one actor has without dates, and another with them."""
    found = []
    for entry in _contested(book):
        without = {one.of for one in entry.rivals if not one.dated}
        dated = {one.of for one in entry.rivals if one.dated} - without
        if without and dated:
            what = f"{_listed(without)} has “{_name(entry)}” without dates, {_listed(dated)} with them; "
            found.append(
                Issue(level="info", what=what + "the dated name counts, nothing is joined")
            )
    return found


def _contested(book: NameBook) -> list[Entry]:
    rows = (entry for words in sorted(book.contested) for entry in book.entries[words[0]])
    return list({entry.words: entry for entry in rows if entry.rivals}.values())


def _doubts(documents: Sequence[Document], books: Mapping[str, NameBook]) -> list[Issue]:
    """Return an issue for each name that is nobody's where it stands, or stands there too early."""
    unsure: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    early: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for document in documents:
        when = document.published
        for start, end, entry in books[document.id].scan(document.text):
            name = document.text[start:end]
            if not entry.of:
                among = tuple(sorted({one.of for one in entry.rivals}))
                unsure[name, among].append(document.id)
            elif entry.from_ and entry.too_early(when):
                early[name, entry.of, str(entry.from_)].append(document.id)
    found = [
        Issue(
            level="info",
            what=f"“{name}” may be {' or '.join(among)}; taken for nobody's in {_listed(ids)}",
        )
        for (name, among), ids in unsure.items()
    ]
    found += [
        Issue(
            level="info",
            what=f"“{name}” was no name of {of} before {since}, and stands in {_listed(ids)} "
            f"of an earlier day; taken for {of}, since nobody else has it",
        )
        for (name, of, since), ids in early.items()
    ]
    return found


def _name(entry: Entry) -> str:
    return entry.exact or " ".join(entry.words)


def _listed(ids: Iterable[str]) -> str:
    names = list(dict.fromkeys(ids))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
