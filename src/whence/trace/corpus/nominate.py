"""Which documents of a corpus may be related: those that share wording, details or rare words.

Wording, details and words find different things (copies, fact lists, relays), and are added up. A pair
in which one credits the publisher of the other needs less.
"""

from math import log

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still
from whence.data.linking import Linking
from whence.trace.kernels.candidates import propose
from whence.trace.kernels.rarity_kernel import STEP
from whence.trace.kernels.tokens import Tokens, detail_prints, fingerprints
from whence.trace.kernels.words_kernel import print_words

from .rarity import Weights
from .sources import Sources

Numbers = NDArray[np.int64]
Prints = NDArray[np.uint64]


def link_prints(tokens: Tokens, weights: Weights, settings: Linking, first: int = 0) -> Prints:
    """Return all prints of the documents by which pairs are proposed, unsorted."""
    least = round(settings.rare_least * STEP)
    words = np.empty(len(tokens.hashes) + 1, np.uint64)
    size = print_words(
        still(tokens.hashes, np.uint64), still(tokens.offsets, np.int64),
        still(weights.words, np.uint8), least, first, words,
    )  # fmt: skip
    return np.concatenate([fingerprints(tokens, first), detail_prints(tokens, first), words[:size]])


def nominate(prints: Prints, sources: Sources, settings: Linking) -> tuple[Numbers, Numbers]:
    """Return the pairs to be compared, left below right; `prints` are sorted, of all documents.

    In a small corpus these are all pairs.
    """
    documents = sources.documents
    if documents <= settings.all_pairs:
        left, right = np.triu_indices(documents, 1)
        return left.astype(np.int64), right.astype(np.int64)
    _, least = needed(documents, settings)
    found = propose(prints, documents, most=settings.common, least=least)
    left, right = found.left.astype(np.int64), found.right.astype(np.int64)
    enough = admit(left, right, found.weight, sources, settings)
    return left[enough], right[enough]


def needed(documents: int, settings: Linking) -> tuple[float, float]:
    """Return the nats that the shared prints of a pair must weigh, without a credit and with one."""
    size = log(max(2, documents))
    alone, slope = settings.nominate
    credited, lower = settings.nominate_credited
    return alone + slope * size, credited + lower * size


def admit(
    left: Numbers, right: Numbers, weight: NDArray[np.float32], sources: Sources, settings: Linking
) -> NDArray[np.bool_]:
    """Say which pairs are compared: those that share enough, or share less and credit each other."""
    alone, credited = needed(sources.documents, settings)
    enough = weight >= alone
    rest = np.flatnonzero((weight >= credited) & ~enough)
    one, other = left[rest], right[rest]
    enough[rest] = (sources.credits_of(one, other) > 0) | (sources.credits_of(other, one) > 0)
    return enough
