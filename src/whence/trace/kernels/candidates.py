"""Which documents may share wording: fingerprints to pairs, in one go or by ranges of hashes.

What is summed are whole parts of a nat, so partial sums may be added in any order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still

from .propose_kernel import MOST_UNITS, UNITS, count_pairs, emit_pairs, merge_two, sum_pairs

Prints = NDArray[np.uint64]
MOST = (
    100  # documents; a print that more of them share says little, and makes their square in pairs
)
SURPLUS = 12.0  # nats beyond log N that shared prints have to weigh: measured on planted copies
_PAIRS = 1 << 25  # pairs that are summed up at a time; a pair takes 32 bytes while it is
_NOTHING = np.empty(0, np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of documents (`left << 32 | right`, sorted, each once) and their weights in 1/1024 nat.

    `common` counts the prints that were passed over as too common.
    """

    pairs: NDArray[np.uint64]
    weights: NDArray[np.int64]
    common: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs of documents that may share wording: `left < right`, in order; weights in nats."""

    left: NDArray[np.uint32]
    right: NDArray[np.uint32]
    weight: NDArray[np.float32]
    common: int = 0

    def __len__(self) -> int:
        return len(self.left)


def propose(
    prints: Prints,
    documents: int,
    *,
    known: Prints | None = None,
    most: int = MOST,
    least: float | None = None,
) -> Candidates:
    """Return the pairs whose shared prints weigh at least `least` nats (log N + 12 if not given).

    `prints` and `known` are sorted. If there are known ones, of documents with lower numbers, only pairs
    with at least one document of `prints` are found. `documents` is the number N of all.
    """
    least = log(max(documents, 2)) + SURPLUS if least is None else least
    found = []
    for lefts in blocks(prints, documents, known=known, most=most):
        keys = pair_keys(
            prints, documents, known=known, most=most, lefts=lefts, chunk=_PAIRS + most * most
        )
        found.append(select(reduce_pairs(keys, least), least))
    return join(found)


def blocks(
    prints: Prints, documents: int, *, known: Prints | None = None, most: int = MOST
) -> list[tuple[int, int]]:
    """Return ranges of left documents, each with a bounded number of pairs to sum up.

    What is summed up for a range is final, so light pairs can be dropped before the next range is taken.
    """
    old = still(_NOTHING if known is None else known, np.uint64)
    count = count_pairs(old, still(prints, np.uint64), most) // _PAIRS + 1
    # The lower a document's number, the more documents come after it.
    edges = [round(documents * (1 - (1 - part / count) ** 0.5)) for part in range(count)]
    return list(pairwise([*edges, 1 << 24]))


def join(parts: Iterable[Candidates]) -> Candidates:
    """Return the candidates of ranges of left documents as one."""
    found = list(parts)
    return Candidates(
        left=np.concatenate([part.left for part in found]),
        right=np.concatenate([part.right for part in found]),
        weight=np.concatenate([part.weight for part in found]),
        common=found[0].common,
    )


@dataclass(slots=True, kw_only=True)
class PairKeys:
    """Chunks of pair keys (left 24, right 24, weight 16 bits), each sorted, as they are made.

    `whole`: the chunk at hand is all there is. `common` counts the prints passed over so far.
    """

    chunks: Iterator[Prints]
    whole: bool = False
    common: int = 0


def pair_keys(
    prints: Prints,
    documents: int,
    *,
    known: Prints | None = None,
    most: int = MOST,
    lefts: tuple[int, int] = (0, 1 << 24),
    chunk: int = 1 << 22,
) -> PairKeys:
    """Return a key for every two documents under one print, weighing log(N / documents with it).

    The prints may be those of a range of hashes: see `hash_range`. Of each pair the document with the lower
    number is in the range `lefts`, the end not included: see `blocks`. So many keys (`chunk`) are sorted at
    a time.
    """
    sizes = np.maximum(np.arange(most + 1), 1)
    weights = np.log(np.maximum(documents / sizes, 1)) * UNITS
    table = still(np.minimum(np.rint(weights), MOST_UNITS), np.int64)
    keys = PairKeys(chunks=iter(()))
    old = still(_NOTHING if known is None else known, np.uint64)
    wanted = still(np.array(lefts), np.uint64)
    keys.chunks = _emit(keys, old, still(prints, np.uint64), most, table, wanted, chunk)
    return keys


def _emit(
    keys: PairKeys,
    known: Prints,
    prints: Prints,
    most: int,
    table: NDArray[np.int64],
    lefts: Prints,
    chunk: int,
) -> Iterator[Prints]:
    room = np.empty(max(chunk, most * most), np.uint64)
    place = 0
    while place < len(prints):
        begun = place
        place, found, common = emit_pairs(known, prints, most, table, lefts, room, place)
        keys.common += common
        keys.whole = begun == 0 and place == len(prints)
        if found:
            room[:found].sort()
            yield room[:found]


def reduce_pairs(keys: PairKeys, least: float = 0.0) -> Pairs:
    """Return each pair once, with the sum of its weights; those under `least` nats may be left out."""
    found: list[Pairs] = []
    for chunk in keys.chunks:
        floor = round(least * UNITS) if keys.whole else 0
        pairs, weights = np.empty(len(chunk), np.uint64), np.empty(len(chunk), np.int64)
        size = sum_pairs(still(chunk, np.uint64), floor, pairs, weights)
        found.append(Pairs(pairs=pairs[:size].copy(), weights=weights[:size].copy()))
    return replace(merge_pairs(*found), common=keys.common)


def merge_pairs(*parts: Pairs) -> Pairs:
    """Return the pairs of all parts, their weights summed: of ranges of hashes, or of chunks."""
    waiting = list(parts) or [Pairs(pairs=_NOTHING, weights=_NOTHING.astype(np.int64))]
    while len(waiting) > 1:
        waiting = [
            _merge(*waiting[index : index + 2]) if index + 1 < len(waiting) else waiting[index]
            for index in range(0, len(waiting), 2)
        ]
    return waiting[0]


def _merge(one: Pairs, other: Pairs) -> Pairs:
    room = len(one.pairs) + len(other.pairs)
    pairs, weights = np.empty(room, np.uint64), np.empty(room, np.int64)
    size = merge_two(
        still(one.pairs, np.uint64), still(one.weights, np.int64),
        still(other.pairs, np.uint64), still(other.weights, np.int64), pairs, weights,
    )  # fmt: skip
    return Pairs(pairs=pairs[:size], weights=weights[:size], common=one.common + other.common)


def select(pairs: Pairs, least: float) -> Candidates:
    """Return the pairs that weigh at least so many nats."""
    kept = pairs.weights >= round(least * UNITS)
    chosen = pairs.pairs[kept]
    return Candidates(
        left=(chosen >> np.uint64(32)).astype(np.uint32),
        right=chosen.astype(np.uint32),
        weight=(pairs.weights[kept] / UNITS).astype(np.float32),
        common=pairs.common,
    )


def hash_range(prints: Prints, part: int, parts: int) -> Prints:
    """Return the part of sorted prints whose hashes fall in range number `part` of `parts` equal ones.

    A view: of a memory-mapped array only this part is read.
    """
    edges = [np.uint64((place << 40) // parts << 24) for place in (part, part + 1) if place < parts]
    low, *high = (int(np.searchsorted(prints, edge)) for edge in edges)
    return prints[low : high[0] if high else len(prints)]
