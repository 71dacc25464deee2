"""How far on a ladder of degrees the words of a statement go: talks, agreement, alliance."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from whence.model import Degree, Document, Statement

from .blocks import abroad_at
from .ladders import read_rungs


def with_degrees(statements: Iterable[Statement], document: Document) -> list[Statement]:
    """Return the statements of a document with their degrees; in English only."""
    return [replace(one, degrees=tuple(_degrees(one, document))) for one in statements]


def _degrees(statement: Statement, document: Document) -> Iterator[Degree]:
    for piece in statement.content:
        if abroad_at(document, piece.start):
            continue
        for rung in read_rungs(piece.quote):
            start, end = (piece.start + place for place in rung.span)
            yield Degree(
                ladder=rung.ladder,
                rung=rung.rung,
                level=rung.level,
                span=document.span(start, end),
                state=rung.state,
                limited=rung.limited,
            )
