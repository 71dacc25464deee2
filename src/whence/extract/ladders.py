"""Degrees of a thing: which rungs of which ladder a text asserts, so that talks are no merger."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml
from whence.data.stance import lexicon_entries, stance_verbs
from whence.text import fold

from .factuality import Tokens, tokenize
from .main_word import BREAKS
from .mode import Moded, negated, read_modes

State = Literal["asserted", "topic", "open", "denied"]
_TIED = (
    9  # words from a lower rung to the higher one it is about: “talks with the firm about a merger”
)
_NEARBY = 40  # rungs on either side that may be within reach
_SCOPE = 5  # words from “denied” or “possible” to the rung
_MARKED = 4  # words between “local” and its rung


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One rung that a text speaks of; `level` counts from 1, the lowest of its ladder.

    `state` is `asserted` where the text says it came about; `topic` where a lower rung only speaks of
    it (“*merger* talks”); `open` where it is meant, possible or to come; `denied` where it is said not
    to be. `limited` marks a local or passing one. `span` are characters of the text.
    """

    ladder: str
    rung: str
    level: int
    span: tuple[int, int]
    state: State = "asserted"
    limited: bool = False


def read_rungs(text: str, ladder: str | None = None) -> list[Rung]:
    """Return the rungs a text speaks of, of one ladder or of all, in order of their words."""
    tokens = tokenize(text)
    if not tokens.words:
        return []
    placed = list(_placed(tokens.words, ladder))
    if not placed:
        return []
    reach = _Reach(read_modes(text))
    return [
        _rung(text, tokens, one, placed[max(0, i - _NEARBY) : i + _NEARBY], reach)
        for i, one in enumerate(placed)
    ]


def highest_rung(text: str, ladder: str) -> Rung | None:
    """Return the highest rung of a ladder that a text asserts, the first of several equal ones."""
    asserted = [one for one in read_rungs(text, ladder) if one.state == "asserted"]
    return max(asserted, key=lambda one: one.level, default=None)


def ladders_between(lower: str, higher: str) -> list[str]:
    """Return the ladders on which one rung stands below the other, by their names."""
    found = []
    for name, rungs in read_yaml("ladders.yaml")["ladders"].items():
        names = [row["rung"] for row in rungs]
        if lower in names and higher in names and names.index(lower) < names.index(higher):
            found.append(name)
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """A rung's words among the tokens."""

    ladder: str
    level: int
    first: int
    end: int


def _placed(words: Sequence[str], ladder: str | None) -> Iterator[_Placed]:
    table, seen = _table(), frozenset(words)
    spoken = {name for name, about in _about().items() if not about or about & seen}
    for index, word in enumerate(words):
        for name, level, after in table.get(_key(word), ()):
            if name not in spoken:
                continue
            if ladder in (None, name) and tuple(words[index + 1 : index + 1 + len(after)]) == after:
                yield _Placed(name, level, index, index + 1 + len(after))


def _key(word: str) -> str:
    """Return the last part of a compound: what is done in “war-planning” is planning."""
    return word if word in _table() else word.rpartition("-")[2]


def _rung(text: str, tokens: Tokens, one: _Placed, placed: list[_Placed], reach: "_Reach") -> Rung:
    start, end = tokens.spans[one.first][0], tokens.spans[one.end - 1][1]
    state: State = "asserted"
    if _is_topic(tokens.words, one, placed):
        state = "topic"
    elif negated(tokens.words, one.first) or _before(tokens.words, one.first, _denying()):
        state = "denied"
    else:
        told = reach.at(start, end)
        if told == "no":
            state = "denied"
        elif (
            told == "open"
            or _before(tokens.words, one.first, _possible())
            or text.rstrip().endswith("?")
        ):
            state = "open"
    before = fold(text[max(0, start - 60) : start])
    limited = _close(before)
    name = read_yaml("ladders.yaml")["ladders"][one.ladder][one.level - 1]["rung"]
    return Rung(
        ladder=one.ladder,
        rung=name,
        level=one.level,
        span=(start, end),
        state=state,
        limited=limited,
    )


class _Reach:
    """Where acts that are denied or open begin, by where their phrases end.

    Phrases end at marks, so acts with the same end are nested: the first to begin covers the most.
    """

    def __init__(self, modes: list[Moded]) -> None:
        self.ends = sorted({mode.act[1] for mode in modes})
        self.begins: dict[tuple[int, str], int] = {}
        for mode in modes:
            key = mode.act[1], mode.happened
            self.begins[key] = min(mode.act[0], self.begins.get(key, mode.act[0]))

    def at(self, start: int, end: int) -> str:
        """Return `no` or `open` where such an act reaches over a stretch, else an empty string."""
        place = bisect_left(self.ends, end)
        for close in self.ends[place : place + 1]:
            for happened in ("no", "open"):
                if self.begins.get((close, happened), end) <= start:
                    return happened
        return ""


def _close(before: str) -> bool:
    """Say whether a word that makes it small stands among the last ones before."""
    tail = " " + " ".join(before.split()[-_MARKED:]) + " "
    return any(f" {word} " in tail for word in _limited())


def _is_topic(words: Sequence[str], one: _Placed, placed: list[_Placed]) -> bool:
    """Say whether a lower rung of the ladder only speaks of this one."""
    for other in placed:
        if other.ladder != one.ladder or other.level >= one.level:
            continue
        if 0 <= other.first - one.end <= 1 and not BREAKS & set(words[one.end : other.first]):
            return True  # “merger talks”, “merger and alliance talks”
        between = words[other.end : one.first]
        if not between and other.end == one.first and words[other.first].endswith("ed"):
            return True  # “attempted attack”
        if 0 < len(between) <= _TIED and not BREAKS & set(between) and _ties() & set(between):
            return True
    return False


def _before(words: Sequence[str], index: int, wanted: frozenset[str]) -> bool:
    """Say whether one of some words stands shortly before, in the same clause."""
    for place in range(index - 1, max(-1, index - 1 - _SCOPE), -1):
        if words[place] in BREAKS or words[place] in ("which", "who"):
            return False
        if words[place] in wanted:
            return True
    return False


@cache
def _denying() -> frozenset[str]:
    return frozenset(
        form
        for form, verbs in stance_verbs().items()
        if any(verb.group == "deny" and not verb.after for verb in verbs)
    )


@cache
def _possible() -> frozenset[str]:
    return frozenset(read_yaml("stance.yaml")["marks"]["possible"]) | {"if", "unless", "whether"}


@cache
def _ties() -> frozenset[str]:
    return frozenset(read_yaml("ladders.yaml")["ties"])


@cache
def _limited() -> tuple[str, ...]:
    return tuple(read_yaml("ladders.yaml")["limited"])


@cache
def _about() -> dict[str, frozenset[str]]:
    """Return the words one of which a text must hold for a ladder to be meant; none: always."""
    about = read_yaml("ladders.yaml")["about"]
    return {
        name: frozenset(about.get(name, "").split())
        for name in read_yaml("ladders.yaml")["ladders"]
    }


@cache
def _table() -> dict[str, tuple[tuple[str, int, tuple[str, ...]], ...]]:
    found: dict[str, dict[tuple[str, int, tuple[str, ...]], None]] = {}
    for ladder, rungs in read_yaml("ladders.yaml")["ladders"].items():
        for level, row in enumerate(rungs, 1):
            for _, forms, after in lexicon_entries(row["words"]):
                for form in forms:
                    found.setdefault(form, {})[ladder, level, after] = None
    return {form: tuple(rungs) for form, rungs in found.items()}
