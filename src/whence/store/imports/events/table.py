"""A file of events as rows of cells, by the names of its columns: CSV, or an answer of an API."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import StringIO

from whence.model import InputError

from ...headings import delimiter_of
from ...outside import decode
from .answers import is_answer, keys_in, rows_of_answer
from .cells import Order, order_in

# Lists of sources run to some thousand characters; more is a quotation mark that was never closed.
_FIELD_LIMIT = 1_000_000
_HEAD = 20_000  # bytes that are enough for the headings
# What R, pandas and databases write for an empty cell.
_EMPTY = frozenset(("NA", "NaN", "NULL", "<NA>"))
_NUMERIC = re.compile(rb"(?<!\d)\d\d?[/.-]\d\d?[/.-]\d{4}(?!\d)")
_GUARD = re.compile(r"'(?='*[=+\-@\t\r])")


def headings_of(data: bytes) -> tuple[str, ...]:
    """Return the names of the columns as far as the first line has any, in lower case."""
    if is_answer(data):
        return keys_in(data[: 10 * _HEAD])
    line = data[:_HEAD].decode("utf-8-sig", "replace").lstrip("\r\n").partition("\n")[0]
    try:
        return tuple(map(_heading, next(csv.reader([line], delimiter=delimiter_of(line)), [])))
    except csv.Error:
        return ()


def check_columns(data: bytes, needed: Collection[str], name: str) -> None:
    """Raise `InputError` where columns that a layout needs are not there."""
    lacking = [] if is_answer(data) else sorted(set(needed) - set(headings_of(data)))
    if lacking:
        decode(data, name)
        raise InputError(f"{name}:1: these columns are not there: {', '.join(lacking)}")


def rows_of(
    data: bytes, name: str, wanted: Collection[str], columns: Sequence[str] = ()
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each row and where it stands, as the cells of the columns wanted that it has.

    `columns` are those of a file without headings. An apostrophe that keeps a spreadsheet from running
    a cell is taken off; so are words for an empty cell, and a first row of HXL tags (`#date+occurred`).
    Raises `InputError` for a file that is no table.
    """
    if is_answer(data):
        yield from rows_of_answer(data, name, wanted)
        return
    text = decode(data, name)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        heads = list(columns) or [_heading(one) for one in next(rows, [])]
        if twice := sorted({one for one in heads if one and heads.count(one) > 1}):
            raise InputError(f"{name}:1: there twice: {', '.join(twice)}; keep one column of each")
        at = [(position, head) for position, head in enumerate(heads) if head in wanted]
        line = first = rows.line_num + 1
        for row in rows:
            if any(row) and not (line == first and _is_hxl(row)):
                has = len(row)
                cells = {
                    head: _plain(cell) if (cell := row[spot]) else ""
                    for spot, head in at
                    if spot < has
                }
                yield f"{name}:{line}", cells
            line = rows.line_num + 1
    except csv.Error as error:
        remedy = "close the quotation mark before it, or fetch the file again if it was cut off"
        raise InputError(f"{name}:{rows.line_num}: no table: {error}; {remedy}") from None
    finally:
        csv.field_size_limit(limit)


def order_of(data: bytes, name: str, dates: Collection[str], columns: Sequence[str] = ()) -> Order:
    """Return whether the day or the month comes first in the columns of dates, as far as the file tells."""
    if not _NUMERIC.search(data[:_HEAD]):
        return ""
    rows = rows_of(data, name, dates, columns)
    return order_in(text for _, cells in rows for text in cells.values())


def _heading(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


def _is_hxl(row: Sequence[str]) -> bool:
    """Say whether a row holds tags of the Humanitarian Exchange Language, as files of HDX have below the headings."""
    return all(cell.startswith("#") for cell in row if cell)


def _plain(cell: str) -> str:
    text = cell.strip()
    if text in _EMPTY:
        return ""
    return text[1:] if text[:1] == "'" and _GUARD.match(text) else text
