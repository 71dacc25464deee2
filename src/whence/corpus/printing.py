"""Originals to words and prints: what they are compared by, and what finds those worth comparing."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.data.linking import load_linking
from whence.engine import Teller, Watcher
from whence.store.arrays import read_array, write_arrays
from whence.trace.corpus.publishers import Mentions, Publishers

from .counting import read_shares
from .originals import Originals, Reader
from .sharing import run_some
from .wordlists import pack_words

Numbers = NDArray[np.int64]


def print_all(
    originals: Originals, publishers: Publishers, counts: Path, folder: Path, *,
    workers: int, watcher: Watcher,
) -> list[Path]:  # fmt: skip
    """Write the words, credits and sorted prints of all originals, block by block in their order."""
    blocks = list(originals.blocks(np.arange(len(originals))))
    missing = [one for one in blocks if not _place(folder, one).is_dir()]
    done = len(originals) - sum(map(len, missing))
    teller = Teller(watcher, "printing", "documents", total=len(originals), kept=done)
    kernel = partial(_prepare, originals, publishers, counts, folder)
    with closing(run_some(kernel, missing, workers=workers)) as results:
        for block, _ in results:
            done += len(block)
            teller.tell(done)
    return [_place(folder, one) for one in blocks]


def read_credits(places: list[Path]) -> Mentions:
    """Return whom the originals credit."""
    documents, publishers = (
        np.concatenate([np.empty(0, np.int64), *(read_array(place, name) for place in places)])
        for name in ("documents", "publishers")
    )
    return Mentions(documents=documents, publishers=publishers)


def _place(folder: Path, block: Numbers) -> Path:
    return folder / f"prints-{block[0]:09}"


def _prepare(
    originals: Originals, publishers: Publishers, counts: Path, folder: Path
) -> Callable[[Numbers], int]:
    """Return the kernel as workers run it: what is made of a block of originals is written."""
    from whence.trace.corpus.nominate import link_prints
    from whence.trace.corpus.publishers import find_credited
    from whence.trace.corpus.rarity import weigh_words
    from whence.trace.kernels.tokens import tokenize

    reader, settings, shares = Reader(originals), load_linking(), read_shares(counts)

    def run(block: Numbers) -> int:
        tokens = tokenize(reader.read(block))
        weights = weigh_words(tokens, shares)
        prints = link_prints(tokens, weights, settings, int(block[0]))
        prints.sort()
        credits = find_credited(tokens, publishers, settings)
        arrays = {
            "prints": prints,
            "starts": tokens.offsets,
            "words": pack_words(tokens, weights),
            "documents": credits.documents.astype(np.int64) + block[0],
            "publishers": credits.publishers.astype(np.int64),
        }
        return write_arrays(_place(folder, block), arrays.items())

    return run
