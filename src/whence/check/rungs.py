"""On which rung of a ladder of degrees a text or a statement stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whence.data.lexicons import read_yaml, verb_forms
from whence.model import Span, Statement
from whence.text import fold

# Rungs of deeds between parties, and the noun by which a sentence calls each.
_NAMED = {
    "alliance": {
        "contact": "contacts",
        "talks": "talks",
        "meeting": "a meeting",
        "truce": "a truce",
        "agreement": "an agreement",
        "alliance": "an alliance",
        "merger": "a merger",
    }
}
_NEAR = 60  # characters before a word in which a lower rung speaks of it
_ENTRY = re.compile(r"([\w-]+)(?:\(([^)]*)\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One rung: its ladder, how high it is (from 1), and how a sentence calls it."""

    ladder: str
    level: int
    name: str


def rung_of(text: str) -> Rung | None:
    """Return the highest rung a text asserts, None if it names none.

    What a lower rung only speaks of ("merger talks", "talks on a merger") is not asserted, and an
    agreement on something lower is that lower thing. Only the
    ladder of deeds between parties is read so: the others are settled by the claim's kind.
    """
    folded = fold(text)
    for rungs in _ladders().values():
        for height in range(len(rungs) - 1, -1, -1):
            rung, pattern = rungs[height]
            lower = "|".join(below.pattern for _, below in rungs[:height])
            for match in pattern.finditer(folded):
                if not (lower and _only_topic(folded, match.start(), match.end(), lower)):
                    return rung
    return None


def speaks_of_rung(text: str) -> bool:
    """Say whether a text names any rung of the ladder of deeds between parties."""
    folded = fold(text)
    return any(pattern.search(folded) for rungs in _ladders().values() for _, pattern in rungs)


def _only_topic(folded: str, start: int, end: int, lower: str) -> bool:
    before = folded[max(0, start - _NEAR) : start]
    tied = rf"(?:{lower})\W+(?:of|on|about|over|to|for|towards?)\W+(?:\w+\W+){{0,3}}\Z"
    # "Merger talks", and "agreed on a truce", which is a truce.
    follows = rf"[\s-]+(?:(?:to|on|upon|for)\W+(?:\w+\W+){{0,2}})?(?:{lower})"
    after = re.compile(follows).match(folded, end)
    return bool(after or re.search(tied, before))


def heights(statement: Statement, ladder: str) -> Iterator[tuple[Rung, Span]]:
    """Yield each rung of a ladder that a statement asserts, with its words."""
    names = _NAMED.get(ladder, {})
    for degree in statement.degrees:
        if degree.ladder == ladder and degree.state == "asserted":
            name = names.get(degree.rung, degree.rung)
            yield Rung(ladder=ladder, level=degree.level, name=name), degree.span


@cache
def _ladders() -> dict[str, tuple[tuple[Rung, re.Pattern[str]], ...]]:
    """Return the rungs from the lowest up, each with a pattern on folded text."""
    data = read_yaml("ladders.yaml")["ladders"]
    return {
        ladder: tuple(
            (Rung(ladder=ladder, level=level, name=names[row["rung"]]), _pattern(row["words"]))
            for level, row in enumerate(data[ladder], 1)
        )
        for ladder, names in _NAMED.items()
    }


def _pattern(words: str) -> re.Pattern[str]:
    forms = {
        form.replace("_", " ")
        for word, irregular in _ENTRY.findall(words)
        for form in (*verb_forms(word, [each for each in irregular.split(",") if each]), f"{word}s")
    }
    ordered = sorted(map(fold, forms), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
