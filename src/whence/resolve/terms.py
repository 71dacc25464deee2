"""What a sentence is about: its words by class, its actors and places, its numbers and dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from whence.data.lexicons import read_yaml
from whence.text import fold, sentences, words

from .book import NameBook

_NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot n't deny denies denied".split()
)
_CONDITIONS = frozenset("if whether unless should".split())
_POINTERS = frozenset("they them their he him his she her it its both two the this these".split())
# To end a fight is to agree.
_ENDINGS = frozenset("end ceas stop halt suspend".split())
_ENDED = 3  # words between “end” and “infighting”
_FEW = 3  # terms; “the claim highly suspect” has two
_BACKWARDS = re.compile(
    r"\b(?:this|that|these|those|the)\s+(?:\w+\s+){0,2}(?:claims?|reports?|allegations?|stor(?:y|ies)|"
    r"documents?|papers?|letters?|packet|rumou?rs?|account|version|news)\b"
)
_REACH = 6  # words between a negation and the verb or noun it negates


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text. `classes` are predicate classes; `negated` those under a negation.

    `foreign` says that it names somebody or something the book does not know, `pointing` that it
    points back to what was said before (“they”, “the meeting”). `supposed` are predicate classes
    under an “if” or “whether”.
    """

    words: frozenset[str]
    classes: frozenset[str]
    things: frozenset[str]
    negated: frozenset[str]
    foreign: bool = False
    pointing: bool = False
    supposed: frozenset[str] = frozenset()

    @property
    def plain(self) -> frozenset[str]:
        """Words and things together."""
        return self.words | self.things

    @property
    def all(self) -> frozenset[str]:
        """Every term, classes marked by a leading `~`."""
        return self.words | self.things | frozenset("~" + name for name in self.classes)


def read_terms(text: str, book: NameBook) -> Terms:
    """Return the terms of a text; names that the book knows count as things, not as words."""
    named = book.find(text)
    inside = [(start, end) for start, end, _ in named]
    kept: list[str] = []
    classes: set[str] = {name for phrase, name in _phrases() if phrase.search(fold(text))}
    negated: set[str] = set()
    foreign = False
    supposed: set[str] = set()
    since_if = _REACH + 1
    since_negation, since_end = _REACH + 1, _ENDED + 1
    opens = {start for start, _ in sentences(text)}
    titled = _in_title_case(text)
    for start, end in words(text):
        low = fold(text[start:end]).removesuffix("'s")
        since_negation = 0 if low in _NEGATIONS or low.endswith("n't") else since_negation + 1
        if any(left <= start < right for left, right in inside) or low in _stopwords():
            continue
        # A capital inside a sentence makes a name of a word: “the Revolutionaries Front”.
        named_so = text[start].isupper() and start not in opens and not titled
        since_if = 0 if low in _CONDITIONS else since_if + 1
        pieces = re.split(r"[-']", low)
        since_end = 0 if stem(low) in _ENDINGS else since_end + 1
        for piece in pieces:
            # In “war-planning” only the last part says what is done.
            foreign |= named_so and len(piece) > 2
            groups = _classes_of(piece) if piece == pieces[-1] and not named_so else frozenset()
            if "fight" in groups and since_end <= _ENDED:
                groups = groups - {"fight"} | {"agree"}
            classes |= groups
            if since_if <= _REACH:
                supposed |= groups
            if since_negation <= _REACH:
                negated |= groups
            if not groups and len(piece) > 1 and piece not in _stopwords():
                kept.append(stem(piece))
    spoken = [fold(text[start:end]) for start, end in words(text)]
    # “Another woman” is somebody new.
    pointing = bool(_POINTERS.intersection(spoken)) and spoken[0] not in ("another", "other")
    things = frozenset(entry.of for _, _, entry in named)
    return Terms(
        frozenset(kept),
        frozenset(classes),
        things,
        frozenset(negated),
        foreign,
        pointing,
        frozenset(supposed),
    )


def _in_title_case(text: str) -> bool:
    """Say whether capitals tell nothing here, as in headlines: most long words begin with one."""
    long_words = [text[start] for start, end in words(text) if end - start > 3]
    return sum(letter.isupper() for letter in long_words) * 3 > len(long_words) * 2


def refers_back(text: str, terms: Terms) -> bool:
    """Say whether a text speaks only of what was said before: “it”, “the report”, “these papers”."""
    if not terms.classes and len(terms.words) <= _FEW:
        return True
    return bool(_BACKWARDS.search(fold(text)))


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
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, members in read_yaml("predicates.yaml")["classes"].items():
        for word in members:
            if " " in word:
                continue  # see _phrases
            # “=signed” is that form alone: a “sign” is no signature.
            key = word if word.startswith("=") else stem(fold(word))
            found[key] = found.get(key, frozenset()) | {name}
    return found


@cache
def _phrases() -> list[tuple[re.Pattern[str], str]]:
    """Return the members of more than one word (“went over”) as patterns, with their class."""
    return [
        (re.compile(rf"\b{re.escape(fold(words_))}\b"), name)
        for name, members in read_yaml("predicates.yaml")["classes"].items()
        for words_ in members
        if " " in words_
    ]


@cache
def _classes_of(word: str) -> frozenset[str]:
    bare = (
        word[1:] if len(word) > 4 and word[0] in "وف" else word
    )  # Arabic writes “and” onto the word
    found = _classes().get(stem(word), frozenset()) | _classes().get(f"={word}", frozenset())
    return found or _classes().get(bare, frozenset())


@cache
def _stemmer() -> object:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """Return the Snowball (Porter2) stem of a folded word; other scripts are left alone."""
    return str(_stemmer().stemWord(word)) if word.isascii() else word  # type: ignore[attr-defined]
