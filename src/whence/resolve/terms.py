"""What a sentence is about: its words by class, its actors and places, its numbers and dates."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from whence.data.lexicons import read_yaml
from whence.text import fold, sentences, words

from .book import NameBook, in_title_case

_NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot n't deny denies denied".split()
)
_PARTIES = 6  # words between “talks” and “about”: “with Ravelund Lines”
_TOPIC = 8  # words after “about” that say what the talks are about
_CONDITIONS = frozenset("if whether unless should".split())
_POINTERS = frozenset("they them their he him his she her it its both two the this these".split())
_ANY = frozenset("a an any".split())
# To end a fight is to agree.
_ENDINGS = frozenset("end ceas stop halt suspend".split())
_ENDED = 3  # words between “end” and “infighting”
_FEW = 3  # terms; “the claim highly suspect” has two
_SAYING = re.compile(
    r"\W*(?:(?:he|she) who|whoever|whosoever|(?:any|every)(?:one|body) who|(?:nobody|no one) ever)\b"
)
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
    under an “if” or “whether”, or of which it is said what they would do. `denied` are the words under
    a negation that are of no class.
    """

    words: frozenset[str]
    classes: frozenset[str]
    things: frozenset[str]
    negated: frozenset[str]
    foreign: bool = False
    pointing: bool = False
    supposed: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()

    @property
    def plain(self) -> frozenset[str]:
        """Words and things together."""
        return self.words | self.things

    @property
    def all(self) -> frozenset[str]:
        """Every term, classes marked by a leading `~`."""
        return self.words | self.things | frozenset("~" + name for name in self.classes)


@dataclass(frozen=True, slots=True)
class _Word:
    """A folded word; `named` inside a name of the book, `capital` where a capital tells a name."""

    low: str
    named: bool
    capital: bool


def read_terms(text: str, book: NameBook) -> Terms:
    """Return the terms of a text; names that the book knows count as things, not as words."""
    found = book.find(text)
    spoken = _words(text, [(start, end) for start, end, _ in found])
    lows = [word.low for word in spoken]
    denied = _reach(lows, _is_negation, _REACH)
    assumed = _reach(lows, _CONDITIONS.__contains__, _REACH) | _imagined(lows)
    ended = _reach(lows, lambda low: stem(low) in _ENDINGS, _ENDED)
    topics = _topics(lows)
    classes = _spoken_phrases(fold(text))
    negated: set[str] = set()
    supposed: set[str] = set()
    kept: set[str] = set()
    refused: set[str] = set()
    for place, word in enumerate(spoken):
        if word.named or word.low in _stopwords():
            continue
        groups = _groups(word, place in ended)
        if place not in topics:
            classes |= groups
        negated |= groups if place in denied else set()
        supposed |= groups if place in assumed else set()
        if not groups and place in denied:
            refused.add(stem(word.low))
        if not groups:
            kept |= {stem(piece) for piece in _pieces(word.low)}
    return Terms(
        words=frozenset(kept),
        classes=frozenset(classes),
        things=frozenset(entry.of for _, _, entry in found),
        negated=frozenset(negated),
        foreign=any(word.capital and not word.named and len(word.low) > 2 for word in spoken),
        # “Another woman” is somebody new.
        pointing=bool(_POINTERS & {low.partition("'")[0] for low in lows})
        and lows[0] not in ("another", "other"),
        supposed=frozenset(supposed),
        denied=frozenset(refused),
    )


def join_terms(parts: Iterable[Terms]) -> Terms:
    """Return the words and things of several texts together."""
    parts = tuple(parts)
    none: frozenset[str] = frozenset()
    return Terms(
        words=none.union(*(one.words for one in parts)),
        classes=none.union(*(one.classes for one in parts)),
        things=none.union(*(one.things for one in parts)),
        negated=none,
    )


def _words(text: str, names: list[tuple[int, int]]) -> list[_Word]:
    opens = {start for start, _ in sentences(text)}
    titled = in_title_case(text)
    begins = [start for start, _ in names]

    def named(start: int) -> bool:
        last = bisect_right(begins, start) - 1
        return last >= 0 and start < names[last][1]

    return [
        _Word(
            low=fold(text[start:end]).removesuffix("'s"),
            named=named(start),
            capital=text[start].isupper() and start not in opens and not titled,
        )
        for start, end in words(text)
    ]


def _reach(lows: list[str], opens: Callable[[str], bool], reach: int) -> set[int]:
    """Return the places up to `reach` words after a word that opens a scope, itself included."""
    return {
        place
        for start, low in enumerate(lows)
        if opens(low)
        for place in range(start, start + reach + 1)
    }


def _imagined(lows: list[str]) -> set[int]:
    """Return the places of what is only thought of: “*a merger* would push up prices”."""
    return {
        place - 1
        for place, low in enumerate(lows)
        if low in ("would", "'d") and _ANY & set(lows[max(0, place - 1 - _PARTIES) : place - 1])
    }


def _is_negation(low: str) -> bool:
    return low in _NEGATIONS or low.endswith("n't")


def _topics(lows: list[str]) -> set[int]:
    """Return the places of what talks are only about: “talks *about a merger*” merge nothing."""
    return {
        place
        for start, low in enumerate(lows)
        if "meet" in _classes_of(low)
        for about in range(start + 1, min(start + _PARTIES, len(lows)))
        if lows[about] in ("about", "on", "over", "towards")
        for place in range(about, about + _TOPIC)
    }


def _groups(word: _Word, ended: bool) -> frozenset[str]:
    """Return the predicate classes of a word; in “war-planning” only the last part says what is done."""
    if word.capital:
        return frozenset()  # a capital inside a sentence names: “the Revolutionaries Front”
    groups = _classes_of(re.split(r"[-']", word.low)[-1])
    return (groups - {"fight"}) | {"agree"} if ended and "fight" in groups else groups


def _pieces(low: str) -> list[str]:
    return [part for part in re.split(r"[-']", low) if len(part) > 1 and part not in _stopwords()]


def refers_back(text: str, terms: Terms) -> bool:
    """Say whether a text speaks only of what was said before: “it”, “the report”, “these papers”."""
    if not terms.classes and len(terms.words) <= _FEW:
        return True
    return bool(_BACKWARDS.search(fold(text)))


def speaks_of_all(text: str) -> bool:
    """Say whether a text is a saying about whoever does a thing, and so of no event in particular."""
    return bool(_SAYING.match(fold(text)))


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


def _spoken_phrases(folded: str) -> set[str]:
    """Return the classes whose phrases a text holds; one look for all, since few texts hold any."""
    if not _any_phrase().search(folded):
        return set()
    return {name for phrase, name in _phrases() if phrase.search(folded)}


@cache
def _any_phrase() -> re.Pattern[str]:
    return re.compile("|".join(phrase.pattern for phrase, _ in _phrases()))


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
