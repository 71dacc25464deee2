"""Which words of a document are its author's own assertions: not quoted, reported, pasted or doubted."""

import re
from collections.abc import Iterable

from whence.extract.distance import distances
from whence.extract.voices import find_quotes, long_enough
from whence.model import Document, Span, Statement
from whence.text import Stretches

_SMALL = re.compile(r"\b[a-z]+\b")


class Voices:
    """The stretches of one document that others say, and those its author keeps clear of."""

    def __init__(self, document: Document, statements: Iterable[Statement]) -> None:
        self._text = text = document.text
        self._small: frozenset[str] | None = None
        quoted = [
            (one.start, one.end)
            for one in find_quotes(text, document.language)
            if long_enough(text, one)
        ]
        pasted = [
            (block.span.start, block.span.end)
            for block in document.blocks
            if block.kind in ("pasted", "quotation")
        ]
        reported = [
            (piece.start, piece.end)
            for one in statements
            if one.document == document.id and any(hop.start is not None for hop in one.chain)
            for piece in one.content
        ]
        self._others = Stretches((*quoted, *pasted, *reported))
        self._foreign = Stretches(
            (block.span.start, block.span.end)
            for block in document.blocks
            if block.kind == "foreign"
        )
        self._doubted = Stretches(
            one.scope if one.by == "word" else one.mark for one in distances(text)
        )

    def only_opens(self, span: Span, sentence: int) -> bool:
        """Say whether a word that opens a sentence is no name: the text has it small elsewhere."""
        if span.start - sentence > 1 or not span.quote.isalpha() or span.quote.isupper():
            return False
        if self._small is None:
            self._small = frozenset(_SMALL.findall(self._text))
        return span.quote.lower() in self._small

    def own(self, start: int, end: int) -> bool:
        """Say whether a stretch is the author's own word, whole."""
        return not self._others.touch(start, end)

    def doubted(self, start: int, end: int) -> bool:
        """Say whether the author keeps clear of it: “alleged”, scare quotes."""
        return self._doubted.touch(start, end)

    def foreign(self, start: int, end: int) -> bool:
        """Say whether it is in another language."""
        return self._foreign.touch(start, end)
