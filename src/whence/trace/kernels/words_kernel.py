"""Prints of the rare words of texts, beside those of their runs and details."""

from typing import Any

import numpy as np

from whence.compiling import compiled

from .rarity_kernel import pair_of

_HASH = np.uint64(0xFFFFFFFFFF000000)
_SEED = np.uint64(0x2545F4914F6CDD1D)


@compiled
def print_words(hashes: Any, offsets: Any, codes: Any, least: int, first: int, prints: Any) -> int:
    """Write a print (hash 40 bits, document 24) for each word at least so rare; return how many."""
    at = 0
    for document in range(len(offsets) - 1):
        number = np.uint64(first + document)
        for place in range(offsets[document], offsets[document + 1]):
            if codes[place] >= least:
                prints[at] = (pair_of(hashes[place], _SEED) & _HASH) | number
                at += 1
    return at
