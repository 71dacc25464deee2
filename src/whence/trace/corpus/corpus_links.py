"""Trace a corpus that fits into memory: texts, times and publishers to links and origins."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.trace.kernels.packed import pack
from whence.trace.kernels.tokens import Tokens, text_keys, tokenize

from .linking import Links, Models, Screened, join_links, load_models, screen_pairs
from .nominate import link_prints, nominate
from .publishers import Mentions, find_credited, number_publishers
from .rarity import count_words, table_bits, weigh_words, word_shares
from .sources import Sources, collect_sources

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Documents with equal words: each document's stand-in, the earliest of them.

    `kept` are the numbers of the stand-ins; `place` is the place of each document's stand-in in `kept`.
    """

    kept: Numbers
    place: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The texts of a corpus, each once, ready to be compared."""

    copies: Copies
    tokens: Tokens
    sources: Sources
    screened: Screened


def find_copies(keys: NDArray[np.uint64], times: NDArray[np.float64]) -> Copies:
    """Return which documents are exact copies; undated ones count as later, then the first given."""
    _, group = np.unique(keys, axis=0, return_inverse=True)
    order = np.lexsort((np.arange(len(keys)), np.where(np.isfinite(times), times, np.inf), group))
    _, first = np.unique(group[order], return_index=True)
    earliest = order[first]
    kept = np.sort(earliest)
    return Copies(kept=kept, place=np.searchsorted(kept, earliest[group]))


def outlets_of(codes: Numbers, copies: Copies) -> Mentions:
    """Return the publishers of each stand-in and of its copies."""
    known = np.flatnonzero(codes >= 0)
    rows = np.unique(np.column_stack([copies.place[known], codes[known]]), axis=0)
    return Mentions(documents=rows[:, 0], publishers=rows[:, 1])


def prepare(
    texts: Sequence[str],
    times: NDArray[np.float64],
    publishers: Sequence[str | None],
    models: Models,
) -> Prepared:
    """Return the pairs of the corpus that may be related, judged each by itself."""
    settings = models.settings
    tokens = tokenize(pack(texts))
    keys = text_keys(tokens)
    copies = find_copies(keys, times)
    if len(copies.kept) < len(texts):
        tokens = tokenize(pack([texts[number] for number in copies.kept.tolist()]))
    known, codes = number_publishers(publishers)
    sources = collect_sources(
        times[copies.kept], outlets_of(codes, copies), find_credited(tokens, known, settings),
        keys[copies.kept, 0],
    )  # fmt: skip
    shares = word_shares(count_words(tokens, table_bits(len(tokens.hashes))), settings)
    weights = weigh_words(tokens, shares)
    left, right = nominate(np.sort(link_prints(tokens, weights, settings)), sources, settings)
    screened = screen_pairs(tokens, weights, left, right, sources, models)
    return Prepared(copies=copies, tokens=tokens, sources=sources, screened=screened)


def link_documents(
    texts: Sequence[str], times: NDArray[np.float64], publishers: Sequence[str | None],
    models: Models | None = None,
) -> tuple[Links, Copies]:  # fmt: skip
    """Return the links between the stand-ins of all documents, numbered by their place in `kept`."""
    models = models or load_models()
    ready = prepare(texts, times, publishers, models)
    lengths = np.diff(ready.tokens.offsets)
    return join_links(ready.screened, lengths, ready.sources, models), ready.copies
