"""One event word with all its roles: what stands before it, what follows, and whether it counts."""

from .groups import Reading
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
        event.roles += _quantities(reading, event)
        markers = [role.marker for role in event.roles if role.marker]
        event.taken |= set(range(*event.words))
        event.taken |= {place for one in markers for place in range(*one)}
        event.roles = sorted(dict.fromkeys(event.roles), key=lambda one: (one.words, one.slot))
    return event


def _quantities(reading: Reading, event: Told) -> list[Slotted]:
    """Return the numbers with their units among the words of an event."""
    first = min([event.trigger.first, *(role.words[0] for role in event.roles)])
    end = max([event.trigger.end, *(role.words[1] for role in event.roles)])
    found = []
    for start in range(first, end):
        phrase = reading.phrases.get(start)
        if phrase is None or phrase.number is None or phrase.end > end:
            continue
        if any(
            role.slot in ("time", "place") and role.words[0] <= phrase.number < role.words[1]
            for role in event.roles
        ):
            continue
        stop = (
            phrase.part[1] - 1
            if phrase.part and phrase.number < phrase.part[1]
            else phrase.head + 1
        )
        low = reading.sentence.low(phrase.number)
        if (
            low in ("one", "first")
            or "year-old" in low
            or (low.isdecimal() and len(low) == 4)
            or stop <= phrase.number
        ):
            continue
        found.append(Slotted("quantity", (phrase.number, stop)))
    return found
