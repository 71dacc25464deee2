"""Links and origins as tables, by the ids of documents."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.model.texts import Strings
from whence.store.columns import Block, publish_columns, sibling
from whence.store.tables import Columns
from whence.trace.corpus.records import KINDS, LinkTable, with_copies

from .joining import Found
from .standing import Standing

LINKS: Columns = {
    "from_id": "text",
    "to_id": "text",
    "kind": "text",
    "overlap": "number",
    "probability": "number",
}
ORIGINS: Columns = {"id": "text", "cluster": "text", "origin": "text"}
_ROWS = 50_000  # of a table that are in hand at once


def publish(
    found: Found, standing: Standing, sure: float, ids: Strings, output: Path, folder: Path
) -> int:
    """Write links and origins of all documents, whose `ids` are by rank; return the number of links.

    `sure` is the probability that two documents with the same words are related.
    """
    names = ids.tolist()
    links = _all_links(found, standing, sure)
    ranks = np.flatnonzero(standing.original >= 0)
    home = standing.original[standing.first]  # the number of each document's original
    cluster, origin = (
        np.where(standing.chance, np.arange(len(names)), ranks[one[home]])
        for one in (found.cluster, found.origin)
    )
    latent = found.latent[home] & ~standing.chance
    publish_columns(
        folder,
        [
            (output, LINKS, _link_rows(links, names)),
            (
                sibling(output, "origins"),
                ORIGINS,
                _origin_rows(cluster, origin, latent, names),
            ),
        ],
    )
    return len(links.source)


def _all_links(found: Found, standing: Standing, sure: float) -> LinkTable:
    """Return all links by rank, those of exact copies with them."""
    ranks = np.flatnonzero(standing.original >= 0)
    copies = np.flatnonzero((standing.original < 0) & ~standing.chance)
    table = LinkTable(
        source=ranks[found.source], target=ranks[found.target], kind=found.kind,
        overlap=found.overlap, probability=found.probability,
    )  # fmt: skip
    return with_copies(table, standing.first[copies], copies, sure)


def _link_rows(links: LinkTable, names: list[str]) -> Iterator[Block]:
    columns = (links.source, links.target, links.kind, links.overlap, links.probability)
    for begin in range(0, len(links.source), _ROWS):
        source, target, kind, overlap, probability = (one[begin : begin + _ROWS] for one in columns)
        yield {
            "from_id": [names[one] for one in source.tolist()],
            "to_id": [names[one] for one in target.tolist()],
            "kind": [KINDS[one] for one in kind.tolist()],
            "overlap": _decimals(overlap),
            "probability": _decimals(probability),
        }


def _origin_rows(
    cluster: NDArray[np.int64],
    origin: NDArray[np.int64],
    latent: NDArray[np.bool_],
    names: list[str],
) -> Iterator[Block]:
    for begin in range(0, len(names), _ROWS):
        part = slice(begin, begin + _ROWS)
        yield {
            "id": names[part],
            "cluster": [names[one] for one in cluster[part].tolist()],
            "origin": [
                f"latent:{names[one]}" if unseen else names[one]
                for one, unseen in zip(origin[part].tolist(), latent[part].tolist(), strict=True)
            ],
        }


def _decimals(values: NDArray[Any]) -> list[float]:
    rounded: list[float] = values.astype(np.float64).round(4).tolist()
    return rounded
