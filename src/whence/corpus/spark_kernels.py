"""The kernels of tracing as Spark runs them: Arrow batches in, Arrow batches out.

What one document or one pair gives does not depend on its batch, so the result is that of the local
engine. Arrays travel as bytes; a row is a batch of prints, of pairs, or the words of a document.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from whence.data.linking import load_linking
from whence.trace.corpus.linking import load_models, screen_pairs
from whence.trace.corpus.nominate import link_prints
from whence.trace.corpus.publishers import Publishers, find_credited
from whence.trace.corpus.rarity import Shares, weigh_words
from whence.trace.kernels.candidates import Pairs, merge_pairs, pair_keys, reduce_pairs, select
from whence.trace.kernels.packed import pack
from whence.trace.kernels.tokens import tokenize

from .comparing import screened_columns
from .wordlists import cut_words, pack_words, unpack_words

PRINTED = "part string, number long, data binary"
PAIRS = "span long, pairs binary, weights binary"
FOUND = "`left` long, `right` long, weight float"
_NUMBER = np.uint64(0xFFFFFF)
_HASH_BITS = np.uint64(64)


def print_batches(
    batches: Iterator[pa.RecordBatch], shares: Shares, publishers: Publishers, bits: int
) -> Iterator[pa.RecordBatch]:
    """Yield the prints of texts by ranges of hashes (2**bits), their words, and whom they credit."""
    settings = load_linking()
    for batch in batches:
        numbers = batch.column("number").to_numpy()
        tokens = tokenize(pack(batch.column("text")))
        weights = weigh_words(tokens, shares)
        local = np.sort(link_prints(tokens, weights, settings))
        prints = (local & ~_NUMBER) | numbers[(local & _NUMBER).astype(np.int64)].astype(np.uint64)
        prints.sort()
        edges = np.arange(1, 1 << bits, dtype=np.uint64) << (_HASH_BITS - np.uint64(bits))
        credits = find_credited(tokens, publishers, settings)
        credited = np.stack((numbers[credits.documents], credits.publishers))
        rows: list[tuple[Any, ...]] = [
            ("prints", part, one)
            for part, one in enumerate(np.split(prints, prints.searchsorted(edges)))
        ]
        words = cut_words(pack_words(tokens, weights), tokens.offsets)
        rows += [
            ("words", number, one) for number, one in zip(numbers.tolist(), words, strict=True)
        ]
        rows += [("credits", 0, credited.astype(np.int64))]
        yield _batch(["part", "number", "data"], rows)


def match_group(table: pa.Table, documents: int, size: int) -> pa.Table:
    """Return the pairs under the prints of one range, by spans of `size` earlier documents."""
    prints = np.concatenate([_array(one, np.uint64) for one in table.column("data")])
    prints.sort()
    pairs = reduce_pairs(pair_keys(prints, documents, most=load_linking().common))
    edges = np.arange(size, documents, size, dtype=np.uint64) << np.uint64(32)
    cuts = pairs.pairs.searchsorted(edges)
    columns = np.split(pairs.pairs, cuts), np.split(pairs.weights.astype(np.int32), cuts)
    rows = [
        (span, one, other)
        for span, (one, other) in enumerate(zip(*columns, strict=True))
        if len(one)
    ]
    return pa.Table.from_batches([_batch(["span", "pairs", "weights"], rows)])


def merge_group(table: pa.Table, least: float) -> pa.Table:
    """Return the pairs of one span that share at least so many nats."""
    parts = [
        Pairs(pairs=_array(one, np.uint64), weights=_array(other, np.int32).astype(np.int64))
        for one, other in zip(table.column("pairs"), table.column("weights"), strict=True)
    ]
    found = select(merge_pairs(*parts), least)
    columns = (
        found.left.astype(np.int64),
        found.right.astype(np.int64),
        found.weight,
    )
    return pa.table(list(map(pa.array, columns)), names=["left", "right", "weight"])


def compare_group(sources: Any) -> Callable[[pa.Table, pa.Table], pa.Table]:
    """Return what compares the pairs of one block, given the words of its documents and the pairs."""

    def run(words: pa.Table, pairs: pa.Table) -> pa.Table:
        models, words = load_models(), words.sort_by("number")
        numbers = words.column("number").to_numpy()
        tokens, weights = unpack_words([one.as_py() for one in words.column("data")])
        ends = (pairs.column(name).to_numpy() for name in ("left", "right"))
        left, right = (np.searchsorted(numbers, one).astype(np.int64) for one in ends)
        part = sources.value.part(numbers)
        found = screen_pairs(tokens, weights, left, right, part, models).renumbered(numbers)
        columns = dict(screened_columns(found))
        return pa.table(
            {name: pa.array([one.tobytes()], pa.binary()) for name, one in columns.items()}
        )

    return run


def _batch(names: list[str], rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    arrays = [
        pa.array(list(map(_plain, column)), _kind(name))
        for name, column in zip(names, columns, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, names=names)


def _kind(name: str) -> pa.DataType:
    return {"part": pa.string(), "number": pa.int64(), "span": pa.int64()}.get(name, pa.binary())


def _plain(value: Any) -> Any:
    return value.tobytes() if isinstance(value, np.ndarray) else value


def _array(value: pa.Scalar, kind: Any) -> NDArray[Any]:
    return np.frombuffer(value.as_buffer(), kind)
