"""The documents that are compared: those that count and are no copies, by number from 0, oldest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.store.index import Chunk
from whence.trace.kernels.packed import Packed

from .holdings import Holdings

_BLOCK = 16 << 20  # bytes of text that become words at a time; some ten times as much in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Originals:
    """Where the texts of originals lie, by number: chunks, numbers in the index, sizes in bytes."""

    chunks: Sequence[Chunk]
    numbers: NDArray[np.int64]
    sizes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.numbers)

    def blocks(self, chosen: NDArray[np.int64], size: int = _BLOCK) -> Iterator[NDArray[np.int64]]:
        """Yield some originals in blocks, each of some bytes of text."""
        total = np.cumsum(self.sizes[chosen])
        begin = 0
        while begin < len(chosen):
            before = total[begin - 1] if begin else 0
            end = max(begin + 1, int(total.searchsorted(before + size, "right")))
            yield chosen[begin:end]
            begin = end


class Reader:
    """Reads the texts of originals."""

    def __init__(self, originals: Originals) -> None:
        self._originals = originals
        self._holdings = Holdings(originals.chunks)

    def read(self, numbers: NDArray[np.int64]) -> Packed:
        """Return the texts of some originals."""
        texts = self._holdings.texts(self._originals.numbers[numbers])
        return Packed(data=texts.data, starts=texts.starts)
