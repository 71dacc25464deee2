"""Originals to prints: the hashes by which documents that share something rare are found."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np

from whence.data.linking import load_linking
from whence.engine import Teller, Watcher, run_local
from whence.store.arrays import write_arrays

from .counting import Counts
from .originals import Originals, Reader

Range = tuple[int, int]


def print_all(
    originals: Originals, counts: Counts, folder: Path, *, workers: int, watcher: Watcher
) -> list[Path]:
    """Write the sorted prints of all originals, block by block; return where they lie."""
    blocks = list(originals.blocks(0, len(originals)))
    missing = [one for one in blocks if not _place(folder, one).is_dir()]
    done = len(originals) - sum(end - begin for begin, end in missing)
    teller = Teller(watcher, "printing", "documents", total=len(originals), kept=done)
    kernel = partial(_prepare, originals, counts, folder)
    with closing(run_local(kernel, missing, workers=min(workers, len(missing) or 1))) as results:
        for (begin, end), _ in results:
            done += end - begin
            teller.tell(done)
    return [_place(folder, one) for one in blocks]


def _place(folder: Path, block: Range) -> Path:
    return folder / f"prints-{block[0]:09}"


def _prepare(originals: Originals, counts: Counts, folder: Path) -> Callable[[Range], int]:
    """Return the kernel as workers run it: the prints of a range of originals are written."""
    from whence.trace.nominate import link_prints
    from whence.trace.rarity import weigh_words
    from whence.trace.tokens import tokenize

    reader, settings, rarity = Reader(originals), load_linking(), counts.rarity()

    def run(block: Range) -> int:
        begin, end = block
        tokens = tokenize(reader.read(np.arange(begin, end)))
        weights = weigh_words(tokens, rarity, settings)
        prints = link_prints(tokens, weights, settings, begin)
        prints.sort()
        return write_arrays(_place(folder, block), [("prints", prints)])

    return run
