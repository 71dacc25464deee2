"""Which kinds of event a statement tells of, by its words."""

from whence.model import Span, Statement
from whence.text import fold

from .lexicon import Lexicon


def events_of(lexicon: Lexicon, statement: Statement) -> dict[str, Span]:
    """Return for each kind of event told of the first word that tells it.

    Words inside the name of a source do not count, nor does anything that is put in the past.
    """
    if lexicon.past.search(fold(statement.text)):
        return {}
    cues = ((kind, _cue(lexicon, statement, kind)) for kind in lexicon.classes)
    return {kind: cue for kind, cue in cues if cue}


def _cue(lexicon: Lexicon, statement: Statement, kind: str) -> Span | None:
    for start, end in lexicon.cues(kind, statement.text):
        cue = piece(statement, start, end)
        if not any(_inside(cue, hop.start, hop.end) for hop in statement.chain):
            return cue
    return None


def _inside(cue: Span, start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and cue.start < end and start < cue.end


def piece(statement: Statement, start: int, end: int) -> Span:
    """Return a part of a statement as a span of its document; offsets count from its start."""
    return Span(
        document=statement.document,
        start=statement.start + start,
        end=statement.start + end,
        quote=statement.text[start:end],
    )
