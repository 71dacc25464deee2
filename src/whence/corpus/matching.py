"""Prints to sorted runs of pairs: which documents share something rare.

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
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.data.linking import load_linking
from whence.engine import Teller, Watcher
from whence.store.arrays import read_array, write_arrays

from .sharing import run_some

# What is held of a range at its peak, in sizes of its prints: as read, and joined.
_HELD = 3
_PAIR = 40  # bytes that a pair takes while it is merged: before and after, with its weight
MOST_DOCUMENTS = 1 << 24  # a print has 24 bits for the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where the work lies and in how many parts it is done; only time and memory depend on these."""

    folder: Path
    documents: int
    prints: Sequence[Path]
    ranges: int
    room: int  # bytes for each worker

    def run(self, number: int) -> Path:
        """Return the folder of one range."""
        return self.folder / f"pairs-{number:04}"


def plan_matching(
    folder: Path, documents: int, prints: Sequence[Path], memory: int, workers: int
) -> Plan:
    """Return a plan whose workers together hold about `memory` bytes."""
    room = memory // workers
    size = sum(read_array(one, "prints").nbytes for one in prints)
    # Half of the room is for pairs. A power of two, so that a little more or less memory keeps
    # what is done.
    ranges = 1 << (max(1, ceil(2 * size * _HELD / room)) - 1).bit_length()
    return Plan(folder=folder, documents=documents, prints=prints, ranges=ranges, room=room)


def match(plan: Plan, *, workers: int, watcher: Watcher) -> None:
    """Write the pairs of documents that share prints, range by range; those there are kept."""
    missing = [one for one in range(plan.ranges) if not plan.run(one).is_dir()]
    done = plan.ranges - len(missing)
    teller = Teller(watcher, "matching", "parts", total=plan.ranges, kept=done)
    kernel = partial(_prepare, plan)
    with closing(run_some(kernel, missing, workers=workers)) as results:
        for _ in results:
            done += 1
            teller.tell(done)


def _prepare(plan: Plan) -> Callable[[int], int]:
    """Return the kernel as workers run it: from a range to its runs of pairs on the disk."""
    return lambda number: write_arrays(plan.run(number), _runs(plan, number))


def _runs(plan: Plan, number: int) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield sorted runs of at most about so many pairs as there is room for, as arrays with names."""
    from whence.trace.kernels.candidates import (
        PairKeys,
        Pairs,
        merge_pairs,
        pair_keys,
        reduce_pairs,
    )

    held: list[Pairs] = []
    most, name = plan.room // 2 // _PAIR, 0
    keys = pair_keys(_gather(plan, number), plan.documents, most=load_linking().common)
    for chunk in keys.chunks:
        held.append(reduce_pairs(PairKeys(chunks=iter((chunk,)))))
        if sum(len(one.pairs) for one in held) >= most:
            held = [merge_pairs(*held)]
            if len(held[0].pairs) >= most // 2:
                yield from _named(held.pop(), name)
                name += 1
    if held:
        yield from _named(merge_pairs(*held), name)
    yield "common", np.array([keys.common])


def _gather(plan: Plan, number: int) -> NDArray[np.uint64]:
    """Return the prints of a range, sorted."""
    from whence.trace.kernels.candidates import hash_range

    parts = [hash_range(read_array(one, "prints"), number, plan.ranges) for one in plan.prints]
    prints = np.concatenate([np.empty(0, np.uint64), *parts])
    prints.sort(kind="stable")  # of sorted stretches, a radix sort or a merge
    return prints


def _named(pairs: Any, number: int) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"pairs-{number:03}", pairs.pairs
    yield f"weights-{number:03}", pairs.weights.astype(np.int32)
