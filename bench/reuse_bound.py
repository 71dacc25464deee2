"""How fast a core can do the least that finding shared wording takes: `python bench/reuse_bound.py DOCS`.

Reading the bytes once, hashing words, winnowing their runs, sorting the prints: each measured alone, on
the same text, with nothing kept. Their costs added up are the bound.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numba import njit

from reuse_methods import _read
from whence.trace.kernels.bytes_kernel import load, word_bytes
from whence.trace.kernels.prints_kernel import turned
from whence.trace.reuse_kernel import pack

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_MOST = np.uint64(0xFFFFFFFFFFFFFFFF)


@njit(cache=True)
def _hash_words(data: Any, hashes: Any) -> int:
    """Hash the runs of ASCII letters and digits: a tokenizer without scripts, quotes or places."""
    index, at, high = 0, 0, len(data) - 8
    while index < high:
        size, kept, _ = word_bytes(load(data, index))
        if size == 0:
            index += 1
            continue
        value = np.uint64(1)
        while size == 8 and index + 8 < high:
            value, index = (value ^ kept) * _STEP, index + 8
            size, kept, _ = word_bytes(load(data, index))
        index += np.int64(size)
        value = (value ^ kept) * _STEP
        hashes[at] = value ^ (value >> np.uint64(32))
        at += 1
        index += data[index] == 32
    return at


@njit(cache=True)
def _winnow(hashes: Any, prints: Any) -> int:
    """Keep the least of each four neighbouring five-grams."""
    value, last, at = np.uint64(0), np.uint64(0), 0
    first = second = third = _MOST
    for place in range(4, len(hashes)):
        value = turned(value, np.uint64(9)) ^ hashes[place]
        key = value * _MIX
        least = min(min(first, second), min(third, key))
        prints[at] = least
        at += least != last
        last, first, second, third = least, second, third, key
        value ^= turned(hashes[place - 4], np.uint64(36))
    return at


def _seconds(work: Callable[[], Any], rounds: int = 5) -> float:
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def bound(path: Path) -> dict[str, float]:
    """Return the rates of each step, and documents a second if nothing else is done."""
    packed = pack(_read(path))
    data = packed.data
    copy, hashes = np.zeros(len(data), np.uint8), np.zeros(len(data) // 2 + 1, np.uint64)
    size = _hash_words(data, hashes)
    words = hashes[:size].copy()
    prints = np.zeros(size, np.uint64)
    kept = prints[: _winnow(words, prints)].copy()
    steps = {
        "memcpy": _seconds(lambda: np.copyto(copy, data)),
        "hash words": _seconds(lambda: _hash_words(data, hashes)),
        "winnow": _seconds(lambda: _winnow(words, prints)),
        "sort": _seconds(lambda: np.sort(kept)),
    }
    megabytes = len(data) / 1e6
    rates = {f"{name}, MB/s": megabytes / seconds for name, seconds in steps.items()}
    rates["sort, million keys/s"] = len(kept) / steps["sort"] / 1e6
    return {**rates, "documents_a_second": len(packed) / sum(steps.values())}


if __name__ == "__main__":
    print(json.dumps(bound(Path(sys.argv[1]))))
