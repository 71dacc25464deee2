"""The handles of a thread: who has written so far, and where a text names them.

Handles are told apart without regard to case, as forums do: “Ghufran” is “ghufran”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from whence.text import fold

from .alignment import Words

_TOKEN = re.compile(r"\w+")
_GAP = re.compile(r"[^\w\n]{1,3}")  # between two parts of a handle: “Amir in Tel-Aviv”
_PARTS = 6
_SHORTEST = 3  # letters of a first name that stands for the whole handle


@dataclass(frozen=True, slots=True)
class Named:
    """A handle in a text: tokens `[first, last)`; `short` where only its first part is written."""

    first: int
    last: int
    handle: tuple[str, ...]
    short: bool = False


def tokens(text: str) -> Words:
    """Return the words of a text, letters and digits only, folded."""
    folded = fold(text)
    places = [match.span() for match in _TOKEN.finditer(folded)]
    return Words.at(folded, places)


def handle_key(author: str) -> tuple[str, ...]:
    """Return what is equal for all spellings of one handle; empty if it holds no word."""
    return tuple(_TOKEN.findall(fold(author)))[:_PARTS]


@dataclass(slots=True)
class Handles:
    """Who wrote which of the comments so far, by position in the thread."""

    _written: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    _short: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    _beginnings: set[str] = field(default_factory=set)
    _longest: int = 1

    def add(self, author: str, position: int) -> None:
        """Take note of a comment."""
        key = handle_key(author)
        if not key:
            return
        if key not in self._written and len(key) > 1 and len(key[0]) >= _SHORTEST:
            self._short[key[0]] = None if key[0] in self._short else key
        self._written.setdefault(key, []).append(position)
        self._beginnings.add(key[0])
        self._longest = max(self._longest, len(key))

    def written_by(self, handle: tuple[str, ...]) -> list[int]:
        """Return the positions of the comments of a handle, earliest first."""
        return self._written.get(handle, [])

    def find(self, text: str, words: Words) -> Iterator[Named]:
        """Yield every handle that a text names, the longest where several begin alike."""
        last = 0
        for place in [n for n, form in enumerate(words.forms) if form in self._beginnings]:
            named = self._at(text, words, place) if place >= last else None
            if named:
                last = named.last
                yield named

    def _at(self, text: str, words: Words, place: int) -> Named | None:
        form = words.forms[place]
        last = place + 1
        while last < len(words.forms) and last - place < self._longest:
            if not _GAP.fullmatch(text, words.ends[last - 1], words.starts[last]):
                break
            last += 1
        for end in range(last, place, -1):
            handle = words.forms[place:end]
            if handle in self._written:
                return Named(place, end, handle)
        whole = self._short.get(form)
        return Named(place, place + 1, whole, short=True) if whole else None
