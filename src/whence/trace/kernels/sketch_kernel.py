"""Texts to fingerprints in one pass: words are kept for one text at a time."""

from typing import Any

import numpy as np

from whence.compiling import compiled

from .prints_kernel import SEEN, detail, key_text, winnow
from .tokens_kernel import scan_text


@compiled
def sketch_all(
    data: Any, starts: Any, begin: int, first: int, tables: Any, arrays: Any,
    prints: Any, at: int, details: Any, found: int, keys: Any, words: Any,
) -> Any:  # fmt: skip
    """Write prints, details (if there is room for any), keys and numbers of words, from `begin` on.

    Returns the document at which it stopped for want of room, and how many prints and details there are.
    """
    state = np.zeros(4, np.int64)
    seen = np.zeros((SEEN, 2), np.uint64)
    for document in range(begin, len(starts) - 1):
        low, high = starts[document], starts[document + 1]
        most = (high - low) // 2 + 1
        if at + most > len(prints) or (len(details) and found + 2 * most > len(details)):
            return document, at, found
        size = scan_text(data, low, high, tables, arrays, 0, state)
        number = np.uint64(first + document)
        at = winnow(arrays[0], 0, size, number, prints, at)
        if len(details):
            found = detail(arrays[0], arrays[3], 0, size, number, seen, details, found)
        key_text(arrays[0], 0, size, keys, document)
        words[document] = size
    return len(starts) - 1, at, found
