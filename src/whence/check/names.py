"""Which actors a text names: whole names only, never a part of one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.model import Actor, Claim, Name
from whence.text import fold

_ID = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")
_TOKEN = re.compile(r"[^\W_]+")
# "IS" names a group, "is" does not: names of up to three capitals must be met in capitals; longer
# ones are also written "Isis" or "Nato".
_ACRONYM_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One actor named in a text, by which of its names, between which offsets."""

    actor: str
    name: Name
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTable:
    """Every name of every actor, by its folded words; `longest` is by the first of them."""

    by_words: dict[str, tuple[tuple[str, Name], ...]]
    actors: dict[str, Actor]
    longest: dict[str, int]

    def id_of(self, name: str) -> str:
        """Return the actor of that id or exact name; the name itself if there is none."""
        if name in self.actors:
            return name
        named = self.by_words.get(_key(name), ())
        return next((actor for actor, known in named if _same_case(known.name, name)), name)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the actors named in the text, longest name first, without overlaps."""
        folded = fold(text)
        tokens = [match.span() for match in _TOKEN.finditer(folded)]
        at = 0
        while at < len(tokens):
            start, end = tokens[at]
            size = min(self.longest.get(folded[start:end], 0), len(tokens) - at)
            found = list[Mention]()
            while size > 0 and not found:
                found = self._named(text, folded, tokens[at : at + size])
                size -= 1
            yield from found
            at += size + 1

    def _named(self, text: str, folded: str, words: list[tuple[int, int]]) -> list[Mention]:
        """Return the actors of whom these words are a whole name."""
        key = " ".join(folded[start:end] for start, end in words)
        start, end = words[0][0], words[-1][1]
        return [
            Mention(actor=actor, name=name, start=start, end=end)
            for actor, name in self.by_words.get(key, ())
            if _same_case(name.name, text[start:end])
        ]

    def named_in(self, text: str) -> frozenset[str]:
        """Return the ids of all actors named in the text."""
        return frozenset(mention.actor for mention in self.mentions(text))


def name_table(actors: Iterable[Actor], claims: Iterable[Claim] = ()) -> NameTable:
    """Index the names of known actors, and the plain names that claims use for unknown ones."""
    known = {actor.id: actor for actor in actors}
    rows: dict[str, dict[tuple[str, str], Name]] = {}
    for actor in known.values():
        for name in actor.names or (Name(name=actor.id.replace("-", " ")),):
            rows.setdefault(_key(name.name), {})[actor.id, name.name] = name
    for plain in (plain for claim in claims for plain in claim.actors):
        if plain not in known and _key(plain) not in rows:
            rows[_key(plain)] = {(plain, plain): Name(name=plain)}
    rows.pop("", None)
    by_words = {
        key: tuple((actor, name) for (actor, _), name in sorted(row.items()))
        for key, row in rows.items()
    }
    longest = dict[str, int]()
    for key in by_words:
        first, size = key.split(" ")[0], key.count(" ") + 1
        longest[first] = max(size, longest.get(first, 0))
    return NameTable(by_words=by_words, actors=known, longest=longest)


def as_written(id: str, texts: Iterable[str]) -> str:
    """Return how texts write the name behind an id (“jabhat-al-nusra” is “Jabhat al-Nusra”).

    The spelling used most often, with a capital, is taken; if there is none, the id is returned
    with spaces for its hyphens. What is no id (it has a space or a capital) comes back as it is.
    """
    if not _ID.fullmatch(id):
        return id
    joined = r"[\W_]{1,3}".join(map(re.escape, id.split("-")))
    words = re.compile(rf"\b{joined}\b", re.IGNORECASE)
    found = Counter(
        match.group()
        for text in texts
        for match in words.finditer(text)
        if match.group()[0].isupper()
    )
    return min(found, key=lambda name: (-found[name], name)) if found else id.replace("-", " ")


def _key(name: str) -> str:
    return " ".join(match.group() for match in _TOKEN.finditer(fold(name)))


def _same_case(name: str, found: str) -> bool:
    if not name.isupper():
        return True
    return name == found if len(name) <= _ACRONYM_LETTERS else not found.islower()
