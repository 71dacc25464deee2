"""What is usual in a corpus: in how many documents words stand, and whom the documents credit."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.data.linking import load_linking
from whence.engine import Teller, Watcher, run_local
from whence.store.arrays import read_array, write_arrays
from whence.trace.publishers import Mentions, Publishers
from whence.trace.rarity import Rarity, table_bits
from whence.trace.sources import Sources, collect_sources
from whence.trace.tokens import tokenize

from .originals import Originals, Reader
from .standing import Standing

_DISK = 2 << 30  # bytes that the tables of all parts take until they are added up
_PARTS = 64
_ENTRY = 4 * (1 + 4)  # bytes: a word, and four pairs of words for each
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The counts of a corpus, on the disk, and who credits which publisher."""

    folder: Path
    documents: int
    bits: int
    credits: tuple[NDArray[np.int64], NDArray[np.int64]]

    def sources(self, standing: Standing, codes: NDArray[np.int64]) -> Sources:
        """Return when and by whom the originals were published; `codes` are publishers by rank."""
        own = np.flatnonzero(standing.original >= 0)
        outlets = outlets_of(codes, standing.original[standing.first])
        credits = Mentions(documents=self.credits[0], publishers=self.credits[1])
        return collect_sources(standing.times[own], outlets, credits, standing.keys)

    def rarity(self) -> Rarity:
        """Return the counts of words; what is read of them stays on the disk."""
        return Rarity(
            documents=self.documents,
            bits=self.bits,
            words=read_array(self.folder, "words"),
            pairs=read_array(self.folder, "pairs"),
        )


def count(
    originals: Originals, words: int, publishers: Publishers, folder: Path, *,
    workers: int, watcher: Watcher,
) -> Counts:  # fmt: skip
    """Return the counts of all originals, which together have so many words."""
    bits = table_bits(words)
    parts = originals.parts(max(workers, min(_PARTS, _DISK // (_ENTRY << bits))))
    missing = [one for one in parts if not _place(folder, one).is_dir()]
    done = len(originals) - sum(end - begin for begin, end in missing)
    teller = Teller(watcher, "counting", "documents", total=len(originals), kept=done)
    if not (folder / "counts").is_dir():
        kernel = partial(_prepare, originals, publishers, bits, folder)
        with closing(run_local(kernel, missing, workers=min(workers, len(missing) or 1))) as results:
            for (begin, end), _ in results:
                done += end - begin
                teller.tell(done)
        write_arrays(folder / "counts", _added([_place(folder, one) for one in parts]).items())
    whole = folder / "counts"
    credits = read_array(whole, "documents"), read_array(whole, "publishers")
    return Counts(folder=whole, documents=len(originals), bits=bits, credits=credits)


def outlets_of(codes: NDArray[np.int64], homes: NDArray[np.int64]) -> Mentions:
    """Return the publishers of each original and of its copies."""
    known = np.flatnonzero(codes >= 0)
    rows = np.unique(np.column_stack([homes[known], codes[known]]), axis=0)
    return Mentions(documents=rows[:, 0], publishers=rows[:, 1])


def _place(folder: Path, part: Range) -> Path:
    return folder / f"counts-{part[0]:09}"


def _prepare(
    originals: Originals, publishers: Publishers, bits: int, folder: Path
) -> Callable[[Range], int]:
    """Return the kernel as workers run it: the counts of a range of originals are written."""
    from whence.trace.publishers import find_credited
    from whence.trace.rarity_kernel import count as count_into

    reader, settings = Reader(originals), load_linking()

    def run(part: Range) -> int:
        words, pairs = np.zeros(1 << bits, np.uint32), np.zeros(4 << bits, np.uint32)
        credits = []
        for begin, end in originals.blocks(*part):
            tokens = tokenize(reader.read(np.arange(begin, end)))
            count_into(tokens.hashes, tokens.offsets, words, pairs, bits)
            found = find_credited(tokens, publishers, settings)
            credits.append((found.documents + begin, found.publishers))
        arrays = {"words": words, "pairs": pairs} | _joined(credits)
        return write_arrays(_place(folder, part), arrays.items())

    return run


def _joined(credits: Sequence[tuple[NDArray[Any], ...]]) -> dict[str, NDArray[np.int64]]:
    documents, publishers = (np.concatenate(column) for column in zip(*credits, strict=True))
    return {"documents": documents.astype(np.int64), "publishers": publishers.astype(np.int64)}


def _added(folders: Sequence[Path]) -> dict[str, NDArray[Any]]:
    """Return the counts of all parts together."""
    found: dict[str, NDArray[Any]] = {}
    for name in ("words", "pairs"):
        found[name] = read_array(folders[0], name).copy()
        for folder in folders[1:]:
            found[name] += read_array(folder, name)
    names = ("documents", "publishers")
    credits = [tuple(read_array(folder, name) for name in names) for folder in folders]
    return found | _joined(credits)
