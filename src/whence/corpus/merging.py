"""Sorted runs of pairs to candidates: the pairs that share enough, one range of pairs after another."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher
from whence.store.arrays import read_array

from .matching import Plan
from .sharing import run_some

_PAIR = 48  # bytes that a pair takes while runs are merged
_CUTS = 4096  # places where ranges of pairs may begin
_HALF = np.uint64(32)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of originals, `left < right`, in order, and what they share in nats.

    `common` counts the prints that were passed over as too common.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    weight: NDArray[np.float32]
    common: int = 0


def merge(plan: Plan, least: float, *, workers: int, watcher: Watcher) -> Candidates:
    """Return the pairs that share at least so many nats, from the runs that `match` wrote."""
    spans = list(_spans(plan))
    teller, found = Teller(watcher, "merging", "parts", total=len(spans)), []
    kernel = partial(_prepare, plan, least)
    with closing(run_some(kernel, spans, workers=workers)) as results:
        for _, part in results:
            found.append(part)
            teller.tell(len(found))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    left, right, weight = columns or [
        np.empty(0, kind) for kind in (np.int64, np.int64, np.float32)
    ]
    common = sum(int(read_array(plan.run(one), "common")[0]) for one in range(plan.ranges))
    return Candidates(left=left, right=right, weight=weight, common=common)


def _files(plan: Plan) -> list[tuple[Path, str]]:
    """Return the runs: their folders and numbers."""
    return [
        (plan.run(number), file.stem.removeprefix("pairs-"))
        for number in range(plan.ranges)
        for file in sorted(plan.run(number).glob("pairs-*.npy"))
    ]


def _spans(plan: Plan) -> Iterator[Span]:
    """Yield ranges of the earlier document, each with as many pairs as a worker can hold."""
    steps = min(_CUTS, plan.documents)
    cuts = np.unique(np.linspace(0, plan.documents, steps + 1).astype(np.int64))
    below = np.zeros(len(cuts), np.int64)
    for folder, number in _files(plan):
        pairs = read_array(folder, f"pairs-{number}")
        below += pairs.searchsorted(cuts.astype(np.uint64) << _HALF)
    begin = 0
    for cut in range(1, len(cuts)):
        last = cut == len(cuts) - 1
        if last or (below[cut + 1] - below[begin]) * _PAIR > plan.room:
            yield int(cuts[begin]), int(cuts[cut])
            begin = cut


def _prepare(plan: Plan, least: float) -> Callable[[Span], list[NDArray[Any]]]:
    """Return the kernel as workers run it: from a range of pairs to those that share enough."""
    from whence.trace.kernels.candidates import Pairs, merge_pairs, select

    files = _files(plan)

    def run(span: Span) -> list[NDArray[Any]]:
        parts = []
        for folder, number in files:
            pairs = read_array(folder, f"pairs-{number}")
            low, high = pairs.searchsorted(np.array(span, np.uint64) << _HALF).tolist()
            weights = read_array(folder, f"weights-{number}")[low:high]
            parts.append(Pairs(pairs=np.array(pairs[low:high]), weights=weights.astype(np.int64)))
        found = select(merge_pairs(*parts), least)
        return [
            found.left.astype(np.int64),
            found.right.astype(np.int64),
            found.weight,
        ]

    return run
