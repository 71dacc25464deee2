"""The assessment as a workbook: the matrix of each claim to be edited, and lists of all behind it.

Whatever is text is written as text, never as a formula, and stays text when its cell is edited. The
same assessment makes the same bytes: the times that a workbook keeps of itself are fixed.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from whence.model import Assessment, MissingExtra

from ..safe import plain, visible
from .lists import lists_of
from .reading import XLSX_LINES
from .sheet_styles import style_list, style_matrix, style_reading
from .sheets import Value, priors_set, sheet_of

if TYPE_CHECKING:
    from openpyxl import Workbook

_MADE = datetime(2000, 1, 1)  # no time at which anything was: any fixed one will do
_NAME = 31  # characters that the name of a sheet may have
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST = 32_000  # a cell holds 32,767 characters
_MOST = 16_000  # columns of evidence; a sheet has 16,384
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def render(assessment: Assessment) -> bytes:
    """Return the workbook. Raises `MissingExtra` where openpyxl is not there."""
    try:
        from openpyxl import Workbook
        from openpyxl.writer.excel import ExcelWriter
    except ImportError:
        raise MissingExtra("writing workbooks", "xlsx") from None
    book = Workbook()
    book.properties.creator = f"whence {plain(assessment.whence)}"
    book.properties.created = _MADE
    names = _names()
    _reading(book, assessment, next_name(names, "Read me"))
    for claim in assessment.claims:
        table = sheet_of(assessment, claim, _MOST)
        sheet = book.create_sheet(next_name(names, claim.id))
        _fill(sheet, table.rows)
        style_matrix(sheet, table)
    for title, head, rows in lists_of(assessment):
        sheet = book.create_sheet(next_name(names, title))
        _fill(sheet, (head, *rows))
        style_list(sheet, head)
    out = BytesIO()
    ExcelWriter(book, ZipFile(out, "w")).save()  # packed once, by _fixed
    return _fixed(out.getvalue())


def _reading(book: "Workbook", assessment: Assessment, name: str) -> None:
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    asked = [plain(assessment.question)] if assessment.question else []
    until = [f"As of {plain(assessment.as_of)}"] if assessment.as_of else []
    head = [plain(assessment.title or assessment.case), *asked, *until, ""]
    lines = [(line,) for line in (*head, "How to read and change the matrix", *XLSX_LINES)]
    was = [(f"{plain(claim)}: prior of {told}",) for claim, told in priors_set(assessment)]
    if was:
        lines += [("",), ("Priors set before",), *was]
    _fill(sheet, lines)
    style_reading(sheet, len(head))


def _fill(sheet: Any, rows: Any) -> None:
    """Write the cells: numbers as numbers, all else as text that stays text."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None and value != "":
                write(sheet.cell(number, column), value)


def write(cell: Any, value: Value) -> None:
    """Write one cell. A text is never a formula, nor becomes one when it is edited."""
    if not isinstance(value, str):
        cell.value = value
        return
    shown = visible(value)
    cell.value = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"
    cell.data_type = "s"
    cell.quotePrefix = True


def _names() -> set[str]:
    return {"history"}  # a name that Excel keeps for itself


def next_name(taken: set[str], wanted: str) -> str:
    """Return a name for a sheet, as near to the one wanted as it may be, and note it as taken."""
    clean = " ".join(_FORBIDDEN.sub(" ", plain(wanted)).split()) or "claim"
    for name in _numbered(clean):
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return name
    raise AssertionError("there is always a next number")


def _numbered(name: str) -> Iterator[str]:
    yield name[:_NAME].strip()
    for number in count(2):
        tail = f" {number}"
        yield f"{name[: _NAME - len(tail)].strip()}{tail}"


def _fixed(data: bytes) -> bytes:
    """Return the file with every time in it fixed."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            entry = ZipInfo(name, date_time=_MADE.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()
