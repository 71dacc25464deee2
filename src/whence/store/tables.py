"""Rows as a file that is there whole or not at all: JSON Lines, CSV or Parquet, by its ending.

A CSV file is opened in spreadsheets, which run what looks like a formula, and its words are those
of strangers: a cell of text that begins with `= + - @`, a tab or a carriage return, with or without
apostrophes before it, gets one apostrophe more in front. Take one off to have it back. Numbers are
left as they are. The other formats hold every text as it is.
"""

import csv
import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from whence.model import MissingExtra, UsageError
from whence.text import safe_cell

if TYPE_CHECKING:
    from pyarrow import Schema

Column = Literal["text", "flag", "number", "spans"]
Columns = Mapping[str, Column]

_GROUP = 20_000  # rows of a row group; some 10 MB of statements


def check_output(path: Path) -> None:
    """Raise before any work is done if a table cannot be written there.

    `UsageError` for an ending that stands for no format, a folder, or no folder; `MissingExtra` if
    pyarrow is not there for Parquet.
    """
    if not _writer(path):
        endings = ", ".join(_WRITERS)
        raise UsageError(f"{path}: the ending picks the format; use one of {endings}")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file, such as {path / 'statements.jsonl'}")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent}; make it first")
    if _writer(path) is _write_parquet:
        table_schema({})


def publish(rows: Path, output: Path, columns: Columns) -> None:
    """Make the output of rows in JSON Lines, replacing what is there at once.

    It is made in the folder of `rows`, which must be on the disk of `output`; `rows` may be gone
    afterwards. The same rows always make the same bytes. Raises `OSError` if it cannot be written.
    """
    write = _writer(output)
    assert write is not None
    made = rows
    if write is not _as_it_is:
        made = rows.with_name("output")
        with rows.open("rb") as source, made.open("wb") as target:
            write(source, target, columns)
            target.flush()
            os.fsync(target.fileno())
    made.replace(output)


def _as_it_is(_source: BinaryIO, _target: BinaryIO, _columns: Columns) -> None:
    """Stand for JSON Lines, which the rows are already."""


def _write_gzip(source: BinaryIO, target: BinaryIO, _columns: Columns) -> None:
    # Without name and time, so that the same rows are the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as packed:
        shutil.copyfileobj(source, packed)


def _write_csv(source: BinaryIO, target: BinaryIO, columns: Columns) -> None:
    text = TextIOWrapper(target, "utf-8", newline="", write_through=True)
    # Lines end as RFC 4180 has it. Before Python 3.13 a cell with a lone \r is quoted only then.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in _rows(source):
        writer.writerow([plain_cell(row[name], kind) for name, kind in columns.items()])
    text.detach()


def plain_cell(value: Any, kind: Column) -> str:
    """Return a value as a cell of a CSV file."""
    if value is None:
        return ""
    return safe_cell(value) if kind == "text" else json.dumps(value)


def _write_parquet(source: BinaryIO, target: BinaryIO, columns: Columns) -> None:
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    schema, rows = table_schema(columns), _rows(source)
    with ParquetWriter(target, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(Table.from_pylist(group, schema))


def table_schema(columns: Columns) -> "Schema":
    """Return the schema of a Parquet file. Raises `MissingExtra` if pyarrow is not there."""
    try:
        import pyarrow
    except ImportError:
        raise MissingExtra("writing Parquet files", "parquet") from None
    span = pyarrow.list_(pyarrow.int64())
    types = {
        "text": pyarrow.string(),
        "flag": pyarrow.bool_(),
        "number": pyarrow.float64(),
        "spans": pyarrow.list_(span),
    }
    return pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])


def _rows(source: BinaryIO) -> Iterator[dict[str, Any]]:
    return map(json.loads, source)


_WRITERS: dict[str, Callable[[BinaryIO, BinaryIO, Columns], None]] = {
    ".jsonl": _as_it_is,
    ".jsonl.gz": _write_gzip,
    ".csv": _write_csv,
    ".parquet": _write_parquet,
}


def _writer(path: Path) -> Callable[[BinaryIO, BinaryIO, Columns], None] | None:
    name = path.name.casefold()
    return next((write for ending, write in _WRITERS.items() if name.endswith(ending)), None)
