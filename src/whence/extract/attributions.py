"""All attributions of a document, sentence by sentence: of the rules, or of a tagger and the rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model import Document

from .abroad import attribute_abroad
from .attribute import attribute
from .attribution import Attribution, Content, Piece
from .blocks import language_at, split_at_blocks
from .datelines import Dateline, find_datelines
from .relays import Relay, find_relays
from .sentence import Sentence, read_sentences
from .tagged import Tagged, Tagger
from .tags import assign, merge, read_tags


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its attributions, and the number of its paragraph."""

    sentence: Sentence
    found: tuple[Attribution, ...]
    paragraph: int
    wire: Dateline | None = None  # the dateline it stands under


def read_attributions(document: Document, tagger: Tagger | None = None) -> list[Read]:
    """Return every sentence of a document with what it attributes.

    A tagger reads English only; elsewhere, and without one, the rules do.
    """
    text = document.text
    sentences = list(split_at_blocks(document, read_sentences(text)))
    datelines = {one.span[0]: one for one in find_datelines(text)}
    relays = [_relays(document, sentence, datelines) for sentence in sentences]
    masked = blank(text, [one.span for found in relays for one in found])
    tags: list[list[Tagged]] = [[] for _ in sentences]
    if tagger and document.language in (None, "en"):
        tags = assign(sentences, read_tags(text, tagger))
    wire, read = None, []
    rows = zip(sentences, _paragraphs(text, sentences), relays, tags, strict=True)
    for sentence, number, aside, tagged in rows:
        wire = datelines.get(sentence.start, wire)
        found = _attributions(document, sentence, masked, aside)
        if tagger and _english(document, sentence):
            found = merge(sentence, found, tagged)
        read.append(Read(sentence, tuple(found), number, wire))
    return read


def blank(text: str, spans: Sequence[Piece]) -> str:
    """Return the text with some stretches, in order and apart, replaced by spaces."""
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], " " * (stop - start)]
        end = stop
    return "".join([*pieces, text[end:]]) if spans else text


def _relays(
    document: Document, sentence: Sentence, datelines: Mapping[int, Dateline]
) -> list[Relay]:
    """Return what is to be taken out of a sentence before it is read."""
    found = find_relays(sentence) if _english(document, sentence) else []
    if (dateline := datelines.get(sentence.start)) and dateline.span[1] < sentence.end:
        found = [one for one in found if one.span[0] >= dateline.span[1]]
        return [Relay(dateline.span, dateline.cue), *found]
    return found


def _attributions(
    document: Document, sentence: Sentence, masked: str, relays: list[Relay]
) -> list[Attribution]:
    if not _english(document, sentence):
        language = language_at(document, sentence.start)
        return attribute_abroad(sentence, language or "") or attribute(sentence)
    spans = [one.span for one in relays]
    reduced = sentence.without(masked, spans) if spans else sentence
    if not reduced.tokens:
        return []
    return [_around(one, spans) for one in attribute(reduced, relays)]


def _around(one: Attribution, spans: Sequence[Piece]) -> Attribution:
    """Leave what was taken out of a sentence out of the contents, too."""
    if not spans:
        return one
    content = tuple(piece for start, end in one.content for piece in _without(start, end, spans))
    return replace(one, content=content or one.content)


def _without(start: int, end: int, spans: Sequence[Piece]) -> Content:
    pieces = []
    for left, right in spans:
        if start < right and left < end:
            pieces.append((start, left))
            start = max(start, right)
    return tuple((left, right) for left, right in [*pieces, (start, end)] if right - left > 1)


def _english(document: Document, sentence: Sentence) -> bool:
    return language_at(document, sentence.start) in (None, "en")


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """Return the number of each sentence's paragraph."""
    numbers, number, end = [], 0, 0
    for sentence in sentences:
        number += "\n\n" in text[end : sentence.start].replace("\r", "").replace(" ", "")
        numbers.append(number)
        end = sentence.end
    return numbers
