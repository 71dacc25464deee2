"""Ids and names of the things a case knows, and which id a written word stands for."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from whence.model import Actor, Place
from whence.text import fold

from .errors import suggest


class Names:
    """The actors (or places) known to a case, by id and by folded name.

    `words` maps every id and name, as written, to its id.
    """

    def __init__(self, what: str, things: Iterable[Actor | Place]) -> None:
        self.what = what
        self.ids: set[str] = set()
        self._named: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, str] = {}
        for thing in things:
            self.ids.add(thing.id)
            self.words[thing.id] = thing.id
            for name in thing.names:
                self._named[_folded(name.name)].add(thing.id)
                self.words.setdefault(name.name, thing.id)

    def __bool__(self) -> bool:
        return bool(self.ids)

    def resolve(self, word: str) -> str | None:
        """Return the id a word stands for, itself an id or one thing's name; None if unsure."""
        if word in self.ids:
            return word
        found = self._named.get(_folded(word), set())
        return next(iter(found)) if len(found) == 1 else None

    def several(self, word: str) -> bool:
        """Say whether a word is a name of more than one thing."""
        return len(self._named.get(_folded(word), ())) > 1

    def wrong_id(self, word: str) -> str:
        """Say that an id is unknown, and which is nearest."""
        none = f"knowledge defines no {self.what}s"
        return f"unknown {self.what} {word!r}; {suggest(word, self.words, none)}"

    def wrong_name(self, word: str) -> str:
        """Say that a word is neither an id nor the name of one thing."""
        several = self._named.get(_folded(word), set())
        if several:
            return f"{word!r} may be {' or '.join(sorted(several))}; write the id"
        return self.wrong_id(word)


@lru_cache(maxsize=200_000)  # each file of knowledge looks all names up anew
def _folded(name: str) -> str:
    return " ".join(fold(name).split())
