"""What is known of documents beside their texts: times, publishers and credits, and their scales."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .publishers import Mentions

_SAMPLE = 512  # times, evenly spaced in rank; their differences are the corpus's to half a per cent
_FEWEST = 20  # dated documents; fewer show no scale
_LEAST = 1e-3
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """When and by whom documents were published, and whom they credit.

    `times` are in any unit, NaN where unknown. A document that stands for its exact copies has the
    earliest time of them and all their publishers. `keys` are of the texts alone: the order and the
    names of documents change nothing. The scales are those of the whole corpus: `gaps`, how far two
    documents are apart in time, sorted; of each publisher, how few documents are its own
    (`outlet_worth`) or credit it (`credit_worth`), in nats.
    """

    times: NDArray[np.float64]
    outlets: Mentions
    credits: Mentions
    keys: NDArray[np.uint64]
    gaps: NDArray[np.float64]
    outlet_worth: Floats
    credit_worth: Floats
    documents: int

    def credits_of(self, left: Numbers, right: Numbers) -> Floats:
        """Return how much the left credits the right: log of how far that narrows the choice.

        A credit to a publisher of every tenth document says less than one to a publisher of one.
        """
        return shared_publishers(self.credits, self.outlets, left, right, self.outlet_worth)

    def part(self, numbers: Numbers) -> "Sources":
        """Return the sources of some documents, renumbered in this order, with the same scales."""
        return Sources(
            times=self.times[numbers], outlets=_part(self.outlets, numbers),
            credits=_part(self.credits, numbers), keys=self.keys[numbers], gaps=self.gaps,
            outlet_worth=self.outlet_worth, credit_worth=self.credit_worth, documents=self.documents,
        )  # fmt: skip


def collect_sources(
    times: NDArray[np.float64], outlets: Mentions, credits: Mentions, keys: NDArray[np.uint64]
) -> Sources:
    """Return the sources of a whole corpus with their scales."""
    return Sources(
        times=times, outlets=outlets, credits=credits, keys=keys, gaps=_gaps(times),
        outlet_worth=_worth(outlets, len(times)), credit_worth=_worth(credits, len(times)),
        documents=len(times),
    )  # fmt: skip


def nearness(sources: Sources, left: Numbers, right: Numbers) -> Floats:
    """Return -log of the share of pairs of the corpus at least as near, less its mean (1), per pair.

    So no unit enters: in an archive of years an hour is near, in one day's feed it is not. 0 where a
    time is unknown, or too few are known to show a scale.
    """
    if not len(sources.gaps):
        return np.zeros(len(left), np.float32)
    between = np.abs(sources.times[left] - sources.times[right])
    share = np.searchsorted(sources.gaps, between, side="right") / len(sources.gaps)
    near = -np.log(np.maximum(share, _LEAST)) - 1.0
    return np.where(np.isfinite(between), near, 0.0).astype(np.float32)


def shared_publishers(
    ours: Mentions, theirs: Mentions, left: Numbers, right: Numbers, worth: Floats | None = None
) -> Floats:
    """Return the most (or 1) that a publisher is worth which the left has in `ours`, the right in `theirs`."""
    best = np.zeros(len(left), np.float32)
    if not len(ours.documents) or not len(theirs.documents):
        return best
    width = 1 + np.int64(max(ours.publishers.max(), theirs.publishers.max()))
    keys = np.unique(theirs.documents * width + theirs.publishers)
    first = np.searchsorted(ours.documents, left, side="left")
    count = np.searchsorted(ours.documents, left, side="right") - first
    rows = np.repeat(np.arange(len(left)), count)
    steps = np.arange(len(rows)) - np.repeat(np.cumsum(count) - count, count)
    publishers = ours.publishers[first[rows] + steps]
    wanted = right[rows] * width + publishers
    there = keys[np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)] == wanted
    rows, publishers = rows[there], publishers[there]
    value = np.ones(len(rows), np.float32) if worth is None else worth[publishers]
    np.maximum.at(best, rows, value)
    return best


def _gaps(times: NDArray[np.float64]) -> NDArray[np.float64]:
    known = np.sort(times[np.isfinite(times)])
    if len(known) < _FEWEST or known[0] == known[-1]:
        return np.empty(0)
    ranks = np.linspace(0, len(known) - 1, min(_SAMPLE, len(known))).round().astype(np.int64)
    sample = known[ranks]
    between = np.abs(np.subtract.outer(sample, sample))
    return np.sort(between[np.triu_indices(len(sample), 1)])


def _worth(mentions: Mentions, documents: int) -> Floats:
    sizes = np.bincount(mentions.publishers, minlength=1)
    return np.log((documents + 1) / np.maximum(1, sizes)).astype(np.float32)


def _part(mentions: Mentions, numbers: Numbers) -> Mentions:
    """Return the rows of some documents, renumbered; a document may be asked for once."""
    order = np.argsort(numbers)
    place = np.searchsorted(numbers[order], mentions.documents)
    place = np.minimum(place, len(numbers) - 1)
    kept = numbers[order][place] == mentions.documents if len(numbers) else np.zeros(0, np.bool_)
    documents = order[place[kept]]
    again = np.argsort(documents, kind="stable")
    return Mentions(documents=documents[again], publishers=mentions.publishers[kept][again])
