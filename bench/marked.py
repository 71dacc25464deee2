"""A page as it was read, beside what a reader marked in it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tally import Item
from whence.model import Document, Issue, RawFile, Span
from whence.read import read_file

GOLD = "page_gold.json"
Sides = tuple[list[Item], list[Item]]
REPLIES = {
    "explicit_number": "number",
    "addressed_by_name": "name",
    "quotes": "quotation",
    "names_author": "mention",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read and as marked."""

    article: Document
    comments: list[Document]
    issues: list[Issue]
    gold: dict[str, Any]

    def place(self, document: Document, start: int, end: int) -> tuple[int, int]:
        """Return offsets into the decoded file."""
        return document.offset + start, document.offset + end


def read_gold_folder(folder: Path) -> Reading:
    """Read the page of a folder, and what is marked in it."""
    gold = json.loads((folder / GOLD).read_text("utf-8"))
    path = folder / gold["source_file"]
    file = RawFile(id=path.stem, path=str(path), data=path.read_bytes())
    documents, issues = read_file(file)
    article = next(one for one in documents if one.parent is None)
    comments = [one for one in documents if one.parent == article.id]
    return Reading(article, comments, issues, gold)


def marked_item(comment: int, place: dict[str, Any], value: str = "") -> Item:
    return Item(comment, place.get("start"), place.get("end"), value)


def place_of(reading: Reading, one: Document, span: Span | None) -> tuple[int | None, int | None]:
    return reading.place(one, span.start, span.end) if span else (None, None)


def numbered(reading: Reading) -> Iterator[tuple[int, Document]]:
    return ((one.position or 0, one) for one in reading.comments)


def position_of(reading: Reading, id: str) -> int:
    return next((one.position or 0 for one in reading.comments if one.id == id), 0)


def blocks(
    reading: Reading, kind: str, documents: Iterable[tuple[int, Document]]
) -> Iterator[Item]:
    for number, one in documents:
        for block in one.blocks:
            if block.kind == kind:
                yield Item(number, *reading.place(one, block.span.start, block.span.end))


def is_gap(damage: dict[str, Any]) -> bool:
    """Say whether only empty lines betray the damage, beyond an author line that is missing."""
    return damage["kind"] != "lost_header" and "text" not in damage["span"]
