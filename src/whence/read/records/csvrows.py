"""The rows of a CSV text of any size, its broken quotation mended where that can be done surely.

A quotation mark that is not closed makes one cell of all rows up to the next one. The csv module
says so only if it is strict, and then it gives up. Here each of those rows is read again by itself.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TextIO

from .lines import numbered_lines

_MOST_LINES = 100_000  # of a row; short ones take fifty bytes each in memory beside their text
_OPEN = "a quotation mark opens here and is not closed"


@dataclass(frozen=True, slots=True)
class Row:
    """One row, counted from 1; without cells if it was passed over, and why or what was mended.

    `line` is the line in which it begins: a cell may hold many lines.
    """

    number: int
    cells: list[str]
    problem: str | None = None
    line: int = 0

    @property
    def place(self) -> str:
        """The row, and its line where that is another number, as messages name it."""
        return f"row {self.number}" + ("" if self.line == self.number else f" (line {self.line})")


class CsvRows:
    """A CSV text as rows; a row of more than `limit` characters is passed over."""

    def __init__(self, stream: TextIO, path: str, limit: int) -> None:
        # The limit on a field is one for the whole process, by design of the csv module, and too
        # low for a long text. That on a row holds in its place.
        csv.field_size_limit(max(csv.field_size_limit(), limit + 1))
        self._limit = limit
        self._lines = numbered_lines(stream, path, limit)
        self._ahead: deque[str | None] = deque()  # a line is None if it was too long
        self._row: list[str | None] = []  # lines of the row that is being read
        self._used = 0  # lines of the rows before it
        self._length = 0

    def peek(self, count: int) -> list[str | None]:
        """Return the first lines without using them up."""
        while len(self._ahead) < count and (line := next(self._lines, None)):
            self._ahead.append(line[1])
        return list(self._ahead)

    def rows(self, delimiter: str, width: int) -> Iterator[Row]:
        """Yield each row. Where quotation was broken, only rows of `width` cells are believed."""
        reader = csv.reader(self, delimiter=delimiter, strict=True)
        number, broken = 0, False
        while True:
            number += 1
            first = self._used + 1
            self._row, self._length = [], 0
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (csv.Error, _TooLong) as error:
                endless = isinstance(error, _TooLong) and len(self._row) > 1
                row = self._mended(number, delimiter, width, endless=endless)
                yield replace(row, line=first)
                if endless and width == 1:
                    return
                broken = broken or len(self._row) > 1
                continue
            broken = broken and len(cells) != width
            problem = "passed over: in what an open quotation mark has left" if broken else None
            yield Row(number, [] if broken else cells, problem, first)

    def _mended(self, number: int, delimiter: str, width: int, *, endless: bool) -> Row:
        """Return the row that begins where the csv module gave up; what follows is read again."""
        first, rest = self._row[0], self._row[1:]
        if first is None:
            what = f"passed over: a line of more than {self._limit:,} characters"
            return Row(number, [], what)
        as_it_stands = next(csv.reader([first], delimiter=delimiter, quoting=csv.QUOTE_NONE))
        if rest and width == 1:  # any line would pass for a row
            after = "all" if endless else f"the {len(rest)} lines"
            return Row(number, [], f"passed over with {after} after it: {_OPEN}")
        self._ahead.extendleft(reversed(rest))
        self._used -= len(rest)
        if not rest and first.count('"') % 2 == 0:  # marks within a cell, as in “"Yes" he said”
            return Row(number, next(csv.reader([first], delimiter=delimiter)))
        if len(as_it_stands) == width:
            return Row(number, as_it_stands, f"{_OPEN}; the row was read as it stands")
        return Row(number, [], f"passed over: {_OPEN}")

    def __iter__(self) -> "CsvRows":
        return self

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else next(self._lines)[1]
        self._row.append(line)
        self._used += 1
        self._length += len(line or "")
        if line is None or self._length > self._limit or len(self._row) > _MOST_LINES:
            raise _TooLong
        return line


class _TooLong(Exception):
    """A row that is too long to be held."""
