"""The documents of an index as they are needed: columns of all of them, texts of a few."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.model.texts import Strings
from whence.store.arrays import Pieces, read_array
from whence.store.index import Chunk


class Holdings:
    """The documents of some chunks, by number. What is read of a text stays on the disk."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        self._firsts = np.array([one.first for one in chunks], np.int64)
        self._starts: dict[int, NDArray[np.int64]] = {}
        self._texts = Pieces("text")

    def column(self, name: str) -> NDArray[Any]:
        """Return one value of each document."""
        return np.concatenate([read_array(one.folder, name) for one in self.chunks])

    def strings(self, name: str) -> Strings:
        """Return one string of each document."""
        return Strings.join([_strings(one, name) for one in self.chunks])

    def strings_starts(self, name: str) -> NDArray[np.int64]:
        """Return where strings begin, and at last where they end, as if they were in one buffer."""
        parts = [np.diff(read_array(one.folder, f"{name}_starts")) for one in self.chunks]
        return np.concatenate(([0], np.cumsum(np.concatenate(parts))))

    def texts(self, numbers: NDArray[np.int64]) -> Strings:
        """Return the texts of some documents."""
        places = self._firsts.searchsorted(numbers, "right") - 1
        pieces = []
        for place, number in zip(places.tolist(), numbers.tolist(), strict=True):
            chunk = self.chunks[place]
            if place not in self._starts:
                self._starts[place] = np.asarray(read_array(chunk.folder, "text_starts"))
            local = number - chunk.first
            low, high = self._starts[place][local : local + 2].tolist()
            pieces.append(self._texts.read(chunk.folder, low, high))
        return Strings.pack(pieces)


def _strings(chunk: Chunk, name: str) -> Strings:
    return Strings(
        data=read_array(chunk.folder, name), starts=read_array(chunk.folder, f"{name}_starts")
    )
