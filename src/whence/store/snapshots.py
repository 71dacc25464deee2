"""What still is as it was when it was captured, quoted or assessed, and what no longer is.

Words are found where they were, exactly, or not at all: a quotation whose text has changed is an
orphan, and is never moved to words that look alike.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from whence.model import (
    Assessment,
    Capture,
    Case,
    Document,
    Fact,
    Issue,
    Precedent,
    Span,
    document_id,
)

_SHOWN = 120  # characters of a quotation that a message repeats


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check_snapshots(case: Case, documents: Iterable[Document]) -> list[Issue]:
    """Return a warning for each capture that has changed and each quotation that is not there."""
    read = _Read(documents)
    return [*_changed_captures(case, read), *_lost_quotations(case, read)]


def orphans(assessment: Assessment, documents: Iterable[Document]) -> list[Span]:
    """Return the spans of an assessment whose document is not there any more as it was then.

    `documents` are those of now. A span is an orphan if its document is missing, if bytes or text
    of it have changed, or if the words are not at their place. In the order of the assessment,
    each once.
    """
    now = {document.id: document for document in documents}
    kept = {
        then.id
        for then in assessment.documents
        if (found := now.get(then.id)) and (found.sha256, found.text) == (then.sha256, then.text)
    }
    spans = dict.fromkeys(_spans(assessment))
    return [span for span in spans if span.document not in kept or not _stands(span, now)]


def _stands(span: Span, documents: Mapping[str, Document]) -> bool:
    return documents[span.document].text[span.start : span.end] == span.quote


def _spans(record: Any) -> Iterator[Span]:
    """Yield every span in a record, however deep."""
    if isinstance(record, Span):
        yield record
    elif is_dataclass(record):
        for field in fields(record):
            yield from _spans(getattr(record, field.name))
    elif isinstance(record, tuple | list):
        for part in record:
            yield from _spans(part)


class _Read:
    """Documents to be looked up by id, or by the path of their file."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.by_id: dict[str, Document] = {}
        self.by_path: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            self.by_id[document.id] = document
            self.by_path[document.path].append(document)


def _changed_captures(case: Case, read: _Read) -> Iterator[Issue]:
    ids = {file.path: file.id for file in case.files}
    for capture in case.captures:
        id = ids.get(capture.path)
        change = _change(capture, id, read) if id else "is gone since it was captured"
        if change:
            what = f"{capture.path} {change} on {capture.captured:%Y-%m-%d}"
            what = f"{what}: spans into the capture are orphans"
            yield Issue(level="warning", what=what, document=id)


def _change(capture: Capture, id: str, read: _Read) -> str | None:
    """Say how a captured file differs from what it was, None if it does not.

    The ids of its documents begin with that of the file, which may be another now than it was.
    """
    if any(one.sha256 != capture.sha256 for one in read.by_path.get(capture.path, ())):
        return "has changed since it was captured"
    stem = document_id(capture.path)
    for then, sha256 in capture.text_sha256.items():
        now = read.by_id.get(id + then.removeprefix(stem))
        if now is None or text_sha256(now.text) != sha256:
            version = f" with whence {capture.whence}" if capture.whence else ""
            return f"is read otherwise than when it was captured{version}"
    return None


def _lost_quotations(case: Case, read: _Read) -> Iterator[Issue]:
    """Yield a warning for each quotation of knowledge that its document does not hold.

    Of a document that the case does not have at all is told when the case is opened.
    """
    things: tuple[Fact | Precedent, ...] = (*case.knowledge.facts, *case.knowledge.precedents)
    for thing in things:
        cited = thing.source
        if not (cited and cited.document and cited.quote):
            continue
        document = read.by_id.get(cited.document)
        if document and document.text.find(cited.quote) >= 0:
            continue
        if document or any(cited.document.startswith(file.id) for file in case.files):
            where = case.places.get(thing, thing.id)
            what = f"{where}: {_lost(cited.quote, cited.document, document, read)}"
            yield Issue(level="warning", what=what, document=document.id if document else None)


def _lost(quote: str, id: str, document: Document | None, read: _Read) -> str:
    shown = quote if len(quote) <= _SHOWN else quote[:_SHOWN] + "…"
    if document is None:
        return f"no document {id!r} was read, so the quotation “{shown}” is an orphan"
    beside = (one.id for one in read.by_path[document.path] if quote in one.text)
    found = next(beside, None)
    hint = f"; these words stand in {found!r}" if found else "; quote the words as they stand there"
    return f"the quotation “{shown}” is not in {id!r}, so it is an orphan{hint}"
