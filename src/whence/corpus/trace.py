"""Who relies on whom in a corpus, on one screen: documents go in, links and origins come out."""

import shutil
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from whence import __version__
from whence.engine import NOBODY, Progress, Watcher, usable_cores, usable_memory
from whence.engine.spark import check_spark, spark_session
from whence.model import Case, Issue
from whence.store.index import Index
from whence.store.tables import check_output

from .comparing import compare, read_screened
from .counting import count
from .holdings import Holdings
from .joining import join
from .matching import match, plan_matching
from .merging import merge
from .printing import print_all, read_credits
from .publishing import publish
from .reading import FORMAT, Read, read_documents
from .standing import stand
from .surveying import choose, collect, survey

# Words of a corpus whose steps take one process less time than the start of workers (some 15,000 pages).
_SMALL = 5_000_000
Engine = Literal["local", "spark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Who does the work: an engine with some workers and bytes of memory, and who is told."""

    engine: Engine
    workers: int
    memory: int
    watcher: Watcher

    @property
    def local(self) -> dict[str, Any]:
        """What the steps on this machine are told."""
        return {"workers": self.workers, "watcher": self.watcher}


def trace_corpus(
    docs: Case,
    output: Path,
    *,
    engine: Engine = "local",
    index: Path | None = None,
    memory: int | None = None,
    workers: int | None = None,
    restart: bool = False,
    watcher: Watcher = NOBODY,
) -> Progress:
    """Write who relies on whom among all documents, and their origins, as two tables.

    Both are there when all is done; what is done before an interruption lies beside them, and
    running again goes on from it (`restart` begins anew). With a folder for an `index` what was read
    stays there: documents that it holds are not read again, and links are found among all of them.
    Processes (`workers`, one a core) and `memory` for matching (in bytes) change nothing else.
    Returns how many documents and links there are; no document (0), no table. Raises `WhenceError`.
    """
    check_output(output)
    if engine == "spark":
        check_spark()
    hands = Hands(
        engine=engine,
        workers=workers or usable_cores(),
        memory=memory or usable_memory(),
        watcher=watcher,
    )
    folder, lasting = index or output.with_name(output.name + ".part"), index is not None
    tell = partial(_note, watcher)
    with Index(folder, {"format": FORMAT}, lasting=lasting, restart=restart, tell=tell) as held:
        read = read_documents(docs, held, lasting=lasting, **hands.local)
        links = 0
        if read.alive.any():
            work = _workplace(held, read)
            links = _trace(held, read, output, work, hands)
            shutil.rmtree(work)
        if not lasting:
            held.remove()
    documents = int(read.alive.sum())
    return Progress(documents=documents, rows=links, kept=read.kept, lost=read.lost, share=1.0)


def _trace(held: Index, read: Read, output: Path, work: Path, hands: Hands) -> int:
    """Trace the documents of an index that count; return the number of links."""
    from whence.trace.corpus.linking import load_models
    from whence.trace.corpus.nominate import needed

    models, holdings = load_models(), Holdings(held.chunks)
    standing = stand(read.alive, holdings)
    originals, publishers, codes = survey(standing, holdings)
    if standing.lengths.sum() < _SMALL:
        hands = replace(hands, workers=1)
    _, least = needed(len(originals), models.settings)
    counts = count(originals, standing.lengths, standing.keys, work, **hands.local)
    if hands.engine == "local":
        prints = print_all(originals, publishers, counts, work, **hands.local)
        sources = collect(standing, codes, read_credits(prints))
        plan = plan_matching(work, len(originals), prints, hands.memory, hands.workers)
        match(plan, **hands.local)
        candidates = merge(plan, least, **hands.local)
        pairs = choose(candidates, sources, models.settings)
        places = compare(prints, standing.lengths, sources, pairs, work, **hands.local)
        screened = read_screened(places)
    else:
        from .on_spark import SparkTracing

        with spark_session(hands.memory) as session:
            spark = SparkTracing(session, originals, publishers, counts, work, hands.watcher)
            sources = collect(standing, codes, spark.credits())
            pairs = choose(spark.candidates(least), sources, models.settings)
            screened = spark.compare(pairs, standing.lengths, sources)
    found = join(screened, standing.lengths, sources, models, hands.watcher)
    ids = holdings.strings("ids").pick(standing.order)
    return publish(found, standing, models.settings.copy, ids, output, work)


def _workplace(held: Index, read: Read) -> Path:
    """Return the folder of what is being made of these documents; what was made of others is gone."""
    state = blake2b(f"{__version__} {held.documents}".encode(), digest_size=8)
    state.update(read.alive.tobytes())
    work = held.work / state.hexdigest()
    if not work.is_dir():
        shutil.rmtree(held.work, ignore_errors=True)
        work.mkdir(parents=True)
    return work


def _note(watcher: Watcher, what: str) -> None:
    watcher.issue(Issue(level="info", what=what))
