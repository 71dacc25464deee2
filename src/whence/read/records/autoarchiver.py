"""Tables of Bellingcat's auto-archiver: its Google Sheet saved as CSV, and what its `csv_db` writes.

The sheet's columns are those of auto-archiver's `gsheet_feeder_db` (1.0; before it the text stood
in "textual content"). `csv_db` writes status, metadata and media, each as Python prints it.
"""

import re
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
_LONGEST = 1_000_000  # characters of metadata that are read
_SHOWN = 200
# One piece of what Python prints. A lone escape is passed over, so that it opens no text.
_TOKEN = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+")|\\."""
    r"""|(?P<time>datetime\.datetime\((?P<numbers>[\d, ]{1,60})(?P<zone>[^()]{0,60}(?:\(\))?)\))"""
    r"""|(?P<open>[\[({<])|(?P<close>[\])}>])|(?P<mark>[:,])""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[^xuU])", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}
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
    """Return what the mapping in a cell, as Python prints it, says on its first level.

    It is taken apart and not parsed: what it holds besides need not be Python (`<Media …>`).
    """
    found = {"status": cells.get("status", "")}
    depth, key, at_value = 0, "", False
    for token in _TOKEN.finditer(cells["metadata"][:_LONGEST]):
        kind = token.lastgroup
        if kind in ("open", "close"):
            depth += 1 if kind == "open" else -1
        elif depth == 1 and kind == "mark":
            at_value = token[0] == ":"
        elif depth == 1 and not at_value and kind == "text":
            key = _unquoted(token[0])
        elif depth == 1 and at_value and kind in ("text", "time") and key in _METADATA:
            value = _unquoted(token[0]) if kind == "text" else _time(token)
            found |= {_METADATA[key]: value} if value.strip() else {}
            key = ""
    return found


def _unquoted(text: str) -> str:
    return _ESCAPE.sub(_character, text[1:-1])


def _character(escape: re.Match[str]) -> str:
    code = escape[1][1:]
    if not code:
        return _NAMED.get(escape[1], escape[1])
    number = int(code, 16)
    return chr(number) if number < 0x110000 else "\ufffd"


def _time(token: re.Match[str]) -> str:
    """Return a `datetime` in the form of ISO 8601, empty if it is none."""
    try:
        moment = datetime(*map(int, token["numbers"].strip(", ").split(",")[:6]))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return ""
    # auto-archiver keeps its times in UTC; of another zone only the name is written.
    return (moment.replace(tzinfo=UTC) if "utc" in token["zone"] else moment).isoformat()


def _short(text: str) -> str:
    return _SPACES.sub(" ", text.strip())[:_SHOWN] or "nothing"
