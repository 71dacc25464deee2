"""Shared wording among many documents, fast: words, fingerprints, candidates and their passages.

Each step takes arrays and returns arrays, the same whatever else is in the buffer; `reuse` is the plain
version of what is found. Importing this imports Numba.
"""

from whence.trace.kernels.boilerplate import (
    Passages,
    boilerplate,
    find_passages,
    first_copies,
    set_aside,
)
from whence.trace.kernels.candidates import (
    Candidates,
    PairKeys,
    Pairs,
    blocks,
    hash_range,
    join,
    merge_pairs,
    pair_keys,
    propose,
    reduce_pairs,
    select,
)
from whence.trace.kernels.packed import Packed, pack
from whence.trace.kernels.passages import Runs, split_quoted, verify
from whence.trace.kernels.sketches import Sketch, sketch
from whence.trace.kernels.tokens import Tokens, detail_prints, fingerprints, text_keys, tokenize

__all__ = [
    "Candidates",
    "Packed",
    "PairKeys",
    "Pairs",
    "Passages",
    "Runs",
    "Sketch",
    "Tokens",
    "blocks",
    "boilerplate",
    "detail_prints",
    "find_passages",
    "fingerprints",
    "first_copies",
    "hash_range",
    "join",
    "merge_pairs",
    "pack",
    "pair_keys",
    "propose",
    "reduce_pairs",
    "select",
    "set_aside",
    "sketch",
    "split_quoted",
    "text_keys",
    "tokenize",
    "verify",
]
