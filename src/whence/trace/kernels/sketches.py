"""Texts to what is kept of them for finding copies; the words themselves are not kept."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still

from .packed import Packed
from .sketch_kernel import sketch_all
from .tokens import check_numbers, room, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Of each text the prints (see `fingerprints` and `detail_prints`), two keys and its number of words."""

    prints: NDArray[np.uint64]
    details: NDArray[np.uint64]
    keys: NDArray[np.uint64]
    words: NDArray[np.int64]


def sketch(packed: Packed, first: int = 0, *, details: bool = False) -> Sketch:
    """Return the same as `tokenize` and what is made of tokens, faster and in less memory.

    The first text has number `first`. Details are empty unless asked for. Raises `UsageError` for more than
    16,777,216 documents.
    """
    check_numbers(first, len(packed))
    data, starts = still(packed.data, np.uint8), still(packed.starts, np.int64)
    longest = int(np.diff(starts).max(initial=0)) // 2 + 1
    scratch = room(longest)
    keys, words = np.empty((len(packed), 2), np.uint64), np.empty(len(packed), np.int64)
    size = int(starts[-1] - starts[0]) // 12 + longest
    prints, names = np.empty(size, np.uint64), np.empty((size + longest) * details, np.uint64)
    document = at = found = 0
    while True:
        document, at, found = sketch_all(
            data, starts, document, first, tables(), scratch, prints, at, names, found, keys, words
        )
        if document == len(packed):
            return Sketch(prints=prints[:at], details=names[:found], keys=keys, words=words)
        prints = _wider(prints, at, 2 * len(prints) + longest)
        names = _wider(names, found, (2 * len(names) + 2 * longest) * details)


def _wider(old: NDArray[np.uint64], used: int, size: int) -> NDArray[np.uint64]:
    new = np.empty(size, np.uint64)
    new[:used] = old[:used]
    return new
