"""What is asked of a whole corpus, in arrays: its originals and publishers, and which pairs to compare."""

import numpy as np
from numpy.typing import NDArray

from whence.data.linking import Linking
from whence.trace.corpus.nominate import admit
from whence.trace.corpus.publishers import Mentions, Publishers, number_publishers
from whence.trace.corpus.sources import Sources, collect_sources

from .holdings import Holdings
from .merging import Candidates
from .originals import Originals
from .standing import Standing

Numbers = NDArray[np.int64]


def survey(standing: Standing, holdings: Holdings) -> tuple[Originals, Publishers, Numbers]:
    """Return the originals, the publishers of all documents, and the publisher of each by rank."""
    own = standing.order[standing.original >= 0]
    sizes = np.diff(holdings.strings_starts("text"))[own]
    names = holdings.strings("publishers").pick(standing.order).tolist()
    publishers, codes = number_publishers(names)
    return Originals(chunks=holdings.chunks, numbers=own, sizes=sizes), publishers, codes


def collect(standing: Standing, codes: Numbers, credits: Mentions) -> Sources:
    """Return when and by whom the originals were published, by number; `codes` are by rank.

    An original has the publishers of its copies, too.
    """
    known = np.flatnonzero(codes >= 0)
    homes = standing.original[standing.first[known]]
    rows = np.unique(np.column_stack([homes, codes[known]]), axis=0)
    outlets = Mentions(documents=rows[:, 0], publishers=rows[:, 1])
    times = standing.times[standing.original >= 0]
    return collect_sources(times, outlets, credits, standing.keys)


def choose(found: Candidates, sources: Sources, settings: Linking) -> tuple[Numbers, Numbers]:
    """Return the pairs to compare: those that share enough, of a small corpus all."""
    documents = sources.documents
    if documents <= settings.all_pairs:
        left, right = np.triu_indices(documents, 1)
        return left.astype(np.int64), right.astype(np.int64)
    enough = admit(found.left, found.right, found.weight, sources, settings)
    return found.left[enough], found.right[enough]
