"""Who has nothing, or nothing any more, in a place: “has no staff in X”, “closed its office in X”."""

from collections.abc import Iterator

from whence.data.relations import Row, relation_words
from whence.extract.events.groups import Reading

from .clauses import subjects
from .drafts import Draft, clause_end
from .groups import Group
from .names import Named, named
from .objects import objects

_NONE = Row(id="no-foothold", relation="absent_from", object="place")
_LEFT = Row(id="foothold-left", relation="absent_from", object="place")
_HAVE = frozenset("has have".split())
_OWN = frozenset("its their his her".split())
# Verbs by which somebody gives up what it has in a place, with the words before the place.
_GIVES_UP = {
    **dict.fromkeys(("closed", "shut", "lost", "vacated"), (("in",), ("at",))),
    **dict.fromkeys(("pulled", "withdrew", "evacuated", "recalled"), (("out", "of"), ("from",))),
}
_IN = (("in",), ("at",), ("near",), ("on",))
_LEAD = 5  # words from “no” or “its” to the noun


def read_footholds(reading: Reading) -> Iterator[Draft]:
    """Yield who is told to have no people, office or berth in a place, or to have given it up."""
    nouns = relation_words("footholds")
    for index, token in enumerate(reading.sentence.tokens):
        if token.low not in nouns:
            continue
        yield from _none(reading, index)
        yield from _given_up(reading, index)


def _none(reading: Reading, noun: int) -> Iterator[Draft]:
    """Read “has no staff in X”, “does not have a single engineer in X”, “neither A nor B has troops in X”."""
    sentence = reading.sentence
    first = noun
    while noun - first < _LEAD and sentence.low(first - 1) not in _HAVE | {"had"} and first:
        first -= 1
        if sentence.breaks(first):
            return
    have = first - 1
    words = [sentence.low(i) for i in range(first, noun)]
    if have < 1 or sentence.low(have) not in _HAVE | {"had"}:
        return
    start, neither = have, False
    if sentence.low(have) == "had" and sentence.low(have - 1) not in _HAVE:
        return  # “had no staff” tells of some time or other
    if sentence.low(have) == "had":
        start = have - 1
    if sentence.low(start - 1) == "not" and sentence.low(start - 2) in ("do", "does"):
        start -= 2
        if (words and words[0] not in ("a", "any", "one")) or (
            words[:1] == ["a"] and "single" not in words
        ):
            return  # “does not have the staff in X that it needs”
    elif words[:1] == ["no"]:
        pass
    elif not words and (who := _neither(reading, have)):
        neither = True
    else:
        return
    if not neither:
        who = subjects(reading, Group(start, start, have + 1, "present"))
    yield from _draft(reading, _NONE, who, (start, noun + 1), _places(reading, noun, _IN))


def _neither(reading: Reading, have: int) -> list[Named]:
    """Return A and B of “Neither A nor B has …”."""
    last = reading.ends.get(have)
    if last is None or reading.sentence.low(last.first - 1) != "nor":
        return []
    first = reading.ends.get(last.first - 1)
    if first is None or reading.sentence.low(first.first - 1) != "neither":
        return []
    found = [one for part in (first, last) if (one := named(reading, part))]
    return found if len(found) == 2 else []


def _given_up(reading: Reading, noun: int) -> Iterator[Draft]:
    """Read “closed its office in X”, “pulled its teams out of X”, “lost its last base in X”."""
    sentence = reading.sentence
    own = noun - 1
    while noun - own < _LEAD and sentence.low(own) not in _OWN and own > 0:
        own -= 1
    verb = own - 1
    ways = _GIVES_UP.get(sentence.low(verb))
    if verb < 0 or sentence.low(own) not in _OWN or ways is None or sentence.breaks(own):
        return
    single = sentence.low(noun).endswith("s") and not {"last", "only", "all"} & {
        sentence.low(i) for i in range(own, noun)
    }
    if sentence.low(verb) in ("closed", "shut", "lost") and single:
        return  # “lost its men in X”, “closed its offices in X”: some of them, or how they died
    who = _who(reading, verb)
    yield from _draft(reading, _LEFT, who, (verb, noun + 1), _places(reading, noun, ways), True)


def _who(reading: Reading, verb: int) -> list[Named]:
    first = verb
    if reading.sentence.low(verb - 1) in _HAVE:
        first -= 1
    return subjects(reading, Group(first, verb, verb + 1, "past"))


def _places(reading: Reading, noun: int, ways: tuple[tuple[str, ...], ...]) -> list[Named]:
    sentence = reading.sentence
    for way in ways:
        after = noun + 1
        if all(sentence.low(after + i) == word for i, word in enumerate(way)):
            return objects(reading, after + len(way))
    return []


def _draft(
    reading: Reading,
    row: Row,
    who: list[Named],
    cue: tuple[int, int],
    places: list[Named],
    left: bool = False,
) -> Iterator[Draft]:
    if not places:
        return
    reach = (cue[0], clause_end(reading, places[-1].end))
    ways = (
        (("absent_from", "began"), ("present_in", "ended")) if left else (("absent_from", "now"),)
    )
    for one in who:
        for place in places:
            for relation, aspect in ways:
                yield Draft(row, relation, one, place, cue, aspect, "asserted", reach)  # type: ignore[arg-type]
