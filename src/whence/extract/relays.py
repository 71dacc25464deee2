"""The hands a pasted text passed through: its outlet, or somebody who is not named.

A commenter who pastes a report repeats it; what it says rests on the outlet it names, not on him.
Where it names none, there is still a hand between: an unknown relay.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from whence.model import Block, Document, Hop
from whence.text import trim

from .abroad import describe_abroad
from .sentence import Sentence

UNKNOWN_RELAY = "unknown relay"
_EDGE = " :«»“”\"'‘’„\n\t"
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}\s*:")


class Pasted:
    """The pasted texts of one document, looked up by place. They are in order and apart."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = [one for one in document.blocks if one.kind == "pasted"]
        self.starts = [one.span.start for one in self.blocks]

    def at(self, place: int) -> Block | None:
        """Return the pasted text that holds a place, if one does."""
        index = bisect_right(self.starts, place) - 1
        return self.blocks[index] if index >= 0 and place < self.blocks[index].span.end else None

    def hops(self, place: int) -> tuple[Hop, ...]:
        """Return the hands between the author of the document and the words at a place."""
        block = self.at(place)
        return _hops(self.document, block) if block else ()


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


def relay_hops(document: Document, place: int) -> tuple[Hop, ...]:
    """Return the hands between the author of a document and the words at a place.

    None where they are his own; the outlet, or the author whom a line with a colon names, of a
    pasted text that is attributed; an unknown relay of one that is not.
    """
    return Pasted(document).hops(place)


def _hops(document: Document, block: Block) -> tuple[Hop, ...]:
    if block.attributed_to is None:
        unknown = Hop(name=UNKNOWN_RELAY, kind="anonymous", named=False, directness="relayed")
        return (unknown,)
    words = block.attributed_to
    mention = describe_abroad(words.quote.strip(_EDGE), block.language or document.language or "en")
    byline = _PERSON.fullmatch(words.quote.strip()) is not None
    hop = Hop(
        name=mention.name if mention.named else words.quote.strip(_EDGE),
        kind="person" if byline and mention.kind != "publisher" else "publisher",
        directness="relayed",
        start=words.start,
        end=words.end,
    )
    return (hop,)
