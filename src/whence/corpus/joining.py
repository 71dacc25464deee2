"""Related pairs to links and origins: what hangs together is judged together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher
from whence.trace.linking import Links, Models, Screened, join_links
from whence.trace.pair_features import PairFeatures
from whence.trace.sources import Sources

from .blocks import components

_PAIRS = 200_000  # judged at a time, unless more hang together

KINDS = ("cites", "copies", "shares_origin")
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Links between originals, in order, and the cluster and origin of each original.

    `kind` is a place in `KINDS`; `overlap` the share of the words of `source` in shared runs.
    """

    source: Numbers
    target: Numbers
    kind: NDArray[np.uint8]
    overlap: NDArray[np.float64]
    probability: NDArray[np.float64]
    cluster: Numbers
    origin: Numbers


def join(
    screened: Screened | None, lengths: Numbers, sources: Sources, models: Models, watcher: Watcher
) -> Found:
    """Return the links of all originals, which have so many words each."""
    cluster, origin = np.arange(len(lengths)), np.arange(len(lengths))
    total = len(screened.logit) if screened else 0
    teller, done = Teller(watcher, "linking", "pairs", total=total), 0
    found: list[Sequence[NDArray[np.generic]]] = []
    for rows in _batches(screened, len(lengths)) if screened else ():
        assert screened is not None
        part = _rows_of(screened, rows)
        numbers, places = np.unique(
            np.concatenate((part.pairs.left, part.pairs.right)), return_inverse=True
        )
        local = _renumbered(part, places.astype(np.int64))
        links = join_links(local, lengths[numbers], sources.part(numbers), models)
        cluster[numbers], origin[numbers] = numbers[links.forest.family], numbers[links.forest.origin]
        found.append(_links(links, local, numbers, models))
        done += len(rows)
        teller.tell(done)
    empty = [np.empty(0, kind) for kind in (np.int64, np.int64, np.uint8, float, float)]
    columns = [np.concatenate(column) for column in zip(empty, *found, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    source, target, kind, overlap, probability = (column[order] for column in columns)
    return Found(
        source=source, target=target, kind=kind, overlap=overlap, probability=probability,
        cluster=cluster, origin=origin,
    )  # fmt: skip


def _batches(screened: Screened, documents: int) -> Iterator[Numbers]:
    """Yield the rows of the pairs, those together that hang together."""
    group = components(screened.pairs.left, screened.pairs.right, documents)[screened.pairs.left]
    order = np.lexsort((screened.pairs.right, screened.pairs.left, group))
    ends = np.flatnonzero(np.diff(group[order], append=-1)) + 1
    begin = 0
    for end in ends.tolist():
        if end - begin >= _PAIRS or end == len(order):
            yield order[begin:end]
            begin = end


def _rows_of(screened: Screened, rows: Numbers) -> Screened:
    columns = {one.name: getattr(screened.pairs, one.name)[rows] for one in fields(PairFeatures)}
    return Screened(pairs=PairFeatures(**columns), logit=screened.logit[rows])


def _renumbered(screened: Screened, places: Numbers) -> Screened:
    columns = {one.name: getattr(screened.pairs, one.name) for one in fields(PairFeatures)}
    columns["left"], columns["right"] = np.split(places, 2)
    return Screened(pairs=PairFeatures(**columns), logit=screened.logit)


def _links(
    links: Links, screened: Screened, numbers: Numbers, models: Models
) -> Sequence[NDArray[np.generic]]:
    """Return the links that are likely enough to be written: ends, kind, overlap, probability."""
    documents = np.int64(len(numbers))
    edges = dict(zip((links.forest.child * documents + links.forest.parent).tolist(),
                     links.forest.chance.tolist(), strict=True))  # fmt: skip
    keys = links.left * documents + links.right
    back = links.right * documents + links.left
    forth = np.array([key in edges for key in keys.tolist()], bool)
    turned = np.array([key in edges for key in back.tolist()], bool) & ~forth
    directed = forth | turned
    # Without an edge the later document, which has the higher number, is the one that comes first.
    source = np.where(forth, links.left, links.right)
    target = np.where(forth, links.right, links.left)
    covers, credits = _facts(links, screened, documents, source == links.left)
    kind = np.where(directed, np.where(credits > 0, 0, 1), 2).astype(np.uint8)
    kept = directed | (links.related >= models.settings.written)
    columns = (numbers[source], numbers[target], kind, covers, links.related)
    return [column[kept] for column in columns]


def _facts(
    links: Links, screened: Screened, documents: np.int64, flipped: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return of each link how much of its source is shared, and how much the source credits the target."""
    pairs = screened.pairs
    keys = pairs.left * documents + pairs.right
    order = np.argsort(keys)
    wanted = links.left * documents + links.right
    place = order[np.minimum(np.searchsorted(keys[order], wanted), len(keys) - 1)]
    there = keys[place] == wanted
    side = np.where(flipped, 0, 1)
    rows = np.arange(len(wanted))
    covers = np.where(there, pairs.covers[place][rows, side], 0.0)
    credits = np.where(there, pairs.credits[place][rows, side], 0.0)
    return covers.astype(np.float64), credits.astype(np.float64)
