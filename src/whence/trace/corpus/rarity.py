"""How rare words are: what two documents share counts by how few others have it.

The share of documents that hold a word is taken from the corpus itself, and where that is too small
to show it, from a list of common words. Exact copies should be counted once, so that ten copies do
not make a detail common.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still
from whence.data.lexicons import read_yaml
from whence.data.linking import Linking
from whence.trace.kernels.packed import pack
from whence.trace.kernels.rarity_kernel import count, encode, slot_of
from whence.trace.kernels.tokens import Tokens, tokenize

_FEWEST, _MOST = 16, 24  # bits; two tables of 64 MB and 256 MB at the most


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """In how many documents the words (by hash) and pairs of words of a corpus stand."""

    documents: int
    bits: int
    words: NDArray[np.uint32]
    pairs: NDArray[np.uint32]

    def __add__(self, other: "Rarity") -> "Rarity":
        """Return the counts of both; they must have been made with the same number of bits."""
        if self.bits != other.bits:
            raise ValueError(f"tables of {self.bits} and {other.bits} bits cannot be added")
        return Rarity(
            documents=self.documents + other.documents,
            bits=self.bits,
            words=self.words + other.words,
            pairs=self.pairs + other.pairs,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The share of documents that hold the words of each row of a table, shrunk to what is usual.

    `pairs` are the counts of pairs of words, which are shrunk when they are met: to the shares of both
    words, `together` times as often as by chance, for `strength` documents beside the corpus's own.
    """

    words: NDArray[np.float32]
    pairs: NDArray[np.uint32]
    bits: int
    documents: float
    strength: float
    together: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the sharing of each token is worth, in sixteenths of a nat: -16 log(share of documents).

    `pairs` is for the pair of words that begins with the token.
    """

    words: NDArray[np.uint8]
    pairs: NDArray[np.uint8]


def table_bits(tokens: int) -> int:
    """Return the size of tables (as a power of two) that suits a corpus of so many tokens."""
    return min(_MOST, max(_FEWEST, int(tokens).bit_length() - 1))


def count_words(tokens: Tokens, bits: int) -> Rarity:
    """Return the counts of some documents; those of the parts of a corpus add up to the whole."""
    words, pairs = np.zeros(1 << bits, np.uint32), np.zeros(4 << bits, np.uint32)
    count(still(tokens.hashes, np.uint64), still(tokens.offsets, np.int64), words, pairs, bits)
    return Rarity(documents=len(tokens), bits=bits, words=words, pairs=pairs)


def word_shares(rarity: Rarity, settings: Linking) -> Shares:
    """Return what is known of the words of a whole corpus; for `weigh_words`, part by part."""
    strength, usual = _usual(rarity, settings)
    shares = (rarity.words + strength * usual) / max(1.0, rarity.documents + strength)
    return Shares(
        words=shares.astype(np.float32), pairs=rarity.pairs, bits=rarity.bits,
        documents=float(rarity.documents), strength=strength, together=settings.together,
    )  # fmt: skip


def weigh_words(tokens: Tokens, shares: Shares) -> Weights:
    """Return the weights of the tokens of some documents of a corpus."""
    words, pairs = encode(
        still(tokens.hashes, np.uint64), still(tokens.offsets, np.int64),
        still(shares.words, np.float32), still(shares.pairs, np.uint32), shares.bits,
        shares.documents, shares.strength, shares.together,
    )  # fmt: skip
    return Weights(words=words, pairs=pairs)


def _usual(rarity: Rarity, settings: Linking) -> tuple[float, NDArray[np.float32]]:
    """Return for how many documents the list of common words counts, and its share for each row.

    A corpus in another language has few of its words, and is judged by itself alone.
    """
    hashes, shares = _common_words()
    usual = np.zeros(len(rarity.words), np.float32)
    rows = np.array([slot_of(value, rarity.bits) for value in hashes], np.int64)
    np.maximum.at(usual, rows, shares)
    known = float(rarity.words[np.unique(rows)].sum()) / max(1.0, float(rarity.words.sum()))
    low, high = settings.covered
    return settings.usual_strength * min(1.0, max(0.0, (known - low) / (high - low))), usual


@cache
def _common_words() -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
    rows = read_yaml("common_words.yaml")
    pairs = [(word, row["share"]) for row in rows for word in row["words"].split()]
    tokens = tokenize(pack(word for word, _ in pairs))
    return tokens.hashes, np.array([share for _, share in pairs], np.float32)
