"""Turns of phrase that state a relation: “of which X is a part”, “refuses to recognise X's claim”.

Also strongholds (“its former stronghold of X”),
splinters (“an ex-X grouping”) and alliances that hold in one place (“the local alliance between …”).
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from whence.data.relations import Begins, Row, verb_rows
from whence.extract.events.groups import Reading
from whence.extract.sentence import BE
from whence.model import Aspect

from .clauses import subjects
from .drafts import Draft, aspect_of, clause_end
from .groups import Group, look_before, read_group, standing_of
from .names import Named, named
from .objects import objects

_PART = Row(id="of-which", relation="member_of", object="actor")
_REFUSE = Row(id="refuse", relation="refuses_to_recognise", object="actor")
_FORMER = Row(id="former-stronghold", relation="controls", object="place")
_EX = Row(id="ex", relation="splinter_of", object="actor")
_LOCAL = Row(id="alliance", relation="allied_with", object="actor")
_REFUSES = frozenset("refuses refuse refused refusing declines decline declined".split())
_CLAIMS = frozenset(
    "claim claims right legitimacy authority statehood independence sovereignty".split()
)
HOLDS = frozenset("stronghold bastion base territory fief".split())
_GROUPING = frozenset("grouping group faction brigade outfit party militia".split())
_ALLIANCES = frozenset("alliance pact partnership".split())
_TOLD: dict[Begins, Aspect] = {"begins": "began", "ends": "ended", "now": "now", "then": "then"}
_LIMITED = frozenset("local localised localized".split())
TRIGGERS = frozenset(("which",)) | _REFUSES | HOLDS | _ALLIANCES


def read_turns(reading: Reading) -> Iterator[Draft]:
    """Yield what the turns of phrase in a sentence state."""
    for index, token in enumerate(reading.sentence.tokens):
        low = token.low
        if low == "which" and reading.sentence.low(index - 1) == "of":
            yield from _of_which(reading, index)
        elif low == "which" and reading.kind(index - 1) == "preposition":
            yield from _from_which(reading, index)
        elif low in _REFUSES:
            yield from _refusal(reading, index)
        elif low in HOLDS:
            yield from _stronghold(reading, index)
        elif low.startswith("ex-"):
            yield from _ex(reading, index)
        elif low in _ALLIANCES:
            yield from _alliance(reading, index)


def _head(reading: Reading, end: int) -> Named | None:
    """Return the name that stands right before a relative clause, whatever it is part of."""
    head = reading.ends.get(end)
    if head is None or head.name is None:
        return None
    last = head.name[1] == (head.short[0] if head.short else head.end)
    return named(reading, head) or (Named(*head.name) if last and head.part else None)


def _of_which(reading: Reading, which: int) -> Iterator[Draft]:
    """Read “Y, of which X is still a part”."""
    sentence = reading.sentence
    body = _head(reading, which - 1)
    who = reading.phrases.get(which + 1)
    one = named(reading, who) if who else None
    if body is None or one is None or who is None:
        return
    at = who.end
    words: list[str] = []
    while reading.kind(at) in ("auxiliary", "adverb"):
        words.append(sentence.low(at))
        at += 1
    tail = reading.phrases.get(at)
    last = sentence.low(tail.end - 1) if tail else ""
    if not {"is", "are", "remains"} & set(words) or last not in ("part", "member", "members"):
        return
    ended = "longer" in words or "not" in words
    yield Draft(
        _PART, "member_of", one, body, (which, at + 1 if tail is None else tail.end),
        "now", standing_of(words), (which, clause_end(reading, at)), negated=ended,
    )  # fmt: skip


def _from_which(reading: Reading, which: int) -> Iterator[Draft]:
    """Read “Y, from which X withdrew in 2030”: the preposition of the verb stands before it."""
    sentence, preposition = reading.sentence, reading.sentence.low(which - 1)
    other = _head(reading, which - 1)
    who = reading.phrases.get(which + 1)
    one = named(reading, who) if who else None
    if other is None or one is None or who is None:
        return
    verb = who.end
    while reading.kind(verb) in ("auxiliary", "adverb"):
        verb += 1
    for form in verb_rows().get(sentence.low(verb), ()):
        staked = form.row.stake and preposition == "in" and _stake_follows(reading, verb + 1)
        if form.after != (preposition,) and not staked:
            continue
        group = read_group(reading, verb, replace(form, after=()))
        if group is None or group.passive or group.negated:
            continue
        aspect, standing = aspect_of(form.row, group)
        for relation, way in ((form.row.relation, form.row.aspect), *form.row.also):
            told = aspect if relation == form.row.relation else _TOLD[way]
            yield Draft(
                form.row, relation, one, other, (group.first, group.end), told, standing,
                (group.first, clause_end(reading, group.end)), lasting=group.tense == "perfect",
            )  # fmt: skip


def _stake_follows(reading: Reading, at: int) -> bool:
    phrase = reading.phrases.get(at)
    return phrase is not None and reading.sentence.low(phrase.end - 1) in (
        "stake",
        "share",
        "shares",
    )


def _refusal(reading: Reading, index: int) -> Iterator[Draft]:
    """Read “X refuses even to recognise Y's claim to be a state”."""
    sentence, at = reading.sentence, index + 1
    while sentence.low(at) in ("even", "to", "still"):
        at += 1
    if sentence.low(at) not in ("recognise", "recognize", "acknowledge"):
        return
    phrase = reading.phrases.get(at + 1)
    other: Named | None = named(reading, phrase) if phrase else None
    if other is None and phrase is not None:
        first = phrase.first
        while reading.kind(first) == "determiner":
            first += 1
        last = first
        while last < phrase.end and reading.kind(last) == "name":
            last += 1
        after = sentence.low(last)
        other = Named(first, last) if last > first and after in _CLAIMS else None
    before = look_before(reading, index)
    if other is None or {"did", "not", "never"} & set(before.words) or before.to:
        return
    past = sentence.low(index).endswith("ed") and not {"has", "have"} & set(before.words)
    group = Group(before.first, index, at + 1, "past" if past else "present")
    for one in subjects(reading, group):
        yield Draft(
            _REFUSE, "refuses_to_recognise", one, other, (before.first, index + 1),
            "now", "past" if past else standing_of(before.words),
            (before.first, clause_end(reading, other.end)),
        )  # fmt: skip


