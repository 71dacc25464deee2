"""Which earlier comment a comment answers, where it says so."""

import re

_NUMBER = re.compile(r"\s{0,9}(?:@?(?P<name>[^\n#,:]{1,40}?)[ \t]{0,9})?#(?P<number>\d{1,4})\b")
_NAME = re.compile(r"\s{0,9}@(?P<name>[^\n,:]{1,40}?)[,:\n]")
_WORDS = 4  # of a name after "@" that no comma ends


class Replies:
    """The comments so far by author; their positions count from 1."""

    def __init__(self) -> None:
        self._authors: list[str] = []
        self._last: dict[str, int] = {}

    def answered(self, body: str) -> int | None:
        """Return the position of the comment a body says it answers: “Sami #4”, “@Sami”.

        A number that belongs to somebody else than the name beside it answers nobody.
        """
        if match := _NUMBER.match(body):
            number = int(match["number"])
            return number if self._fits(number, match["name"]) else None
        if match := _NAME.match(body):
            return self._last.get(_key(match["name"]))
        if body.lstrip()[:1] == "@":
            return self._addressed(body.lstrip()[1:].split(maxsplit=_WORDS)[:_WORDS])
        return None

    def add(self, author: str | None) -> None:
        """Take note of a comment; an unknown author (None) can only be answered by number."""
        self._authors.append(_key(author or ""))
        if author:
            self._last[_key(author)] = len(self._authors)

    def _fits(self, number: int, name: str | None) -> bool:
        if not 1 <= number <= len(self._authors):
            return False
        author = self._authors[number - 1]
        return not (name and author and _key(name) in self._last) or author == _key(name)

    def _addressed(self, words: list[str]) -> int | None:
        """Return the last comment of the longest name that the words after “@” begin with."""
        for length in range(len(words), 0, -1):
            name = _key(" ".join(words[:length]))
            if name in self._last:
                return self._last[name]
        return None


def _key(name: str) -> str:
    return name.strip().casefold()
