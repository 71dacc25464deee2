"""Parquet files, thousands of rows at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from whence.model import Document, InputError, Issue, MissingExtra, RawFile
from whence.model.texts import Texts

from ..records.parquet import read_records, table_columns
from ..records.strict import StrictRows
from .fields import Memory
from .plain import PlainRows

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetFile

_SIZE = 8 * 1024 * 1024  # bytes that are decoded at once, going by the average row
_MOST, _LEAST = 8_192, 16  # rows
_BUFFER = 1024 * 1024


def read_parquet_columns(file: RawFile, rows: StrictRows) -> Iterator[Texts | Document | Issue]:
    """Yield the documents of a file, and what is wrong with a row; the rest goes on.

    Raises `InputError` if it is no Parquet file, breaks off, or has no column with a text or an
    id, and `MissingExtra` if pyarrow is not there.
    """
    try:
        from pyarrow import ArrowException, Table
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise MissingExtra("reading Parquet files", "parquet") from None
    done, memory = 0, Memory()
    with file.open() as stream:
        try:
            table = ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
            used = table_columns(table, rows, file.path)
            for batch in table.iter_batches(_rows_at_once(table), columns=used, use_threads=False):
                plain = PlainRows(Table.from_batches([batch]), memory)
                yield from _in_order(plain, batch, rows, done)
                done += batch.num_rows
                rows.share = done / max(1, table.metadata.num_rows)
        except (ArrowException, OSError) as error:
            beyond = f" beyond row {done}" if done else ""
            why = str(error).partition("\n")[0]
            what = f"could not be read{beyond} as Parquet ({why}); write it again"
            raise InputError(f"{file.path}: {what}") from None
    yield from rows.tally.rest()


def _in_order(
    plain: PlainRows, batch: "RecordBatch", rows: StrictRows, before: int
) -> Iterator[Texts | Document | Issue]:
    """Yield the rows of a batch, those between two odd ones at once: of equal ids the first counts."""
    begin = 0
    for odd in (*plain.odd.tolist(), batch.num_rows):
        if begin < odd:
            texts = plain.texts(begin, odd)
            fresh = rows.take_all(texts.ids)
            if fresh.any():
                yield texts if fresh.all() else texts.pick(np.flatnonzero(fresh))
            yield from read_records(rows, batch, before, begin + np.flatnonzero(~fresh))
        if odd < batch.num_rows:
            yield from read_records(rows, batch, before, [odd])
        begin = odd + 1


def _rows_at_once(table: "ParquetFile") -> int:
    """Return how many rows have about the size that is decoded at once."""
    parts = [table.metadata.row_group(number) for number in range(table.num_row_groups)]
    # The largest average of a group, so that a few books among messages are not met in one batch.
    average = max((one.total_byte_size / max(1, one.num_rows) for one in parts), default=1.0)
    return max(_LEAST, min(_MOST, int(_SIZE / max(1.0, average))))
