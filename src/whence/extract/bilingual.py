"""Whether one text has any word for what another says, in the same or another language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whence.data.languages import word_key
from whence.data.lexicons import read_yaml
from whence.text import words


@dataclass(frozen=True, slots=True)
class Thing:
    """A row of `bilingual.yaml` that a text mentions, with the words that do, as offsets."""

    name: str
    start: int
    end: int


def things(text: str, language: str) -> list[Thing]:
    """Return what a text mentions of the rows of `bilingual.yaml`, each once, longest words first."""
    found: list[Thing] = []
    keys = " ".join(word_key(text[start:end], language) for start, end in words(text))
    spans = words(text)
    taken: set[int] = set()
    for name in read_yaml("bilingual.yaml"):
        match = next(iter(_places(keys, name, language)), None)
        if match and not taken.intersection(range(*match)):
            taken.update(range(*match))
            found.append(Thing(name, spans[match[0]][0], spans[match[1] - 1][1]))
    return sorted(found, key=lambda one: one.start)


def known(name: str, language: str) -> bool:
    """Say whether a row has words of a language, so that their absence tells something."""
    return language in read_yaml("bilingual.yaml")[name]


def mentions(text: str, name: str, language: str) -> bool:
    """Say whether a text has any of the words of a row."""
    keys = " ".join(word_key(text[start:end], language) for start, end in words(text))
    return next(iter(_places(keys, name, language)), None) is not None


def _places(keys: str, name: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the words, by number, at which a row's words stand in keys joined by blanks."""
    pattern = _pattern(name, language)
    if pattern is None:
        return
    for match in pattern.finditer(keys):
        first = keys.count(" ", 0, match.start())
        yield first, first + match.group().count(" ") + 1


@cache
def _pattern(name: str, language: str) -> re.Pattern[str] | None:
    listed = read_yaml("bilingual.yaml")[name].get(language)
    if not listed:
        return None
    forms = [_form(one, language) for one in sorted(listed, key=lambda one: -len(one))]
    return re.compile(rf"(?<!\S)(?:{'|'.join(forms)})(?!\S)")


def _form(entry: str, language: str) -> str:
    """Return the expression for an entry: “*root*”, “stem*”, whole words; “and” may stand before."""
    parts = []
    for part in entry.split():
        core = re.escape(word_key(part.strip("*"), language))
        before = r"\S{0,6}" if part.startswith("*") else r"[وفبل]?" if language == "ar" else ""
        parts.append(before + core + (r"\S*" if part.endswith("*") else ""))
    return " ".join(parts)
