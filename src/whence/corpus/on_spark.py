"""Originals to related pairs in Spark: what `printing` to `comparing` do on this machine."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from math import ceil
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow.parquet import write_table
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from whence.engine import Teller, Watcher
from whence.engine.spark import watching
from whence.trace.corpus.linking import Screened, gather
from whence.trace.corpus.publishers import Mentions, Publishers
from whence.trace.corpus.sources import Sources

from . import spark_kernels as kernels
from .blocks import Block, make_blocks
from .comparing import screened_from, screened_schema
from .counting import read_shares
from .merging import Candidates
from .originals import Originals, Reader

_FILE = 32 << 20  # bytes of text in a file, which is a task
_PRINTS = 64 << 20  # bytes of prints in a range of hashes
_SPANS = 4  # for each range
_ROWS = 2_000  # documents in a batch


class SparkTracing:
    """One corpus in Spark: its texts, its prints and words, and the pairs that may be related."""

    def __init__(
        self, session: SparkSession, originals: Originals, publishers: Publishers, counts: Path,
        folder: Path, watcher: Watcher,
    ) -> None:  # fmt: skip
        self._session, self._originals, self._watcher = session, originals, watcher
        session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", _ROWS)
        texts = self._session.read.parquet(_stage(originals, folder / "texts"))
        size = int(originals.sizes.sum())
        self._bits = max(1, (ceil(2 * size / _PRINTS) - 1).bit_length())
        shares, bits = session.sparkContext.broadcast(read_shares(counts)), self._bits

        def print_all(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            return kernels.print_batches(batches, shares.value, publishers, bits)

        self._printed = texts.mapInArrow(print_all, kernels.PRINTED).persist(StorageLevel.DISK_ONLY)

    def credits(self) -> Mentions:
        """Return whom the originals credit."""
        with self._telling("printing"):
            rows = self._part("credits").select("data").toArrow().column("data")
        parts = [np.frombuffer(one.as_buffer(), np.int64).reshape(2, -1) for one in rows]
        documents, publishers = np.concatenate([np.empty((2, 0), np.int64), *parts], axis=1)
        order = np.lexsort((publishers, documents))
        return Mentions(documents=documents[order], publishers=publishers[order])

    def candidates(self, least: float) -> Candidates:
        """Return the pairs that share at least so many nats of what is rare."""
        documents = len(self._originals)
        size = ceil(documents / (_SPANS << self._bits))
        match = partial(kernels.match_group, documents=documents, size=size)
        merge = partial(kernels.merge_group, least=least)
        pairs = self._part("prints").groupBy("number").applyInArrow(_of_table(match), kernels.PAIRS)
        found = pairs.groupBy("span").applyInArrow(_of_table(merge), kernels.FOUND)
        with self._telling("matching"):
            table = found.toArrow()
        left, right, weight = (
            table.column(name).to_numpy() for name in ("left", "right", "weight")
        )
        order = np.lexsort((right, left))
        return Candidates(left=left[order], right=right[order], weight=weight[order])

    def compare(
        self, pairs: tuple[NDArray[np.int64], NDArray[np.int64]], lengths: NDArray[np.int64],
        sources: Sources,
    ) -> Screened:  # fmt: skip
        """Return the pairs that may be related, in order."""
        blocks = list(make_blocks(*pairs, lengths))
        wanted, asked = _tables(blocks)
        if not blocks:
            return gather([screened_from(None)])
        words = self._part("words").join(f.broadcast(self._frame(wanted)), "number")
        held = self._session.sparkContext.broadcast(sources)
        found = (
            words.groupBy("block")
            .cogroup(self._frame(asked).groupBy("block"))
            .applyInArrow(kernels.compare_group(held), screened_schema())
        )
        with self._telling("comparing"):
            rows = found.toArrow().to_pylist()
        return gather([screened_from(row) for row in rows])

    def _part(self, name: str) -> DataFrame:
        return self._printed.where(f.col("part") == name).select("number", "data")

    def _frame(self, table: pa.Table) -> DataFrame:
        return self._session.createDataFrame(table)

    def _telling(self, name: str) -> AbstractContextManager[None]:
        return watching(self._session, Teller(self._watcher, name, "tasks"))


def _of_table(function: Callable[[pa.Table], pa.Table]) -> Callable[[pa.Table], pa.Table]:
    """Return a function of one argument, which is how Spark tells that it wants no key."""

    def run(table: pa.Table) -> pa.Table:
        return function(table)

    return run


def _stage(originals: Originals, folder: Path) -> str:
    """Write the texts of originals as files of Parquet, some megabytes each; return their folder."""
    folder.mkdir(exist_ok=True)
    reader = Reader(originals)
    for number, block in enumerate(originals.blocks(np.arange(len(originals)), _FILE)):
        packed = reader.read(block)
        buffers = [None, pa.py_buffer(packed.starts), pa.py_buffer(packed.data)]
        text = pa.Array.from_buffers(pa.large_string(), len(block), buffers)
        write_table(pa.table({"number": block, "text": text}), folder / f"{number:06}.parquet")
    return str(folder.resolve())


def _tables(blocks: Sequence[Block]) -> tuple[pa.Table, pa.Table]:
    """Return which documents each block needs, and which pairs it has."""
    wanted = [np.unique(np.concatenate((one.left, one.right))) for one in blocks]
    numbers = [one.number for one in blocks]
    empty = [np.empty(0, np.int64)]
    documents = {
        "block": np.repeat(numbers, [len(one) for one in wanted]),
        "number": np.concatenate(empty + wanted),
    }
    pairs = {
        "block": np.repeat(numbers, [len(one.left) for one in blocks]),
        "left": np.concatenate(empty + [one.left for one in blocks]),
        "right": np.concatenate(empty + [one.right for one in blocks]),
    }
    return pa.table(documents), pa.table(pairs)
