"""Comments that a page holds as data, for machines: schema.org in JSON-LD."""

import json
from collections.abc import Iterator
from typing import Any

from whence.model import Interval

from .head import read_instant
from .parts import Parts
from .writing import Element

_LARGEST = 5_000_000  # characters of data that are looked through
_MOST = 10_000  # comments, and things looked at, which may lie in circles of any depth


def comments_in_data(page: Element) -> Iterator[Parts]:
    """Yield the comments that a page states in JSON-LD; data that is broken is passed over."""
    for script in page.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        text = script.text or ""
        if kind != "application/ld+json" or '"comment"' not in text or len(text) > _LARGEST:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _comments(data)


def _comments(data: Any) -> Iterator[Parts]:
    waiting, left = [(data, False)], _MOST
    while waiting and left:
        left -= 1
        thing, is_comment = waiting.pop()
        if isinstance(thing, list):
            waiting += [(each, is_comment) for each in reversed(thing)]
        elif isinstance(thing, dict):
            if is_comment and isinstance(thing.get("text"), str) and thing["text"].strip():
                yield _parts(thing)
            inner = [(value, key == "comment") for key, value in thing.items()]
            waiting += [each for each in reversed(inner) if isinstance(each[0], list | dict)]


def _parts(comment: dict[str, Any]) -> Parts:
    text = _words(comment["text"]) or ""
    return Parts(text=text, quotes=(), author=_author(comment), when=_when(comment))


def _author(comment: dict[str, Any]) -> str | None:
    author = comment.get("author") or comment.get("creator")
    if isinstance(author, list):
        author = author[0] if author else None
    return _words(author.get("name") if isinstance(author, dict) else author)


def _when(comment: dict[str, Any]) -> Interval | None:
    stated = comment.get("dateCreated") or comment.get("datePublished")
    return read_instant(stated) if isinstance(stated, str) else None


def _words(value: Any) -> str | None:
    """Return a text of the data without halves of characters, which JSON can write."""
    if not isinstance(value, str):
        return None
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip() or None
