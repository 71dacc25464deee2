"""The words that speak of events: “an agreement”, “was attacked”, “joined forces”."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.data.frames import Event, event_words
from whence.extract.sentence import BE

from .groups import Reading
from .naming import Phrase

_BESIDE = frozenset("in at near during on from outside around".split())
_APART = frozenset("down up out off".split())
_NOUN_ENDS = frozenset("of in between against on with by to at targeting near".split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word as a token range; `phrase` is the noun's phrase, None of a verb."""

    first: int
    end: int
    event: Event
    phrase: Phrase | None = None
    passive: bool = False


def find_triggers(reading: Reading) -> Iterator[Trigger]:
    """Yield the event words of a sentence in order; what they need is looked at later."""
    nouns = {phrase.head: phrase for phrase in reading.phrases.values()}
    for index, token in enumerate(reading.sentence.tokens):
        events = event_words().get(token.low, ())
        if not events or reading.kinds[index] == "name":
            continue
        phrase = nouns.get(index)
        noun = phrase is not None or _gerund(reading, index)
        for event in events:
            if event.noun == noun and (trigger := _trigger(reading, index, event, phrase)):
                yield trigger
                break


def _gerund(reading: Reading, index: int) -> bool:
    """Say whether an “-ing” is the event and no participle: “shelling of the town”."""
    low, sentence = reading.sentence.low(index), reading.sentence
    before = sentence.low(index - 1) if not sentence.breaks(index) else ""
    if not low.endswith("ing") or before in BE or reading.kind(index - 1) == "auxiliary":
        return False
    ends = sentence.low(index + 1) in _NOUN_ENDS and reading.kind(index + 1) == "preposition"
    return ends or before in (
        "end",
        "ended",
        "stop",
        "of",
        "heavy",
        "fierce",
    )


def _trigger(reading: Reading, index: int, event: Event, phrase: Phrase | None) -> Trigger | None:
    sentence, end = reading.sentence, index + 1
    if event.noun:
        if event.weak and event.predicate == "agree" and sentence.low(end) == "of":
            return None  # a great deal of it
        return Trigger(index, end, event, phrase)
    if reading.kinds[index] != "verb":
        return None
    if event.predicate == "fight" and sentence.low(end) in _APART:
        return None  # a law is struck down, a guest storms out
    for word in event.after:
        if sentence.low(end) != word:
            return None
        end += 1
    return Trigger(index, end, event, passive=_passive(reading, event, index, end))


def _passive(reading: Reading, event: Event, index: int, end: int) -> bool:
    """Say whether a verb is passive: behind “was”, or a participle with nothing to act on."""
    sentence = reading.sentence
    if not _participle(sentence.low(index)):
        return False
    at = index - 1
    while at >= 0 and reading.kinds[at] in ("adverb", "auxiliary") and not sentence.breaks(at + 1):
        if reading.kinds[at] == "auxiliary":
            return sentence.low(at) in BE or sentence.low(at) == "'s"
        at -= 1
    before = sentence.low(at)
    if before in ("being", "got", "get", "getting"):
        return True
    pronoun = reading.kind(at) == "pronoun"
    if pronoun and before.endswith(("'m", "'re", "'s")):
        return True
    if sentence.low(end) == "by" and not sentence.breaks(end):
        return end + 1 in reading.phrases and not pronoun
    return at == index - 1 and _reduced(reading, event, index, end)


def _reduced(reading: Reading, event: Event, index: int, end: int) -> bool:
    """Say whether a bare participle describes what stands before it: “five killed in Homs”.

    “Rebels attacked in Homs” is told of either side, and so of neither.
    """
    phrase = reading.ends.get(index)
    if phrase is None or (event.predicate == "fight" and phrase.people):
        return False
    bare = end not in reading.phrases or reading.sentence.breaks(end)
    return bare and reading.kind(end) == "preposition" and reading.sentence.low(end) in _BESIDE


def _participle(low: str) -> bool:
    return low.endswith(("ed", "en", "n", "t", "d")) or low == "struck"
