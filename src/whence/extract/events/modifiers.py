"""What stands before the noun of an event: “JN's attack”, “US airstrikes”, “*merger* talks”."""

from whence.data.frames import frame_words, grammar
from whence.extract.phrases import Range
from whence.model import Slot

from .groups import JOINTS, Reading
from .naming import Phrase
from .places import time_at
from .slots import Slotted
from .triggers import Trigger
from .words import is_people


def modifiers(reading: Reading, trigger: Trigger, phrase: Phrase) -> list[Slotted]:
    """Return what stands before a noun: “JN's attack”, “US airstrikes”, “*merger* talks”."""
    sentence, found = reading.sentence, []
    own = trigger.event.subject
    at = trigger.first - 1
    start = at
    while (
        start >= phrase.first
        and reading.kinds[start] == "word"
        and sentence.low(start) not in frame_words("adjectives")
        and not sentence.low(start).endswith("'s")
    ):
        start -= 1
    if start < at and is_people(sentence.low(at)) and sentence.low(at).endswith("s"):
        found.append(Slotted(own, (start + 1, at + 1)))  # “agents meeting in Homs”
    elif _topical(reading, trigger, start + 1):
        found.append(Slotted("purpose", (start + 1, at + 1)))
    owner = _owner(reading, phrase.first, trigger.first)
    weapons = all(sentence.low(i) in frame_words("weapons") for i in range(start + 1, at + 1))
    if owner and time_at(reading, owner[0]):
        found.append(Slotted("time", owner))
    elif owner:
        found.append(Slotted(_owned(reading, trigger, phrase), owner, owner))
    elif start >= phrase.first and reading.kinds[start] == "name" and weapons:
        found += _named_before(reading, phrase.first, start, own)
    return found


def _topical(reading: Reading, trigger: Trigger, first: int) -> bool:
    """Say whether the words before a noun say what it is about: “*war planning* meetings”."""
    words = range(first, trigger.first)
    about = trigger.event.predicate in ("agree", "meet") and len(words) > 0
    return about and not any(_adjectival(reading.sentence.low(i)) for i in words)


def _owned(reading: Reading, trigger: Trigger, phrase: Phrase) -> Slot:
    """Return the role of a possessor: “Foley's murder” was not Foley's doing."""
    done = trigger.event.predicate in ("die", "arrest", "capture") and trigger.event.object
    of = reading.sentence.low(phrase.end) == "of"
    return (
        trigger.event.object if done and not of and trigger.event.object else trigger.event.subject
    )


def _adjectival(low: str) -> bool:
    ends = (*grammar("adjectival"), *grammar("ties"))
    return low.endswith(ends) and low != "planning"


def _owner(reading: Reading, first: int, end: int) -> Range | None:
    """Return a possessor before a noun: the “Syria” of “Syria's attack”, without its ending."""
    for index in range(end - 1, first - 1, -1):
        if reading.sentence.low(index).endswith(("'s", "s'")) and reading.kinds[index] == "name":
            start = index
            while start > first and reading.kinds[start - 1] == "name":
                start -= 1
            return (start, index + 1)
    return None


def _named_before(reading: Reading, first: int, last: int, slot: Slot) -> list[Slotted]:
    """Return the names before a noun that are its doers: an acronym, a people, “JN-IS”."""
    sentence, start = reading.sentence, last
    while start > first and reading.kinds[start - 1] == "name":
        start -= 1
    token = sentence.tokens[last]
    people = token.text.isupper() and len(token.text) > 1
    demonym = slot != "party" and token.low.endswith(tuple(grammar("peoples")))
    second = next((at for at in range(last, start, -1) if sentence.gap(at) in JOINTS), None)
    if slot == "party" and second:
        return [Slotted(slot, side, side) for side in ((start, second), (second, last + 1))]
    return [Slotted(slot, (start, last + 1), (start, last + 1))] if people or demonym else []
