"""Presence and absence told by nouns: “no X presence in Y”, “the withdrawal of X from Y”."""

from collections.abc import Iterator

from whence.data.relations import Row, VerbForm, verb_rows
from whence.extract.events.groups import Reading
from whence.extract.events.naming import Phrase
from whence.extract.sentence import BE

from .clauses import subjects
from .drafts import Draft, clause_end
from .groups import Group, look_before, read_group
from .names import Named, named
from .objects import objects

_ABSENT = Row(id="no-presence", relation="absent_from", object="place")
_PRESENT = Row(id="presence", relation="present_in", object="place")
_LEFT = Row(id="withdrawal", relation="absent_from", object="place")
_NOUNS = frozenset("presence contingent".split())
_FORCES = frozenset("troops fighters forces soldiers militants".split())
_LEAVING = frozenset("withdrawal pullout departure retreat expulsion disappearance".split())
TRIGGERS = _NOUNS | _FORCES | _LEAVING
_KINDS = frozenset("military armed strong large small".split())


def read_presence(reading: Reading) -> Iterator[Draft]:
    """Yield who is said to be present or absent where by the noun “presence” and by departures."""
    sentence = reading.sentence
    for index, token in enumerate(sentence.tokens):
        if token.low in _NOUNS | _FORCES and (phrase := _phrase_of(reading, index)):
            yield from _presence(reading, phrase, index)
        elif token.low in _LEAVING:
            yield from _leaving(reading, index)


def _phrase_of(reading: Reading, index: int) -> Phrase | None:
    return next((p for p in reading.phrases.values() if p.first <= index < p.end), None)


def _presence(reading: Reading, phrase: Phrase, noun: int) -> Iterator[Draft]:
    sentence = reading.sentence
    existential = _there_is(reading, phrase.first)
    having = _has(reading, phrase.first)
    who = _owner(reading, phrase, noun) if existential else having
    no = sentence.low(phrase.first) == "no" or bool(existential and existential.ended)
    if not who or not (existential or having):
        return
    group = existential or Group(phrase.first - 1, phrase.first - 1, phrase.first, "present")
    if group.standing != "asserted" or group.tense != "present":
        return
    end = phrase.end
    places = objects(reading, end + 1) if sentence.low(end) in ("in", "at", "near") else []
    topics = [] if places else _topics(reading, group.first)
    listed = [] if places or topics else _dashed(reading, group, end)
    row, relation = (_ABSENT, "absent_from") if no else (_PRESENT, "present_in")
    cue = (group.first, noun + 1)
    if no and topics and len(who) == 1:
        gone = list(_gone(reading, end, who[0]))
        yield from gone
    for one in who:
        for place in places or topics or listed:
            yield Draft(row, relation, one, place, cue, "now", "asserted", (group.first, end))  # type: ignore[arg-type]


def _there_is(reading: Reading, first: int) -> Group | None:
    """Return the “there is” that a phrase stands behind."""
    before = look_before(reading, first)
    if not BE & set(before.words) or "there" not in before.words:
        return None
    plain = {"is", "are", "has", "have", "been", "still", "there", "also", "currently", "now"}
    ok = set(before.words) <= plain
    return Group(before.first, first - 1, first, "present" if ok else "past", ended=before.ended)


def _has(reading: Reading, first: int) -> list[Named]:
    """Return who “has” what a phrase names: “*Lake Guard* has no presence in Dorn”."""
    if reading.sentence.low(first - 1) not in ("has", "have", "maintains", "maintain"):
        return []
    return subjects(reading, Group(first - 1, first - 1, first, "present"))


def _owner(reading: Reading, phrase: Phrase, noun: int) -> list[Named]:
    """Return whose presence it is: “no *JN* presence”, “a *Kurdish* military presence”."""
    at = noun
    while at > phrase.first and reading.sentence.low(at - 1) in _KINDS:
        at -= 1
    first = at
    while first > phrase.first and reading.kind(first - 1) == "name":
        first -= 1
    return [Named(first, at)] if first < at else []


