"""Candidates to related pairs: the two texts of each pair are compared, and judged by themselves."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher, run_local
from whence.store.arrays import read_array, write_arrays
from whence.trace.linking import Screened, gather
from whence.trace.pair_features import PAIR_FEATURES, PairFeatures
from whence.trace.sources import Sources

from .blocks import Block, make_blocks
from .wordlists import WordLists

_NAMES = [one.name for one in fields(PairFeatures)]


def compare(
    prints: Sequence[Path], lengths: NDArray[np.int64], sources: Sources,
    pairs: tuple[NDArray[np.int64], NDArray[np.int64]], folder: Path, *,
    workers: int, watcher: Watcher,
) -> list[Path]:  # fmt: skip
    """Write the pairs that may be related, block by block; return where they lie."""
    blocks = list(make_blocks(*pairs, lengths))
    missing = [one for one in blocks if not _place(folder, one.number).is_dir()]
    total = len(pairs[0])
    done = total - sum(len(one.left) for one in missing)
    teller = Teller(watcher, "comparing", "pairs", total=total, kept=done)
    kernel = partial(_prepare, prints, sources, folder)
    with closing(run_local(kernel, missing, workers=min(workers, len(missing) or 1))) as results:
        for block, _ in results:
            done += len(block.left)
            teller.tell(done)
    return [_place(folder, one.number) for one in blocks]


def read_screened(places: Sequence[Path]) -> Screened:
    """Return the pairs that may be related, in order."""
    parts = []
    for place in places:
        columns = {name: np.asarray(read_array(place, name)) for name in _NAMES}
        logit = np.asarray(read_array(place, "logit"))
        parts.append(Screened(pairs=PairFeatures(**columns), logit=logit))
    return gather(parts) if parts else _nothing()


def _nothing() -> Screened:
    """Return no pairs at all: whole numbers here, figures there."""
    numbers, figures = np.empty(0, np.int64), np.empty((0, len(PAIR_FEATURES)), np.float32)
    pairs = PairFeatures(
        left=numbers, right=numbers, features=figures, covers=figures[:, :2],
        credits=figures[:, :2], later=numbers.astype(np.int8),
    )  # fmt: skip
    return Screened(pairs=pairs, logit=np.empty(0))


def _place(folder: Path, number: int) -> Path:
    return folder / f"compared-{number:06}"


def _prepare(
    prints: Sequence[Path], sources: Sources, folder: Path
) -> Callable[[Block], int]:
    """Return the kernel as workers run it: from a block of pairs to those that may be related."""
    from whence.trace.linking import load_models, screen_pairs

    lists, models = WordLists(prints), load_models()

    def run(block: Block) -> int:
        numbers, places = np.unique(np.concatenate((block.left, block.right)), return_inverse=True)
        tokens, weights = lists.read(numbers)
        left, right = np.split(places.astype(np.int64), 2)
        found = screen_pairs(tokens, weights, left, right, sources.part(numbers), models)
        return write_arrays(_place(folder, block.number), _columns(found.renumbered(numbers)))

    return run


def _columns(found: Screened) -> list[tuple[str, NDArray[Any]]]:
    columns = [(name, getattr(found.pairs, name)) for name in _NAMES]
    return [*columns, ("logit", found.logit)]
