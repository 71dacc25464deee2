"""Candidates to links: the two texts of each pair are compared and judged."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher, run_local
from whence.store.arrays import read_array, write_arrays
from whence.store.index import Chunk
from whence.trace.packed import Packed

from .blocks import Block, make_blocks
from .holdings import Holdings

KINDS = ("cites", "copies", "shares_details", "shares_origin", "quotes")
NAMES = ("from", "to", "kind", "overlap", "probability")


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Links between documents by rank; `kind` is a place in `KINDS`."""

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    kind: NDArray[np.uint8]
    overlap: NDArray[np.float32]
    probability: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What comparing needs: where the work lies, the chunks, and documents by rank."""

    folder: Path
    chunks: Sequence[Chunk]
    order: NDArray[np.int64]


def link(
    desk: Desk,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    *,
    workers: int,
    watcher: Watcher,
) -> Links:
    """Return the links among pairs of documents by rank; blocks that were done before are kept."""
    sizes = np.concatenate([np.diff(read_array(one.folder, "text_starts")) for one in desk.chunks])
    blocks = list(make_blocks(left, right, sizes[desk.order]))
    missing = [one for one in blocks if not _place(desk, one.number).is_dir()]
    done = len(left) - sum(len(one.left) for one in missing)
    teller = Teller(watcher, "comparing", "pairs", total=len(left), kept=done)
    kernel = partial(_prepare, desk)
    with closing(run_local(kernel, missing, workers=min(workers, max(1, len(missing))))) as results:
        for block, _ in results:
            done += len(block.left)
            teller.tell(done)
    return _collected(desk, len(blocks))


def _place(desk: Desk, number: int) -> Path:
    return desk.folder / f"links-{number:06}"


def _collected(desk: Desk, blocks: int) -> Links:
    columns: list[NDArray[Any]] = []
    for name in NAMES:
        parts = [read_array(_place(desk, number), name) for number in range(blocks)]
        columns.append(np.concatenate(parts) if parts else np.empty(0, np.int64))
    order = np.lexsort((columns[1], columns[0]))
    source, target, kind, overlap, probability = (one[order] for one in columns)
    return Links(
        source=source, target=target, kind=kind, overlap=overlap, probability=probability
    )


def _prepare(desk: Desk) -> Callable[[Block], int]:
    """Return the kernel as workers run it: from a block of pairs to its links on the disk."""
    holdings = Holdings(desk.chunks)

    def run(block: Block) -> int:
        ranks, places = np.unique(np.concatenate((block.left, block.right)), return_inverse=True)
        texts = holdings.texts(desk.order[ranks])
        left, right = np.split(places, 2)
        links = judge(Packed(data=texts.data, starts=texts.starts), left, right)
        kept, kind, overlap, probability = links
        arrays = (block.right[kept], block.left[kept], kind, overlap, probability)
        return write_arrays(_place(desk, block.number), zip(NAMES, arrays, strict=True))

    return run


def judge(packed: Packed, left: NDArray[np.int64], right: NDArray[np.int64]) -> Any:
    """STAND-IN until the link model is there."""
    from whence.trace.reuse_kernel import tokenize, verify

    tokens = tokenize(packed)
    runs = verify(tokens, left.astype(np.uint32), right.astype(np.uint32))
    words = np.bincount(runs.pair, runs.words, len(left))
    sizes = np.diff(tokens.offsets)
    overlap = np.minimum(1, words / np.maximum(1, np.minimum(sizes[left], sizes[right])))
    probability = words / (words + 20)
    kept = np.flatnonzero(probability >= 0.3)
    return (
        kept,
        np.full(len(kept), 1, np.uint8),
        overlap[kept].astype(np.float32),
        probability[kept].astype(np.float32),
    )
