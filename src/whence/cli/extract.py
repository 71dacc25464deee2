"""`whence extract`: who says what in a corpus, as a table."""

from pathlib import Path
from typing import Annotated

import typer

from whence.model import UsageError

from .opening import open_path
from .pace import Pace, tell_end
from .shield import say

_MOST_WORKERS = 1_000


def extract_command(
    docs: Annotated[
        str,
        typer.Argument(
            help="A table of documents with id and text (.jsonl, .jsonl.gz, .csv, .parquet), or a "
            "file, folder, archive or glob as whence read takes it."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="STATEMENTS",
            help="The table to write; its ending picks the format: .jsonl, .jsonl.gz, .csv or "
            ".parquet.",
        ),
    ],
    fast: Annotated[
        bool, typer.Option("--fast", help="Use the fast tagger: several times faster, less exact.")
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="Use rules alone: fastest, and least exact.")
    ] = False,
    own: Annotated[
        bool, typer.Option("--own", help="Also give what documents say in their own voice.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", help="Processes that share the work; one a core if not given."),
    ] = None,
    restart: Annotated[
        bool, typer.Option("--restart", help="Do not go on with what an interrupted run has done.")
    ] = False,
) -> None:
    """Write who says what in each document as a table, one row a statement.

    It may be interrupted and run again, and then goes on where it was.
    """
    from whence.corpus import Extraction, TaggerName, extract_corpus
    from whence.engine import Watcher

    _check_options(fast, rules, workers)
    case = open_path(docs)
    for issue in case.issues:
        say(f"{issue.level}: {issue.what}")
    tagger: TaggerName = "fast" if fast else "rules" if rules else "encoder"
    extraction = Extraction(tagger=tagger, own=own)
    try:
        with Pace() as pace:
            watcher = Watcher(progress=pace.show, issue=pace.tell)
            done = extract_corpus(
                case, output, extraction, workers=workers, restart=restart, watcher=watcher
            )
    except KeyboardInterrupt:
        say(f"{output}: not finished; run the same command again to go on")
        raise
    tell_end(done, docs, f"{output}: {done.rows:,} statements of {done.documents:,} documents")


def _check_options(fast: bool, rules: bool, workers: int | None) -> None:
    if fast and rules:
        raise UsageError("--fast and --rules exclude each other; give one of them")
    if workers is not None and not 1 <= workers <= _MOST_WORKERS:
        raise UsageError(f"--workers must be a number from 1 to {_MOST_WORKERS}")
