"""How a source knows what it says: saw it, has it in writing, was asked about it, or heard of it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml
from whence.model import Directness
from whence.text import fold

Part = Literal["source", "cue", "content"]
_PARTS: tuple[Part, ...] = ("content", "cue", "source")
_START = 400  # characters of a content that are read; how one knows is said at its beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How the last source of a statement knows, and the words that say so.

    `part` names the text that `span` counts in: the source's, the cue's or the content's words; both
    are None where the words say nothing and `directness` is unknown.
    """

    directness: Directness = "unknown"
    part: Part | None = None
    span: tuple[int, int] | None = None


def read_access(source: str, cue: str, content: str = "") -> Access:
    """Return how a source knows, from the words of source, cue and content.

    `told` means that it was said to somebody in so many words (“told me”, “in an interview”), not how
    the source knows; `relayed` that the source only passes it on.
    """
    texts = {"source": fold(source), "cue": fold(cue), "content": fold(content[:_START])}
    for kind, patterns in _patterns():
        for part in _PARTS:
            pattern = patterns[part]
            match = pattern.search(texts[part]) if pattern else None
            if match:
                return Access(directness=kind, part=part, span=match.span())
    return Access()


def directness_of(source: str, cue: str, content: str = "") -> Directness:
    """Return only the kind of `read_access`."""
    return read_access(source, cue, content).directness


@cache
def _patterns() -> tuple[tuple[Directness, dict[Part, re.Pattern[str] | None]], ...]:
    data = read_yaml("directness.yaml")
    return tuple(
        (kind, {part: _one(data[kind][part], data["self"]) for part in _PARTS})
        for kind in data["order"]
    )


def _one(rows: list[str], self: str) -> re.Pattern[str] | None:
    if not rows:
        return None
    joined = "|".join(f"(?:{row.replace('<self>', self)})" for row in rows)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
