"""Trace invented documents, and say what a test wants to know of the result."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from made_reports import Made

from whence.data.linking import load_linking
from whence.trace.corpus.corpus_links import link_documents
from whence.trace.corpus.records import LinkRow, OriginRow, link_rows, origin_rows


@dataclass(frozen=True, slots=True)
class Traced:
    """Links and origins by the ids of documents."""

    links: tuple[LinkRow, ...]
    origins: dict[str, OriginRow]

    def between(self, one: str, other: str) -> LinkRow | None:
        """Return the link of two documents, whichever way it goes."""
        return next(
            (link for link in self.links if {link.from_id, link.to_id} == {one, other}), None
        )

    def chance(self, one: str, other: str) -> float:
        """Return how likely two documents are related; 0 where no link is written."""
        link = self.between(one, other)
        return link.probability if link else 0.0

    def count(self, ids: Sequence[str]) -> int:
        """Return the number of origins of some documents."""
        return len({self.origins[id].origin for id in ids})

    def groups(self) -> set[frozenset[str]]:
        """Return which documents have one origin."""
        found = defaultdict(set)
        for id, row in self.origins.items():
            found[row.origin].add(id)
        return set(map(frozenset, found.values()))


def trace(documents: Sequence[Made]) -> Traced:
    """Trace a corpus as `whence trace` does in memory."""
    texts = [one.text for one in documents]
    times = np.array([math.nan if one.time is None else one.time for one in documents], float)
    ids = [one.id for one in documents]
    links, copies = link_documents(texts, times, [one.publisher for one in documents])
    return Traced(
        tuple(link_rows(links, copies, ids, load_linking())),
        {row.id: row for row in origin_rows(links, copies, ids)},
    )
