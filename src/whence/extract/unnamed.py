"""The source that nobody names: “it was reported”, “reportedly”, a quotation without a speaker."""

from whence.model import UNSTATED, Document, Hop


def unstated(document: Document, cue: tuple[int, int]) -> Hop:
    """Return the hop for a source that a text leaves out, standing where its cue stands."""
    return Hop(
        name=UNSTATED,
        kind="anonymous",
        named=False,
        directness="relayed",
        start=cue[0],
        end=cue[1],
        cue=document.text[slice(*cue)],
        cue_start=cue[0],
        cue_end=cue[1],
    )
