"""One of two reports to be compared: a document, or a report that a document cites."""

from collections.abc import Iterable, Mapping, Sequence

from whence.model import Document, Side, SourceKind, Span, Stance, Statement
from whence.text import sentences

_CITED: tuple[SourceKind, ...] = ("publisher", "organisation")
_FOR: tuple[Stance, ...] = ("asserts",)
_AGAINST: tuple[Stance, ...] = ("denies", "doubts")


def cited_reports(
    statements: Iterable[Statement], publishers: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Return the reports that are known only because a document cites them, with that document."""
    held = {outlet for outlets in publishers.values() for outlet in outlets}
    found: dict[str, str] = {}
    for one in statements:
        for hop in one.chain:
            if hop.kind in _CITED and hop.start is not None and hop.source not in held:
                found.setdefault(hop.source, one.document)
    return found


def make_side(
    id: str,
    documents: Mapping[str, Document],
    statements: Sequence[Statement],
    cited: Mapping[str, str],
) -> Side:
    """Return the report of this id; it must be a document or one of the `cited` reports."""
    held = id in documents
    document = documents[id if held else cited[id]]
    own = [one for one in statements if speaks(one, id, held)]
    names = (hop.name for one in own for hop in one.chain[-1:] if hop.start is not None)
    label = document.publisher or document.author or id
    if not held:
        hops = (hop for one in own for hop in one.chain)
        label = next((hop.name for hop in hops if hop.source == id), id)
    return Side(
        id=id,
        label=label,
        document=document.id,
        held=held,
        published=document.published,
        sources=tuple(dict.fromkeys(names)),
        text=_whole(document) if held else tuple(_told(document, own)),
    )


def speaks(statement: Statement, id: str, held: bool) -> bool:
    """Say whether a statement is that report's: in it, or told of it."""
    if held:
        return statement.document == id
    return any(hop.source == id for hop in statement.chain)


def stance_on(statements: Iterable[Statement]) -> Stance | None:
    """Return the side that statements on one claim take; None if they take none."""
    stances = {one.stance for one in statements}
    for side in (_FOR, _AGAINST):
        for stance in side:
            if stance in stances:
                return stance
    return None


def opposed(a: Stance, b: Stance) -> bool:
    """Say whether two stances are for and against."""
    return (a in _FOR) != (b in _FOR)


def _whole(document: Document) -> tuple[Span, ...]:
    return (document.span(0, len(document.text)),) if document.text else ()


def _told(document: Document, statements: Iterable[Statement]) -> Iterable[Span]:
    """Yield what a document tells of a report: statements, and sentences that add to their events."""
    spans = [(one.start, one.end) for one in statements]
    added = [
        role.span.start
        for one in statements
        for frame in one.frames
        for role in frame.roles
        if role.carried
    ]
    spans += [
        (start, end)
        for start, end in (sentences(document.text) if added else ())
        if any(start <= at < end for at in added)
    ]
    last = 0
    for start, end in sorted(spans):
        if end > max(start, last):
            yield document.span(max(start, last), end)
            last = end
