"""A file that is none of the kinds: what it seems to be, and what to do with it."""

from collections.abc import Mapping, Sequence

from .events.acled import NEEDED as OF_ACLED
from .events.answers import is_answer
from .events.table import headings_of
from .events.ucdp import NEEDED as OF_UCDP
from .jsonld import json_data
from .sheet_files import is_workbook

_SHOWN = 8  # columns or keys that a message lists
_LAYOUTS: Mapping[str, frozenset[str]] = {"UCDP GED": OF_UCDP, "ACLED": OF_ACLED}
_AS_REPORT = "to have it read as a report put it into documents/ of the case"
_BY_START = {
    b"%PDF": f"is a PDF; {_AS_REPORT}",
    b"PK": "is an archive; unpack it and import the file in it",
    b"\x1f\x8b": "is an archive; unpack it and import the file in it",
    b"\xff\xfe": "is UTF-16; save it as UTF-8 (“CSV UTF-8”)",
    b"\xfe\xff": "is UTF-16; save it as UTF-8 (“CSV UTF-8”)",
}


def why_unknown(data: bytes, name: str) -> str:
    """Say what a file that cannot be imported seems to be, and the remedy.

    Raises `InputError` for JSON that is broken.
    """
    if not data.strip():
        return f"{name} is empty; fetch it again"
    if is_workbook(data):
        return (
            f"{name} is a workbook without a matrix of ours; save a table of events as “CSV UTF-8”"
        )
    for start, what in _BY_START.items():
        if data.startswith(start):
            return f"{name} {what}"
    if b"\0" in data[:1000]:
        return f"{name} is no text, or not in UTF-8; save a table as “CSV UTF-8”"
    if is_answer(data):
        return (
            f"{name} is JSON without reviews, annotations or events: {_told(json_data(data, name))}"
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return f"{name} is a page without ClaimReview; {_AS_REPORT}"
    return f"{name}:1: {_of_columns(headings_of(data))}"


def _told(data: object) -> str:
    """Say what JSON holds, by its keys."""
    if not isinstance(data, dict):
        return "it is a list of other things"
    keys = ", ".join(str(key)[:40] for key in list(data)[:_SHOWN])
    return f"its keys are {keys}" if keys else "it has no keys"


def _of_columns(heads: Sequence[str]) -> str:
    for layout, needed in _LAYOUTS.items():
        lacking = needed - set(heads)
        if len(lacking) < len(needed) / 2:
            return (
                f"events of {layout} have columns that are not here: {', '.join(sorted(lacking))}"
            )
    shown = ", ".join(head[:40] for head in heads[:_SHOWN])
    return f"no table that can be imported has these columns: {shown}"
