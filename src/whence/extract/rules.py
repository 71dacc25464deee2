"""The rules as a tagger: English attributions of whole texts, without what a chain needs."""

from collections.abc import Sequence

from .attribute import Attribution, attribute
from .sentence import read_sentences
from .tagged import Tagged


def tag_by_rules(texts: Sequence[str]) -> list[list[Tagged]]:
    """Return the attributions that the rules find in each text, in the order of their cues.

    Stance, certainty and the hands a word came through are left out.
    """
    return [_tag(text) for text in texts]


def _tag(text: str) -> list[Tagged]:
    return [_flat(one) for sentence in read_sentences(text) for one in attribute(sentence)]


def _flat(one: Attribution) -> Tagged:
    # “an official and a commander” are two sources of one phrase, which a tagger leaves whole.
    source = ((one.sources[0][0], one.sources[-1][1]),) if one.sources else ()
    return Tagged(source=source, cue=(one.cue,), content=one.content)
