"""Tables of millions of rows, written column by column: as `store.tables`, and in the same formats."""

import csv
import gzip
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

from whence.text import safe_cell

from .tables import Columns, plain_cell, table_schema

Block = Mapping[str, Sequence[Any]]
Table = tuple[Path, Columns, Iterable[Block]]


def sibling(output: Path, name: str) -> Path:
    """Return the table beside a table: `links.parquet` has `links.origins.parquet`."""
    ending = next(one for one in _WRITERS if output.name.casefold().endswith(one))
    cut = len(output.name) - len(ending)
    return output.with_name(f"{output.name[:cut]}.{name}{output.name[cut:]}")


def publish_columns(folder: Path, tables: Sequence[Table]) -> None:
    """Write tables, each given in blocks of some thousand rows; they appear when all are written.

    They are made in `folder`, which must be on the disk of the outputs; the first appears last.
    The same rows in the same blocks make the same bytes. Raises `OSError` if one cannot be written.
    """
    made: list[tuple[Path, Path]] = []
    for number, (output, columns, blocks) in enumerate(tables):
        part = folder / f"table-{number}"
        write = next(w for end, w in _WRITERS.items() if output.name.casefold().endswith(end))
        with part.open("wb") as file:
            write(file, columns, blocks)
            file.flush()
            os.fsync(file.fileno())
        made.append((part, output))
    for part, output in reversed(made):
        part.replace(output)


def _write_lines(file: BinaryIO, columns: Columns, blocks: Iterable[Block]) -> None:
    for block in blocks:
        rows = zip(*(block[name] for name in columns), strict=True)
        lines = (
            json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) for row in rows
        )
        file.write("".join(line + "\n" for line in lines).encode())


def _write_gzip(file: BinaryIO, columns: Columns, blocks: Iterable[Block]) -> None:
    # Without name and time, so that the same rows are the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        _write_lines(packed, columns, blocks)  # type: ignore[arg-type]


def _write_csv(file: BinaryIO, columns: Columns, blocks: Iterable[Block]) -> None:
    text = TextIOWrapper(file, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")  # as RFC 4180 has it
    writer.writerow(columns)
    for block in blocks:
        cells = (
            map(safe_cell, block[name])
            if kind == "text"
            else (plain_cell(value, kind) for value in block[name])
            for name, kind in columns.items()
        )
        writer.writerows(zip(*cells, strict=True))
    text.detach()


def _write_parquet(file: BinaryIO, columns: Columns, blocks: Iterable[Block]) -> None:
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    schema = table_schema(columns)
    with ParquetWriter(file, schema, compression="zstd") as writer:
        for block in blocks:
            writer.write_table(Table.from_pydict({name: block[name] for name in columns}, schema))


_WRITERS: dict[str, Callable[[BinaryIO, Columns, Iterable[Block]], None]] = {
    ".jsonl": _write_lines,
    ".jsonl.gz": _write_gzip,
    ".csv": _write_csv,
    ".parquet": _write_parquet,
}
