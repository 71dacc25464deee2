"""Verb groups: tense, voice and denial of a verb, from the auxiliaries and adverbs before it."""

from dataclasses import dataclass
from typing import Literal

from whence.data.relations import VerbForm, relation_words
from whence.extract.events.groups import Reading
from whence.extract.sentence import BE, DATE_WORDS, NEGATIONS
from whence.model import Standing

Tense = Literal["present", "perfect", "past", "pluperfect", "used", "participle"]
_MODALS = frozenset("would can could may might must should cannot can't couldn't wouldn't".split())
_FUTURE = frozenset("will shall won't 'll".split())
_AGENT = 6  # tokens between a passive and its “by”
_MOST = 8  # tokens before a verb that belong to it


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what belongs to it: tokens from `first` to `end`, the verb itself at `index`.

    `ended` where the words say it is so no longer. A `participle` has no subject of its own.
    """

    first: int
    index: int
    end: int
    tense: Tense
    passive: bool = False
    negated: bool = False
    ended: bool = False
    progressive: bool = False
    standing: Standing = "asserted"


@dataclass(slots=True)
class _Before:
    """What stands before a verb."""

    first: int
    words: list[str]
    to: bool = False
    used: bool = False
    ended: bool = False


def read_group(reading: Reading, index: int, form: VerbForm) -> Group | None:
    """Return the verb group of a form at a token; None where the form cannot stand there."""
    before = look_before(reading, index)
    tense = _tense(reading, index, form, before)
    if tense is None:
        return None
    end = index + 1
    for word in form.after:
        if reading.sentence.low(end) in _EXTRA:
            end += 1  # “pledged its allegiance to”, “broke openly with”
        if reading.sentence.low(end) != word or reading.sentence.breaks(end):
            return None
        end += 1
    said = set(before.words)
    passive = tense[1]
    return Group(
        first=before.first,
        index=index,
        end=end,
        tense=tense[0],
        passive=passive,
        negated=bool(NEGATIONS & said) or any(word.endswith("n't") for word in said),
        ended=before.ended or tense[0] == "used",
        progressive="ing" in form.forms,
        standing=standing_of(before.words, before.to and not before.used),
    )


_EXTRA = frozenset("its their his her openly formally publicly".split())


def look_before(reading: Reading, index: int) -> _Before:
    """Return the auxiliaries and adverbs directly before a token."""
    sentence, found = reading.sentence, _Before(index, [])
    at = index - 1
    while at >= 0 and index - at <= _MOST and not sentence.breaks(at + 1):
        low = sentence.low(at)
        if low == "longer" and sentence.low(at - 1) == "no":
            found.ended = True
            found.first, at = at - 1, at - 2
            continue
        if low == "to" and reading.kind(at) == "preposition" and not found.to:
            found.to = True
            if sentence.low(at - 1) == "used":
                found.used = True
                found.first, at = at - 1, at - 2
                continue
        elif low in relation_words("ended"):
            found.ended = True
        elif reading.kind(at) not in ("auxiliary", "adverb"):
            break
        found.words.append(low)
        found.first, at = at, at - 1
    return found


def standing_of(words: list[str], infinitive: bool = False) -> Standing:
    """Return what auxiliaries and adverbs make of an assertion."""
    said = set(words)
    if infinitive or _FUTURE & said:
        return "planned"
    if _MODALS & said or relation_words("hedges") & said:
        return "hedged"
    return "asserted"


def _tense(
    reading: Reading, index: int, form: VerbForm, before: _Before
) -> tuple[Tense, bool] | None:
    forms, said = form.forms, set(before.words)
    be, have = said & BE, said & {"have", "has", "had", "having", "hasn't", "haven't", "hadn't"}
    if before.used:
        return ("used", False) if "base" in forms else None
    if before.to:
        return ("present", False) if "base" in forms else None
    if "ing" in forms and (be or not forms - {"ing"}):
        return _continuous(be, have)
    if have and "participle" in forms and not be:
        return (_perfect(have), False)
    if be and "participle" in forms:
        passive = not form.row.stative
        if have:
            return (_perfect(have), passive)
        return ("past" if be & {"was", "were"} else "present", passive)
    if be or have:
        return None
    if said & {"did", "didn't"}:
        return ("past", False) if "base" in forms else None
    return _simple(reading, index, form)


def _continuous(be: set[str], have: set[str]) -> tuple[Tense, bool] | None:
    if not be:
        return None
    if have:
        return (_perfect(have), False)
    return ("past" if be & {"was", "were"} else "present", False)


def _perfect(have: set[str]) -> Tense:
    return "pluperfect" if have & {"had", "hadn't"} else "perfect"


def _simple(reading: Reading, index: int, form: VerbForm) -> tuple[Tense, bool] | None:
    """Read a form without auxiliaries: “controls”, “captured”, “held by”, “based in”."""
    if "participle" in form.forms:
        if form.row.stative:
            return ("participle", False)
        lone = form.row.alone and form.row.passive == "only" and reading.sentence.breaks(index)
        if lone and reading.sentence.low(index + 1) in ("in", "on"):
            return ("participle", True)  # “the Union, founded in 2011”
        if _by_follows(reading, index + 1 + len(form.after)):
            return ("participle", True)
        return ("past", False) if "past" in form.forms else None
    if "past" in form.forms:
        return ("past", False)
    return ("present", False) if form.forms & {"base", "third"} else None


def _by_follows(reading: Reading, at: int) -> bool:
    """Say whether “by” follows, at once or behind words that say when: “owned *since 2024 by*”."""
    for place in range(at, at + _AGENT):
        if reading.sentence.low(place) == "by":
            return True
        if reading.sentence.breaks(place) or not says_when(reading, place):
            return False
    return False


def says_when(reading: Reading, at: int) -> bool:
    """Say whether a token may be one of those that say when: “since”, “May”, “2029”."""
    low = reading.sentence.low(at)
    return (
        reading.kind(at) in ("preposition", "number", "adverb")
        or low in DATE_WORDS
        or low in ("last", "this", "early", "late")
    )
