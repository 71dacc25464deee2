"""Stretches of a document that are somebody else's words as a whole: pasted texts, datelines.

What is said in them comes through one more hand: the outlet a pasted text names as its own, the
author of a quoted comment, the agency of a dateline. Where nobody is named, that hand is unstated.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.model import Block, Document, Hop
from whence.text import words

from .abroad import describe_abroad
from .attribution import Piece
from .datelines import Dateline, stands_for
from .unnamed import unstated


def pasted_from(document: Document, pasted: Sequence[Block], place: int) -> Hop | None:
    """Return the hand through which a pasted text came, at a place in one; None in own text."""
    for block in pasted:
        if block.span.start <= place < block.span.end:
            return _pasted(document, block)
    return None


def quoted_from(document: Document, piece: Piece, authors: Mapping[str, str]) -> Hop | None:
    """Return whose words of the same thread a quotation repeats, if the reader found them there."""
    for block in document.blocks:
        of = block.of if block.kind == "quotation" else None
        if not of or block.span.end <= piece[0] or piece[1] <= block.span.start:
            continue
        named = (one.span for one in document.replies if one.to == of and one.kind in _NAMING)
        span = next(((one.start, one.end) for one in named if one), None)
        span = span or (block.span.start, block.span.end)
        if name := authors.get(of):
            hop = _hop(document, span, span)
            return replace(hop, name=name, kind="person", directness="unknown")
        return unstated(document, span)
    return None


def agency(document: Document, dateline: Dateline, base: Sequence[Hop]) -> Hop | None:
    """Return the agency of a dateline as a hop, unless it is the publisher or author himself."""
    name = document.text[slice(*dateline.agency)]
    if any(stands_for(name, hop.name) for hop in base):
        return None
    return _hop(document, dateline.agency, dateline.cue)


def _pasted(document: Document, block: Block) -> Hop:
    if block.attributed_to:
        span = (block.attributed_to.start, block.attributed_to.end)
        hop = _hop(document, span, span, block.language)
        byline = _BYLINE.fullmatch(block.attributed_to.quote.strip())
        return replace(hop, kind="person") if byline and hop.kind != "publisher" else hop
    first = next(iter(words(block.span.quote)), (0, 1))
    return unstated(document, (block.span.start + first[0], block.span.start + first[1]))


_BYLINE = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}\s*:")
_NAMING = ("number", "name", "mention")


def _hop(
    document: Document, span: tuple[int, int], cue: tuple[int, int], language: str | None = None
) -> Hop:
    words_of = document.text[slice(*span)].strip(" :—–-")
    mention = describe_abroad(words_of, language or document.language or "en")
    return Hop(
        name=mention.name,
        kind=mention.kind if mention.named else "publisher",
        named=True,
        directness="relayed",
        start=span[0],
        end=span[1],
        cue=document.text[slice(*cue)],
        cue_start=cue[0],
        cue_end=cue[1],
    )
