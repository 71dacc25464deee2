"""Links and origins as tables, by the ids of documents."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.model.texts import Strings
from whence.store.columns import Block, publish_columns, sibling
from whence.store.tables import Columns
from whence.trace.records import COPIES, KINDS

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

    An exact copy has one link, to the first document with its words; `sure` is its probability.
    """
    names = ids.tolist()
    links = _with_copies(found, standing, sure)
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
    return len(links[0])


def _with_copies(found: Found, standing: Standing, sure: float) -> list[NDArray[np.generic]]:
    """Return the columns of all links by rank; each exact copy is linked to the first."""
    ranks = np.flatnonzero(standing.original >= 0)
    copies = np.flatnonzero((standing.original < 0) & ~standing.chance)
    count = len(copies)
    columns = [
        np.concatenate((ranks[found.source], copies)),
        np.concatenate((ranks[found.target], standing.first[copies])),
        np.concatenate((found.kind, np.full(count, COPIES))),
        np.concatenate((found.overlap, np.ones(count))),
        np.concatenate((found.probability, np.full(count, sure))),
    ]
    order = np.lexsort((columns[1], columns[0]))
    return [column[order] for column in columns]


def _link_rows(links: list[NDArray[np.generic]], names: list[str]) -> Iterator[Block]:
    for begin in range(0, len(links[0]), _ROWS):
        source, target, kind, overlap, probability = (one[begin : begin + _ROWS] for one in links)
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
