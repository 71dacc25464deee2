"""One event word with all its roles: what stands before it, what follows, and whether it counts."""

from collections.abc import Iterator

from whence.data.frames import grammar

from .groups import Reading
from .naming import Phrase
from .nominal import nominal_event
from .slots import Slotted, Told
from .triggers import Trigger
from .verbal import verbal_event


def read_event(reading: Reading, trigger: Trigger, before: Told | None) -> Told | None:
    """Return the event of a trigger; None where its words turn out to speak of none.

    `before` is the event before it in the sentence, whose subject it may share.
    """
    event = (
        nominal_event(reading, trigger)
        if trigger.event.noun
        else verbal_event(reading, trigger, before)
    )
    if event is not None:
        event.roles += list(_quantities(reading, event))
        markers = [role.marker for role in event.roles if role.marker]
        event.taken |= set(range(*event.words))
        event.taken |= {place for one in markers for place in range(*one)}
        event.roles = sorted(dict.fromkeys(event.roles), key=lambda one: (one.words, one.slot))
    return event


def _quantities(reading: Reading, event: Told) -> Iterator[Slotted]:
    """Yield the numbers with their units among the words of an event."""
    first = min([event.trigger.first, *(role.words[0] for role in event.roles)])
    end = max([event.trigger.end, *(role.words[1] for role in event.roles)])
    told = [role.words for role in event.roles if role.slot in ("time", "place")]
    for start in range(first, end):
        phrase = reading.phrases.get(start)
        if phrase is None or phrase.number is None or phrase.end > end:
            continue
        if any(begin <= phrase.number < stop for begin, stop in told):
            continue
        stop = phrase.head + 1
        if phrase.part and phrase.number < phrase.part[1]:
            stop = phrase.part[1] - 1  # “73 members” of X
        if stop > phrase.number and _counts(reading, phrase):
            yield Slotted("quantity", (phrase.number, stop))


def _counts(reading: Reading, phrase: Phrase) -> bool:
    """Say whether the number of a phrase counts: no year, no age, no “one”."""
    low = reading.sentence.low(phrase.number or 0)
    year = low.isdecimal() and len(low) == 4
    lows = [reading.sentence.low(index) for index in range(phrase.first, phrase.end)]
    dated = reading.sentence.gap((phrase.number or 0) + 1) == "/"  # “9/11”
    aged = "year-old" in low or any(one in grammar("times") for one in lows)
    return not (year or aged or dated or low in ("one", "first"))
