"""Who relies on whom in a corpus, on one screen: documents go in, links and origins come out."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from whence.engine import NOBODY, Progress, Watcher, usable_cores, usable_memory
from whence.model import Case, Issue
from whence.store.index import Index
from whence.store.columns import publish_columns, sibling
from whence.store.tables import Columns, check_output

from .blocks import components
from .holdings import Holdings
from .linking import KINDS, Desk, Links, link
from .matching import match, plan_matching
from .merging import Enough, merge
from .reading import FORMAT, Read, read_documents
from .standing import Standing, stand

LINKS: Columns = {
    "from_id": "text",
    "to_id": "text",
    "kind": "text",
    "overlap": "number",
    "probability": "number",
}
ORIGINS: Columns = {"id": "text", "cluster": "text", "origin": "text"}
Engine = Literal["local", "spark"]
_ROWS = 50_000  # of a table that are in hand at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracing:
    """What links are found with; the same documents then make the same tables."""

    enough: Enough = Enough()


def trace_corpus(
    docs: Case,
    output: Path,
    tracing: Tracing = Tracing(),
    *,
    engine: Engine = "local",
    index: Path | None = None,
    memory: int | None = None,
    workers: int | None = None,
    restart: bool = False,
    watcher: Watcher = NOBODY,
) -> Progress:
    """Write who relies on whom among all documents, and their origins, as two tables."""
    check_output(output)
    workers = workers or usable_cores()
    memory = memory or usable_memory()
    folder = index or output.with_name(output.name + ".part")
    count = 0
    with Index(folder, {"format": FORMAT}, lasting=index is not None, restart=restart,
               tell=partial(_note, watcher)) as held:  # fmt: skip
        read = read_documents(
            docs, held, lasting=index is not None, workers=workers, watcher=watcher
        )
        if read.alive.any():
            work = _workplace(held, read, tracing)
            holdings = Holdings(held.chunks)
            standing = stand(
                read.alive, holdings.strings("ids"), holdings.column("low"),
                holdings.column("high"), holdings.column("keys"), holdings.column("words"),
            )  # fmt: skip
            plan = plan_matching(work, held.chunks, memory, workers)
            match(plan, standing, workers=workers, watcher=watcher)
            found = merge(plan, standing, tracing.enough, workers=workers, watcher=watcher)
            copies = np.flatnonzero(standing.first != np.arange(len(standing.first)))
            left = np.concatenate((found.left, standing.first[copies]))
            right = np.concatenate((found.right, copies))
            desk = Desk(folder=work, chunks=held.chunks, order=standing.order)
            links = link(desk, left, right, workers=workers, watcher=watcher)
            count = len(links)
            publish(holdings, standing, links, output, work)
            shutil.rmtree(work)
        if index is None:
            held.remove()
    return Progress(documents=int(read.alive.sum()), rows=count, kept=read.kept, lost=read.lost, share=1.0)


def _workplace(held: Index, read: Read, tracing: Tracing) -> Path:
    state = blake2b(repr((held.documents, tracing)).encode(), digest_size=8)
    state.update(read.alive.tobytes())
    work = held.work / state.hexdigest()
    if not work.is_dir():
        shutil.rmtree(held.work, ignore_errors=True)
        work.mkdir(parents=True)
    return work


def publish(
    holdings: Holdings, standing: Standing, links: Links, output: Path, work: Path
) -> None:
    ids = holdings.strings("ids").pick(standing.order).tolist()
    group = components(links.source, links.target, len(ids))

    def link_rows() -> Iterator[dict[str, Any]]:
        for begin in range(0, len(links), _ROWS):
            part = slice(begin, begin + _ROWS)
            yield {
                "from_id": [ids[one] for one in links.source[part].tolist()],
                "to_id": [ids[one] for one in links.target[part].tolist()],
                "kind": [KINDS[one] for one in links.kind[part].tolist()],
                "overlap": _decimals(links.overlap[part]),
                "probability": _decimals(links.probability[part]),
            }

    def origin_rows() -> Iterator[dict[str, Any]]:
        for begin in range(0, len(ids), _ROWS):
            part = slice(begin, begin + _ROWS)
            cluster = [ids[one] for one in group[part].tolist()]
            yield {"id": ids[part], "cluster": cluster, "origin": cluster}

    publish_columns(
        work,
        [(output, LINKS, link_rows()), (sibling(output, "origins"), ORIGINS, origin_rows())],
    )


def _decimals(values: NDArray[np.float32]) -> list[float]:
    return values.astype(np.float64).round(4).tolist()  # type: ignore[no-any-return]


def _note(watcher: Watcher, what: str) -> None:
    watcher.issue(Issue(level="info", what=what))
