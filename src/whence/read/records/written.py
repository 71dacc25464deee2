"""A document as `whence read --jsonl` wrote it, read back as it was."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from whence.model import DateError, Document, Span, SpanError

from .moments import written_interval

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_MARKS = ("text", "sha256", "characters", "published")


def is_written(row: Mapping[str, Any]) -> bool:
    """Say whether a record is a document as we write it."""
    return all(mark in row for mark in _MARKS) and isinstance(row["published"], Mapping)


def read_written(row: Mapping[str, Any]) -> Document:
    """Return the document that a record was written from, with all of its fields.

    Raises `ValueError` where it cannot be one: a span that quotes other words, say, because the
    text was changed afterwards.
    """
    from pydantic import ValidationError

    try:
        document = _adapter().validate_python(row)
        for when in _intervals(row):
            written_interval(when)
        for span in _spans(document):
            document.check(span)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"{place}: {first['msg']}") from None
    except (SpanError, DateError) as error:
        raise ValueError(str(error)) from None
    if "\r" in document.text or document.characters != row["characters"]:
        raise ValueError("the text has another length than when it was written")
    if document.captured and document.captured.tzinfo is None:
        raise ValueError("captured: no zone")
    return document


@lru_cache(maxsize=1)  # making one takes longer than reading a thousand rows with it
def _adapter() -> "TypeAdapter[Document]":
    from pydantic import TypeAdapter

    return TypeAdapter(Document)


def _intervals(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the intervals as written: the model takes them as they are."""
    yield row["published"]
    for expression in row.get("dates") or ():
        yield expression["when"]


def _spans(document: Document) -> Iterator[Span]:
    yield from (date.span for date in document.dates)
    found = (
        *(block.span for block in document.blocks),
        *(block.attributed_to for block in document.blocks),
        *(reply.span for reply in document.replies),
        *(loss.span for loss in document.damage),
    )
    yield from (span for span in found if span)
