"""The words of a few originals, as `printing` wrote them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.store.arrays import Pieces, read_array
from whence.trace.rarity import Weights
from whence.trace.tokens import Tokens

from .printing import WORDS

_NOWHERE = np.empty(0, np.int64)


class WordLists:
    """Reads the words of originals from the folders of their blocks."""

    def __init__(self, places: Sequence[Path]) -> None:
        starts = [np.asarray(read_array(place, "starts")) for place in places]
        self._starts = starts
        self._firsts = np.cumsum([0, *(len(one) - 1 for one in starts)])
        self._places = places
        self._pieces: dict[tuple[int, str], Pieces] = {}

    def read(self, numbers: NDArray[np.int64]) -> tuple[Tokens, Weights]:
        """Return the words of some originals with their weights; where words stand is left out."""
        blocks = self._firsts.searchsorted(numbers, "right") - 1
        locals_ = (numbers - self._firsts[blocks]).tolist()
        spans = [
            (block, *self._starts[block][local : local + 2].tolist())
            for block, local in zip(blocks.tolist(), locals_, strict=True)
        ]
        offsets = np.zeros(len(spans) + 1, np.int64)
        np.cumsum([high - low for _, low, high in spans], out=offsets[1:])
        hashes, marks, words, pairs = (self._gather(name, spans) for name in WORDS)
        tokens = Tokens(
            hashes=hashes.view(np.uint64), begins=_NOWHERE, ends=_NOWHERE, marks=marks, offsets=offsets
        )
        return tokens, Weights(words=words, pairs=pairs)

    def _gather(self, name: str, spans: Sequence[tuple[int, int, int]]) -> NDArray[np.uint8]:
        read = [self._open(block, name).read(low, high) for block, low, high in spans]
        return np.frombuffer(b"".join(read), np.uint8)

    def _open(self, block: int, name: str) -> Pieces:
        key = block, name
        if key not in self._pieces:
            self._pieces[key] = Pieces(self._places[block], name)
        return self._pieces[key]
