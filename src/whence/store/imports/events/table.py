"""A CSV file of events as rows of cells, by the names of its columns."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import StringIO

from whence.model import InputError

from ...headings import delimiter_of
from ...outside import decode

# Lists of sources run to some thousand characters; more is a quotation mark that was never closed.
_FIELD_LIMIT = 1_000_000
_HEAD = 20_000  # bytes that are enough for the headings
_GUARD = re.compile(r"'(?='*[=+\-@\t\r])")


def headings_of(data: bytes) -> tuple[str, ...]:
    """Return the names of the columns as far as the first line has any, in lower case."""
    line = data[:_HEAD].decode("utf-8-sig", "replace").lstrip("\r\n").partition("\n")[0]
    try:
        return tuple(map(_heading, next(csv.reader([line], delimiter=delimiter_of(line)), [])))
    except csv.Error:
        return ()


def rows_of(
    data: bytes, name: str, wanted: Collection[str], columns: Sequence[str] = ()
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield each row with its first line, as the cells of the columns wanted that it has.

    `columns` are those of a file without headings. An apostrophe that keeps a spreadsheet from running
    a cell is taken off. Raises `InputError` for a file that is no table.
    """
    text = decode(data, name)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        heads = list(columns) or [_heading(one) for one in next(rows, [])]
        if twice := sorted({one for one in heads if one and heads.count(one) > 1}):
            raise InputError(f"{name}:1: there twice: {', '.join(twice)}; keep one column of each")
        at = [(position, head) for position, head in enumerate(heads) if head in wanted]
        line = rows.line_num + 1
        for row in rows:
            if any(row):
                has = len(row)
                yield line, {head: _plain(row[spot]) for spot, head in at if spot < has}
            line = rows.line_num + 1
    except csv.Error as error:
        raise InputError(f"{name}:{rows.line_num}: no table: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _heading(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


def _plain(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text[:1] == "'" and _GUARD.match(text) else text
