"""Tables of Bellingcat's auto-archiver: its Google Sheet saved as CSV, and what its `csv_db` writes.

The sheet's columns are those of auto-archiver's `gsheet_feeder_db` (1.0; before it the text stood
in "textual content"). `csv_db` writes status, metadata and media, each as Python prints it.
"""

import ast
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from whence.model import Document, Issue

from .rows import Rows, find_fields

_SHEET = {
    "url": ("link", "url"),
    "status": ("archive status",),
    "archive": ("archive location",),
    "captured": ("archive date",),
    "published": ("upload timestamp",),
    "title": ("upload title",),
    "text": ("text content", "textual content", "text"),
}
_TABLE = ("status", "metadata", "media")
_METADATA = {
    "url": "url",
    "title": "title",
    "content": "text",
    "timestamp": "published",
    "_processed_at": "captured",
}
_LONGEST = 1_000_000  # characters of metadata that are parsed
_SHOWN = 200
# What Python's parser raises on damaged or hostile text.
_NO_PYTHON = (SyntaxError, ValueError, MemoryError, RecursionError)
_SPACES = re.compile(r"\s{1,99}")


def is_archive(columns: Sequence[str]) -> bool:
    """Say whether a table with these columns is auto-archiver's."""
    names = {name.strip().casefold() for name in columns}
    sheet = "archive status" in names and not names.isdisjoint(_SHEET["url"])
    return sheet or names.issuperset(_TABLE)


def archive_columns(columns: Sequence[str]) -> list[str]:
    """Return the columns of a table of auto-archiver that are read."""
    wanted = {*_TABLE, *(name for names in _SHEET.values() for name in names)}
    return [name for name in columns if name.strip().casefold() in wanted]


def read_archived(
    rows: Rows, row: Mapping[str, str], number: int, where: str
) -> Iterator[Document | Issue]:
    """Yield the document of an archived link, and what is known of one that has no text."""
    cells = {name.strip().casefold(): cell for name, cell in row.items() if cell.strip()}
    found = _from_metadata(cells) if "metadata" in cells else _from_sheet(cells)
    status, archive = found.pop("status", ""), found.pop("archive", "")
    done = "success" in status.casefold()
    if "text" not in found and "title" in found:
        found["text"] = found.pop("title")
    if "text" in found:
        record = {**found, "kind": "post"}
        yield from rows.read(record, find_fields(record), number, where)
        if not done:
            what = f"archiving failed ({_short(status)}); its text is here, at {_short(archive)}"
            yield from rows.tally.tell("info", "failed archives with a text", where, what)
    elif done:
        rows.tally.count("archived links without text, passed over")
    else:
        what = f"not archived ({_short(status)}): {_short(found.get('url', ''))}"
        yield from rows.tally.tell("info", "links that were not archived", where, what)


def _from_sheet(cells: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, names in _SHEET.items():
        for name in names:
            if name in cells:
                found.setdefault(field, cells[name])
    return found


def _from_metadata(cells: Mapping[str, str]) -> dict[str, str]:
    found = {"status": cells.get("status", "")}
    text = cells["metadata"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python thinks of the style of hostile text
            tree = ast.parse(text.strip(), mode="eval").body if len(text) <= _LONGEST else None
    except _NO_PYTHON:
        return found
    pairs = zip(tree.keys, tree.values, strict=True) if isinstance(tree, ast.Dict) else ()
    for key, value in pairs:
        field = _METADATA.get(str(key.value)) if isinstance(key, ast.Constant) else None
        said = _value(value)
        if field and said:
            found[field] = said
    return found


def _value(node: ast.expr) -> str | None:
    """Return the text or date that an expression spells, without running it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") != "datetime":
        return None
    parts = [one.value for one in node.args if isinstance(one, ast.Constant)]
    numbers = [part for part in parts if isinstance(part, int)][:6]
    try:
        moment = datetime(*numbers)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    # auto-archiver keeps its times in UTC; of another zone only the name is written.
    zoned = any(one.arg == "tzinfo" and _is_utc(one.value) for one in node.keywords)
    return (moment.replace(tzinfo=UTC) if zoned else moment).isoformat()


def _is_utc(node: ast.expr) -> bool:
    """Recognise `datetime.timezone.utc` and `tzutc()`."""
    name = node.func if isinstance(node, ast.Call) else node
    return getattr(name, "attr", getattr(name, "id", "")) in ("utc", "tzutc")


def _short(text: str) -> str:
    return _SPACES.sub(" ", text.strip())[:_SHOWN] or "nothing"
