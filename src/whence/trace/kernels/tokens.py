"""Packed texts to words, and words to fingerprints, for many documents at once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still
from whence.model import UsageError
from whence.trace.letters import ascii_table, closing_table, letter_table

from .packed import Packed
from .prints_kernel import detail_all, key_all, winnow_all
from .tokens_kernel import scan

MOST_DOCUMENTS = 1 << 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of packed texts, folded: document `i` has those from `offsets[i]` to `offsets[i + 1]`.

    `begins` and `ends` are offsets of bytes into the packed data. `marks` holds bits: 1 begins with a
    capital, 2 holds a digit, 4 stands inside quotation marks, 8 is the first of a sentence.
    """

    hashes: NDArray[np.uint64]
    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    marks: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1


def tokenize(packed: Packed) -> Tokens:
    """Return the words of every text, in any script.

    Case, accents, the form of quotes, dashes and apostrophes, and the commas of a number do not matter.
    """
    data, starts = still(packed.data, np.uint8), still(packed.starts, np.int64)
    size = int(starts[-1] - starts[0])
    arrays = room(size // 5 + 64)
    offsets = np.zeros(len(starts), np.int64)
    document = at = 0
    while True:
        document, at = scan(data, starts, document, tables(), arrays, offsets, at)
        if document == len(packed):
            return Tokens(
                hashes=arrays[0][:at], begins=arrays[1][:at], ends=arrays[2][:at],
                marks=arrays[3][:at], offsets=offsets,
            )  # fmt: skip
        longest = int(starts[document + 1] - starts[document])
        wider = room(len(arrays[0]) * 2 + longest)
        for old, new in zip(arrays, wider, strict=True):
            new[:at] = old[:at]
        arrays = wider


def tables() -> tuple[NDArray[Any], ...]:
    """Return the tables that the kernel of words reads."""
    return ascii_table(), letter_table(), closing_table()


def check_numbers(first: int, documents: int) -> None:
    """Raise `UsageError` where documents cannot be numbered: a print has 24 bits for it."""
    if first < 0 or first + documents > MOST_DOCUMENTS:
        raise UsageError(
            f"documents {first:,} to {first + documents:,} cannot be numbered: "
            f"trace at most {MOST_DOCUMENTS:,} at a time"
        )


def room(size: int) -> tuple[NDArray[Any], ...]:
    """Return empty arrays for the hashes, begins, ends and marks of so many words."""
    kinds = (np.uint64, np.int64, np.int64, np.uint8)
    return tuple(np.empty(size, kind) for kind in kinds)


def text_keys(tokens: Tokens) -> NDArray[np.uint64]:
    """Return two keys for each text, equal where all words are equal: exact copies."""
    keys = np.empty((len(tokens), 2), np.uint64)
    key_all(still(tokens.hashes, np.uint64), still(tokens.offsets, np.int64), keys)
    return keys


def fingerprints(tokens: Tokens, first: int = 0) -> NDArray[np.uint64]:
    """Return the winnowed prints of the texts, unsorted: hash (40 bits), document number (24 bits).

    The first text has number `first`. Texts that share eight words in a row share a print.
    """
    check_numbers(first, len(tokens))
    prints = np.empty(len(tokens.hashes) + 1, np.uint64)
    size = winnow_all(
        still(tokens.hashes, np.uint64), still(tokens.offsets, np.int64), first, prints
    )
    return prints[:size]


def detail_prints(tokens: Tokens, first: int = 0) -> NDArray[np.uint64]:
    """Return prints of names and numbers, alone and with their neighbours, in the same form."""
    check_numbers(first, len(tokens))
    prints = np.empty(2 * len(tokens.hashes) + 1, np.uint64)
    size = detail_all(
        still(tokens.hashes, np.uint64), still(tokens.marks, np.uint8),
        still(tokens.offsets, np.int64), first, prints,
    )  # fmt: skip
    return prints[:size]
