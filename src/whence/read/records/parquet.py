"""Parquet files, a few hundred rows at a time: a row is a record."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from whence.model import Document, InputError, Issue, MissingExtra, RawFile

from .lines import LINE_LIMIT
from .rows import Rows, find_fields, without_column

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch
    from pyarrow.parquet import ParquetFile

_ROWS = 256  # decoded at once
_BUFFER = 1024 * 1024  # bytes of each column that are held packed


def read_parquet(
    file: RawFile, blank: Document, limit: int = LINE_LIMIT, rows: Rows | None = None
) -> Iterator[Document | Issue]:
    """Yield the document of each row, and what is wrong with a row; the rest goes on.

    A text of more than `limit` characters is passed over; `rows` reads the others. Raises
    `InputError` if it is no Parquet file, breaks off, or has no column with a text, and
    `MissingExtra` if pyarrow is not there.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise MissingExtra("reading Parquet files", "parquet") from None
    rows, done = rows or Rows(blank), 0
    with file.open() as stream:
        try:
            # Column by column through a buffer: a whole row group may not fit into memory.
            table = ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
            used = table_columns(table, rows, file.path)
            for batch in table.iter_batches(_ROWS, columns=used):
                yield from read_records(rows, batch, done, range(batch.num_rows), limit)
                done += batch.num_rows
                rows.share = done / max(1, table.metadata.num_rows)
        except (ArrowException, OSError) as error:
            beyond = f" beyond row {done}" if done else ""
            why = str(error).partition("\n")[0]
            what = f"could not be read{beyond} as Parquet ({why}); write it again"
            raise InputError(f"{file.path}: {what}") from None
    yield from rows.tally.rest()


def table_columns(table: "ParquetFile", rows: Rows, path: str) -> list[str]:
    """Return the columns of a table that hold a field of documents.

    Raises `InputError` if one that is needed is missing.
    """
    columns = table.schema_arrow.names
    fields = find_fields(columns)
    if "text" not in fields:
        raise without_column("text", columns, path)
    rows.check(columns)
    return [name for names in fields.values() for name in names]


def read_records(
    rows: Rows,
    batch: "RecordBatch",
    before: int,
    numbers: Iterable[int],
    limit: int = LINE_LIMIT,
) -> Iterator[Document | Issue]:
    """Yield the documents of some rows, of which `before` lie before this batch; see `read_parquet`."""
    chosen = list(map(int, numbers))
    if not chosen:
        return
    if len(chosen) < batch.num_rows:
        batch = batch.take(chosen)
    names = batch.schema.names
    columns = [_values(column) for column in batch.columns]
    for number, row in zip(chosen, zip(*columns, strict=True), strict=True):
        values = dict(zip(names, row, strict=True))
        yield from _read_row(rows, values, before + number + 1, limit)


def _values(column: "Array") -> list[Any]:
    """Return the values of a column; of text that is no UTF-8, its bytes."""
    import pyarrow

    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:  # one of them; which, pyarrow does not say
        wide = pyarrow.types.is_large_string(column.type)
        binary = column.view(pyarrow.large_binary() if wide else pyarrow.binary())
        return [_text(value) for value in binary.to_pylist()]


def _text(value: bytes | None) -> str | bytes | None:
    try:
        return value if value is None else value.decode()
    except UnicodeDecodeError:
        return value


def _read_row(
    rows: Rows, values: Mapping[str, Any], number: int, limit: int
) -> Iterator[Document | Issue]:
    where = f": row {number}"
    given = {name: _plain(value) for name, value in values.items()}
    if any(isinstance(value, str) and len(value) > limit for value in given.values()):
        what = f"a text of more than {limit:,} characters was passed over; split it"
        yield from rows.tally.tell("error", "texts that are too long", where, what)
        return
    yield from rows.read(given, find_fields(given), number, where)


def _plain(value: Any) -> Any:
    """Return a value as JSON would have it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
