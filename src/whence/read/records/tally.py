"""Issues by kind: the first few of each in full, the rest as a number."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from whence.model import Document, Issue

Level = Literal["info", "warning", "error"]
SHOWN = 10  # a damaged file of a million rows must not bury what else there is to say


class Tally:
    """What was wrong with the records of one file. `blank` is the file's document."""

    def __init__(self, blank: Document) -> None:
        self._path, self._file = blank.path, blank.id
        self._seen: Counter[tuple[Level, str]] = Counter()
        self._silent: Counter[str] = Counter()

    def tell(
        self, level: Level, kind: str, where: str, what: str, document: str | None = None
    ) -> Iterator[Issue]:
        """Yield an issue, unless there were ten of its kind: `kind` is plural, `where` a place."""
        self._seen[level, kind] += 1
        if self._seen[level, kind] <= SHOWN:
            text = f"{self._path}{where}: {what}"
            yield Issue(level=level, what=text, document=document or self._file)

    @property
    def errors(self) -> int:
        """How many errors there were so far, told or not."""
        return sum(seen for (level, _), seen in self._seen.items() if level == "error")

    def count(self, kind: str) -> None:
        """Take note of something that is only counted."""
        self._silent[kind] += 1

    def rest(self) -> Iterator[Issue]:
        """Yield what was counted and not told yet."""
        for (level, kind), seen in self._seen.items():
            if seen > SHOWN:
                what = f"{self._path}: more {kind}: {seen - SHOWN}"
                yield Issue(level=level, what=what, document=self._file)
        for kind, seen in self._silent.items():
            yield Issue(level="info", what=f"{self._path}: {kind}: {seen}", document=self._file)
