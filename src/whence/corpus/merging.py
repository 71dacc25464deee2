"""Sorted runs of pairs to candidates: the pairs that share enough, one range of pairs after another."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher, run_local
from whence.store.arrays import read_array

from .matching import CHANNELS, Plan
from .standing import Standing

_PAIR = 64  # bytes that a pair takes while runs of both channels are merged
_CUTS = 4096  # places where ranges of pairs may begin
_HALF = np.uint64(32)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enough:
    """What two documents must share to be compared: nats of prints, beyond log N for wording."""

    wording: float = 10.0
    details: float = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of documents by rank, `left < right`, in order, and what they share in 1/1024 nat.

    `common` counts the prints that were passed over as too common.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    wording: NDArray[np.int64]
    details: NDArray[np.int64]
    common: int = 0

    def __len__(self) -> int:
        return len(self.left)


def merge(
    plan: Plan, standing: Standing, enough: Enough, *, workers: int, watcher: Watcher
) -> Candidates:
    """Return the candidates among ranked documents, from the runs that `match` wrote."""
    spans = list(_spans(plan, len(standing.order)))
    found = []
    teller = Teller(watcher, "merging", "parts", total=len(spans))
    kernel = partial(_prepare, plan, _least(enough, standing.originals))
    with closing(run_local(kernel, spans, workers=min(workers, len(spans)))) as results:
        for _, part in results:
            found.append(part)
            teller.tell(len(found))
    pairs, wording, details = (np.concatenate(column) for column in zip(*found, strict=True))
    common = [read_array(plan.run(*one), "common")[0] for one in _ranges(plan)]
    return Candidates(
        left=(pairs >> _HALF).astype(np.int64),
        right=(pairs & np.uint64(0xFFFFFFFF)).astype(np.int64),
        wording=wording,
        details=details,
        common=int(sum(common)),
    )


def _least(enough: Enough, documents: int) -> tuple[int, int]:
    from whence.trace.propose_kernel import UNITS

    beyond = log(max(documents, 2))
    return round((beyond + enough.wording) * UNITS), round((beyond + enough.details) * UNITS)


def _ranges(plan: Plan) -> list[Any]:
    return [(channel, number) for channel in CHANNELS for number in range(plan.ranges)]


def _files(plan: Plan, channel: Any) -> list[tuple[Path, str]]:
    """Return the runs of one channel: their folders and numbers."""
    folders = [plan.run(channel, number) for number in range(plan.ranges)]
    return [
        (folder, file.stem.removeprefix("pairs-"))
        for folder in folders
        for file in sorted(folder.glob("pairs-*.npy"))
    ]


def _spans(plan: Plan, documents: int) -> Iterator[Span]:
    """Yield ranges of the earlier document, each with as many pairs as a worker can hold."""
    cuts = np.unique(np.linspace(0, documents, min(_CUTS, documents) + 1).astype(np.int64))
    below = np.zeros(len(cuts), np.int64)
    for channel in CHANNELS:
        for folder, number in _files(plan, channel):
            pairs = read_array(folder, f"pairs-{number}")
            below += pairs.searchsorted(cuts.astype(np.uint64) << _HALF)
    begin = 0
    for cut in range(1, len(cuts)):
        last = cut == len(cuts) - 1
        if last or (below[cut + 1] - below[begin]) * _PAIR > plan.room:
            yield int(cuts[begin]), int(cuts[cut])
            begin = cut


def _prepare(plan: Plan, least: tuple[int, int]) -> Callable[[Span], Sequence[NDArray[Any]]]:
    """Return the kernel as workers run it: from a range of pairs to those that share enough."""
    from whence.trace.candidates import Pairs, merge_pairs

    files = {channel: _files(plan, channel) for channel in CHANNELS}

    def read(channel: Any, span: Span) -> Pairs:
        parts = []
        for folder, number in files[channel]:
            pairs = read_array(folder, f"pairs-{number}")
            low, high = pairs.searchsorted(np.array(span, np.uint64) << _HALF).tolist()
            weights = read_array(folder, f"weights-{number}")[low:high]
            parts.append(Pairs(pairs=np.array(pairs[low:high]), weights=weights.astype(np.int64)))
        return merge_pairs(*parts)

    def run(span: Span) -> Sequence[NDArray[Any]]:
        prints, details = (read(channel, span) for channel in CHANNELS)
        whole = merge_pairs(prints, _weightless(details))
        more = merge_pairs(_weightless(prints), details)
        kept = (whole.weights >= least[0]) | (more.weights >= least[1])
        return whole.pairs[kept], whole.weights[kept], more.weights[kept]

    def _weightless(pairs: Pairs) -> Pairs:
        return Pairs(pairs=pairs.pairs, weights=np.zeros_like(pairs.weights))

    return run
