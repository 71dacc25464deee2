"""A document's text with its passages marked, and the address of every passage.

Passages may nest and cross; HTML elements may only nest. A passage that crosses another is cut at
the other's end: its first piece carries the address, the rest follows at once.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from markupsafe import Markup, escape

from whence.model import Document, Span
from whence.text import slug

from .safe import plain, visible

_LONGEST = 60  # characters of an id or name that go into an address


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to be marked: offsets into the text, its address, what it is, a short note.

    `back` is the address of the place that uses it, `remark` that of a remark on it.
    """

    start: int
    end: int
    id: str | None
    kind: str
    note: str = ""
    back: str = ""
    remark: str = ""


class Addresses:
    """One address for each document, passage, claim or finding: readable, stable, unique."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._given: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._asked: dict[str, dict[Span, None]] = {}

    def of(self, kind: str, id: str) -> str:
        """Return the address of a record: `claim-merger-agreed`."""
        key = (kind, id)
        if key not in self._given:
            self._given[key] = self._free(f"{kind}-{slug(plain(id)[:_LONGEST])}")
        return self._given[key]

    def _free(self, wanted: str) -> str:
        numbered = (wanted if n == 1 else f"{wanted}-{n}" for n in count(1))
        address = next(name for name in numbered if name not in self._taken)
        self._taken.add(address)
        return address

    def of_document(self, id: str) -> str | None:
        """Return the address of a document, None if there is no such document."""
        return self.of("doc", id) if id in self._documents else None

    def of_span(self, span: Span) -> str | None:
        """Return the address of a passage; None if the document does not hold these words."""
        document = self._documents.get(span.document)
        if document is None or document.text[span.start : span.end] != span.quote:
            return None
        self._asked.setdefault(span.document, {})[span] = None
        return f"{self.of('doc', span.document)}.{span.start}-{span.end}"

    def asked(self, document: str) -> list[Span]:
        """Return the passages of a document whose addresses were given: those that are linked to."""
        return list(self._asked.get(document, ()))


def marked_text(
    text: str, marks: Sequence[Mark], back: str = "back", remark: str = "remark"
) -> Markup:
    """Return the whole text, escaped, each marked passage in a `mark` element.

    After a mark that has a way back comes a link without text, called `back`; after one that
    somebody remarked on, a link to that, called `remark`.
    """
    shown = visible(text)
    waiting = [(mark.start, -mark.end, n, mark) for n, mark in enumerate(marks)]
    heapq.heapify(waiting)
    pieces: list[Markup] = []
    open_ends: list[tuple[int, Markup]] = []
    at = 0

    def write_until(offset: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1][0] <= offset:
            end, link = open_ends.pop()
            pieces.extend((escape(shown[at:end]), Markup("</mark>"), link))
            at = end
        pieces.append(escape(shown[at:offset]))
        at = offset

    while waiting:
        _, _, n, mark = heapq.heappop(waiting)
        write_until(mark.start)
        end = min(mark.end, open_ends[-1][0]) if open_ends else mark.end
        if end < mark.end:
            rest = Mark(end, mark.end, None, mark.kind, mark.note)
            heapq.heappush(waiting, (end, -mark.end, n, rest))
        pieces.append(_opening(mark))
        open_ends.append((end, _way_back(mark, back) + _to_remark(mark, remark)))
    write_until(len(shown))
    return Markup().join(pieces)


def _opening(mark: Mark) -> Markup:
    id = Markup(' id="{}"').format(mark.id) if mark.id else Markup()
    note = Markup(' title="{}"').format(mark.note) if mark.note else Markup()
    return Markup('<mark class="{}"{}{}>').format(mark.kind, id, note)


def _way_back(mark: Mark, name: str) -> Markup:
    if not (mark.id and mark.back):
        return Markup()
    return Markup('<a class="back" href="#{}" aria-label="{}"></a>').format(mark.back, name)


def _to_remark(mark: Mark, name: str) -> Markup:
    if not (mark.id and mark.remark):
        return Markup()
    return Markup('<a class="remark" href="#{}" aria-label="{}"></a>').format(mark.remark, name)
