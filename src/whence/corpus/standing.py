"""Which documents stand for themselves: in a fixed order, and exact copies behind their first."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.model.texts import UNDATED, Strings

from .holdings import Holdings

_WIDTH = 24  # bytes of an id that are compared at once; most are shorter
_BLOCK = 100_000  # ids in hand at a time

# Words. Shorter texts are equal by chance: "No comment." copies nobody.
SHORTEST_COPY = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The documents that count, by rank: the earlier first, those of no date last, then by id.

    `order` gives the number of a document in the index by rank; `first` the rank of the earliest
    document with the same words, which is its own for most. Those are the originals: `original`
    is the number of an original by rank, -1 for a copy. `chance` marks copies that are too short to
    show that they were copied. `times` are in seconds, NaN where unknown;
    `lengths`, in words, and `keys` of the words, are those of originals by number.
    """

    order: NDArray[np.int64]
    first: NDArray[np.int64]
    original: NDArray[np.int64]
    chance: NDArray[np.bool_]
    times: NDArray[np.float64]
    lengths: NDArray[np.int64]
    keys: NDArray[np.uint64]


def stand(alive: NDArray[np.bool_], holdings: Holdings) -> Standing:
    """Rank the documents of an index that count."""
    numbers = np.flatnonzero(alive)
    times = _times(holdings.column("low"), holdings.column("high"))[numbers]
    places = _ranked(holdings.strings("ids"), numbers, times)
    order = numbers[places]
    keys, words = holdings.column("keys")[order], holdings.column("words")[order]
    first = _first_with(keys)
    own = first == np.arange(len(order))
    return Standing(
        order=order,
        first=first,
        original=np.where(own, np.cumsum(own) - 1, -1),
        chance=~own & (words < SHORTEST_COPY),
        times=times[places],
        lengths=words[own],
        keys=keys[own, 0],
    )


def _times(low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the middle of what is known of each time."""
    ends = [np.where(one == UNDATED, np.nan, one.astype(np.float64)) for one in (low, high)]
    middle = (ends[0] + ends[1]) / 2
    return np.where(np.isnan(middle), np.where(np.isnan(ends[0]), ends[1], ends[0]), middle)


def _ranked(
    ids: Strings, numbers: NDArray[np.int64], times: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return the places of documents by time, then by the bytes of their ids."""
    heads, when = _heads(ids, numbers), np.where(np.isnan(times), np.inf, times)
    order = np.lexsort((heads[:, 2], heads[:, 1], heads[:, 0], when))
    same = (when[order[1:]] == when[order[:-1]]) & (heads[order[1:]] == heads[order[:-1]]).all(1)
    for begin, end in _stretches(same):  # of ids that only their later bytes tell apart
        tied = order[begin:end]
        names = ids.pick(numbers[tied]).tolist()
        order[begin:end] = tied[sorted(range(len(tied)), key=lambda one: names[one].encode())]
    return order


def _heads(ids: Strings, numbers: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return the first bytes of ids as three numbers that are ordered as the bytes are."""
    heads = np.zeros((len(numbers), _WIDTH), np.uint8)
    columns = np.arange(_WIDTH)
    for begin in range(0, len(numbers), _BLOCK):
        chosen = numbers[begin : begin + _BLOCK]
        places = ids.starts[chosen][:, None] + columns
        inside = places < ids.starts[chosen + 1][:, None]
        block = heads[begin : begin + _BLOCK]
        block[inside] = ids.data[places[inside]]
    return heads.view(">u8").astype(np.uint64)


def _stretches(same: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return where neighbours are the same, as begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], same, [False])).astype(np.int8)))
    return [(int(a), int(b) + 1) for a, b in edges.reshape(-1, 2)]


def _first_with(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return for each rank the lowest with the same words."""
    order = np.lexsort((keys[:, 1], keys[:, 0]))
    new = np.ones(len(order), bool)
    new[1:] = (keys[order[1:]] != keys[order[:-1]]).any(1)
    found = np.empty(len(keys), np.int64)
    found[order] = order[new][np.cumsum(new) - 1]
    return found
