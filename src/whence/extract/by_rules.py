"""The rules as a tagger: what `attribute` finds, without its chains."""

from collections.abc import Sequence

from .attribute import attribute
from .sentence import read_sentences
from .tagged import Tagged


def tag_by_rules(texts: Sequence[str]) -> list[list[Tagged]]:
    """Return the attributions of each text by the English rules, one for each source."""
    return [_tag(text) for text in texts]


def _tag(text: str) -> list[Tagged]:
    return [
        Tagged((source,), (one.cue,), one.content)
        for sentence in read_sentences(text)
        for one in attribute(sentence)
        for source in one.sources
    ]
