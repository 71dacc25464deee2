"""Read the events of `frames.yaml` into typed records."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.model import Slot

from .lexicons import read_yaml, verb_forms

_VERB = re.compile(r"([a-z-]+)(?:\(([^)]*)\))?(?:_(\w+))?(?:\(([^)]*)\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """How one word speaks of an event: its class, and which role goes where.

    `weak` nouns need company, `needs` says what has to follow a verb, `after` are the words that
    belong to it (“join *forces*”). `base` marks the infinitive.
    """

    predicate: str
    noun: bool
    subject: Slot
    object: Slot | None
    prepositions: dict[str, Slot]
    weak: bool = False
    needs: str = ""
    after: tuple[str, ...] = ()
    base: bool = False


@cache
def event_words() -> dict[str, tuple[Event, ...]]:
    """Return what each form of each event word may speak of, nouns before verbs."""
    found: dict[str, tuple[Event, ...]] = {}
    for row in _data()["events"]:
        for form, event in (*_nouns(row), *_verbs(row)):
            found[form] = (*found.get(form, ()), event)
    return found


def _nouns(row: dict[str, Any]) -> Iterator[tuple[str, Event]]:
    for key in ("nouns", "weak"):
        for noun in row.get(key, "").split():
            event = _event(row, noun=True, weak=key == "weak")
            yield noun, event
            if not noun.endswith("s"):
                yield _plural(noun), event


def _verbs(row: dict[str, Any]) -> Iterator[tuple[str, Event]]:
    for verb, forms, after in _listed(row.get("verbs", "")):
        for form in forms:
            yield form, _event(row, noun=False, after=after, base=form == verb)


def _event(row: dict[str, Any], *, noun: bool, **rest: Any) -> Event:
    return Event(
        predicate=row["class"],
        noun=noun,
        subject=row["subject"],
        object=row.get("object"),
        prepositions=row["prepositions"],
        needs="" if noun else row.get("needs", ""),
        **rest,
    )


def _listed(words: str) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
    """Yield the verbs of a list with all their forms and what belongs to them."""
    for verb, irregular, after, late in _VERB.findall(words):
        forms = [part for part in (irregular or late).split(",") if part]
        yield verb, verb_forms(verb, forms), tuple(after.split("_")) if after else ()


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def support_verbs() -> dict[str, Slot | None]:
    """Return the role of each support verb's subject; None where the event says it."""
    return {
        form: None if slot == "own" else slot
        for slot, verbs in _data()["support"].items()
        for _, forms, _ in _listed(verbs)
        for form in forms
    }


@cache
def other_verbs() -> frozenset[str]:
    """Return all forms of the verbs that are no events."""
    return frozenset(form for _, forms, _ in _listed(_data()["verbs"]) for form in forms)


@cache
def nouns_too() -> frozenset[str]:
    """Return the verbs that are nouns as well, in the singular and the plural."""
    words = _data()["nouns_too"].split()
    return frozenset((*words, *map(_plural, words)))


@cache
def marker_phrases() -> dict[str, tuple[tuple[tuple[str, ...], Slot], ...]]:
    """Return the markers by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Slot]]] = {}
    for slot, phrases in _data()["markers"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, slot))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()
    }


@cache
def place_phrases() -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """Return what introduces a place by its first word, the longest first; True where vague."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for kind in ("exact", "vague"):
        for phrase in _data()["places"][kind]:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, kind == "vague"))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()
    }


@cache
def frame_words(*path: str) -> frozenset[str]:
    """Return the words under a path of `frames.yaml`."""
    data = _data()
    for key in path:
        data = data[key]
    return frozenset(data)


@cache
def grammar(name: str) -> frozenset[str]:
    """Return one of the closed classes of words (or endings)."""
    return frozenset(_data()["grammar"][name].split())


@cache
def hostile_verbs() -> frozenset[str]:
    """Return all forms of the verbs whose object is an enemy."""
    single = [word for word in _data()["hostile"] if " " not in word]
    return frozenset(form for word in single for form in verb_forms(word, []))


def _data() -> Any:
    return read_yaml("frames.yaml")
