"""From the files of a case to who says what, on whose word, on which claim."""

from collections.abc import Callable
from dataclasses import dataclass

from .extract import Tagger, extract_statements
from .extract.coded import coded_statements
from .extract.concessions import find_concessions
from .extract.notes import note_pasted
from .extract.relations import extract_relations
from .extract.rival_lists import find_rival_lists
from .extract.tagging import load_tagger
from .model import (
    Case,
    Document,
    Interval,
    Issue,
    Note,
    NothingToAssess,
    Placed,
    StatedAttempt,
    StatedRelation,
    Statement,
)
from .read import published_by, read_files
from .report.nothing import no_documents
from .resolve import Resolved, resolve
from .store.decisions import unmet_names
from .store.readings import place_notes, place_statements
from .store.snapshots import check_snapshots

Progress = Callable[[str, str], None]


def silent(_stage: str, _what: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the documents of a case say, before anything is known of who or what is meant.

    `every` has all documents read, also those published after `date`, which are not used.
    `readings` are what the analyst coded, also words that bear on no claim, whatever is read in them;
    `statements` has those of them that take a stance.
    """

    documents: tuple[Document, ...]
    every: tuple[Document, ...]
    date: Interval | None
    statements: tuple[Statement, ...]
    relations: tuple[StatedRelation, ...]
    attempts: tuple[StatedAttempt, ...]
    issues: tuple[Issue, ...]
    readings: tuple[Placed, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a case holds before it is traced and judged.

    `ids` are those of all documents read, also of what was published after `date` and is not used.
    """

    documents: tuple[Document, ...]
    ids: tuple[str, ...]
    found: Resolved
    date: Interval | None
    issues: tuple[Issue, ...]
    notes: tuple[Note, ...] = ()


def gather(
    case: Case,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
) -> Gathered:
    """Read the documents of a case, and find who says what, on whose word, on which claim."""
    return understand(case, read_case(case, as_of=as_of, tell=tell, tagger=tagger), tell=tell)


def read_case(
    case: Case,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
) -> Read:
    """Read the documents of a case, and find what they attribute and what they state."""
    date = Interval.parse(as_of) if as_of else case.question.as_of
    read, unread = read_files(case.files, lambda name: tell("read", name))
    orphaned = check_snapshots(case, read)
    placed = place_statements(case, read)
    notes = place_notes(case, read)
    documents, later = published_by(read, date)
    if not documents:
        raise NothingToAssess(no_documents((*unread, *later)))

    statements = extract_statements(
        documents, lambda name: tell("extract", name), tagger or load_tagger()
    )
    relations, attempts = extract_relations(documents, statements)
    return Read(
        documents=tuple(documents),
        every=tuple(read),
        date=date,
        statements=(*statements, *coded_statements(placed, documents)),
        relations=tuple(relations),
        attempts=tuple(attempts),
        issues=(*case.issues, *unread, *orphaned, *later),
        readings=placed,
        notes=notes,
    )


def understand(
    case: Case, read: Read, *, found_before: Gathered | None = None, tell: Progress = silent
) -> Gathered:
    """Find who and what is meant: sources, names, claims, and which statement bears on which.

    Where a case names no claims, those of `found_before` are kept: the same case with more in it.
    """
    asked = case.question
    ids = {document.id for document in read.documents}
    known = found_before.found if found_before and not asked.claims else None
    tell("resolve", f"{len(read.statements)} statements")
    found = resolve(
        read.statements,
        read.documents,
        claims=known.claims if known else asked.claims,
        found_before=known is not None,
        question=known.question if known else asked.question,
        knowledge=case.knowledge,
        coded=case.sources,
        relations=read.relations,
        attempts=read.attempts,
        names=asked.names,
        readings=[one for one in read.readings if one.span.document in ids],
        rivals=find_rival_lists(read.documents),
        concessions=find_concessions(read.documents),
    )
    pasted = note_pasted(read.documents, found.statements)
    unmet = unmet_names(case, read.every, found.sources)
    return Gathered(
        documents=read.documents,
        ids=tuple(document.id for document in read.every),
        found=found,
        date=read.date,
        issues=(*read.issues, *pasted, *unmet, *found.issues),
        notes=tuple(one for one in read.notes if one.span.document in ids),
    )
