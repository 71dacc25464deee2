"""The documents that are compared: those that count and are no copies, by number from 0, oldest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.store.index import Chunk
from whence.trace.packed import Packed

from .holdings import Holdings

BLOCK = 16 << 20  # bytes of text that become words at a time; some ten times as much in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Originals:
    """Where the texts of originals lie, by number: chunks, numbers in the index, sizes in bytes."""

    chunks: Sequence[Chunk]
    numbers: NDArray[np.int64]
    sizes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.numbers)

    def blocks(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the ranges into which a range is cut, each of some megabytes of text."""
        total = np.cumsum(self.sizes[begin:end])
        while begin < end:
            first = end - len(total)
            before = total[begin - first - 1] if begin > first else 0
            cut = first + max(begin - first + 1, int(total.searchsorted(before + BLOCK, "right")))
            yield begin, min(cut, end)
            begin = min(cut, end)

    def parts(self, most: int) -> list[tuple[int, int]]:
        """Return at most so many ranges with about the same size of text, all originals together."""
        total = np.cumsum(self.sizes)
        size = int(total[-1]) if len(total) else 0
        aims = np.arange(1, most) * size // most
        cuts = np.unique([0, *total.searchsorted(aims, "right").tolist(), len(self)])
        return list(zip(cuts.tolist(), cuts[1:].tolist(), strict=False))


class Reader:
    """Reads the texts of originals."""

    def __init__(self, originals: Originals) -> None:
        self._originals = originals
        self._holdings = Holdings(originals.chunks)

    def read(self, numbers: NDArray[np.int64]) -> Packed:
        """Return the texts of some originals."""
        texts = self._holdings.texts(self._originals.numbers[numbers])
        return Packed(data=texts.data, starts=texts.starts)
