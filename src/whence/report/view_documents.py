"""The documents on the page: their whole texts, with every passage marked that something leads to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from whence.model import Assessment, Document, Note, Span, Statement

from .language import Language
from .marks import Addresses, Mark, marked_text
from .safe import plain
from .told import Told, told
from .view_claim import ClaimView
from .wording import STANCE_VERBS, date_words


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document with its address and its statements."""

    document: Document
    address: str
    statements: tuple[Statement, ...]


def view_documents(assessment: Assessment, addresses: Addresses) -> Iterator[DocumentView]:
    """Yield the documents in their order."""
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in assessment.statements:
        statements[statement.document].append(statement)
    for document in assessment.documents:
        yield DocumentView(
            document=document,
            address=addresses.of("doc", document.id),
            statements=tuple(statements[document.id]),
        )


def shown_text(
    view: DocumentView,
    addresses: Addresses,
    back: Mapping[str, str],
    remarks: Mapping[str, str],
    language: Language,
) -> Markup:
    """Return the whole text, marked: its statements, and all else that `addresses` was asked for.

    So it is made last. `back` has for the address of a passage that of the place where it is used,
    `remarks` that of what somebody remarked on it.
    """
    marks: dict[str, Mark] = {}

    def add(span: Span, kind: str, note: str) -> None:
        address = addresses.of_span(span)
        if address is not None and address not in marks:
            marks[address] = Mark(
                span.start,
                span.end,
                address,
                kind,
                language.said(note),
                back.get(address, ""),
                remarks.get(address, ""),
            )

    for statement in view.statements:
        add(statement.span, f"statement {statement.stance}", _note(statement))
    for span in addresses.asked(view.document.id):
        add(span, "evidence", told("quoted in the report"))
    return marked_text(
        view.document.text,
        list(marks.values()),
        language.word("back to the report"),
        language.word("remark"),
    )


def _note(statement: Statement) -> str:
    if not statement.claim:
        note = told("a statement")
    else:
        stance = told(STANCE_VERBS[statement.stance])
        note = told("{stance}: {claim}", stance=stance, claim=plain(statement.claim))
    return (
        told("{note}, {reader}", note=note, reader=reader_of(statement))
        if statement.coded
        else note
    )


def reader_of(statement: Statement) -> Told:
    """Say who read a statement in the program's place, and when: `read by A. Analyst on 2031-05-21`."""
    by = plain(statement.coded_by) or told("the analyst")
    if statement.coded_on is None:
        return told("read by {whom}", whom=by)
    return told("read by {whom} on {day}", whom=by, day=date_words(statement.coded_on))


def remarks_at(notes: Iterable[Note], addresses: Addresses) -> dict[str, str]:
    """Return for the address of each passage that is remarked on that of its first remark."""
    at: dict[str, str] = {}
    for n, note in enumerate(notes, 1):
        if address := addresses.of_span(note.span):
            at.setdefault(address, addresses.of("remark", str(n)))
    return at


def ways_back(claims: Iterable[ClaimView], addresses: Addresses) -> dict[str, str]:
    """Return for each passage where it is used first: a reason, a finding, or the statements."""
    back: dict[str, str] = {}

    def add(spans: Iterable[Span], place: str) -> None:
        for span in spans:
            if address := addresses.of_span(span):
                back.setdefault(address, place)

    for claim in claims:
        for pointed in (*claim.reasons_for, *claim.reasons_against):
            for one in (pointed.it, *pointed.it.alike):
                add(one.spans, addresses.of("reason", f"{claim.claim.id} {one.id}"))
        for finding in claim.findings:
            add(finding.spans, addresses.of("finding", finding.id))
        add((one.span for one in claim.statements), claim.at("statements"))
    return back
