"""Whether a verb has what it needs to speak of an event: “arm *somebody*”, “agree *to do*”."""

from whence.data.frames import frame_words

from .groups import Reading
from .lists import read_list
from .naming import Phrase
from .triggers import Trigger
from .words import is_people


def fits(reading: Reading, trigger: Trigger, acted: list[Phrase], who: tuple[Phrase, ...]) -> bool:
    """Say whether a verb has what it needs to speak of an event."""
    sentence, needs = reading.sentence, trigger.event.needs
    follows = sentence.low(trigger.end)
    if needs == "accord":
        verb = reading.kind(trigger.end + 1) == "verb" or sentence.low(trigger.end + 1) == "jointly"
        on = follows in ("on", "upon") and trigger.end + 1 in reading.phrases
        return (follows == "to" and verb) or on
    if trigger.event.predicate == "meet" and trigger.passive:
        return False  # “was met with doubt”
    if needs == "with":
        return follows == "with"
    if needs == "goods":
        return (bool(acted) and is_goods(reading, acted[0])) or (
            any(one.actor for one in acted)
            and sentence.low(acted[-1].end) == "with"
            and any(is_goods(reading, one) for one in read_list(reading, acted[-1].end + 1)[0])
        )
    if needs == "own":
        return all(_bodily(reading, one, thing=False) for one in acted)
    if trigger.passive and needs == "target" and reading.kind(trigger.first - 1) == "auxiliary":
        return True
    if needs == "named" and any(reading.kinds[one.head] == "pronoun" for one in acted):
        return False  # “it struck me”
    if trigger.event.predicate == "merge" and any(one.number is not None for one in acted):
        return False  # one acquires a firm, but “votes” or “120 seats” are no merger
    if trigger.passive and trigger.event.predicate == "help" and needs == "people":
        return follows == "by"  # “a nurse trained in Tarn” got no help
    if needs in ("people", "target", "named"):
        if not acted:
            return (
                needs != "target"
                and follows in ("with", "against", "in", "on")
                and trigger.event.predicate in ("meet", "fight")
                and any(one.actor for one in who)
            )
        return any(_bodily(reading, one, thing=needs != "people") for one in acted)
    return True


def _bodily(reading: Reading, phrase: Phrase, *, thing: bool) -> bool:
    low = reading.sentence.low(phrase.head)
    counted = phrase.number is not None and (phrase.head == phrase.number or low.endswith("s"))
    return (
        is_people(low)
        or reading.kinds[phrase.head] in ("name", "pronoun")
        or counted
        or (thing and phrase.name is not None)
        or (thing and (low in frame_words("places", "nouns") or low in frame_words("goods")))
        or phrase.part is not None
    )


def is_goods(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a phrase means something that can be handed over."""
    return reading.sentence.low(phrase.head) in frame_words("goods")
