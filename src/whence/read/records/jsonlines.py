"""JSON Lines: one record a line, as collections of posts and `whence read --jsonl` have them."""

from collections.abc import Iterator
from typing import Any

from whence.model import Document, InputError, Issue, RawFile

from ..decode import open_text
from .jsontext import JSONError, parse_json
from .lines import LINE_LIMIT, numbered_lines
from .rows import NAMES, Rows, find_fields
from .written import is_written, read_written


def read_jsonlines(
    file: RawFile, blank: Document, limit: int = LINE_LIMIT, rows: Rows | None = None
) -> Iterator[Document | Issue]:
    """Yield the document of each line, and what is wrong with a line; the rest goes on.

    A line of more than `limit` characters is passed over without being held; `rows` reads the
    others. Raises `InputError` if the bytes are no text, or one JSON value over many lines.
    """
    stream, warning = open_text(file)
    if warning:
        yield Issue(level="warning", what=warning, document=file.id)
    rows = rows or Rows(blank)
    with stream:
        for number, line in numbered_lines(stream, file.path, limit):
            where = f":{number}"
            if line is None:
                what = f"a line of more than {limit:,} characters was passed over; split it"
                yield from rows.tally.tell("error", "lines that are too long", where, what)
            elif line.strip():
                if number == 1 and line.strip() in ("[", "{"):
                    what = "JSON over many lines, not JSON Lines; name it .json"
                    raise InputError(f"{file.path}: {what}")
                yield from read_line(rows, line, number, where)
    yield from rows.tally.rest()


def read_line(rows: Rows, line: str, number: int, where: str) -> Iterator[Document | Issue]:
    """Yield the document of one line, and what is wrong with it."""
    try:
        value, twice = parse_json(line)
    except JSONError as error:
        what = f"not JSON: {error}; write one object a line"
        yield from rows.tally.tell("error", "lines that are no JSON", where, what)
        return
    if twice is not None:
        what = f"the key {twice[:40]!r} stands twice; the last value was read"
        yield from rows.tally.tell("warning", "records with a key twice", where, what)
    yield from read_record(rows, value, number, where)


def read_record(rows: Rows, value: Any, number: int, where: str) -> Iterator[Document | Issue]:
    """Yield the document of one JSON value, and what is wrong with it."""
    if not isinstance(value, dict):
        what = "not an object with fields such as id and text"
        yield from rows.tally.tell("error", "values that are no records", where, what)
        return
    if is_written(value):
        try:
            document = read_written(value)
        except ValueError as error:
            what = f"changed after whence wrote it ({error}); its spans and dates were left out"
            yield from rows.tally.tell("warning", "changed documents", where, what)
        else:
            if rows.take(document.id):  # or else it is read anew, for its spans name its id
                yield document
                return
    fields = find_fields(value)
    if "text" not in fields:
        what = f"no text: none of {', '.join(NAMES['text'])}"
        yield from rows.tally.tell("error", "records without a text field", where, what)
        return
    yield from rows.read(value, fields, number, where)
