"""Statements that the analyst coded, as they come out of a text."""

from collections.abc import Iterable

from whence.model import CodedStatement, Document, Hop, Placed, Span, Statement
from whence.text import fold

from .hops import opening_hops


def coded_statements(
    placed: Iterable[Placed], documents: Iterable[Document]
) -> tuple[Statement, ...]:
    """Return a statement for each reading in these documents that takes a stance."""
    by_id = {one.id: one for one in documents}
    return tuple(
        _statement(one, by_id[one.span.document])
        for one in placed
        if one.coded.stance != "none" and one.span.document in by_id
    )


def _statement(placed: Placed, document: Document) -> Statement:
    coded, span = placed.coded, placed.span
    assert coded.stance != "none"
    chain = opening_hops(document)
    if coded.source:
        chain = (*chain, _hop(coded, coded.source, span, document))
    return Statement(
        id=placed.id,
        document=document.id,
        start=span.start,
        end=span.end,
        text=span.quote,
        content=(span,),
        claim=coded.claim,
        match=1.0,
        stance=coded.stance,
        certainty=coded.certainty,
        chain=chain,
        coded=True,
        why=coded.why or "",
        coded_by=coded.who or "",
        coded_on=coded.when,
    )


def _hop(coded: CodedStatement, name: str, span: Span, document: Document) -> Hop:
    start, end = _mention(name, span, document)
    return Hop(
        name=name,
        kind=coded.kind,
        named=coded.named and coded.kind != "anonymous",
        directness=coded.directness or "unknown",
        start=start,
        end=end,
    )


def _mention(name: str, span: Span, document: Document) -> tuple[int, int]:
    """Return where a source is named: in the words, else nearest to them, else the words themselves.

    They are what the analyst takes it from.
    """
    text, wanted = fold(document.text), fold(name)
    at = text.find(wanted, span.start, span.end)
    if at < 0:
        before, behind = text.rfind(wanted, 0, span.start), text.find(wanted, span.end)
        near = [place for place in (before, behind) if place >= 0]
        at = min(near, key=lambda place: abs(place - span.start), default=-1)
    return (at, at + len(wanted)) if at >= 0 and wanted else (span.start, span.end)
