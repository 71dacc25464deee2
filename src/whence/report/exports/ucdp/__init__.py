"""CSV with the columns of the UCDP Georeferenced Event Dataset, one row a claim of an event in a place.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, as in our other tables:
take one off to have it back, as `whence import` does. Numbers are left as they are.
"""

import csv
import re
from io import StringIO

from whence.data.ged import GED_COLUMNS
from whence.model import Assessment

from ...safe import plain
from .columns import OURS
from .rows import KINDS, row_of

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def render(assessment: Assessment) -> str:
    """Return the claims that are events as CSV, headings first."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*GED_COLUMNS, *OURS])
    for claim in assessment.claims:
        if claim.kind in KINDS:
            row = row_of(assessment, claim)
            writer.writerow([_cell(row.get(name, "")) for name in (*GED_COLUMNS, *OURS)])
    return out.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = plain(value)
    return f"'{text}" if _FORMULA.match(text) else text
