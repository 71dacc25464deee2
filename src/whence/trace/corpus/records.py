"""Links and origins as rows to be written: one a link, one a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from whence.data.linking import Linking

from .corpus_links import Copies
from .linking import Links

KINDS = ("cites", "copies", "quotes", "shares_details", "shares_origin")
CITES, COPIES, QUOTES, SHARES_DETAILS, SHARES_ORIGIN = range(len(KINDS))
_SPELT = 8  # documents with the same words, of which every pair is written
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """How one document is related to another.

    `kind`: `cites`, `copies`, `quotes` and `shares_details` say that `from_id` relies on `to_id`, and what shows
    it; `shares_origin`, that both go back to one, be it the speaker whom both quote. `overlap` is the share of the shorter text that stands
    in shared runs of words; `probability`, that the two are related.
    """

    from_id: str
    to_id: str
    kind: str
    overlap: float
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """Where a document goes back to.

    `cluster` is one for all that are related; `origin` is the id of the document it goes back to, or
    `latent:` and that of the first that goes back to an origin which is not among the documents.
    """

    id: str
    cluster: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTable:
    """The links that are written, by columns: numbers of documents, place in `KINDS`, shares, chances."""

    source: Numbers
    target: Numbers
    kind: Numbers
    overlap: NDArray[np.float64]
    probability: NDArray[np.float64]


def link_table(links: Links, settings: Linking) -> LinkTable:
    """Return the links likely enough, and all that the forest is made of."""
    child, parent = links.forest.child, links.forest.parent
    size = np.int64(1 + max(links.right.max(initial=0), child.max(initial=0)))
    edges = np.unique(child * size + parent)
    forth = np.isin(links.right * size + links.left, edges)  # the right one relies on the left
    back = np.isin(links.left * size + links.right, edges)
    kept = (links.related >= settings.written) | forth | back
    cited = np.where(back, links.credits[:, 0], links.credits[:, 1]) > 0
    most = links.covers.max(axis=1)
    kind = np.select(
        [~(forth | back), cited, most >= settings.copied,
         links.quoted >= settings.quoted],
        [SHARES_ORIGIN, CITES, COPIES, QUOTES], SHARES_DETAILS,
    )  # fmt: skip
    return LinkTable(
        source=np.where(back, links.left, links.right)[kept],
        target=np.where(back, links.right, links.left)[kept],
        kind=kind[kept],
        overlap=np.round(most[kept], 4),
        probability=np.round(links.related[kept], 4),
    )


def with_copies(table: LinkTable, first: Numbers, copies: Numbers, sure: float) -> LinkTable:
    """Return the links with those of exact copies, in order of their ends.

    `first` is, for each of the `copies`, the number of the document that stands for it. A copy is
    linked to that one. What more there is to say of it follows: it is related to whatever the first
    is, and to the other copies. In small families that is spelt out.
    """
    rows = [(a, b, COPIES, 1.0, sure) for a, b in zip(copies.tolist(), first.tolist(), strict=True)]
    family: dict[int, list[int]] = {}
    for copy, stands in zip(copies.tolist(), first.tolist(), strict=True):
        family.setdefault(stands, [stands]).append(copy)
    small = {stands: members for stands, members in family.items() if len(members) <= _SPELT}
    for members in small.values():
        rows += [(b, a, SHARES_ORIGIN, 1.0, sure) for a, b in combinations(members[1:], 2)]
    stands = np.fromiter(small, np.int64)
    near = np.isin(table.source, stands) | np.isin(table.target, stands)
    columns = (table.source, table.target, table.overlap, table.probability)
    for source, target, overlap, chance in zip(
        *(one[near].tolist() for one in columns), strict=True
    ):
        ends = product(small.get(source, [source]), small.get(target, [target]))
        rows += [
            (a, b, SHARES_ORIGIN, overlap, chance) for a, b in ends if (a, b) != (source, target)
        ]
    return _in_order(table, rows)


def _in_order(table: LinkTable, rows: Sequence[tuple[int, int, int, float, float]]) -> LinkTable:
    more = [np.array(one) for one in zip(*rows, strict=True)] or [np.empty(0)] * 5
    known = (table.source, table.target, table.kind, table.overlap, table.probability)
    source, target, kind, overlap, probability = (
        np.concatenate((one, other.astype(one.dtype)))
        for one, other in zip(known, more, strict=True)
    )
    order = np.lexsort((target, source))
    return LinkTable(
        source=source[order], target=target[order], kind=kind[order],
        overlap=overlap[order], probability=probability[order],
    )  # fmt: skip


def link_rows(
    links: Links, copies: Copies, ids: Sequence[str], settings: Linking
) -> Iterator[LinkRow]:
    """Yield the links of all documents, those of exact copies with them."""
    table, stands = link_table(links, settings), copies.kept[copies.place]
    table = replace(table, source=copies.kept[table.source], target=copies.kept[table.target])
    copied = np.flatnonzero(stands != np.arange(len(stands)))
    table = with_copies(table, stands[copied], copied, settings.copy)
    columns = (table.source, table.target, table.kind, table.overlap, table.probability)
    for source, target, kind, overlap, chance in zip(*map(np.ndarray.tolist, columns), strict=True):
        yield LinkRow(
            from_id=ids[source], to_id=ids[target], kind=KINDS[kind], overlap=overlap,
            probability=chance,
        )  # fmt: skip


def origin_rows(links: Links, copies: Copies, ids: Sequence[str]) -> Iterator[OriginRow]:
    """Yield where each document goes back to, in the order of documents."""
    kept = [ids[number] for number in copies.kept.tolist()]
    forest = links.forest
    for number, place in enumerate(copies.place.tolist()):
        origin = kept[int(forest.origin[place])]
        yield OriginRow(
            id=ids[number],
            cluster=kept[int(forest.family[place])],
            origin=f"latent:{origin}" if forest.latent[place] else origin,
        )
