"""The ways in: “needs to take X to get there”, “the road to Y runs through X”."""

from collections.abc import Iterator

from whence.data.relations import Row
from whence.extract.events.groups import Reading

from .drafts import Draft
from .names import Named, named
from .objects import objects
from .turns import HOLDS

_GATE = Row(id="gate", relation="gate", subject="place", object="place")
_PASS = frozenset("take retake capture recapture cross seize secure pass go get".split())
_THROUGH = frozenset("pass go get".split())  # with “through”
_WAYS = frozenset("road way route access highway".split())
_RUNS = frozenset("runs leads goes passes is lies".split())
TRIGGERS = _PASS | _WAYS


def read_gates(reading: Reading) -> Iterator[Draft]:
    """Yield the places that have to be passed on the way to others."""
    for index, token in enumerate(reading.sentence.tokens):
        if token.low in _WAYS:
            yield from _way(reading, index)
        elif token.low in _PASS:
            yield from _gate(reading, index)


def _way(reading: Reading, noun: int) -> Iterator[Draft]:
    """Read “the road to Tarn runs through Dorn”: whoever takes it has to pass Dorn."""
    sentence = reading.sentence
    first = noun
    while sentence.low(first - 1) in ("only", "main", "sole"):
        first -= 1
    if sentence.low(first - 1) != "the" or sentence.low(noun + 1) not in ("to", "into"):
        return
    goals = objects(reading, noun + 2, lists=False)
    at = goals[0].end if goals else noun
    if not goals or sentence.low(at) not in _RUNS or sentence.low(at + 1) not in ("through", "via"):
        return
    for gate in objects(reading, at + 2, lists=False):
        yield Draft(
            _GATE, "gate", gate, goals[0], (noun, noun + 2), "now", "asserted", (noun, at + 2)
        )


def _gate(reading: Reading, index: int) -> Iterator[Draft]:
    """Read “needs to retake Azaz to get there” as: to get there one has to pass Azaz."""
    sentence = reading.sentence
    needs = index - 1
    while sentence.low(needs) in ("to", "first"):
        needs -= 1
    if sentence.low(needs) not in ("needs", "need", "must") and not (
        sentence.low(needs) in ("has", "have") and sentence.low(needs + 1) == "to"
    ):
        return
    behind = index + 1
    if sentence.low(index) in _THROUGH:
        if sentence.low(behind) != "through":
            return
        behind += 1
    phrase = reading.phrases.get(behind)
    gate = _place_in(reading, behind)
    if phrase is None or gate is None:
        return
    at = phrase.end
    if (goal := _aimed_at_first(reading, needs)) is not None:
        yield Draft(_GATE, "gate", gate, goal, (needs, behind), "now", "asserted", (needs, at))
        return
    if sentence.low(at) not in ("to", "before") or sentence.low(at + 1) not in (
        "get", "reach", "enter", "attack", "reaching", "getting", "advance",
    ):  # fmt: skip
        return
    goal = _goal(reading, at + 1, index)
    if goal is not None:
        yield Draft(
            _GATE, "gate", gate, goal, (needs, at + 2), "now",
            "asserted", (needs, at + 2),
        )  # fmt: skip


def _aimed_at_first(reading: Reading, needs: int) -> Named | None:
    """Return the goal of “To reach *Tarn*, the Front would have to cross Dorn”."""
    sentence = reading.sentence
    if (
        sentence.low(0) != "to"
        or sentence.low(2) == "there"
        or sentence.low(1) not in ("reach", "enter", "get")
    ):
        return None
    at = 2 + (sentence.low(1) == "get" and sentence.low(2) == "to")
    found = objects(reading, at, lists=False) if at < needs else []
    return found[0] if found else None


def _place_in(reading: Reading, start: int) -> Named | None:
    """Return the place of a phrase, whatever it is called there: “its former stronghold of *Azaz*”."""
    phrase = reading.phrases.get(start)
    if phrase is None or phrase.name is None:
        return None
    one = named(reading, phrase)
    if one:
        return one
    first, end = phrase.name
    held = any(reading.sentence.low(i) in HOLDS for i in range(phrase.first, first))
    return Named(first, end) if held and end == phrase.end else None


def _goal(reading: Reading, verb: int, before: int) -> Named | None:
    """Return the place aimed at; “there” is the last one named before in the sentence."""
    sentence, at = reading.sentence, verb + 1
    while sentence.low(at) in ("to", "on", "into"):
        at += 1
    if sentence.low(at) != "there":
        found = objects(reading, at, lists=False)
        return found[0] if found else None
    for first in sorted(reading.phrases, reverse=True):
        phrase = reading.phrases[first]
        if phrase.end <= before and sentence.low(first - 1) in ("in", "of", "on", "near", "to"):
            return named(reading, phrase)
    return None
