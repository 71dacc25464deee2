"""Which documents an index holds, so that none is read again, and which of them count."""

import numpy as np
from numpy.typing import NDArray


class Register:
    """The documents of an index by hash of id, with a digest of what each says.

    `kept` counts those that came again as they were, `changed` those that came otherwise.
    """

    def __init__(self, hashes: NDArray[np.uint64], digests: NDArray[np.uint64]) -> None:
        last = _last(hashes)
        self._hashes, self._last = hashes[last], last
        self._digests = digests[last]
        self._seen = np.zeros(len(hashes), bool)
        self.kept = self.changed = 0

    def sort_out(
        self, hashes: NDArray[np.uint64], digests: NDArray[np.uint64]
    ) -> NDArray[np.bool_]:
        """Say of each document that came, no id twice, whether it has to be read."""
        if not len(self._hashes):
            return np.ones(len(hashes), bool)
        place = np.minimum(self._hashes.searchsorted(hashes), len(self._hashes) - 1)
        known = self._hashes[place] == hashes
        same = known & (self._digests[place] == digests)
        self._seen[self._last[place[same]]] = True
        self.kept += int(same.sum())
        self.changed += int((known & ~same).sum())
        fresh: NDArray[np.bool_] = ~same
        return fresh

    def alive(self, hashes: NDArray[np.uint64], *, everything: bool) -> NDArray[np.bool_]:
        """Say of each document that the index now holds whether it counts: its last version does.

        If not `everything`, only documents count that came this time.
        """
        found = np.zeros(len(hashes), bool)
        found[_last(hashes)] = True
        if not everything:
            found[: len(self._seen)] &= self._seen
        return found


def _last(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the place of the last of equal hashes, in the order of the hashes."""
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    ends = np.ones(len(hashes), bool)
    ends[:-1] = ordered[1:] != ordered[:-1]
    return order[ends]
