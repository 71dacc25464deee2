"""Chunks to sorted runs of pairs: which documents share rare wording or rare details.

Prints are matched one range of hashes after another, so that memory is bounded by a setting; what
is found in a range is sorted and written. The weights are whole numbers, so neither the ranges nor
the workers change a sum.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher, run_local
from whence.store.arrays import read_array, write_arrays
from whence.store.index import Chunk

from .standing import Standing

Channel = Literal["prints", "details"]
CHANNELS: tuple[Channel, ...] = ("prints", "details")
# What is held of a range at its peak, in sizes of its prints: as read, ranked, joined and sorted.
_HELD = 4
_PAIR = 40  # bytes that a pair takes while it is merged: before and after, with its weight
_NUMBER = np.uint64(0xFFFFFF)
MOST_DOCUMENTS = 1 << 24  # a print has 24 bits for the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where the work lies and in how many parts it is done; only time and memory depend on these."""

    folder: Path
    chunks: Sequence[Chunk]
    ranges: int
    room: int  # bytes for each worker

    def run(self, channel: Channel, number: int) -> Path:
        """Return the folder of one range of one channel."""
        return self.folder / f"{channel}-{number:04}"


def plan_matching(folder: Path, chunks: Sequence[Chunk], memory: int, workers: int) -> Plan:
    """Return a plan whose workers together hold about `memory` bytes."""
    room = memory // workers
    size = sum(read_array(one.folder, "prints").nbytes for one in chunks)
    # Two workers may be in one range of each channel; a power of two, so that a little more or
    # less memory keeps what is done.
    ranges = 1 << (max(1, ceil(2 * size * _HELD / room)) - 1).bit_length()
    return Plan(folder=folder, chunks=chunks, ranges=ranges, room=room)


def match(plan: Plan, standing: Standing, *, workers: int, watcher: Watcher) -> None:
    """Write the pairs of documents that share prints, range by range; those there are kept."""
    ranges = [(channel, number) for number in range(plan.ranges) for channel in CHANNELS]
    missing = [one for one in ranges if not plan.run(*one).is_dir()]
    np.save(plan.folder / "place.npy", standing.place)
    kernel = partial(_prepare, plan, standing.originals)
    done = len(ranges) - len(missing)
    teller = Teller(watcher, "matching", "ranges", total=len(ranges), kept=done)
    with closing(run_local(kernel, missing, workers=min(workers, max(1, len(missing))))) as results:
        for _ in results:
            done += 1
            teller.tell(done)


def _prepare(plan: Plan, originals: int) -> Callable[[tuple[Channel, int]], int]:
    """Return the kernel as workers run it: from a range to its runs of pairs on the disk."""
    place = np.load(plan.folder / "place.npy")

    def run(item: tuple[Channel, int]) -> int:
        prints = _gather(plan, *item, place)
        return write_arrays(plan.run(*item), _runs(prints, originals, plan.room // _PAIR))

    return run


def _gather(
    plan: Plan, channel: Channel, number: int, place: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Return the prints of a range, sorted, with ranks for documents; those of copies are left out."""
    from whence.trace.candidates import hash_range

    found = [np.empty(0, np.uint64)]
    for chunk in plan.chunks:
        prints = hash_range(read_array(chunk.folder, channel), number, plan.ranges)
        own = place[chunk.first : chunk.first + chunk.documents]
        ranks = own[(prints & _NUMBER).astype(np.int64)]
        counts = ranks >= 0
        found.append((prints & ~_NUMBER)[counts] | ranks[counts].astype(np.uint64))
    prints = np.concatenate(found)
    prints.sort()
    return prints


def _runs(
    prints: NDArray[np.uint64], originals: int, most: int
) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield sorted runs of at most about so many pairs, as arrays with names."""
    from whence.trace.candidates import PairKeys, Pairs, merge_pairs, pair_keys, reduce_pairs

    held: list[Pairs] = []
    keys, number = pair_keys(prints, originals), 0
    for chunk in keys.chunks:
        held.append(reduce_pairs(PairKeys(chunks=iter((chunk,)))))
        if sum(len(one.pairs) for one in held) >= most:
            held = [merge_pairs(*held)]
            if len(held[0].pairs) >= most // 2:
                yield from _named(held.pop(), number)
                number += 1
    if held:
        yield from _named(merge_pairs(*held), number)
    yield "common", np.array([keys.common])


def _named(pairs: Any, number: int) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"pairs-{number:03}", pairs.pairs
    yield f"weights-{number:03}", pairs.weights.astype(np.int32)