def _topics(reading: Reading, before: int) -> list[Named]:
    """Return the places of “As for A and B, there is …”: those set off by dashes, or the phrase itself."""
    sentence = reading.sentence
    opens = next((o for o in ("as", "in") if sentence.low(0) == o), None)
    if opens is None or not sentence.breaks(before):
        return []
    if opens == "as" and sentence.low(1) != "for":
        return []
    at = before - 1
    found: list[Named] = []
    while at >= 0:
        phrase = reading.ends.get(at + 1)
        one = named(reading, phrase) if phrase else None
        if phrase is None or one is None:
            break
        found.insert(0, one)
        at = phrase.first - 1
        if sentence.low(at) == "and":
            at -= 1
            continue
        break
    return found


def _dashed(reading: Reading, group: Group, end: int) -> list[Named]:
    """Return the places of “areas where there is a presence - A and B - …”."""
    sentence = reading.sentence
    if sentence.low(group.first - 1) != "where":
        return []
    at = end
    while at < min(end + 4, len(reading.kinds)) and not sentence.breaks(at):
        at += 1  # “to fight”
    gap = sentence.gap(at)
    if not any(mark in gap for mark in ("- ", " -", "–", "—", ":")):
        return []
    phrase = reading.phrases.get(at)
    one = named(reading, phrase) if phrase else None
    if one is None or phrase is None:
        return []
    after = reading.phrases.get(phrase.end + 1) if sentence.low(phrase.end) == "and" else None
    other = named(reading, after) if after else None
    return [one, other] if other else [one]


def _gone(reading: Reading, start: int, who: Named) -> Iterator[Draft]:
    """Yield the departures of “there is no X presence, *having disappeared in Y last year* …”."""
    sentence = reading.sentence
    for index in range(start, len(reading.kinds)):
        if sentence.low(index - 1) != "having" or reading.kind(index) != "verb":
            continue
        if sentence.low(index - 2) != "and" and not sentence.breaks(index - 1):
            continue
        for form in verb_rows().get(sentence.low(index), ()):
            group = read_group(reading, index, form) if form.row.id == "withdraw" else None
            places = objects(reading, group.end, lists=False) if group else []
            if group and places:
                yield from _departure(reading, form, group, who, places[0])
                break


def _departure(
    reading: Reading, form: VerbForm, group: Group, who: Named, place: Named
) -> Iterator[Draft]:
    end = _next_having(reading, place.end)
    for relation, aspect in (("absent_from", "began"), ("present_in", "ended")):
        yield Draft(
            form.row, relation, who, place, (group.first, group.end), aspect, "asserted",  # type: ignore[arg-type]
            (group.first, end),
        )  # fmt: skip


def _next_having(reading: Reading, start: int) -> int:
    for at in range(start, len(reading.kinds)):
        if reading.sentence.low(at) in ("having", "but", "which", "who"):
            return at
    return len(reading.kinds)


def _leaving(reading: Reading, noun: int) -> Iterator[Draft]:
    """Read “the withdrawal of X from Y” and “X's withdrawal from Y”, which presuppose it."""
    sentence = reading.sentence
    phrase = _phrase_of(reading, noun)
    if phrase is None:
        return
    who: list[Named] = []
    end = noun + 1
    if sentence.low(end) == "of" and sentence.low(noun - 1) == "the":
        first = end = end + 1 + (reading.kind(end + 1) == "determiner")
        while reading.kind(end) == "name" and not (end > first and sentence.breaks(end)):
            end += 1
        who = [Named(first, end)] if end > first else []
    elif sentence.low(noun - 1).endswith("'s") and reading.kind(noun - 1) == "name":
        first = noun - 1
        while first > phrase.first and reading.kind(first - 1) == "name":
            first -= 1
        who = [Named(first, noun)]
    if not who or sentence.low(end) != "from":
        return
    dated = clause_end(reading, end + 1)
    for place in objects(reading, end + 1, lists=False):
        for relation, aspect in (("absent_from", "began"), ("present_in", "ended")):
            yield Draft(
                _LEFT, relation, who[0], place, (noun, noun + 1), aspect, "asserted",  # type: ignore[arg-type]
                (noun, min(dated, place.end + 6)),
            )  # fmt: skip
