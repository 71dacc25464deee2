"""Tables as text (CSV, TSV), row by row: a row is a record."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from whence.model import Document, Issue, RawFile

from ..decode import open_text
from .autoarchiver import archive_columns, is_archive, read_archived
from .csvrows import CsvRows
from .lines import LINE_LIMIT
from .rows import Rows, find_fields, without_column
from .tally import Level

_DELIMITERS = ",;\t|"
_HEAD = 20  # lines in which the header is looked for
_HEAD_LENGTH = 100_000  # characters of each that are looked at
_BROKEN = {"error": "rows that could not be read", "warning": "rows with broken quotation"}


def read_table(
    file: RawFile, blank: Document, limit: int = LINE_LIMIT, rows: Rows | None = None
) -> Iterator[Document | Issue]:
    """Yield the document of each row of a table, and what is wrong with a row; the rest goes on.

    A row of more than `limit` characters is passed over; `rows` reads the others. Raises
    `InputError` if the bytes are no text, or if no column holds a text.
    """
    stream, warning = open_text(file)
    if warning:
        yield Issue(level="warning", what=warning, document=file.id)
    with stream:
        lines = CsvRows(stream, file.path, limit)
        head = [line[:_HEAD_LENGTH] for line in takewhile(_is_held, lines.peek(_HEAD)) if line]
        if head:
            header = _find_header(head, file.path)
            yield from _read_rows(lines, header, rows or Rows(blank))


@dataclass(frozen=True, slots=True)
class _Header:
    row: int  # in which it stands, from 1
    delimiter: str
    columns: list[str]

    def score(self) -> tuple[bool, int, int]:
        """Tell headers apart: has it a text, how many columns are known, how many are there."""
        fields = find_fields(self.columns)
        return "text" in fields or is_archive(self.columns), len(fields), len(self.columns)


def _find_header(head: list[str], path: str) -> _Header:
    """Return the likeliest header. Raises `InputError` if it has no column for the text."""
    headers = [
        _Header(row, delimiter, next(csv.reader([line], delimiter=delimiter), []))
        for delimiter in _DELIMITERS
        for row, line in enumerate(head, start=1)
    ]
    best = max(headers, key=_Header.score)
    if not best.score()[0]:
        first = max((one for one in headers if one.row == 1), key=lambda one: len(one.columns))
        raise without_column("text", first.columns, path)
    return best


def _read_rows(lines: CsvRows, header: _Header, rows: Rows) -> Iterator[Document | Issue]:
    archive = is_archive(header.columns)
    fields = find_fields(header.columns)
    rows.check(header.columns)
    used = [name for names in fields.values() for name in names]
    wanted = archive_columns(header.columns) if archive else used
    places = {name: header.columns.index(name) for name in wanted}
    width = len(header.columns)
    for row in lines.rows(header.delimiter, width):
        where = f": {row.place}"
        if row.problem:
            level: Level = "warning" if row.cells else "error"
            yield from rows.tally.tell(level, _BROKEN[level], where, row.problem)
        if row.number <= header.row or not row.cells:
            continue
        cells = {name: row.cells[place] for name, place in places.items() if place < len(row.cells)}
        if archive:
            yield from read_archived(rows, cells, row.number, where)
        else:
            yield from rows.read(cells, fields, row.number, where)
        if len(row.cells) > width:
            what = f"{len(row.cells)} cells for {width} columns; quote the delimiter in a text"
            yield from rows.tally.tell("warning", "rows with too many cells", where, what)
    yield from rows.tally.rest()


def _is_held(line: str | None) -> bool:
    return line is not None
