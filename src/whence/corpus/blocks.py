"""Pairs in blocks: those whose documents hang together adjoin, so that few texts are read twice."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WORDS = 3_000_000  # in a block, with those of a document as often as it is read
_PAIRS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some pairs of documents by number."""

    number: int
    left: NDArray[np.int64]
    right: NDArray[np.int64]


def make_blocks(
    left: NDArray[np.int64], right: NDArray[np.int64], lengths: NDArray[np.int64]
) -> Iterator[Block]:
    """Yield the pairs in blocks; `lengths` are those of documents, in words."""
    group = components(left, right, len(lengths))[left]
    order = np.lexsort((right, left, group))
    left, right = left[order], right[order]
    # A document counts again where it is not the left one of the pair before: too often rather
    # than too seldom.
    new = np.ones(len(left), bool)
    new[1:] = left[1:] != left[:-1]
    words = np.cumsum(lengths[right] + np.where(new, lengths[left], 0))
    begin = number = 0
    while begin < len(left):
        before = words[begin - 1] if begin else 0
        before -= 0 if new[begin] else lengths[left[begin]]  # it is read again for this block
        end = max(int(words.searchsorted(before + _WORDS, "right")), begin + 1)
        end = min(end, begin + _PAIRS, len(left))
        yield Block(number=number, left=left[begin:end], right=right[begin:end])
        begin, number = end, number + 1


def components(
    left: NDArray[np.int64], right: NDArray[np.int64], documents: int
) -> NDArray[np.int64]:
    """Return for each document the least one that it hangs together with by pairs.

    By hooking and pointer jumping (Shiloach and Vishkin 1982), in arrays.
    """
    root = np.arange(documents)
    while len(left):
        ours, theirs = root[left], root[right]
        apart = ours != theirs
        left, right, ours, theirs = left[apart], right[apart], ours[apart], theirs[apart]
        np.minimum.at(root, np.maximum(ours, theirs), np.minimum(ours, theirs))
        while not np.array_equal(jumped := root[root], root):
            root = jumped
    return root
