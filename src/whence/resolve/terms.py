"""What a sentence is about: its words by class, its actors and places, its numbers and dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from whence.data.lexicons import read_yaml
from whence.text import fold, words

from .book import NameBook

_NEGATIONS = frozenset(
    "not no never none neither nor without cannot n't deny denies denied".split()
)
_REACH = 6  # words between a negation and the verb or noun it negates


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text. `classes` are predicate classes; `negated` those under a negation."""

    words: frozenset[str]
    classes: frozenset[str]
    things: frozenset[str]
    negated: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every term, classes marked by a leading `~`."""
        return self.words | self.things | frozenset("~" + name for name in self.classes)


def read_terms(text: str, book: NameBook) -> Terms:
    """Return the terms of a text; names that the book knows count as things, not as words."""
    named = book.find(text)
    inside = [(start, end) for start, end, _ in named]
    kept: list[str] = []
    classes: set[str] = set()
    negated: set[str] = set()
    since_negation = _REACH + 1
    for start, end in words(text):
        low = fold(text[start:end]).removesuffix("'s")
        since_negation = 0 if low in _NEGATIONS or low.endswith("n't") else since_negation + 1
        if any(left <= start < right for left, right in inside) or low in _stopwords():
            continue
        for piece in {low, *re.split(r"[-']", low)}:
            group = _class_of(piece)
            if group:
                classes.add(group)
                if since_negation <= _REACH:
                    negated.add(group)
            if len(piece) > 1 and piece not in _stopwords():
                kept.append(stem(piece))
    things = frozenset(entry.of for _, _, entry in named)
    return Terms(frozenset(kept), frozenset(classes), things, frozenset(negated))


def terms_of_kind(kind: str) -> frozenset[str]:
    """Return the predicate classes that a kind of claim is about."""
    return frozenset(read_yaml("predicates.yaml")["kinds"].get(kind, ()))


def kind_of_classes(classes: Iterable[str]) -> str:
    """Return the kind of claim that predicate classes speak of; an event if none does."""
    found = set(classes)
    for kind, of_kind in read_yaml("predicates.yaml")["kinds"].items():
        if found & set(of_kind):
            return str(kind)
    return "event"


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(read_yaml("predicates.yaml")["stopwords"].split())


@cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, members in read_yaml("predicates.yaml")["classes"].items():
        for word in members:
            found.setdefault(stem(fold(word)), name)
    return found


@cache
def _class_of(word: str) -> str | None:
    return _classes().get(stem(word))


@cache
def _stemmer() -> object:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """Return the Snowball (Porter2) stem of a folded word; other scripts are left alone."""
    return str(_stemmer().stemWord(word)) if word.isascii() else word  # type: ignore[attr-defined]
