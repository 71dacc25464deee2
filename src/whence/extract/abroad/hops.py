"""One link of a chain from words of another language."""

from dataclasses import replace

from whence.model import UNSTATED, Document, Hop

from ..attribute import Attribution
from ..coreference import Memory
from .describe import describe_abroad


def _full_name(hop: Hop, memory: Memory) -> str:
    """Return the name by which a person was introduced who is now called by its last part."""
    if hop.kind != "person" or not hop.named or " " in hop.name:
        return hop.name
    full = (
        met.name
        for met in reversed(memory.met)
        if met.kind == "person" and met.named and met.name.split()[-1] == hop.name
    )
    return next(full, hop.name)


def hop_abroad(
    document: Document,
    span: tuple[int, int],
    one: Attribution,
    language: str,
    memory: Memory,
    relay: bool = False,
) -> Hop:
    """Return the hop for the words of a mention; `memory` says whom a pronoun points back to.

    A pronoun or a verb without a subject is the last person met, or else an unstated source.
    """
    mention = describe_abroad(document.text[slice(*span)], language)
    seen = not relay and any(
        describe_abroad(document.text[slice(*hand)], language).kind == "document"
        for hand in one.outer
    )
    hop = Hop(
        name=mention.name,
        kind=mention.kind,
        named=mention.named,
        directness="relayed" if relay else "documented" if seen else mention.directness,
        start=span[0],
        end=span[1],
        cue=document.text[slice(*one.cue)],
        cue_start=one.cue[0],
        cue_end=one.cue[1],
        affiliation=mention.affiliation,
        plural=mention.plural,
    )
    if mention.name != UNSTATED:
        hop = replace(hop, name=_full_name(hop, memory))
        if not relay:
            memory.met.append(hop)
        return hop
    last = next((met for met in reversed(memory.met) if met.start is not None), None)
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
