"""JSON Lines, whose plain lines are gathered into columns.

The parser is Python's: pyarrow's is no faster where most of a line is one long string (2.3 µs for 2 KB,
both), and of pyarrow 26 a line `null` or a million brackets end the process.
"""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from whence.model import Document, InputError, Issue, RawFile
from whence.model.texts import Strings, Texts

from ..decode import open_text
from ..records.jsonlines import read_line
from ..records.lines import LINE_LIMIT, numbered_lines
from ..records.rows import find_fields
from ..records.strict import StrictRows
from .fields import ID, ODD, WORDS, Memory, read_publisher, read_time, read_url

_SIZE = 8 * 1024 * 1024  # characters of the lines that are held
_MOST = 16_384
_KEYS = 1_000  # orders of keys that are remembered; most files have one
_FIELDS = ("id", "text", "published", "publisher", "url")

Row = tuple[bytes, bytes, bytes, bytes, int, int]  # id, text, publisher, url, low, high


def read_json_columns(file: RawFile, rows: StrictRows) -> Iterator[Texts | Document | Issue]:
    """Yield the documents of a file, and what is wrong with a line; the rest goes on.

    Raises `InputError` if the bytes are no text, or one JSON value over many lines.
    """
    stream, warning = open_text(file)
    if warning:
        yield Issue(level="warning", what=warning, document=file.id)
    held, plain = _Held(rows), _Plain()
    with stream:
        for number, line in numbered_lines(stream, file.path):
            row = None if line is None else plain.read(line)
            if line is not None and row is not None:
                held.add(row, line, number)
                if held.is_full():
                    yield from held.release()
                continue
            yield from held.release()
            where = f":{number}"
            if line is None:
                what = f"a line of more than {LINE_LIMIT:,} characters was passed over; split it"
                yield from rows.tally.tell("error", "lines that are too long", where, what)
            elif line.strip():
                if number == 1 and line.strip() in ("[", "{"):
                    what = "JSON over many lines, not JSON Lines; name it .json"
                    raise InputError(f"{file.path}: {what}")
                yield from read_line(rows, line, number, where)
    yield from held.release()
    yield from rows.tally.rest()


class _Held:
    """Plain rows with their lines, until they become columns."""

    def __init__(self, rows: StrictRows) -> None:
        self._rows = rows
        self._held: list[Row] = []
        self._lines: list[tuple[str, int]] = []
        self._size = 0

    def add(self, row: Row, line: str, number: int) -> None:
        self._held.append(row)
        self._lines.append((line, number))
        self._size += len(line)

    def is_full(self) -> bool:
        return self._size >= _SIZE or len(self._held) >= _MOST

    def release(self) -> Iterator[Texts | Document | Issue]:
        """Yield what is held by columns; a row whose id was given before is told."""
        if not self._held:
            return
        ids, text, publishers, urls, low, high = zip(*self._held, strict=True)
        found = Texts(
            ids=Strings.pack(ids),
            text=Strings.pack(text),
            publishers=Strings.pack(publishers),
            urls=Strings.pack(urls),
            low=np.array(low, np.int64),
            high=np.array(high, np.int64),
        )
        fresh, lines = self._rows.take_all(found.ids), self._lines
        self._held, self._lines, self._size = [], [], 0
        if fresh.all():
            yield found
            return
        if fresh.any():
            yield found.pick(np.flatnonzero(fresh))
        for place in np.flatnonzero(~fresh).tolist():
            line, number = lines[place]
            yield from read_line(self._rows, line, number, f":{number}")


class _Plain:
    """Reads lines about which nothing is odd."""

    def __init__(self) -> None:
        self._decode = json.JSONDecoder(object_pairs_hook=_pairs).decode
        self._names: dict[tuple[str, ...], tuple[str | None, ...] | None] = {}
        memory = Memory()
        self._publisher = memory.reader("publisher", read_publisher)
        self._url = memory.reader("url", read_url)
        self._time = memory.reader("published", read_time)

    def read(self, line: str) -> Row | None:
        """Return what a line says, or None if its reader of rows should look at it."""
        try:
            record = self._decode(line)
        except (ValueError, RecursionError):
            return None
        if type(record) is not dict:
            return None
        names = self._fields(tuple(record))
        if names is None:
            return None
        id, text, *others = [record[name] if name is not None else None for name in names]
        if type(id) is int:
            id = str(id)
        if type(id) is not str or type(text) is not str or not ID(id) or not WORDS(text):
            return None
        if any(value is not None and type(value) is not str for value in others):
            return None
        times = self._time(others[0])
        publisher, url = self._publisher(others[1]), self._url(others[2])
        if times is ODD or publisher is ODD or url is ODD:
            return None
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        try:
            return id.encode(), text.encode(), publisher.encode(), url.encode(), *times
        except UnicodeEncodeError:  # half a character
            return None

    def _fields(self, keys: tuple[str, ...]) -> tuple[str | None, ...] | None:
        """Return the key of each field, or None where more than one could hold it."""
        try:
            return self._names[keys]
        except KeyError:
            pass
        fields = find_fields(keys)
        single = all(len(fields.get(name, ())) < 2 for name in _FIELDS)
        found = tuple(fields[name][0] if name in fields else None for name in _FIELDS)
        known = found if single and None not in found[:2] else None
        if len(self._names) < _KEYS:
            self._names[keys] = known
        return known


def _pairs(pairs: list[tuple[str, Any]]) -> Any:
    """Return an object; its pairs as they are where a key stands twice."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else pairs
