"""Documents as a table in a terminal."""

from collections.abc import Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from whence.model import Document

from .safe import plain

_GAP = 2  # columns of space between two columns


def print_documents(documents: Sequence[Document], console: Console) -> None:
    """Print one row a document: id, kind, author or publisher, date, what it answers, length."""
    answers = any(one.replies_to for one in documents)
    table = Table(box=None, pad_edge=False, header_style="dim")
    columns = {"kind": 9, "published": 16, "lang": 4, "answers": 7, "length": 9}
    if not answers:
        del columns["answers"]
    # Where there is no room, it is the names that are cut, and never a date.
    left = console.width - sum(width + _GAP for width in columns.values()) - _GAP
    columns["document"] = min(max(12, left // 2), max(8, *(len(_id(one)) for one in documents)))
    columns["by"] = max(10, min(left - columns["document"], 40))
    for heading in ("document", "kind", "by", "published", "lang", "answers", "length"):
        if heading in columns:
            side: Literal["left", "right"] = "right" if heading == "length" else "left"
            width = columns[heading]
            table.add_column(heading, justify=side, no_wrap=True, overflow="ellipsis", width=width)
    for one in documents:
        cells = [_id(one), one.kind, _by(one), _date(one), one.language or ""]
        if answers:
            cells.append(_answered(one))
        cells.append(f"{one.characters:,}")
        table.add_row(*(Text(plain(cell)) for cell in cells))
    console.print(table)


def _id(one: Document) -> str:
    """Return the id of a document, of a comment its number below its page."""
    return f"· {_number(one.id)}" if one.parent and one.id.startswith(one.parent) else one.id


def _answered(one: Document) -> str:
    """Return what a document answers: a comment by its number, its page as such, others by id."""
    to = one.replies_to or ""
    if to and to == one.parent:
        return "page"
    return _number(to) if "#" in to else to


def _number(id: str) -> str:
    return f"#{id.rpartition('#')[2]}"


def _by(one: Document) -> str:
    """Return who speaks: of a comment its author, of anything else the publisher."""
    first, second = one.publisher, one.author
    if one.parent or one.kind in ("comment", "post"):
        return second or "unknown"
    return first or second or "unknown"


def _date(one: Document) -> str:
    return str(one.published)[:16] if one.published.high else "unknown"
