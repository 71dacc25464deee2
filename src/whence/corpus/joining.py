"""Related pairs to links and origins: what hangs together is judged together."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher
from whence.trace.corpus.linking import Models, Screened, join_links
from whence.trace.corpus.pair_features import PairFeatures
from whence.trace.corpus.records import LinkTable, link_table
from whence.trace.corpus.sources import Sources

from .blocks import components

_PAIRS = 200_000  # judged at a time, unless more hang together

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Links between originals, in order, and where each original goes back to, by number.

    `kind` is a place in `trace.records.KINDS`; `overlap` the share of the shorter text in shared runs. `latent`
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
        table = link_table(links, models.settings)
        cluster[numbers] = numbers[links.forest.family]
        origin[numbers] = numbers[links.forest.origin]
        latent[numbers] = links.forest.latent
        for column, values in zip(columns, _columns(table, numbers), strict=True):
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
    pairs = PairFeatures(**columns)
    return numbers, Screened(
        pairs=pairs, logit=screened.logit[rows], unquoted=screened.unquoted[rows]
    )


def _columns(table: LinkTable, numbers: Numbers) -> list[NDArray[np.generic]]:
    ends = numbers[table.source], numbers[table.target]
    return [*ends, table.kind, table.overlap, table.probability]
