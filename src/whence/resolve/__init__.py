"""Mentions become sources, actors, places and claims.

Names come from dated tables and from what documents define themselves; likeness of spelling never
merges two names. Statements are matched to claims, or claims found among them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whence.model import (
    Claim,
    CodedSource,
    Credit,
    Document,
    Issue,
    Knowledge,
    Mention,
    NameProposal,
    Source,
    Statement,
)

from .book import NameBook, books_of, name_claims
from .claims import match_claims
from .credits import Outlets, find_credits
from .discover import find_claims, find_question
from .fit import MatchConfig
from .mentions import find_mentions
from .outlets import outlet_id, outlet_ids
from .sources import coded_id, resolve_sources

__all__ = ["MatchConfig", "Resolved", "find_question", "outlet_id", "resolve"]


_NOBODY = frozenset(
    "staff contributor spokesman spokeswoman editor unregistered-editor unnamed".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Statements with sources and claims, what is mentioned where, and who publishes what.

    `stated` is what documents say of the world in their own words, with the actors, places and names
    they bring; `proposals` are names that may mean one.
    """

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    credits: Mapping[str, tuple[Credit, ...]]
    publishers: Mapping[str, tuple[str, ...]]
    question: str | None
    issues: tuple[Issue, ...]
    stated: Knowledge = field(default_factory=Knowledge)
    proposals: tuple[NameProposal, ...] = ()


def resolve(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    *,
    claims: tuple[Claim, ...] = (),
    question: str | None = None,
    knowledge: Knowledge | None = None,
    coded: tuple[CodedSource, ...] = (),
    config: MatchConfig | None = None,
) -> Resolved:
    """Resolve names, sources and claims of all statements."""
    known = knowledge or Knowledge()
    book = NameBook.of_case(known.actors, known.places)
    books = books_of(documents, book)
    by_id = {document.id: document for document in documents}
    publishers = {document.id: _publishers(document, coded, book) for document in documents}
    outlets = Outlets.of_case(documents, statements, publishers)
    found, sources = resolve_sources(statements, by_id, coded, books, outlets.meant)
    asked = question or (None if claims else find_question(documents))
    claims = claims or tuple(find_claims(found, documents, books, asked))
    # What the claims name is known from here on, in every document.
    shared = book if known.actors else books[documents[0].id]
    named = name_claims(claims, shared)
    books = {id: own.merged(named) for id, own in books.items()}
    shared = shared.merged(named)
    found, issues = match_claims(found, claims, by_id, books, shared, config or MatchConfig())
    named_outlets = find_credits(documents, outlets, publishers)
    issues += named_outlets.issues(by_id)
    return Resolved(
        statements=tuple(found),
        sources=tuple(sources),
        claims=tuple(claims),
        mentions=find_mentions(documents, books),
        credits=named_outlets.credits,
        publishers=named_outlets.publishers,
        question=asked,
        issues=tuple(issues),
    )


def _publishers(
    document: Document, coded: tuple[CodedSource, ...], book: NameBook
) -> tuple[str, ...]:
    """Return the ids of the outlets that stand behind a document: its publisher, then its author."""
    names = [name for name in (document.publisher, document.author) if name]
    plain = [name.strip("\"'“”") for name in names]
    ids = [id for name in plain for id in outlet_ids(name) if id not in _NOBODY]
    known = [id for name in plain for id in (coded_id(name, coded), book.lookup(name)) if id]
    return tuple(dict.fromkeys([*ids, *known]))
