"""The words of originals, kept so that those of a document lie together, and read as they are needed."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.store.arrays import Pieces, read_array
from whence.trace.corpus.rarity import Weights
from whence.trace.kernels.tokens import Tokens

_WIDTHS = (8, 1, 1, 1)  # bytes of a word: its hash, its marks, and what it and its pair weigh
_WIDTH = sum(_WIDTHS)
_NOWHERE = np.empty(0, np.int64)
Bytes = NDArray[np.uint8]


def pack_words(tokens: Tokens, weights: Weights) -> Bytes:
    """Return the words of documents in one buffer; document `i` begins at 11 times its offset."""
    columns = (tokens.hashes.view(np.uint8), tokens.marks, weights.words, weights.pairs)
    packed = np.empty(_WIDTH * len(tokens.hashes), np.uint8)
    offsets = tokens.offsets.tolist()
    for low, high in itertools.pairwise(offsets):
        at = _WIDTH * low
        for column, width in zip(columns, _WIDTHS, strict=True):
            size = width * (high - low)
            packed[at : at + size] = column[width * low : width * high]
            at += size
    return packed


def cut_words(packed: Bytes, offsets: NDArray[np.int64]) -> list[bytes]:
    """Return the words of each document apart."""
    data, places = packed.tobytes(), (_WIDTH * offsets).tolist()
    return [data[low:high] for low, high in itertools.pairwise(places)]


def unpack_words(pieces: Sequence[bytes]) -> tuple[Tokens, Weights]:
    """Return the words of the documents that the pieces are of; where words stand is left out."""
    sizes = [len(one) // _WIDTH for one in pieces]
    offsets = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=offsets[1:])
    columns, begin = [], 0
    for width in _WIDTHS:
        parts = [
            one[begin * size : (begin + width) * size]
            for one, size in zip(pieces, sizes, strict=True)
        ]
        columns.append(np.frombuffer(b"".join(parts), np.uint8))
        begin += width
    hashes, marks, words, pairs = columns
    tokens = Tokens(
        hashes=hashes.view(np.uint64), begins=_NOWHERE, ends=_NOWHERE, marks=marks, offsets=offsets
    )
    return tokens, Weights(words=words, pairs=pairs)


class WordLists:
    """Reads the words of originals from the folders of their blocks."""

    def __init__(self, places: Sequence[Path]) -> None:
        self._starts = [np.asarray(read_array(place, "starts")) for place in places]
        self._firsts = np.cumsum([0, *(len(one) - 1 for one in self._starts)])
        self._places, self._pieces = places, Pieces("words")

    def read(self, numbers: NDArray[np.int64]) -> tuple[Tokens, Weights]:
        """Return the words of some originals with their weights."""
        blocks = self._firsts.searchsorted(numbers, "right") - 1
        places = (numbers - self._firsts[blocks]).tolist()
        pieces = []
        for block, place in zip(blocks.tolist(), places, strict=True):
            low, high = self._starts[block][place : place + 2].tolist()
            pieces.append(self._pieces.read(self._places[block], _WIDTH * low, _WIDTH * high))
        return unpack_words(pieces)
