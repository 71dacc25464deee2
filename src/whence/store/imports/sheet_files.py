"""Workbooks and CSV files as rows of cells, whoever wrote them."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from whence.model import InputError, MissingExtra
from whence.text import bare_cell

_UNPACKED = (
    256 * 1024 * 1024
)  # bytes that a workbook may unpack to; ours has 20 MB for 150 documents
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_COLUMNS, _ROWS = 16_384, 200_000


def is_workbook(data: bytes) -> bool:
    """Say whether bytes are a packed workbook (OOXML)."""
    if not data.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(data)) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except BadZipFile:
        return False


def sheets_of(data: bytes, name: str) -> Iterator[tuple[str, list[list[Any]]]]:
    """Yield each sheet with its rows; the one of a CSV file has no name.

    Raises `InputError` for what is neither, or too large, `MissingExtra` without openpyxl.
    """
    if is_workbook(data):
        yield from _workbook(data, name)
    else:
        yield "", rows_of_csv(data, name)


def _workbook(data: bytes, name: str) -> Iterator[tuple[str, list[list[Any]]]]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtra("reading workbooks", "xlsx") from None
    with ZipFile(BytesIO(data)) as packed:
        if sum(one.file_size for one in packed.infolist()) > _UNPACKED:
            raise InputError(f"{name} unpacks to more than {_UNPACKED >> 20} MB")
    try:
        book = load_workbook(BytesIO(data), read_only=True)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)
            yield sheet.title, [list(row) for row in rows]
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        SyntaxError,
        OSError,
        BadZipFile,
    ) as error:
        raise InputError(f"{name} cannot be read as a workbook: {error}") from None


def rows_of_csv(data: bytes, name: str) -> list[list[str]]:
    """Return the rows of a CSV file with commas, semicolons or tabs, as spreadsheets write them.

    Raises `InputError` where it is no text in UTF-8 or UTF-16.
    """
    coding = next((code for mark, code in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(coding)
    except UnicodeDecodeError:
        raise InputError(f"{name} is not in UTF-8; save it as “CSV UTF-8”") from None
    first = next((line for line in text.splitlines() if line.startswith("claim")), "")
    between = next((mark for mark in ",;\t" if first.startswith(f"claim{mark}")), ",")
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=between)
        return [[bare_cell(cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise InputError(f"{name} cannot be read as CSV: {error}") from None
