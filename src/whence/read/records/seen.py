"""Which ids were met before, of any number of rows in little memory."""

import itertools
from hashlib import blake2b
from typing import TYPE_CHECKING

from whence.model.texts import Strings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RECENT = 65_536  # hashes kept as a set, at some 90 bytes each, before they are packed


class Seen:
    """Ids, each as eight bytes of a hash (BLAKE2b, RFC 7693): ten million take 80 MB.

    Two different ids among ten million have the same hash once in 370,000 such collections
    (n²/2⁶⁵); the later one would pass for a repetition.
    """

    def __init__(self) -> None:
        self._recent: set[int] = set()
        self._runs: list[NDArray[np.uint64]] = []  # sorted, each longer than the next

    def __contains__(self, id: str) -> bool:
        return self._holds(_hash(id))

    def add(self, id: str) -> bool:
        """Take note of an id; say whether it is new."""
        number = _hash(id)
        if self._holds(number):
            return False
        self._recent.add(number)
        if len(self._recent) >= _RECENT:
            self._pack()
        return True

    def add_all(self, ids: Strings) -> "NDArray[np.bool_]":
        """Take note of many ids; say of each whether it is new, and its first place among them."""
        import numpy as np

        numbers = hash_ids(ids)
        _, first = np.unique(numbers, return_index=True)
        new = np.zeros(len(numbers), bool)
        new[first] = True
        for run in self._runs:
            place = np.minimum(run.searchsorted(numbers), len(run) - 1)
            new &= run[place] != numbers
        if self._recent:
            new &= [number not in self._recent for number in numbers.tolist()]
        self._recent.update(numbers[new].tolist())
        if len(self._recent) >= _RECENT:
            self._pack()
        return new

    def _holds(self, number: int) -> bool:
        return number in self._recent or any(_found(run, number) for run in self._runs)

    def _pack(self) -> None:
        """Make a run of the recent ones; runs of like length become one, so that few are left."""
        import numpy as np

        run = np.sort(np.fromiter(self._recent, np.uint64, len(self._recent)))
        self._recent.clear()
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = np.sort(np.concatenate((self._runs.pop(), run)), kind="stable")
        self._runs.append(run)


def hash_ids(ids: Strings) -> "NDArray[np.uint64]":
    """Return eight bytes of a hash (BLAKE2b, RFC 7693) for each id."""
    import numpy as np

    data, starts = memoryview(ids.data.tobytes()), ids.starts.tolist()
    spans = itertools.pairwise(starts)
    digests = b"".join(blake2b(data[a:b], digest_size=8).digest() for a, b in spans)
    return np.frombuffer(digests, ">u8").astype(np.uint64)


def _hash(id: str) -> int:
    return int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _found(run: "NDArray[np.uint64]", number: int) -> bool:
    place = int(run.searchsorted(run.dtype.type(number)))
    return place < len(run) and int(run[place]) == number
