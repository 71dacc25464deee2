"""One statement from its parts: its id, its spans, and the voice its chain is spoken in."""

from collections.abc import Iterator, Sequence

from whence.model import Certainty, Document, Hop, Stance, Statement, content_id
from whence.text import fold, trim

from .attribution import Content, Piece

Chain = tuple[Hop, ...]


def make_statement(
    document: Document,
    *,
    start: int,
    end: int,
    content: Content,
    chain: Chain,
    stance: Stance,
    certainty: Certainty,
    quoted: bool,
) -> Statement:
    """Return a statement whose spans quote the document, with an id made from what it holds."""
    return Statement(
        id=content_id("stmt", document.id, start, end, *content, chain[-1].name),
        document=document.id,
        start=start,
        end=end,
        text=document.span(start, end).quote,
        content=tuple(document.span(*piece) for piece in content),
        chain=chain,
        stance=stance,
        certainty=certainty,
        quoted=quoted,
    )


def in_voice(voice: Chain, chain: Chain, base: int) -> Chain:
    """Put what a quoted person attributes behind that person's own chain."""
    inner = [hop for hop in chain[base:] if fold(hop.name) != fold(voice[-1].name)]
    if inner:
        return (*voice, *inner)
    return (*voice[:-1], chain[-1]) if len(chain) > base else voice  # “I”, in its own place


def outside(text: str, piece: Piece, spoken: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what of a stretch stands outside others, which are in order."""
    start, end = piece
    for left, right in spoken:
        if left > start and (kept := trim(text, start, min(left, end))):
            yield kept
        start = max(start, right)
    if start < end and (kept := trim(text, start, end)) and kept[1] - kept[0] > 2:
        yield kept
