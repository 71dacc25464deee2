"""JSON files: a Telegram export, or a list of records."""

from collections.abc import Generator, Iterator
from typing import Any

from whence.model import Document, InputError, Issue, RawFile

from ..decode import decode
from .jsonlines import read_record
from .jsontext import JSONError, parse_json
from .rows import NAMES, Rows, find_fields
from .telegram import is_telegram, read_telegram, repair_escapes

# A value takes some 50 to 120 bytes in memory, whatever it takes in the file: these many stay
# below half a gigabyte. A Telegram export of 64 MB has about half of them.
_MOST_VALUES = 5_000_000
_SHOWN = 10


def read_json(file: RawFile, blank: Document) -> Iterator[Document | Issue]:
    """Yield the documents of a JSON file: a Telegram export, a list of records, or one record.

    Raises `InputError` if it is too large to be held, is no JSON, or none of these.
    """
    text, warning = decode(file.content(), file.path)
    if warning:
        yield Issue(level="warning", what=warning, document=file.id)
    if text.count(",") + text.count("[") + text.count("{") > _MOST_VALUES:
        what = "too many values to hold at once; write it as JSON Lines, or split it"
        raise InputError(f"{file.path}: {what}")
    value = yield from _parsed(text, file)
    del text
    if is_telegram(value):
        yield from read_telegram(value, blank)
        return
    rows = Rows(blank)
    for number, record in enumerate(_records(value, file.path), start=1):
        yield from read_record(rows, record, number, f": record {number}")
    yield from rows.tally.rest()


def _parsed(text: str, file: RawFile) -> Generator[Issue, None, Any]:
    """Yield a doubt about the text; return its value."""
    try:
        value, twice = parse_json(text)
    except JSONError as error:
        try:
            value, twice = parse_json(repair_escapes(text))
        except JSONError:
            remedy = "save it again, or one object a line as .jsonl"
            raise InputError(f"{file.path}: not JSON: {error}; {remedy}") from None
    if twice is not None:
        what = f"{file.path}: the key {twice[:40]!r} stands twice in an object; the last was read"
        yield Issue(level="warning", what=what, document=file.id)
    return value


def _records(value: Any, path: str) -> list[Any]:
    """Return the list of records in a value: the value, the one list in it, or the value itself."""
    if isinstance(value, list) and _is_objects(value):
        return value
    if isinstance(value, dict):
        if "text" in find_fields(value):
            return [value]
        lists = [part for part in value.values() if _is_objects(part)]
        if len(lists) == 1:
            return list(lists[0])
        what = f"an object with {_keys(value)}, of which not just one is a list of objects"
    else:
        what = "no list of objects"
    remedy = f"write a list of objects with a text ({', '.join(NAMES['text'])})"
    raise InputError(f"{path}: {what}; {remedy}")


def _is_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _keys(value: dict[str, Any]) -> str:
    shown = ", ".join(repr(key[:40]) for key in list(value)[:_SHOWN])
    return f"the keys {shown}{', …' if len(value) > _SHOWN else ''}" if value else "no key"
