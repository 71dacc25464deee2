"""What a tagger found, with the stance and certainty that the words of its cue have."""

from collections.abc import Iterable

from whence.data.lexicons import Cue, cue_verbs
from whence.text import fold

from .attribute import Attribution
from .sentence import NEGATIONS
from .tagged import Tagged


def from_tagged(text: str, tagged: Iterable[Tagged]) -> list[Attribution]:
    """Return the attributions that name a source, in the order of their cues."""
    return [_read(text, one) for one in tagged if one.source and one.cue and one.content]


def _read(text: str, one: Tagged) -> Attribution:
    cue = (one.cue[0][0], one.cue[-1][1])
    words = fold(text[slice(*cue)]).split()
    verb = _verb(words)
    negated = any(word in NEGATIONS or word.endswith("n't") for word in words)
    return Attribution(
        sources=one.source,
        cue=cue,
        content=one.content,
        stance=(verb.negated if negated else verb.stance) if verb else "asserts",
        certainty=verb.certainty if verb else "certain",
        distance=bool(verb and verb.distance),
    )


def _verb(words: list[str]) -> Cue | None:
    """Return the last word of a cue that the lists know."""
    return next((verb for word in reversed(words) if (verb := cue_verbs().get(word))), None)
