"""Pasted and foreign blocks: sentences end at their edges, and have the language of their block."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from whence.data.languages import languages_abroad
from whence.model import Document
from whence.text import trim

from .sentence import Sentence


def split_at_blocks(document: Document, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences, cut where a pasted or foreign text begins or ends.

    “… look for an end to the war:” and the text pasted behind it without a stop are two.
    """
    edges = sorted(
        {
            edge
            for one in document.blocks
            if one.kind in ("pasted", "foreign")
            for edge in (one.span.start, one.span.end)
        }
    )
    for sentence in sentences:
        first = bisect_right(edges, sentence.start)
        inner = edges[first : bisect_left(edges, sentence.end)]
        yield from _pieces(sentence, inner) if inner else (sentence,)


def _pieces(sentence: Sentence, edges: list[int]) -> Iterator[Sentence]:
    bounds = [sentence.start, *edges, sentence.end]
    for start, end in pairwise(bounds):
        tokens = tuple(one for one in sentence.tokens if start <= one.start and one.end <= end)
        piece = trim(sentence.text, start, end)
        if piece and tokens:
            yield Sentence(sentence.text, *piece, tokens)


def abroad_at(document: Document, place: int) -> str | None:
    """Return the language at a place if it is one of those with word lists of their own."""
    language = language_at(document, place)
    return language if language in languages_abroad() else None


def language_at(document: Document, place: int) -> str | None:
    """Return the language of the words at a place: of a pasted or foreign block its own."""
    for block in document.blocks:
        if block.span.start <= place < block.span.end and block.language:
            return block.language
        if block.span.start > place:
            break  # blocks stand in order; what begins later holds nothing here
    return document.language
