"""Who was there: “Present at the meeting were X and Y”, “X and Y were also present”."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.data.frames import event_words
from whence.extract.phrases import Range
from whence.extract.sentence import BE

from .groups import Reading
from .lists import read_list
from .naming import Phrase
from .places import place_at
from .slots import Slotted, slotted
from .subjects import subject_of

_REACH = 16  # tokens between “present” and “were”: “as in the other report”


@dataclass(frozen=True, slots=True)
class Attendance:
    """The word for the event, or “present” where there is none, and who was there."""

    trigger: Range
    roles: tuple[Slotted, ...]


def read_attendance(reading: Reading) -> Attendance | None:
    """Return who a sentence says was present; None if it says so of nobody."""
    sentence = reading.sentence
    for index, token in enumerate(sentence.tokens):
        if token.low not in ("present", "attendance") or _an_object(reading, index):
            continue
        event, end = _event(reading, index)
        first = index - 1 if token.low == "attendance" else index
        before = [place for place in range(max(0, first - 3), first) if sentence.low(place) in BE]
        found = subject_of(reading, before[0]).phrases if before else _after(reading, end)
        guests = [one for one in found if one.actor]
        if guests:
            places = [
                Slotted("place", one.words, one.name, marker=one.how, vague=one.how is not None)
                for one in place_at(reading, end)
            ]
            marker = (first, index + 1)
            return Attendance(
                event or marker, (*(slotted("attendee", one, marker) for one in guests), *places)
            )
    return None


def _an_object(reading: Reading, index: int) -> bool:
    """Say whether “present” is a verb or an adjective: “to present”, “the present war”."""
    before, sentence = reading.sentence.low(index - 1), reading.sentence
    if sentence.low(index) == "attendance":
        return before != "in"
    allowed = index == 0 or before in BE or before in ("also", "all", "were", "not", "both")
    return (
        not allowed
        or (index + 1 in reading.phrases and not sentence.breaks(index + 1))
        or sentence.low(index + 1) == "a"
    )


def _event(reading: Reading, index: int) -> tuple[Range | None, int]:
    """Return the event's word in “present *at the meeting*”, and where the phrase ends."""
    phrase = reading.phrases.get(index + 2)
    if reading.sentence.low(index + 1) not in ("at", "in", "during") or phrase is None:
        return None, index + 1
    low = reading.sentence.low(phrase.head)
    if any(event.noun for event in event_words().get(low, ())):
        return (phrase.head, phrase.head + 1), phrase.end
    return None, index + 1


def _after(reading: Reading, start: int) -> Sequence[Phrase]:
    """Return who follows “were”."""
    for index in range(start, min(start + _REACH, len(reading.kinds))):
        if reading.sentence.low(index) in BE:
            return read_list(reading, index + 1)[0]
    return []
