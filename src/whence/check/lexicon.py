"""The words of `data/tension.yaml`: kinds of event, which sit ill together, and ladders."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.data.lexicons import read_yaml
from whence.text import fold

_CLAUSE_END = re.compile(r"[.;!?:\n]")
_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClass:
    """A kind of event and the words that tell it; `negated` when its words carry the negation.

    Where a text has one of the words of `unless`, it tells of something else.
    """

    id: str
    says: str
    pattern: re.Pattern[str]
    negated: bool = False
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """Two classes that pull in different directions for `parties` shared actors."""

    between: tuple[str, str]
    against: frozenset[str]
    parties: int
    rule: str
    named: bool = False
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Words for the same thing from weak to strong."""

    id: str
    rungs: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists the checks use."""

    negation: re.Pattern[str]
    negation_reach: int
    past: re.Pattern[str]
    reciprocal: re.Pattern[str]
    classes: Mapping[str, EventClass]
    tensions: tuple[Tension, ...]
    ladders: tuple[Ladder, ...]
    ends_war: re.Pattern[str]
    outsider: re.Pattern[str]
    like_kinds: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    vague: Mapping[str, tuple[float, float]]
    rounding: float
    about: frozenset[str]
    at_least: frozenset[str]
    at_most: frozenset[str]
    stops: frozenset[str]
    date_links: frozenset[str]
    months: tuple[str, ...]

    def cues(self, kind: str, text: str) -> Iterator[tuple[int, int]]:
        """Yield the offsets of each word of a class in the text that is not negated."""
        event, folded = self.classes[kind], fold(text)
        if event.unless and event.unless.search(folded):
            return
        for match in event.pattern.finditer(folded):
            if event.negated or not self.negates(text, match.start()):
                yield match.span()

    def negates(self, text: str, start: int) -> bool:
        """Say whether a negation stands among the few words before an offset."""
        before = _CLAUSE_END.split(fold(text[:start]))[-1]
        near = list(_WORD.finditer(before))[-self.negation_reach :]
        return bool(near and self.negation.search(before, near[0].start()))

    def rung(self, ladder: Ladder, text: str) -> tuple[int, tuple[int, int]] | None:
        """Return how high on a ladder a text stands, with the offsets of the word that says so."""
        folded = fold(text)
        limit = ladder.rungs[0].search(folded)
        if limit:
            return 0, limit.span()
        for height in range(len(ladder.rungs) - 1, 0, -1):
            for match in ladder.rungs[height].finditer(folded):
                if not self.negates(text, match.start()):
                    return height, match.span()
        return None


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern for any of the words, on folded text, whole words only.

    `*` stands for letters that may follow or precede; a space also matches a hyphen.
    """
    ordered = sorted(set(map(fold, words)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_word_pattern, ordered))})(?!\w)")


def _word_pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s\-]+")


@cache
def load_lexicon() -> Lexicon:
    """Return the word lists that come with the package, compiled once."""
    return read_lexicon(read_yaml("tension.yaml"))


def read_lexicon(raw: Mapping[str, Any]) -> Lexicon:
    """Build the lexicon from the mapping of `tension.yaml`. Raises `KeyError` on a missing part."""
    return Lexicon(
        negation=_negation(raw["negations"]["words"]),
        negation_reach=raw["negations"]["reach"],
        past=any_of(raw["past"]),
        reciprocal=any_of(raw["reciprocal"]),
        classes={id: _event_class(id, row) for id, row in raw["classes"].items()},
        tensions=tuple(map(_tension, raw["tensions"])),
        ladders=tuple(_ladder(row) for row in raw["ladders"]),
        ends_war=any_of(raw["ends_war"]),
        outsider=any_of(raw["outsider"]),
        like_kinds={kind: frozenset(like) for kind, like in raw["like_kinds"].items()},
        numbers=raw["numbers"],
        vague={word: (low, high) for word, (low, high) in raw["vague"].items()},
        rounding=raw["rounding"],
        about=frozenset(raw["about"]),
        at_least=frozenset(raw["at_least"]),
        at_most=frozenset(raw["at_most"]),
        stops=frozenset(raw["stops"]),
        date_links=frozenset(raw["date_links"]),
        months=tuple(raw["months"]),
    )


def _negation(words: Iterable[str]) -> re.Pattern[str]:
    whole = any_of(word for word in words if word != "n't").pattern
    return re.compile(rf"{whole}|n't(?!\w)")


def _event_class(id: str, row: Mapping[str, Any]) -> EventClass:
    return EventClass(
        id=id,
        says=row["says"],
        pattern=any_of(row["words"]),
        negated=row.get("negated", False),
        unless=any_of(row["unless"]) if "unless" in row else None,
    )


def _tension(row: Mapping[str, Any]) -> Tension:
    one, other = row["between"]
    return Tension(
        between=(one, other),
        against=frozenset(row.get("against", (one, other))),
        parties=row["parties"],
        rule=row["rule"],
        named=row.get("named", False),
        kinds=frozenset(row.get("kinds", ())),
    )


def _ladder(row: Mapping[str, Any]) -> Ladder:
    return Ladder(id=row["id"], rungs=tuple(any_of(words) for words in row["rungs"]))
