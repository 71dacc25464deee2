"""Noun phrases: “some members of the Sea Front [SF]”.

One pass over the tokens; a phrase ends at a verb, a preposition or a mark.
"""

from dataclasses import dataclass, field

from whence.data.frames import frame_words
from whence.extract.sentence import DATE_WORDS, Sentence

from .kinds import read_kinds
from .naming import OF, Phrase, describe_phrase, name_follows
from .words import Kind, is_people

_MOST = 14  # tokens of a phrase
JOINTS = frozenset("-–/")  # between two names, without a space: “the JN-IS alliance”


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with the kind of each token and its phrases by their first token."""

    sentence: Sentence
    kinds: list[Kind]
    phrases: dict[int, Phrase]
    ends: dict[int, Phrase] = field(default_factory=dict)

    def kind(self, index: int) -> Kind | None:
        """Return the kind of a token, None outside the sentence."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else None


def read_groups(sentence: Sentence, kinds: list[Kind] | None = None) -> Reading:
    """Return a sentence with its noun phrases; `kinds` are those of its tokens, where known better."""
    kinds = kinds or read_kinds(sentence)
    phrases: dict[int, Phrase] = {}
    index = 0
    while index < len(kinds):
        phrase = _phrase(sentence, kinds, index)
        if phrase:
            phrases[index] = phrase
        index = phrase.end if phrase else index + 1
    ends = {one.end: one for one in phrases.values()}
    return Reading(sentence, kinds, phrases | _behind_from(sentence, kinds, ends), ends)


def _behind_from(
    sentence: Sentence, kinds: list[Kind], ends: dict[int, Phrase]
) -> dict[int, Phrase]:
    """Return the phrases behind a “from” in another: they may say where an event leads from."""
    starts = (
        index + 1
        for one in ends.values()
        for index in range(one.first + 1, one.end - 1)
        if sentence.low(index) == "from"
    )
    return {at: inner for at in starts if (inner := _phrase(sentence, kinds, at))}


def _phrase(sentence: Sentence, kinds: list[Kind], first: int) -> Phrase | None:
    if kinds[first] not in ("name", "word", "number", "determiner", "pronoun"):
        return None
    if kinds[first] == "pronoun":
        return Phrase(first, first + 1, first, people=True)
    end, part = first, None
    while True:
        end = _run(sentence, kinds, end, first)
        if end >= len(kinds) or end - first > _MOST or sentence.breaks(end):
            break
        inner = _complement(sentence, kinds, end)
        if inner is None:
            break
        if (
            part is None
            and sentence.low(first) != "the"  # “the members of X” are all of them
            and sentence.low(end - 1) in frame_words("parts")
            and sentence.low(end) in OF
        ):
            part = (first, end + 1)
        end = inner
    if end == first:
        return None
    return describe_phrase(sentence, kinds, first, end, part)


def _run(sentence: Sentence, kinds: list[Kind], start: int, first: int) -> int:
    """Return the end of a run of words that belong together, determiners only before it."""
    index = start
    while index < len(kinds) and index - first < _MOST:
        if index > start and _parted(sentence, kinds, start, index):
            break
        kind = kinds[index]
        before = all(one in ("determiner", "number") for one in kinds[start:index])
        if kind == "determiner" and not before:
            break
        if kind == "adverb" and not (
            before and kinds[start:index] and _qualifies(sentence, kinds, index)
        ):
            break
        if kind not in ("name", "word", "number", "determiner", "adverb"):
            break
        if kind == "number" and index > start and kinds[index - 1] == "word":
            break  # “posts 20 km south of Tarn”
        if index > first and not before and _dates(sentence, index):
            break  # “Anbar early this year”, “the leaders next week”
        index += 1
    return index


def _parted(sentence: Sentence, kinds: list[Kind], start: int, index: int) -> bool:
    """Say whether a mark before a token ends the phrase that began at `start`."""
    if _paired(sentence, index):
        return False
    if any(mark in sentence.gap(index) for mark in "=/|*"):
        return True
    return sentence.breaks(index) and not _adjectives(sentence, kinds, start, index)


def _paired(sentence: Sentence, index: int) -> bool:
    """Say whether a mark joins two names: “the JN–IS alliance”."""
    thousands = sentence.gap(index) == "," and sentence.low(index).isdecimal()
    return thousands or sentence.gap(index) in JOINTS


def _dates(sentence: Sentence, index: int) -> bool:
    """Say whether a token begins words that say when."""
    low, after = sentence.low(index), sentence.low(index + 1)
    if low in ("early", "late", "last", "next", "this", "earlier", "later"):
        return after in DATE_WORDS or after in (
            "this",
            "last",
            "next",
            "in",
            "on",
            "decade",
            "spring",
            "summer",
        )
    return low in DATE_WORDS - {
        "march",
        "may",
        "night",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "afternoon",
    }


def _qualifies(sentence: Sentence, kinds: list[Kind], index: int) -> bool:
    following = kinds[index + 1] if index + 1 < len(kinds) else None
    return (
        following in ("word", "verb")
        and not sentence.breaks(index + 1)
        and sentence.low(index).endswith("ly")
    )


def _adjectives(sentence: Sentence, kinds: list[Kind], start: int, index: int) -> bool:
    """Say whether a comma only parts adjectives: “the independent, anti-jihadi group X”."""
    single = index - start == 2 and kinds[start] == "determiner" and kinds[start + 1] == "word"
    head = sentence.low(start + 1)
    plain = kinds[index] == "word" and not is_people(head) and not head.endswith("s")
    return single and plain and sentence.gap(index).strip() == ","


def _complement(sentence: Sentence, kinds: list[Kind], end: int) -> int | None:
    """Return where the words behind an “of” begin that belong to the phrase."""
    low, last = sentence.low(end), sentence.low(end - 1)
    if low not in (*OF, "for", "on") or end + 1 >= len(kinds) or sentence.breaks(end + 1):
        return None
    follows = kinds[end + 1]
    if follows not in ("name", "determiner", "word", "number"):
        return None
    inner = end + 1
    if last in frame_words("parts") and low in OF:
        return inner
    if last in frame_words("measures") and low == "of":
        return inner
    if low == "from" and is_people(last):
        return inner if name_follows(kinds, inner) else None
    if low in ("for", "on"):
        body = is_people(last) and kinds[end - 1] == "name" and follows == "name"
        return inner if body or (low == "on" and last == "observatory") else None
    if low != "of":
        return None
    named = kinds[end - 1] == "name" and name_follows(kinds, inner)
    place = last in frame_words("places", "nouns")
    return inner if named or place or is_people(last) else None
