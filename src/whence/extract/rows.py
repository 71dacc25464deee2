"""Statements as flat rows: one for each hand that the text names, from outside inwards.

“Reuters said that two bankers said that the firm was sold” is two rows. The outer holds the inner
one in its content, and the inner one names it as its parent. A hand that several statements went
through is one row. What a document says in its own voice has no source and no cue, and makes a row
only where that is asked for: it would be most rows, and the reader of such a table asks who said it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal

from whence.model import Certainty, Directness, Document, SourceKind, Stance, Statement

from .parents import Attributed, nest

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One attribution in one document. Spans are `[start, end)` in code points of its text.

    `source`, `cue` and `content` are the words at the spans, pieces joined by a space; `name` is
    whom the source stands for (“he”). `parent` is the id of the row in whose content this one
    lies. `stance` and `certainty` are those of a row to its own content: of a hand that only passed
    words on, that it did. Spans of a cue are empty where the text has no word for it.
    """

    id: str
    document_id: str
    source_spans: Spans
    cue_spans: Spans
    content_spans: Spans
    source: str
    cue: str
    content: str
    name: str
    kind: SourceKind
    named: bool
    directness: Directness
    stance: Stance
    certainty: Certainty
    quoted: bool
    parent: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the fields by name, in their order."""
        return {name: getattr(self, name) for name in _NAMES}


_NAMES = tuple(field.name for field in fields(StatementRow))
# The columns of such a table, by what they hold.
COLUMNS: dict[str, Literal["text", "flag", "spans"]] = {
    name: "spans" if name.endswith("_spans") else "flag" if name in ("named", "quoted") else "text"
    for name in _NAMES
}


def statement_rows(
    document: Document, statements: Iterable[Statement], *, own: bool = False
) -> list[StatementRow]:
    """Return the rows of a document's statements, an outer one before those in it.

    Ids are the document's with a number, so that they are as unique as the documents' are. `own`
    adds what the document says in its own voice. Raises `SpanError` for a span outside the text.
    """
    rows: list[StatementRow] = []
    ids: dict[int, str] = {}
    for one in nest(document.text, statements):
        if one.source or one.cue or own:
            ids[id(one)] = f"{document.id}:{len(rows) + 1}"
            rows.append(_row(document, one, ids))
    return rows


def _row(document: Document, one: Attributed, ids: dict[int, str]) -> StatementRow:
    def words(spans: Spans) -> str:
        return " ".join(document.span(*span).quote for span in spans)

    said, hop = one.statement, one.hop
    return StatementRow(
        id=ids[id(one)],
        document_id=document.id,
        source_spans=one.source,
        cue_spans=one.cue,
        content_spans=one.content,
        source=words(one.source),
        cue=words(one.cue),
        content=words(one.content),
        name=hop.name,
        kind=hop.kind,
        named=hop.named,
        directness=hop.directness,
        stance=said.stance if said else "asserts",
        certainty=said.certainty if said else "certain",
        quoted=bool(said and said.quoted),
        parent=ids[id(one.parent)] if one.parent else None,
    )
