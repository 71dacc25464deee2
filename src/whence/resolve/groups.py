"""Names of one document that its definitions join, each group with the actor the case has for it."""

from whence.text import slug

from .book import NameBook
from .settled import Settled, key_of
from .written import bare


class Groups:
    """Groups of names, each with the id of the actor that the case has for one of them."""

    def __init__(self, book: NameBook, settled: Settled) -> None:
        self.book, self.settled = book, settled
        self.up: dict[str, str] = {}
        self.coded: dict[str, str] = {}
        self.first: dict[str, str] = {}
        self.joined: dict[str, list[str]] = {}

    def _root(self, name: str) -> str:
        key = key_of(name)
        if key not in self.up:
            self.up[key] = key
            self.first[key] = self.settled.stands(slug(bare(name)))
            if id := self.book.owner(name, "actor", "place"):
                self.coded[key] = id
        while self.up[key] != key:
            self.up[key] = self.up[self.up[key]]
            key = self.up[key]
        return key

    def members(self, name: str) -> list[str]:
        """Return the names that are joined with one so far, itself and its owner's id included."""
        if key_of(name) not in self.up:
            owner = self.book.owner(name, "actor", "place")
            return [name, owner] if owner else [name]
        root = self._root(name)
        coded = [self.coded[root]] if root in self.coded else []
        return [name, *self.joined.get(root, ()), *coded]

    def known(self, name: str) -> bool:
        """Say whether a name is one that the document defined so far, or the case has."""
        return key_of(name) in self.up or self.book.owner(name, "actor", "place") is not None

    def join(self, one: str, other: str, *, short: bool) -> tuple[str, str] | None:
        """Join two names; return the two actors of the case that this would have joined, if so.

        A short form means in its document what the document says, whoever else has those letters.
        """
        if short and key_of(other) not in self.up:
            root = self.up[key_of(other)] = self._root(one)
            self.joined.setdefault(root, [one]).append(other)
            return None
        left, right = self._root(one), self._root(other)
        mine, theirs = self.coded.get(left), self.coded.get(right)
        if mine and theirs and mine != theirs:
            return mine, theirs
        if left != right:
            self.up[right] = left
            joined = self.joined.setdefault(left, [one])
            joined += self.joined.pop(right, [other])
            if theirs:
                self.coded[left] = theirs
        return None

    def owner(self, name: str) -> str:
        """Return the id of whom a name is: the actor of the case, or one named by the first of its group."""
        root = self._root(name)
        return self.coded.get(root) or self.first.get(root) or slug(bare(name))
