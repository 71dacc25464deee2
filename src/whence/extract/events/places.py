"""Where and when, as words: “just west of Aleppo”, “on the outskirts of Homs”, “on Sunday”."""

from dataclasses import dataclass

from whence.data.frames import frame_words, grammar, place_phrases
from whence.extract.phrases import Range
from whence.extract.sentence import DATE_WORDS

from .groups import Reading
from .lists import read_list
from .naming import Phrase
from .words import is_people

_BEFORE = 4  # words before a direction: “some 30 kilometres”
_BARE = frozenset("yesterday today tonight overnight".split())


@dataclass(frozen=True, slots=True)
class Placed:
    """A place as token ranges: all its words, the name, and what makes it vague."""

    words: Range
    name: Range | None
    how: Range | None
    end: int


def place_at(reading: Reading, index: int) -> list[Placed]:
    """Return the places whose introduction stands at a token; none if there is no place."""
    return _beside(reading, index) or _introduced(reading, index)


def _beside(reading: Reading, index: int) -> list[Placed]:
    """Read “just west of Aleppo” and “30 km north-west of Homs”."""
    sentence = reading.sentence
    at = index
    if sentence.low(at) in ("to", "in") and sentence.low(at + 1) == "the":
        at += 2
    while at - index <= _BEFORE and (
        sentence.low(at) in frame_words("places", "before") or reading.kind(at) == "number"
    ):
        at += 1
    if sentence.low(at) not in frame_words("places", "directions") or sentence.low(at + 1) != "of":
        return []
    phrase = reading.phrases.get(at + 2)
    if phrase is None:
        return []
    return [Placed((index, phrase.end), phrase.name, (index, at + 2), phrase.end)]


def _introduced(reading: Reading, index: int) -> list[Placed]:
    sentence = reading.sentence
    for words, vague in place_phrases().get(sentence.low(index), ()):
        end = index + len(words)
        if any(sentence.low(index + n) != word for n, word in enumerate(words)):
            continue
        members, _ = read_list(reading, end)
        whole = reading.phrases.get(index + 1)
        if vague and not members and whole and whole.end > end and whole.name:
            return [Placed((index, whole.end), whole.name, (index, end), whole.end)]
        found = []
        for number, phrase in enumerate(members):
            if not _is_place(reading, phrase, sure=vague and number == 0):
                break
            how = (index, end) if vague else _adjective(reading, phrase)
            first = index if vague and number == 0 else phrase.first
            found.append(Placed((first, phrase.end), phrase.name, how, phrase.end))
        if found:
            return found
    return []


def _adjective(reading: Reading, phrase: Phrase) -> Range | None:
    """Return the “northern” that makes “northern Aleppo province” less than the province.

    “The northern city of Homs” is Homs.
    """
    if reading.sentence.low(phrase.head) in (
        "city",
        "town",
        "village",
        "camp",
        "port",
        "capital",
        "airport",
        "base",
    ):
        return None
    for index in range(phrase.first, phrase.end):
        if reading.sentence.low(index) in frame_words("places", "adjectives"):
            return (index, index + 1)
    return None


def _is_place(reading: Reading, phrase: Phrase, *, sure: bool) -> bool:
    sentence = reading.sentence
    if _dated(reading, phrase.first, phrase.end):
        return False
    low = sentence.low(phrase.head).removesuffix("'s")
    if low in frame_words("places", "nouns"):
        return True
    if (is_people(low) and reading.kinds[phrase.head] != "name") or low in frame_words("occasions"):
        return False
    if phrase.name is None or reading.kinds[phrase.head] != "name":
        return sure and phrase.name is not None
    return True


def time_at(reading: Reading, index: int) -> Range | None:
    """Return the words at a token that say when: “on 28 September”, “last week”."""
    sentence = reading.sentence
    if sentence.low(index) in _BARE or sentence.low(index) in (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ):
        return (index, index + 1)
    start = index + 1 if sentence.low(index) in grammar("before_times") else index
    end = start
    telling = False
    while (
        end < len(sentence.tokens) and end - start < 7 and (end == start or _goes_on(reading, end))
    ):
        low = sentence.low(end)
        if low in _times() or _year(low):
            telling = True
        elif low not in grammar("in_times") and reading.kinds[end] != "number":
            break
        end += 1
    while end > start and sentence.low(end - 1) in ("of", "the", "and", "a", "than"):
        end -= 1
    if (
        not telling
        or end <= start
        or sentence.low(start) in ("day", "year", "hour", "and", "of", "following")
    ):
        return None
    if start == index and sentence.low(index) == "may":
        return None
    return (start, end)


def _goes_on(reading: Reading, index: int) -> bool:
    """Say whether a mark before a token may stand inside a date: “April 3, 2013”."""
    low = reading.sentence.low(index)
    return not reading.sentence.breaks(index) or _year(low)


def _year(low: str) -> bool:
    return low.isdecimal() and len(low) == 4 and "1800" <= low <= "2199"


def _dated(reading: Reading, first: int, end: int) -> bool:
    sentence = reading.sentence
    return any(sentence.low(i) in _times() or _year(sentence.low(i)) for i in range(first, end))


def _times() -> frozenset[str]:
    return DATE_WORDS | grammar("times")
