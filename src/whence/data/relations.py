"""The words that state relations, read from `relations.yaml` into typed records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from whence.model import Relation, StatedKind

from .lexicons import read_yaml, verb_forms

_VERB = re.compile(r"([a-z-]+)(?:\(([^)]*)\))?((?:_[a-z]+)*)")
Begins = Literal["now", "begins", "ends", "then"]
Form = Literal["base", "third", "ing", "past", "participle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One rule: the relation, which end is which, and what its two names must be."""

    id: str
    relation: StatedKind
    aspect: Begins = "now"
    swap: bool = False
    stative: bool = False
    passive: Literal["by", "only", "no"] = "by"
    progressive: bool = False
    alone: bool = False
    dated: bool = False
    subject: str = ""
    object: str = ""
    also: tuple[tuple[Relation, Begins], ...] = ()
    stake: bool = False
    unless: frozenset[str] = frozenset()
    negated: Relation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbForm:
    """A form of a verb: what it may be (past and participle may look alike), and what must follow."""

    row: Row
    forms: frozenset[Form]
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun that says what one is to another; `swap` turns the two round."""

    row: Row
    noun: tuple[str, ...]
    of: frozenset[str]
    possessed: bool = False
    office: bool = False


@cache
def verb_rows() -> Mapping[str, tuple[VerbForm, ...]]:
    """Return what each form of each verb may state, those that need most words behind them first."""
    return _verb_forms(read_yaml("relations.yaml")["verbs"])


@cache
def office_verbs() -> Mapping[str, tuple[VerbForm, ...]]:
    """Return the forms of verbs by which somebody takes or leaves an office."""
    common = {"relation": "speaks_for", "subject": "person"}
    return _verb_forms([common | row for row in read_yaml("relations.yaml")["offices"]])


def _verb_forms(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[VerbForm, ...]]:
    found: dict[str, list[VerbForm]] = {}
    for data in rows:
        row = _row(data)
        for lemma, irregular, after in _VERB.findall(data["words"]):
            for word, forms in _forms(lemma, irregular):
                form = VerbForm(row=row, forms=forms, after=tuple(after.split("_")[1:]))
                found.setdefault(word, []).append(form)
    return {
        word: tuple(sorted(forms, key=lambda one: -len(one.after))) for word, forms in found.items()
    }


def _forms(lemma: str, irregular: str) -> Iterator[tuple[str, frozenset[Form]]]:
    told = [part for part in irregular.split(",") if part]
    base, third, ing, *past = verb_forms(lemma, told)
    forms: dict[str, set[Form]] = {}
    for word, form in ((base, "base"), (third, "third"), (ing, "ing"), (past[0], "past")):
        forms.setdefault(word, set()).add(form)  # type: ignore[arg-type]
    forms.setdefault(past[-1], set()).add("participle")
    return ((word, frozenset(found)) for word, found in forms.items())


def _row(data: Mapping[str, Any]) -> Row:
    passive = data.get("passive", "by")
    return Row(
        id=data["id"],
        relation=data["relation"],
        aspect=data.get("aspect", "now"),
        swap=data.get("swap", False) or data.get("swap_of", False),
        stative=data.get("stative", False),
        passive="no" if passive is False else passive,
        progressive=data.get("progressive", False),
        alone=data.get("alone", False),
        dated=data.get("dated", False),
        subject=data.get("subject", ""),
        object=data.get("object", ""),
        also=tuple(data.get("also", {}).items()),
        stake=data.get("stake", False),
        unless=frozenset(data.get("unless", ())),
        negated=data.get("negated"),
    )


@cache
def roles() -> Mapping[str, tuple[Role, ...]]:
    """Return the nouns for what one is to another, by their last word, the longest first."""
    found: dict[str, list[Role]] = {}
    for data in read_yaml("relations.yaml")["roles"]:
        row = _row(data)
        for noun in data["nouns"]:
            role = Role(
                row=row,
                noun=tuple(noun.split()),
                of=frozenset(data["of"]),
                possessed=data.get("possessed", False),
                office=data.get("office", False),
            )
            found.setdefault(role.noun[-1], []).append(role)
    return {
        word: tuple(sorted(some, key=lambda one: -len(one.noun))) for word, some in found.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Words behind “is” that state a relation, or only their denial does, or only behind “was”.

    A `pair` has both its names before it: “X and Y are at war”.
    """

    row: Row
    words: tuple[str, ...]
    only_negated: bool = False
    past: bool = False
    pair: bool = False


@cache
def states() -> Mapping[str, tuple[State, ...]]:
    """Return the phrases that stand behind “is”, by their first word, the longest first."""
    found: dict[str, list[State]] = {}
    for data in read_yaml("relations.yaml")["states"]:
        for phrase in data["words"]:
            state = State(
                row=_row(data),
                words=tuple(phrase.split()),
                only_negated=data.get("only_negated", False),
                past=data.get("past", False),
                pair=data.get("pair", False),
            )
            found.setdefault(state.words[0], []).append(state)
    return {
        word: tuple(sorted(some, key=lambda one: -len(one.words))) for word, some in found.items()
    }


@cache
def relation_words(name: str) -> frozenset[str]:
    """Return one of the word lists."""
    return frozenset(read_yaml("relations.yaml")[name])


@cache
def kind_nouns() -> Mapping[str, str]:
    """Return for each noun that says what a name is the kind it says."""
    table = read_yaml("relations.yaml")["kinds"]
    return {noun: kind for kind, nouns in table.items() for noun in nouns}


@cache
def common_words() -> frozenset[str]:
    """Return words so common that a capital at the head of a sentence makes no name of them."""
    return frozenset(
        word for row in read_yaml("common_words.yaml") for word in str(row["words"]).split()
    )


@cache
def peoples() -> frozenset[str]:
    """Return the words for a country's people and things: “Dutch”, “Western”."""
    known = (pair.split(":")[0] for pair in read_yaml("place_words.yaml")["demonyms"].split())
    return frozenset(word.casefold() for word in known) | relation_words("peoples")


@cache
def compounds() -> Mapping[str, Relation]:
    """Return the participles of “rebel-held” with the relation of the name before them."""
    return dict(read_yaml("relations.yaml")["compounds"])


@cache
def attempt_kinds() -> Mapping[tuple[str, ...], str]:
    """Return the nouns for attempts, as words, with their kind."""
    table = read_yaml("relations.yaml")["attempts"]
    return {tuple(noun.split()): kind for kind, nouns in table.items() for noun in nouns}


@cache
def outcome_verbs() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return what past forms say of how an attempt ended: words that must follow, and the outcome."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for outcome, verbs in read_yaml("relations.yaml")["outcomes"].items():
        for lemma, irregular, after in (m for verb in verbs for m in _VERB.findall(verb)):
            for word, forms in _forms(lemma, irregular):
                if forms & {"past", "participle"}:
                    found.setdefault(word, []).append((tuple(after.split("_")[1:]), outcome))
    return {word: tuple(some) for word, some in found.items()}
