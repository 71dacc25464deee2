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
from whence.trace.linking import Screened
from whence.trace.pair_features import PairFeatures
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


def read_screened(places: list[Path]) -> Screened | None:
    """Return the pairs that may be related, by the numbers of their documents; None if there is none."""
    columns = {
        name: [read_array(place, name) for place in places] for name in (*_NAMES, "logit")
    }
    if not places:
        return None
    whole = {name: np.concatenate(parts) for name, parts in columns.items()}
    logit = whole.pop("logit")
    return Screened(pairs=PairFeatures(**whole), logit=logit)


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
        return write_arrays(_place(folder, block.number), _columns(found, numbers).items())

    return run


def _columns(found: Screened, numbers: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    columns = {name: getattr(found.pairs, name) for name in _NAMES}
    columns |= {name: numbers[columns[name]] for name in ("left", "right")}
    return columns | {"logit": found.logit}
