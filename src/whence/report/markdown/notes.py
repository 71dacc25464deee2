"""A number for every passage that is quoted, and the footnotes that say where it stands."""

from collections.abc import Iterator, Mapping

from whence.model import Document, Span

from ..safe import isolated, plain, shortened
from .text import told, words

_QUOTATION = 400  # characters, as on the page; the passage is given in full under its document
_CELL = 120  # characters of a quotation in a table
_WHOLE = 2000  # characters of a passage under its document: more is the document itself


class Notes:
    """Numbers passages in the order in which they are first quoted."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self._numbers: dict[Span, int] = {}
        self._shown: set[Span] = set()  # quoted somewhere in full

    def number(self, span: Span) -> str:
        """Return the footnote mark of a passage."""
        return f"[^{self._numbers.setdefault(span, len(self._numbers) + 1)}]"

    def quotation(self, span: Span, limit: int = _QUOTATION) -> str:
        """Return a quotation with whose it is and its footnote mark."""
        return f"{self._quoted(span, limit)} — {words(self.publisher(span.document))}{self.number(span)}"

    def cell(self, span: Span) -> str:
        """Return a short quotation with its footnote mark, for a cell of a table."""
        return f"{self._quoted(span, _CELL)}{self.number(span)}"

    def shows(self, span: Span) -> bool:
        """Say whether a passage was quoted in full already."""
        return span in self._shown

    def _quoted(self, span: Span, limit: int) -> str:
        if len(plain(span.quote)) <= limit:
            self._shown.add(span)
        return quoted(span, limit)

    def publisher(self, document: str) -> str:
        """Return by whom a document is, or else its id."""
        found = self.documents.get(document)
        return (found.publisher or found.author or document) if found else document

    def passages(self) -> dict[str, list[tuple[int, Span]]]:
        """Return by document what was cited and nowhere quoted in full, in the order of its text, numbered."""
        found: dict[str, list[tuple[int, Span]]] = {}
        for span, number in self._numbers.items():
            if span not in self._shown:
                found.setdefault(span.document, []).append((number, span))
        return {
            id: sorted(own, key=lambda one: (one[1].start, one[1].end)) for id, own in found.items()
        }

    def footnotes(self) -> Iterator[str]:
        """Yield a footnote for each passage: its document and offsets."""
        for span, number in self._numbers.items():
            yield f"[^{number}]: {self._place(span)}"

    def _place(self, span: Span) -> str:
        document = self.documents.get(span.document)
        where = f"{words(span.document)}, characters {span.start}–{span.end}"
        if document is None:
            return f"{where} (not held)"
        held = document.text[span.start : span.end] == span.quote
        return where if held else f"{where} (the text says otherwise)"


def quoted(span: Span, limit: int = _QUOTATION) -> str:
    """Return the words of a span in quotation marks, the middle left out of long ones."""
    return f"“{words(shortened(plain(span.quote), limit))}”"


def whole(span: Span) -> str:
    """Return the words of a span as they stand under their document."""
    return f"“{told(isolated(shortened(plain(span.quote), _WHOLE)))}”"
