"""Whom “it”, “they”, “she” or “the group” at the head of a sentence means.

Only the subject of the sentence before, in the same paragraph, and only where that sentence names
nobody else it could be: places it is in apart.
"""

from collections.abc import Sequence

from whence.data.relations import kind_nouns
from whence.extract.events.groups import Reading
from whence.extract.events.naming import Phrase
from whence.extract.events.words import is_people
from whence.extract.kinds import describe
from whence.extract.sentence import Sentence

from .names import Named

_ONE = frozenset("he she".split())
_BODY = frozenset("it they".split())
_PLACED = frozenset("in at near from to inside outside through into around".split())


def points(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a phrase at the head of a sentence points back to who was named before."""
    sentence, first = reading.sentence, phrase.first
    if first > 1 or (first == 1 and reading.kind(0) not in ("adverb", "and")):
        return False
    low = sentence.low(first)
    if phrase.end - first == 1:
        return low in _ONE | _BODY
    noun = sentence.low(first + 1)
    pair = phrase.end - first == 2 and low == "the"
    return pair and kind_nouns().get(noun, "place" if not is_people(noun) else "") != "place"


def meant(reading: Reading, before: Reading) -> Named | None:
    """Return the name, in the sentence before, that the pointing word of a sentence means."""
    sentence = before.sentence
    first = 1 if before.kind(0) == "determiner" else 0
    phrase = before.phrases.get(0) or before.phrases.get(first)
    if phrase is None or phrase.name is None or phrase.name[0] != first:
        return None
    one = Named(*phrase.name)
    others = [
        other
        for other in before.phrases.values()
        if other.name and other.name[0] > first and sentence.low(other.first - 1) not in _PLACED
    ]
    if others or not _acts(before, one.end) or sentence.low(one.end - 1).endswith(("'s", "s'")):
        return None
    pointing = reading.phrases.get(0) or reading.phrases.get(1)
    low = reading.sentence.low(pointing.first) if pointing else ""
    words = sentence.text[sentence.tokens[first].start : sentence.tokens[one.end - 1].end]
    person = describe(words).kind == "person" and sentence.low(one.end - 1) not in kind_nouns()
    return one if low not in _ONE or (person and first == 0) else None


def _acts(reading: Reading, at: int) -> bool:
    """Say whether a verb follows a name: one that is known, or a word that looks like one."""
    if reading.kind(at) in ("verb", "auxiliary", "adverb") or reading.sentence.breaks(at):
        return True
    low = reading.sentence.low(at)
    return low.endswith(("s", "ed")) and reading.kind(at + 1) not in ("verb", "auxiliary")


def adjacent(sentences: Sequence[Sentence], index: int) -> Sentence | None:
    """Return the sentence before one in its paragraph."""
    if index == 0:
        return None
    before, here = sentences[index - 1], sentences[index]
    gap = before.text[before.end : here.start]
    return None if "\n" in gap.strip(" ") or before.question else before
