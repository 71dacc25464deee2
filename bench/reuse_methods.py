"""Ways to find the pairs of documents that share wording: whence, and two peers.

python bench/reuse_methods.py METHOD DOCS PAIRS

Each runs in a process of its own, from strings in memory; prints what it took as one line of JSON and
writes the pairs. Seconds are those of the processor. What a method loads or compiles once is not counted.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plant import read_texts

Found = tuple[NDArray[Any], dict[str, float]]
_BATCH = 500  # documents that are packed at a time: what the cache holds
_BLOCK = 200_000  # pairs that are verified at a time
ENOUGH = 16  # equal words in runs: fewer are shared by chance
_EARLY = 2.0  # nats beyond log N from which pairs are verified
_SHINGLE = 5  # words, as in our prints


def _clock() -> float:
    return time.process_time()


def whence(texts: list[str]) -> Found:
    """Return the candidates of the kernels: packing, words, prints, sorting, pairs."""
    from whence.trace import reuse_kernel as kernel

    _warm_up()
    steps = {"pack": 0.0, "sketch": 0.0}
    parts: list[NDArray[np.uint64]] = []
    for first in range(0, len(texts), _BATCH):
        begun = _clock()
        packed = kernel.pack(texts[first : first + _BATCH])
        done = _clock()
        parts.append(kernel.sketch(packed, first).prints)
        steps["pack"] += done - begun
        steps["sketch"] += _clock() - done
    begun = _clock()
    prints = np.concatenate(parts)
    prints.sort()
    steps["sort"] = _clock() - begun
    begun = _clock()
    found = kernel.propose(prints, len(texts))
    steps["propose"] = _clock() - begun
    steps["seconds"] = sum(steps.values())
    return np.stack([found.left, found.right], axis=1), steps


def verified(texts: list[str]) -> Found:
    """Return the pairs with words enough in common, of more candidates than `whence` returns."""
    from whence.trace import reuse_kernel as kernel

    _warm_up()
    begun = _clock()
    batches = range(0, len(texts), _BATCH)
    parts = [kernel.sketch(kernel.pack(texts[at : at + _BATCH]), at).prints for at in batches]
    prints = np.concatenate(parts)
    prints.sort()
    found = kernel.propose(prints, len(texts), least=log(len(texts)) + _EARLY)
    del parts, prints
    proposed = _clock()
    words, tokenizing = [], 0.0
    for first in range(0, len(found), _BLOCK):
        some = slice(first, first + _BLOCK)
        start = _clock()
        used, places = np.unique([found.left[some], found.right[some]], return_inverse=True)
        tokens = kernel.tokenize(kernel.pack(texts[number] for number in used.tolist()))
        tokenizing += _clock() - start
        left, right = places.reshape(2, -1).astype(np.uint32)
        runs = kernel.verify(tokens, left, right)
        words.append(np.bincount(runs.pair, runs.words, minlength=len(left)))
    done = _clock()
    steps = {
        "propose": proposed - begun,
        "tokenize": tokenizing,
        "verify": done - proposed - tokenizing,
        "verified": float(len(found)),
        "seconds": done - begun,
    }
    enough = np.concatenate([*words, np.empty(0)]) >= ENOUGH
    return np.stack([found.left, found.right], axis=1)[enough], steps


def _warm_up() -> None:
    from whence.trace import reuse_kernel as kernel

    texts = ["one two three four five six seven eight nine ten"] * 3
    sketch = kernel.sketch(kernel.pack(texts))
    found = kernel.propose(np.sort(sketch.prints), 3, least=0)
    kernel.verify(kernel.tokenize(kernel.pack(texts)), found.left, found.right)


def _shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


def datasketch(texts: list[str], threshold: float) -> Found:
    """Return the pairs of datasketch's MinHashLSH with 128 permutations."""
    from datasketch import MinHash, MinHashLSH

    begun = _clock()
    index = MinHashLSH(threshold=threshold, num_perm=128)
    pairs = []
    for number, text in enumerate(texts):
        minhash = MinHash(num_perm=128)
        minhash.update_batch([shingle.encode() for shingle in _shingles(text)])
        pairs += [(other, number) for other in index.query(minhash)]
        index.insert(number, minhash)
    return _rows(pairs), {"seconds": _clock() - begun}


def rensa(texts: list[str], threshold: float, bands: int) -> Found:
    """Return the pairs of rensa's RMinHashLSH with 128 permutations."""
    from rensa import RMinHash, RMinHashLSH

    begun = _clock()
    index = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=bands)
    pairs = []
    for number, text in enumerate(texts):
        minhash = RMinHash(num_perm=128, seed=42)
        minhash.update(list(_shingles(text)))
        pairs += [(other, number) for other in index.query(minhash)]
        index.insert(number, minhash)
    return _rows(pairs), {"seconds": _clock() - begun}


def _rows(pairs: list[tuple[int, int]]) -> NDArray[np.int64]:
    return np.array(sorted({pair for pair in pairs if pair[0] != pair[1]}), np.int64).reshape(-1, 2)


METHODS: dict[str, Callable[[list[str]], Found]] = {
    "whence, candidates": whence,
    "whence, verified": verified,
    "datasketch, 0.5": lambda texts: datasketch(texts, 0.5),
    "datasketch, 0.2": lambda texts: datasketch(texts, 0.2),
    "rensa, 0.5": lambda texts: rensa(texts, 0.5, 32),
    "rensa, 0.3": lambda texts: rensa(texts, 0.3, 64),
}


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _read(path: Path) -> Iterator[str]:
    if path.suffix != ".parquet":
        yield from read_texts(path)
        return
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(path).iter_batches(columns=["text"]):
        yield from batch.column("text").to_pylist()


def main(method: str, docs: str, output: str) -> None:
    """Run one method and write its pairs."""
    texts = list(_read(Path(docs)))
    before = _memory_mb()
    begun = time.monotonic()
    pairs, steps = METHODS[method](texts)
    figures = {**steps, "clock": time.monotonic() - begun, "memory_mb": _memory_mb() - before}
    np.save(output, pairs.astype(np.int64))
    print(json.dumps({"documents": len(texts), "bytes": sum(map(len, texts)), **figures}))


if __name__ == "__main__":
    main(*sys.argv[1:])
