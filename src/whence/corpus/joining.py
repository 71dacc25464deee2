"""Related pairs to links and origins: what hangs together is judged together."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher
from whence.trace.linking import Links, Models, Screened, join_links
from whence.trace.pair_features import PairFeatures
from whence.trace.records import COPIED, QUOTED
from whence.trace.sources import Sources

from .blocks import components

_PAIRS = 200_000  # judged at a time, unless more hang together

KINDS = ("cites", "copies", "quotes", "shares_details", "shares_origin")
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Links between originals, in order, and where each original goes back to, by number.

    `kind` is a place in `KINDS`; `overlap` the share of the shorter text in shared runs. `latent`
    says that the origin is not among the documents, and `origin` the first that goes back to it.
    """

    source: Numbers
    target: Numbers
    kind: Numbers
    overlap: NDArray[np.float64]
    probability: NDArray[np.float64]
    cluster: Numbers
    origin: Numbers
    latent: NDArray[np.bool_]


def join(
    screened: Screened, lengths: Numbers, sources: Sources, models: Models, watcher: Watcher
) -> Found:
    """Return the links of all originals, which have so many words each."""
    cluster, origin = np.arange(len(lengths)), np.arange(len(lengths))
    latent = np.zeros(len(lengths), bool)
    teller, done = Teller(watcher, "linking", "pairs", total=len(screened.logit)), 0
    columns = [[np.empty(0, kind)] for kind in (np.int64, np.int64, np.int64, float, float)]
    for rows in _batches(screened, len(lengths)):
        numbers, part = _part(screened, rows)
        links = join_links(part, lengths[numbers], sources.part(numbers), models)
        cluster[numbers] = numbers[links.forest.family]
        origin[numbers] = numbers[links.forest.origin]
        latent[numbers] = links.forest.latent
        for column, values in zip(columns, _rows(links, numbers, models.settings.written), strict=True):
            column.append(values)
        done += len(rows)
        teller.tell(done)
    whole = [np.concatenate(column) for column in columns]
    order = np.lexsort((whole[1], whole[0]))
    source, target, kind, overlap, probability = (column[order] for column in whole)
    return Found(
        source=source, target=target, kind=kind, overlap=overlap, probability=probability,
        cluster=cluster, origin=origin, latent=latent,
    )  # fmt: skip


def _batches(screened: Screened, documents: int) -> Iterator[Numbers]:
    """Yield the rows of the pairs, in order, those together that hang together."""
    group = components(screened.pairs.left, screened.pairs.right, documents)[screened.pairs.left]
    order = np.argsort(group, kind="stable")
    ends = np.flatnonzero(np.diff(group[order], append=-1)) + 1
    begin = 0
    for end in ends.tolist():
        if end - begin >= _PAIRS or end == len(order):
            yield np.sort(order[begin:end])
            begin = end


def _part(screened: Screened, rows: Numbers) -> tuple[Numbers, Screened]:
    """Return some pairs with their documents renumbered, and the numbers these had."""
    columns = {one.name: getattr(screened.pairs, one.name)[rows] for one in fields(PairFeatures)}
    both = np.concatenate((columns["left"], columns["right"]))
    numbers, places = np.unique(both, return_inverse=True)
    columns["left"], columns["right"] = np.split(places.astype(np.int64), 2)
    return numbers, Screened(pairs=PairFeatures(**columns), logit=screened.logit[rows])


def _rows(links: Links, numbers: Numbers, written: float) -> list[NDArray[np.generic]]:
    """Return the links that are likely enough to be written, as `trace.records.link_rows` has them."""
    size, forest = np.int64(len(numbers)), links.forest
    edges = forest.child * size + forest.parent
    forth = np.isin(links.right * size + links.left, edges)
    back = np.isin(links.left * size + links.right, edges)
    source = np.where(back, links.left, links.right)
    target = np.where(back, links.right, links.left)
    credits = np.where(back, links.credits[:, 0], links.credits[:, 1])
    overlap = links.covers.max(axis=1)
    kind = np.select(
        [~(forth | back), credits > 0, overlap >= COPIED, links.quoted >= QUOTED], [4, 0, 1, 2], 3
    )
    kept = forth | back | (links.related >= written)
    found = (numbers[source], numbers[target], kind, overlap, links.related)
    return [column[kept] for column in found]
