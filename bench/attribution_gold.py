"""Attributions that annotators marked, and those that some program wrote to a file.

Articles are one JSON object a line, `.jsonl` or `.jsonl.gz`: `id`, `text`, `tokens` `[[s, e]]` and
`attributions`, each with `source`, `cue` and `content` as lists of `[s, e]`, in code points of the
text. A file of predictions has `id` and `attributions` in the same form.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whence.extract.tagged import Piece, Tagged

Predictions = Mapping[str, Sequence[Tagged]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article with its tokens, in order and apart, and what is marked in it."""

    id: str
    text: str
    tokens: tuple[Piece, ...]
    attributions: tuple[Tagged, ...]


def read_articles(path: Path) -> list[Article]:
    """Return the articles of a file.

    Raises ValueError where a line is none, or marks what is not in its text.
    """
    return [_article(row, path) for row in _rows(path)]


def read_predictions(path: Path, articles: Iterable[Article]) -> dict[str, list[Tagged]]:
    """Return what a file says of the articles; one it does not name has no attribution.

    Raises ValueError for an article that is unknown or named twice, and for offsets outside its text.
    """
    lengths = {one.id: len(one.text) for one in articles}
    found: dict[str, list[Tagged]] = {}
    for row in _rows(path):
        id = row.get("id")
        if id not in lengths:
            raise ValueError(f"{path}: there is no article {id!r} among those to score")
        if id in found:
            raise ValueError(f"{path}: article {id!r} has two lines")
        found[id] = _attributions(row, lengths[id], path)
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError(f"{path}, line {number}: a JSON object is wanted")
            yield row


def _article(row: dict[str, Any], path: Path) -> Article:
    text = row["text"]
    return Article(
        id=row["id"],
        text=text,
        tokens=tuple(sorted((start, end) for start, end in row["tokens"])),
        attributions=tuple(_attributions(row, len(text), path)),
    )


def _attributions(row: dict[str, Any], length: int, path: Path) -> list[Tagged]:
    return [
        Tagged(*(_pieces(one.get(role), length, f"{path}, {row['id']}, {role}") for role in ROLES))
        for one in row.get("attributions", ())
    ]


ROLES = ("source", "cue", "content")


def _pieces(spans: Any, length: int, where: str) -> tuple[Piece, ...]:
    pieces = sorted((int(start), int(end)) for start, end in spans or ())
    for start, end in pieces:
        if not 0 <= start < end <= length:
            raise ValueError(
                f"{where}: [{start}, {end}) is no part of a text of {length} characters"
            )
    return tuple(pieces)
