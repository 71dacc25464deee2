"""The matrix as CSV: a block of rows for each claim, to be edited and read back.

It begins with a byte order mark, without which spreadsheets take UTF-8 for something else. No cell is
a formula: see `whence.text.safe_cell`.
"""

import csv
from io import StringIO

from whence.model import Assessment
from whence.text import safe_cell

from ..safe import visible
from .reading import CSV_LINES
from .sheets import Value, sheet_of

_MARK = "\ufeff"


def render(assessment: Assessment) -> str:
    """Return the file: how to read it, then the table of each claim, rows ending as RFC 4180 has it."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for line in CSV_LINES:
        writer.writerow(["", "", line])
    for claim in assessment.claims:
        writer.writerow([])
        for row in sheet_of(assessment, claim).rows:
            writer.writerow(map(_cell, row))
    return _MARK + out.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return safe_cell(visible(value).replace("\r", " "))
    return "" if value is None else f"{value:g}" if value == int(value) else repr(value)
