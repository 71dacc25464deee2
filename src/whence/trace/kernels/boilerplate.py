"""What is set aside before pairs are proposed: exact copies, and what a publisher always prints.

Both are kept and can be listed. A footer under a thousand pages says who published them, not that one
page was taken from another.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still

from .boilerplate_kernel import drop_prints, find_boilerplate, first_of_equals, mark_passages
from .prints_kernel import GRAM, WINDOW
from .tokens import Tokens

Prints = NDArray[np.uint64]
LEAST = 3  # documents of a publisher; twice is an update or a reprint
SHARE = 0.1  # of the publisher's documents; a column's footer stands in fewer than a site's
OWN = (
    0.9  # of all documents with a print are the publisher's; a passage that others have too is news
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """Passages of documents: numbers of tokens, the last one included."""

    document: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.document)


def boilerplate(
    prints: Prints,
    publishers: NDArray[np.int32],
    *,
    least: int = LEAST,
    share: float = SHARE,
    own: float = OWN,
) -> Prints:
    """Return the sorted hashes (document bits 0) of what publishers print again and again.

    That is what at least `least` documents and this `share` of those of one publisher have, and hardly
    others: it has this share (`own`) of all that have it. `publishers` holds a number for each document, or -1
    where unknown; the prints are sorted, and may be those of a range of hashes.
    """
    publishers = still(publishers, np.int32)
    documents = np.bincount(publishers[publishers >= 0], minlength=1)
    needed = np.maximum(least, np.ceil(share * documents)).astype(np.int64)
    found = np.empty(len(prints) // least + 1, np.uint64)
    counts = np.zeros(len(needed), np.int64)
    size = find_boilerplate(
        still(prints, np.uint64), publishers, still(needed, np.int64), counts, own, found
    )
    return found[:size].copy()


def set_aside(prints: Prints, hashes: Prints) -> Prints:
    """Return the sorted prints without those of boilerplate."""
    kept = np.empty_like(prints)
    size = drop_prints(still(prints, np.uint64), still(hashes, np.uint64), kept)
    return kept[:size]


def find_passages(tokens: Tokens, hashes: Prints) -> Passages:
    """Return the passages of at least eight words made of these prints, as boilerplate is listed.

    A single print says little: at the edge of a passage it hangs on the words around whether it is kept.
    """
    gap = WINDOW + 1  # words between two winnowed prints of one passage, at most
    rows = np.empty((len(tokens) + len(tokens.hashes) // gap + 2, 3), np.int64)
    size = mark_passages(
        still(tokens.hashes, np.uint64), still(tokens.offsets, np.int64),
        still(hashes, np.uint64), gap, rows,
    )  # fmt: skip
    long = rows[:size, 2] - rows[:size, 1] >= GRAM + WINDOW - 2
    document, first, last = np.ascontiguousarray(rows[:size][long].T)
    return Passages(document=document, first=first, last=last)


def first_copies(keys: Prints, words: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each text the first one with equal words: itself, if it is the first or has none.

    `keys` are those of `text_keys` or of a sketch; `words` is how many words each text has.
    """
    slots = np.full(1 << (2 * len(keys) + 1).bit_length(), -1, np.int64)
    first = np.empty(len(keys), np.int64)
    first_of_equals(still(keys, np.uint64), still(words, np.int64), slots, first)
    return first