def _stronghold(reading: Reading, noun: int) -> Iterator[Draft]:
    """Read “IS … its former border stronghold of Azaz”: who “its” is, is the subject."""
    sentence = reading.sentence
    phrase = next((p for p in reading.phrases.values() if p.first <= noun < p.end), None)
    if phrase is None or phrase.name is None or sentence.low(noun + 1) != "of":
        return
    lead = [sentence.low(i) for i in range(phrase.first, noun)]
    if phrase.name[0] != noun + 2 or lead[:1] not in (["its"], ["their"]):
        return
    who = _subject_before(reading, phrase.first)
    place = Named(*phrase.name)
    if who is None or phrase.name[1] != phrase.end:
        return
    ended = "former" in lead or "old" in lead
    yield Draft(
        _FORMER, "controls", who, place, (phrase.first, noun + 1), "ended" if ended else "now",
        "asserted", (phrase.first, phrase.end),
    )  # fmt: skip


def _subject_before(reading: Reading, index: int) -> Named | None:
    """Return the one subject of the verbs before a token, if a single name stands at the head."""
    for at in range(index):
        if reading.kind(at) in ("verb", "auxiliary"):
            first = at
            while reading.kind(first - 1) in ("auxiliary", "adverb"):
                first -= 1
            found = subjects(reading, Group(first, at, at + 1, "present"))
            return found[0] if len(found) == 1 else None
    return None


def _ex(reading: Reading, index: int) -> Iterator[Draft]:
    """Read “Dawn, an ex-Liwa/Islamic Front grouping”: those named are what it split from."""
    sentence = reading.sentence
    phrase = next((p for p in reading.phrases.values() if p.first <= index < p.end), None)
    if phrase is None or reading.kind(phrase.first) != "determiner":
        return
    end = next((i for i in range(index, phrase.end) if sentence.low(i) in _GROUPING), None)
    before = reading.ends.get(phrase.first)
    one = named(reading, before) if before and sentence.breaks(phrase.first) else None
    if end is None or one is None:
        return
    bodies = [index, *(i for i in range(index + 1, end) if "/" in sentence.gap(i)), end]
    for first, last in pairwise(bodies):
        yield Draft(
            _EX, "splinter_of", one, Named(first, last, "ex" if first == index else ""),
            (index, end + 1), "began", "asserted", (index, end), lasting=True,
        )  # fmt: skip


def _alliance(reading: Reading, noun: int) -> Iterator[Draft]:
    """Read “the highly localised alliance between X and Y in Z”, which exists if it is “the”."""
    sentence = reading.sentence
    phrase = next((p for p in reading.phrases.values() if p.first <= noun < p.end), None)
    if phrase is None or sentence.low(noun + 1) != "between":
        return
    lead = [sentence.low(i) for i in range(phrase.first, noun)]
    sides = objects(reading, noun + 2)
    definite = lead[:1] == ["the"] or bool(BE & set(look_before(reading, phrase.first).words))
    if len(sides) != 2 or not definite or "there" in lead:
        return
    end = sides[1].end
    places = objects(reading, end + 1, lists=False) if sentence.low(end) in ("in", "around") else []
    local = bool(_LIMITED & set(lead))
    if not (local and places):
        return
    yield Draft(
        _LOCAL, "allied_with", sides[0], sides[1], (phrase.first, noun + 1), "now", "asserted",
        (phrase.first, places[0].end), place=places[0],
    )  # fmt: skip
