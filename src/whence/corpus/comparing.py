"""Candidates to related pairs: the two texts of each pair are compared, and judged by themselves."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher
from whence.store.arrays import read_array, write_arrays
from whence.trace.corpus.linking import Screened, gather
from whence.trace.corpus.pair_features import PAIR_FEATURES, PairFeatures
from whence.trace.corpus.sources import Sources

from .blocks import Block, make_blocks
from .sharing import run_some
from .wordlists import WordLists

# Of each array of pairs the type, and how many columns it has.
_KINDS: dict[str, tuple[type[np.generic], int]] = {
    "left": (np.int64, 0),
    "right": (np.int64, 0),
    "features": (np.float32, len(PAIR_FEATURES)),
    "covers": (np.float32, 2),
    "credits": (np.float32, 2),
    "later": (np.int8, 0),
    "logit": (np.float64, 0),
    "unquoted": (np.float64, 0),
}


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
    with closing(run_some(kernel, missing, workers=workers)) as results:
        for block, _ in results:
            done += len(block.left)
            teller.tell(done)
    return [_place(folder, one.number) for one in blocks]


def read_screened(places: Sequence[Path]) -> Screened:
    """Return the pairs that may be related, in order."""
    rows = [{name: read_array(place, name).tobytes() for name in _KINDS} for place in places]
    return gather([screened_from(row) for row in rows] or [screened_from(None)])


def screened_columns(found: Screened) -> list[tuple[str, NDArray[Any]]]:
    """Return pairs as arrays with names."""
    columns = {one.name: getattr(found.pairs, one.name) for one in fields(PairFeatures)}
    columns |= {"logit": found.logit, "unquoted": found.unquoted}
    return [(name, columns[name].astype(kind, copy=False)) for name, (kind, _) in _KINDS.items()]


def screened_from(row: Mapping[str, bytes] | None) -> Screened:
    """Return the pairs whose arrays these are the bytes of; none of nothing."""
    columns = {
        name: np.frombuffer(row[name] if row else b"", kind).reshape((-1, width) if width else -1)
        for name, (kind, width) in _KINDS.items()
    }
    logits = {name: columns.pop(name) for name in ("logit", "unquoted")}
    return Screened(pairs=PairFeatures(**columns), **logits)


def screened_schema() -> str:
    """Return the columns of pairs as bytes, as Spark names them."""
    return ", ".join(f"`{name}` binary" for name in _KINDS)


def _place(folder: Path, number: int) -> Path:
    return folder / f"compared-{number:06}"


def _prepare(prints: Sequence[Path], sources: Sources, folder: Path) -> Callable[[Block], int]:
    """Return the kernel as workers run it: from a block of pairs to those that may be related."""
    from whence.trace.corpus.linking import load_models, screen_pairs

    lists, models = WordLists(prints), load_models()

    def run(block: Block) -> int:
        numbers, places = np.unique(np.concatenate((block.left, block.right)), return_inverse=True)
        tokens, weights = lists.read(numbers)
        left, right = np.split(places.astype(np.int64), 2)
        found = screen_pairs(tokens, weights, left, right, sources.part(numbers), models)
        return write_arrays(
            _place(folder, block.number), screened_columns(found.renumbered(numbers))
        )

    return run
