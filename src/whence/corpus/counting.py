"""How usual words are in a corpus: in how many documents they stand, counted over a sample of it."""

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.data.linking import load_linking
from whence.engine import Teller, Watcher
from whence.store.arrays import read_array, write_arrays
from whence.trace.corpus.rarity import Rarity, Shares, table_bits, word_shares

from .originals import Originals, Reader
from .sharing import run_some

# Words. Some 50,000 pages: in how many of them a word stands tells how rare it is well enough (the
# link model was fitted on a corpus of a tenth of that), and counting more costs more than all else.
MOST_WORDS = 1 << 24
_FEW = 1 << 20  # words that are not worth sharing
_PARTS = 8  # each has tables of its own, up to 170 MB of them
Numbers = NDArray[np.int64]


def count(
    originals: Originals, lengths: Numbers, keys: NDArray[np.uint64], folder: Path, *,
    workers: int, watcher: Watcher,
) -> Path:  # fmt: skip
    """Return the folder with the counts of a sample of originals, which `keys` of their words choose."""
    sample = _sample(lengths, keys)
    words = int(lengths[sample].sum())
    bits = table_bits(words)
    most = max(workers, _PARTS) if words > _FEW else 1
    parts = [one for one in np.array_split(sample, most) if len(one)]
    whole = folder / "counts"
    teller, done = Teller(watcher, "counting", "documents", total=len(sample)), 0
    if whole.is_dir():
        return whole
    kernel = partial(_prepare, originals, bits, folder)
    with closing(run_some(kernel, enumerate(parts), workers=workers)) as results:
        for (_, part), _ in results:
            done += len(part)
            teller.tell(done)
    found = _added([_place(folder, number) for number in range(len(parts))])
    write_arrays(whole, [*found.items(), ("documents", np.array([len(sample)]))])
    return whole


def read_shares(folder: Path) -> Shares:
    """Return what the counts in a folder say of all words."""
    words, pairs = (np.asarray(read_array(folder, name)) for name in ("words", "pairs"))
    documents, bits = int(read_array(folder, "documents")[0]), len(words).bit_length() - 1
    rarity = Rarity(documents=documents, bits=bits, words=words, pairs=pairs)
    return word_shares(rarity, load_linking())


def _sample(lengths: Numbers, keys: NDArray[np.uint64]) -> Numbers:
    """Return the originals that are counted: all, or those whose keys are multiples of a number."""
    step = 1 + int(lengths.sum()) // MOST_WORDS
    return np.flatnonzero(keys % np.uint64(step) == 0)


def _place(folder: Path, number: int) -> Path:
    return folder / f"counts-{number:03}"


def _prepare(originals: Originals, bits: int, folder: Path) -> Callable[[tuple[int, Numbers]], int]:
    """Return the kernel as workers run it: the counts of some originals are written."""
    from whence.compiling import still
    from whence.trace.kernels.rarity_kernel import count as count_into
    from whence.trace.kernels.tokens import tokenize

    reader = Reader(originals)

    def run(part: tuple[int, Numbers]) -> int:
        number, chosen = part
        words, pairs = np.zeros(1 << bits, np.uint32), np.zeros(4 << bits, np.uint32)
        for block in originals.blocks(chosen):
            tokens = tokenize(reader.read(block))
            count_into(
                still(tokens.hashes, np.uint64), still(tokens.offsets, np.int64), words, pairs, bits
            )
        return write_arrays(_place(folder, number), [("words", words), ("pairs", pairs)])

    return run


def _added(folders: Sequence[Path]) -> dict[str, NDArray[Any]]:
    """Return the counts of all parts together."""
    found: dict[str, NDArray[Any]] = {}
    for name in ("words", "pairs"):
        found[name] = read_array(folders[0], name).copy()
        for folder in folders[1:]:
            found[name] += read_array(folder, name)
    return found
