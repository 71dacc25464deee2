"""Stretches of a document that are somebody else's words as a whole: pasted texts, datelines.

What is said in them comes through one more hand: the outlet a pasted text names as its own, the
author of a quoted comment, the agency of a dateline. Where nobody is named, that hand is unstated.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whence.model import Block, Document, Hop

from .datelines import Dateline, stands_for
from .kinds import describe
from .unnamed import unstated


def frame_at(
    document: Document, place: int, authors: Mapping[str, str]
) -> Iterator[Hop]:
    """Yield the hand through which the words at a place came: none, in the author's own text."""
    for block in document.blocks:
        if block.span.start <= place < block.span.end and (hop := _frame(document, block, authors)):
            yield hop
            return


def agency(document: Document, dateline: Dateline, base: Sequence[Hop]) -> Hop | None:
    """Return the agency of a dateline as a hop, unless it is the publisher or author himself."""
    name = document.text[slice(*dateline.agency)]
    if any(stands_for(name, hop.name) for hop in base):
        return None
    return _hop(document, dateline.agency, dateline.cue)


def _frame(document: Document, block: Block, authors: Mapping[str, str]) -> Hop | None:
    if block.kind == "pasted":
        if block.attributed_to is None:
            return unstated(document, (block.span.start, block.span.start + 1))
        span = (block.attributed_to.start, block.attributed_to.end)
        return _hop(document, span, span)
    if block.kind != "quotation" or block.of is None:
        return None
    named = (one.span for one in document.replies if one.to == block.of and one.kind in _NAMING)
    span = next(((one.start, one.end) for one in named if one), None)
    span = span or (block.span.start, block.span.start + 1)
    name = authors.get(block.of)
    hop = replace(_hop(document, span, span), kind="person")
    if name is None:
        return unstated(document, span)
    return replace(hop, name=name, named=True)


_NAMING = ("number", "name", "mention")


def _hop(document: Document, span: tuple[int, int], cue: tuple[int, int]) -> Hop:
    mention = describe(document.text[slice(*span)].strip(" :—–-"))
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
