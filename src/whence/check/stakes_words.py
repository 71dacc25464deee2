"""The words by which a text says what somebody would gain: `stakes.yaml`, compiled and applied."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal

from whence.data.lexicons import read_yaml
from whence.model import Source
from whence.text import fold

_NEAR = 30  # characters before a turn in which a "not" takes it back
_LONG = 120
_MOST_WORDS = 5
# A name ends where the sentence goes on.
_GOES_ON = frozenset(
    "who which that and or but as it they he she is are was were has have had would could might will to for in on at by "
    "with from when while because since said says after before".split()
)
_ARTICLES = frozenset(("the", "a", "an", "its", "their"))
_CLAUSE_END = re.compile(r"[,;:.!?]|\s[–—-]\s|$")
_AND_SO = r"(?:who|which|whose)(?:\s+(?:would|might|could|may|will|also|clearly|plainly|surely))*"
_PHRASE = re.compile(
    rf"(?:^|\W)(?:an?|the)\s+((?:[\w'’-]+\s+){{0,4}}?[\w'’-]+)(?:,?\s+{_AND_SO})?,?\s*$"
)
_TOKEN = re.compile(r"[\w'’-]+")
_LEAST = 2  # words that describe somebody: “an official” could be anybody


@cache
def _compiled(name: str) -> re.Pattern[str]:
    data: Any = read_yaml("stakes.yaml")[name]
    parts = data if isinstance(data, list) else [data]
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{part})' for part in parts)})(?!\w)")


@cache
def _harmful() -> re.Pattern[str]:
    data: Any = read_yaml("stakes.yaml")["harm"]
    forms = sorted((re.escape(str(word)).replace(r"\*", r"\w*") for word in data), reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def gain_of(folded: str) -> Iterator[tuple[int, int, Literal["for", "against"]]]:
    """Yield where a sentence says that somebody gains by a story, and by which way it is taken.

    A turn that is taken back ("has no reason to exaggerate") is none.
    """
    ways: tuple[tuple[str, Literal["for", "against"]], ...] = (
        ("gains", "for"),
        ("loses", "against"),
    )
    for name, way in ways:
        for match in _compiled(name).finditer(folded):
            start, end = match.span()
            if not _negated(folded[max(0, start - _NEAR) : end]):
                yield start, end, way


def _negated(folded: str) -> bool:
    return bool(re.search(str(read_yaml("stakes.yaml")["not"]), folded))


def quarrels_in(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence says that somebody is at odds with the one named next."""
    return (match.span() for match in _compiled("quarrels").finditer(folded))


def ties_in(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence ties somebody to the one named next."""
    return (match.span() for match in _compiled("ties").finditer(folded))


def means_those(folded: str) -> bool:
    """Say whether a sentence speaks of sources named before it: “these sources”."""
    return bool(_compiled("those").search(folded))


def refers_back(folded: str) -> bool:
    """Say whether a sentence speaks of a story told before it."""
    return bool(_compiled("back").search(folded))


def pronoun_last(folded: str) -> bool:
    """Say whether the last word stands for somebody named before."""
    return bool(re.search(rf"{read_yaml('stakes.yaml')['pronoun']}\W*$", folded))


def harms(text: str) -> bool:
    """Say whether a claim would harm the one it is about."""
    return bool(_harmful().search(fold(text)))


def name_after(text: str, start: int) -> tuple[str, int]:
    """Return the name that stands at a place, up to five words without its article, and its end."""
    found: list[str] = []
    last = start
    for match in _TOKEN.finditer(text, start, start + _LONG):
        word = fold(match.group())
        if text[last : match.start()].strip() or word in _GOES_ON or len(found) == _MOST_WORDS:
            break
        last = match.end()
        if found or word not in _ARTICLES:
            found.append(match.group())
    return " ".join(found), last


def clause_end(text: str, start: int, most: int) -> int:
    """Return where the clause ends that a turn at `start` begins, no further than `most`."""
    match = _CLAUSE_END.search(text, start, min(most, start + _LONG))
    return match.start() if match else min(most, start + _LONG)


def described(text: str, sources: Iterable[Source]) -> str | None:
    """Return the one source that the last words describe: “an FSA commander, who”; None of two.

    All words of the description must be in the name of the source, and there must be two.
    """
    match = _PHRASE.search(fold(text))
    if match is None:
        return None
    wanted = set(_TOKEN.findall(match.group(1)))
    if len(wanted) < _LEAST:
        return None
    fitting = [
        source.id
        for source in sources
        if any(wanted <= set(_TOKEN.findall(fold(name))) for name in source.names)
    ]
    return fitting[0] if len(fitting) == 1 else None


def named_in(folded: str, names: Mapping[str, str]) -> list[tuple[int, str]]:
    """Return where whole names stand in a text, with whose they are; longer names go first."""
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for name in sorted((one for one in names if one in folded), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                found.append((match.start(), names[name]))
    return sorted(found)
