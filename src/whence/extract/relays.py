"""The hands a pasted text passed through: its outlet, or somebody who is not named.

A commenter who pastes a report repeats it; what it says rests on the outlet it names, not on him.
Where it names none, there is still a hand between: an unknown relay.
"""

import re

from whence.model import Block, Document, Hop

from .abroad import describe_abroad

UNKNOWN_RELAY = "unknown relay"
_EDGE = " :«»“”\"'‘’„\n\t"
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}\s*:")


def pasted_block(document: Document, place: int) -> Block | None:
    """Return the pasted text that holds a place, if one does."""
    return next(
        (
            one
            for one in document.blocks
            if one.kind == "pasted" and one.span.start <= place < one.span.end
        ),
        None,
    )


def relay_hops(document: Document, place: int) -> tuple[Hop, ...]:
    """Return the hands between the author of a document and the words at a place.

    None where they are his own; the outlet, or the author whom a line with a colon names, of a
    pasted text that is attributed; an unknown relay of one that is not.
    """
    block = pasted_block(document, place)
    if block is None:
        return ()
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
