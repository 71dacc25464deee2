"""One link of a chain from words of another language."""

from dataclasses import replace

from whence.model import UNSTATED, Document, Hop

from ..attribution import Attribution, Piece
from ..coreference import Memory
from .describe import describe_abroad


def _full_name(hop: Hop, memory: Memory) -> str:
    """Return the name by which a person was introduced who is now called by its last part."""
    if hop.kind != "person" or not hop.named or " " in hop.name:
        return hop.name
    full = (
        met.hop.name
        for met in reversed(memory.met)
        if met.hop.kind == "person" and met.hop.named and met.hop.name.split()[-1] == hop.name
    )
    return next(full, hop.name)


def hop_abroad(
    document: Document,
    span: Piece,
    one: Attribution,
    language: str,
    memory: Memory,
    hand: Piece | None = None,
) -> Hop:
    """Return the hop for the words of a mention; `memory` says whom a pronoun points back to.

    `hand` is the cue of a hand that only passes on. A pronoun or a verb without a subject is the last person met, or else an unstated source.
    """
    mention = describe_abroad(document.text[slice(*span)], language)
    cue = hand or one.cue
    seen = hand is None and any(
        describe_abroad(document.text[slice(*each.source)], language).kind == "document"
        for each in one.outer
        if each.source
    )
    hop = Hop(
        name=mention.name,
        kind=mention.kind,
        named=mention.named,
        directness="relayed" if hand else "documented" if seen else mention.directness,
        start=span[0],
        end=span[1],
        cue=document.text[slice(*cue)],
        cue_start=cue[0],
        cue_end=cue[1],
        affiliation=mention.affiliation,
        plural=mention.plural,
    )
    if mention.name != UNSTATED:
        hop = replace(hop, name=_full_name(hop, memory))
        if not hand:
            memory.meet(hop, hop.name, span[0])
        return hop
    last = next((met.hop for met in reversed(memory.met) if met.hop.start is not None), None)
    if last is None:
        return hop
    return replace(
        hop,
        name=last.name,
        kind=last.kind,
        named=last.named,
        plural=last.plural,
        affiliation=last.affiliation,
        directness=last.directness,
    )
