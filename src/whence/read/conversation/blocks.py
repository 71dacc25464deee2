"""The blocks of a document: what is known of the stretches that were found in it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from whence.model import Block, Document

from ..language import detect_language
from .credit import credited
from .foreign import Foreign
from .pasted import Pasted
from .quotations import Quotation
from .stretches import Stretches

_KINDS: tuple[Literal["pasted", "quotation", "list", "foreign"], ...] = (
    "pasted",
    "quotation",
    "list",
    "foreign",
)


def all_blocks(
    document: Document,
    language: str | None,
    pasted: Sequence[Pasted] = (),
    quotations: Sequence[Quotation] = (),
    points: Sequence[tuple[int, int]] = (),
    foreign: Sequence[Foreign] = (),
) -> tuple[Block, ...]:
    """Return the blocks of a document in order; those of one kind never overlap.

    Blocks that were known before are kept. A quotation that markup sets off, of nobody knows what,
    gives way to what was found out about it.
    """
    found = [
        *_pasted(document, pasted),
        *_quoted(document, quotations, language),
        *_listed(document, points, language),
        *_foreign(document, foreign),
    ]
    explained = Stretches(
        [(one.start, one.end) for one in pasted] + [(one.start, one.end) for one in quotations]
    )
    kept = [
        one
        for one in document.blocks
        if one.kind != "quotation" or one.of or not explained.meets(one.span.start, one.span.end)
    ]
    for kind in _KINDS:
        known = Stretches((one.span.start, one.span.end) for one in kept if one.kind == kind)
        kept += [
            one
            for one in found
            if one.kind == kind and not known.meets(one.span.start, one.span.end)
        ]
    return tuple(sorted(kept, key=lambda one: (one.span.start, one.span.end, one.kind)))


def _pasted(document: Document, pasted: Sequence[Pasted]) -> Iterator[Block]:
    for one in pasted:
        place = one.by or credited(document.text, (one.start, one.end), one.introduction)
        yield Block(
            kind="pasted",
            span=document.span(one.start, one.end),
            language=detect_language(document.text[one.start : one.end]),
            attributed_to=document.span(*place) if place else None,
        )


def _quoted(
    document: Document, quotations: Sequence[Quotation], language: str | None
) -> Iterator[Block]:
    for one in quotations:
        yield Block(
            kind="quotation",
            span=document.span(one.start, one.end),
            language=detect_language(document.text[one.start : one.end]) or language,
            of=one.of,
            distance=one.distance,
        )


def _listed(
    document: Document, points: Sequence[tuple[int, int]], language: str | None
) -> Iterator[Block]:
    for start, end in points:
        yield Block(kind="list", span=document.span(start, end), language=language)


def _foreign(document: Document, foreign: Sequence[Foreign]) -> Iterator[Block]:
    for one in foreign:
        span = document.span(one.start, one.end)
        yield Block(kind="foreign", span=span, language=one.language)
