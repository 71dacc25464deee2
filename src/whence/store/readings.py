"""What the analyst reads and remarks in `case.yaml`: checked as written, and placed in the documents."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from whence.model import Case, CodedNote, CodedStatement, Document, Note, Placed, Question, Span

from .anchoring import count_quote, find_quote, nearest_passage
from .errors import Problem, raise_problems, suggest
from .records import Loaded
from .references import Places
from .yaml import Path

Coded: TypeAlias = CodedStatement | CodedNote
_SHOWN = 120  # characters of a quotation that a message repeats


def check_readings(question: Loaded[Question]) -> Iterator[Problem]:
    """Yield each entry of `statements:` and `notes:` that says nothing or contradicts another."""
    read: dict[tuple[object, ...], list[int]] = {}
    listed = question.record.statements
    for index, one in enumerate(question.record.statements):
        for key, what in _empty(one):
            yield question.problem(("statements", index, key), what)
        same = (one.document, one.quote, one.start, one.claim, one.source)
        before = read.setdefault(same, [])
        against = next((at for at in before if not one.besides(listed[at])), None)
        before.append(index)
        if against is not None:
            line = question.marked.line(("statements", against))
            what = f"the same words are read on {one.claim} at line {line}; keep one of the two"
            yield question.problem(("statements", index), what)
    for index, note in enumerate(question.record.notes):
        for key, what in _empty(note):
            yield question.problem(("notes", index, key), what)


def reading_places(question: Loaded[Question]) -> Places:
    """Return for each entry of `statements:` and `notes:` where it is written, as `file:line`."""
    places: Places = {}
    listed: dict[str, Sequence[Coded]] = {
        "statements": question.record.statements,
        "notes": question.record.notes,
    }
    for section, entries in listed.items():
        for index, entry in enumerate(entries):
            at: Path = (section, index)
            places.setdefault(entry, f"{question.path}:{question.marked.line(at)}")
    return places


def place_statements(case: Case, documents: Sequence[Document]) -> tuple[Placed, ...]:
    """Return the readings of the analyst at their words.

    Raises `CaseError` for each whose document or words are not there, or whose words stand there
    more than once and it does not say where.
    """
    listed = case.question.statements
    return tuple(
        Placed(coded=one, span=span, where=_where(case, one))
        for one, span in zip(listed, _spans(case, "statements", listed, documents), strict=True)
    )


def place_notes(case: Case, documents: Sequence[Document]) -> tuple[Note, ...]:
    """Return the remarks of a case at their words. Raises `CaseError` as `place_statements` does."""
    listed = case.question.notes
    return tuple(
        Note(span=span, text=one.text, who=one.who or "", when=one.when, url=one.url or "")
        for one, span in zip(listed, _spans(case, "notes", listed, documents), strict=True)
    )


def _empty(one: Coded) -> Iterator[tuple[str, str]]:
    if not one.quote.strip():
        yield "quote", "must not be empty: write the words it is about"
    if one.start is not None and one.start < 0:
        yield "start", "must be 0 or more: how many characters stand before the words"
    if isinstance(one, CodedNote) and not one.text.strip():
        yield "text", "must not be empty"


def _spans(
    case: Case,
    section: str,
    entries: Sequence[Coded],
    documents: Sequence[Document],
) -> list[Span]:
    by_id = {one.id: one for one in documents}
    spans: list[Span] = []
    problems: list[Problem] = []
    for index, one in enumerate(entries):
        found = _span(one, by_id)
        if isinstance(found, Span):
            spans.append(found)
        else:
            path, _, line = _where(case, one).rpartition(":")
            problems.append(
                Problem(path, int(line) if line else None, f"{section}[{index}]{found}")
            )
    raise_problems(problems)
    return spans


def _span(one: Coded, documents: dict[str, Document]) -> Span | str:
    """Return the span of an entry, or what is wrong with it."""
    document = documents.get(one.document)
    if document is None:
        return (
            f".document: unknown document {one.document!r}; {suggest(one.document, [*documents])}"
        )
    if one.start is not None:
        if document.text[one.start : one.start + len(one.quote)] != one.quote:
            return f".quote: not at {one.start} of {document.id}; {_hint(document.text, one.quote)}"
        return document.span(one.start, one.start + len(one.quote))
    times = count_quote(document.text, one.quote)
    if times > 1:
        return f".quote: stands {times} times in {document.id}; add `start`, or more of the words"
    place = find_quote(document.text, one.quote)
    if place is None:
        return f".quote: not in {document.id}; {_hint(document.text, one.quote)}"
    return document.span(*place)


def _hint(text: str, quote: str) -> str:
    place = find_quote(text, quote)
    if place is not None:
        return f"it stands at {place[0]}"
    near = nearest_passage(text, quote)
    return (
        f"the nearest is “{near[:_SHOWN]}”" if near else f"nothing there is like “{quote[:_SHOWN]}”"
    )


def _where(case: Case, one: Coded) -> str:
    return case.places.get(one, "case.yaml:")
