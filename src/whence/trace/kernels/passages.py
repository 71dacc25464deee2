"""Candidate pairs to the passages that they share, with exact places on both sides."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still
from whence.trace.growing import PLACES
from whence.trace.reuse import SEED

from .tokens import Tokens
from .verify_kernel import split_runs, verify_pairs

SHORTEST = 6  # words of a run; with five, names and dates alone make runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Runs of equal words in pairs of documents, by pair and place; `pair` is a place in what was asked.

    `left_first` to `right_last` are numbers of tokens, the last ones included. `words` counts those that
    are equal: inside a run up to two words on either side may differ. `quoted` of them stand inside
    quotation marks on both sides.
    """

    pair: NDArray[np.int64]
    left_first: NDArray[np.int64]
    left_last: NDArray[np.int64]
    right_first: NDArray[np.int64]
    right_last: NDArray[np.int64]
    words: NDArray[np.int64]
    quoted: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.pair)


def verify(
    tokens: Tokens,
    left: NDArray[np.uint32],
    right: NDArray[np.uint32],
    *,
    shortest: int = SHORTEST,
    seed: int = SEED,
) -> Runs:
    """Return the maximal runs of at least `shortest` equal words that each pair of documents shares.

    A run holds `seed` equal words in a row (`shortest`, if that is less) and goes on over differences of
    at most two words a side after which three agree. Pairs sorted by the left document are read fastest.
    """
    size = np.diff(tokens.offsets)
    longest = (int(max(size[left].max(), size[right].max())) if len(left) else 0) + 2
    slots = 1 << (2 * longest).bit_length()
    work = (
        np.empty(slots, np.uint64),
        np.zeros((slots, 4), np.int64),
        np.empty((slots, PLACES), np.int64),
        np.empty((4 * longest, 4), np.int64),
        np.zeros((2 * longest, 3), np.int64),
    )
    rows = np.empty((2 * len(left) + 4 * longest, 7), np.int64)
    pair = at = 0
    while True:
        pair, at = verify_pairs(
            still(tokens.hashes, np.uint64), still(tokens.marks, np.uint8),
            still(tokens.offsets, np.int64), still(left, np.uint32), still(right, np.uint32),
            pair, min(seed, shortest), shortest, work, rows, at,
        )  # fmt: skip
        if pair == len(left):
            return _runs(rows[:at])
        rows = np.concatenate([rows, np.empty_like(rows)])


def split_quoted(tokens: Tokens, runs: Runs, *, shortest: int = SHORTEST) -> Runs:
    """Return the runs cut where quotations begin or end: each is all quoted on both sides, or not at all.

    A quotation that two reports share makes its speaker the common origin; the words outside are theirs.
    """
    rows = np.stack([getattr(runs, name) for name in Runs.__dataclass_fields__], axis=1)
    longest = int((runs.left_last - runs.left_first).max(initial=0)) + 2
    segments = np.empty((longest, 4), np.int64)
    pieces = np.empty((2 * len(runs) + longest, 7), np.int64)
    row = at = 0
    while True:
        row, at = split_runs(
            still(tokens.hashes, np.uint64), still(tokens.marks, np.uint8), still(rows, np.int64),
            row, shortest, segments, pieces, at,
        )  # fmt: skip
        if row == len(runs):
            return _runs(pieces[:at])
        pieces = np.concatenate([pieces, np.empty_like(pieces)])


def _runs(rows: NDArray[np.int64]) -> Runs:
    columns = np.ascontiguousarray(rows.T)
    return Runs(**dict(zip(Runs.__dataclass_fields__, columns, strict=True)))
