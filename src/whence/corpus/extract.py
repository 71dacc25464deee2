"""Who says what in a corpus, on one screen: documents go in, a table of statements comes out."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from whence import __version__
from whence.engine import NOBODY, Batch, Progress, Watcher, gather, run_local, usable_cores
from whence.extract import extract_document
from whence.extract.rows import COLUMNS, StatementRow, statement_rows
from whence.extract.tagging import load_tagger, tagger_version
from whence.model import Case, Document, Issue, Statement
from whence.read.corpus import CorpusDocuments
from whence.read.language import detect_language
from whence.store.journal import Journal
from whence.store.position import Position
from whence.store.tables import check_output, publish

TaggerName = Literal["encoder", "fast", "rules"]
Extractor = Callable[[Document], list[Statement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What a table of statements is made with; the same documents then make the same table."""

    tagger: TaggerName = "encoder"
    own: bool = False  # also what documents say in their own voice


def extract_corpus(
    docs: Case,
    output: Path,
    extraction: Extraction = Extraction(),
    *,
    workers: int | None = None,
    restart: bool = False,
    watcher: Watcher = NOBODY,
) -> Progress:
    """Write the statements of all documents as a table, and return what was done.

    `workers` processes share the work, one for each core if not given. The table is there when all
    is done; what is done before an interruption lies beside it, and running again goes on from it
    (`restart` begins anew). There is no table if there was no document (`documents` is 0). Raises
    `WhenceError`: see `whence.model.errors`.
    """
    check_output(output)
    position = Position(docs.files)
    found = CorpusDocuments(position.files)
    batches = gather(
        _readable(found, watcher),
        size=lambda document: document.characters,
        share=lambda: position.share() if found.share is None else found.share,
    )
    work = {
        "whence": __version__,
        "tagger": tagger_version(extraction.tagger),
        "own": extraction.own,
    }

    with Journal(output, work, restart=restart, tell=partial(_note, watcher)) as journal:
        fresh = (one for one in batches if not journal.is_done(one.key, len(one.rows)))
        kernel = partial(_prepare, extraction)
        with closing(run_local(kernel, fresh, workers=workers or usable_cores())) as results:
            for batch, (count, rows) in results:
                journal.append(batch.key, len(batch.rows), count, rows)
                watcher.progress(_progress(journal, found, batch.share))
        journal.forget_rest()
        if journal.documents:
            publish(journal.rows, output, COLUMNS)
        journal.remove()
    return _progress(journal, found, 1.0)


def extract_batch(
    documents: Sequence[Document], extract: Extractor, *, own: bool = False
) -> list[StatementRow]:
    """Return the statements of some documents as rows: the kernel, whatever engine runs it."""
    rows: list[StatementRow] = []
    for document in documents:
        try:
            known = document.language or detect_language(document.text)
            whole = replace(document, language=known)
            rows += statement_rows(whole, extract(whole), own=own)
        except Exception as error:
            error.add_note(f"in the document {document.id!r}")
            raise
    return rows


def load_extractor(tagger: TaggerName) -> Extractor:
    """Return what extracts with a tagger: one of the models that come with whence, or the rules."""
    if tagger == "rules":
        return extract_document
    return partial(extract_document, tagger=load_tagger(tagger))


def _prepare(extraction: Extraction) -> Callable[[Batch[Document]], tuple[int, bytes]]:
    """Return the kernel as workers run it: from a batch to its rows as they are kept."""
    extract = load_extractor(extraction.tagger)

    def run(batch: Batch[Document]) -> tuple[int, bytes]:
        rows = extract_batch(batch.rows, extract, own=extraction.own)
        return len(rows), b"".join(map(_line, rows))

    return run


def _line(row: StatementRow) -> bytes:
    return json.dumps(row.as_dict(), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _readable(parts: Iterable[Document | Issue], watcher: Watcher) -> Iterator[Document]:
    for part in parts:
        if isinstance(part, Document):
            yield part
        else:
            watcher.issue(part)


def _note(watcher: Watcher, what: str) -> None:
    watcher.issue(Issue(level="info", what=what))


def _progress(journal: Journal, found: CorpusDocuments, share: float | None) -> Progress:
    return Progress(
        documents=journal.documents,
        rows=journal.count,
        kept=journal.kept,
        lost=found.lost,
        share=share,
    )
