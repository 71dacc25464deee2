"""`whence trace`: who relies on whom in a corpus, and what is left when copies count once, as tables."""

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from whence.model import UsageError

from .opening import open_path
from .pace import Pace, tell_end
from .shield import say

_MOST_WORKERS = 1_000
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?([KMGT])i?B?", re.IGNORECASE)
_UNITS = {unit: 1024**power for power, unit in enumerate("KMGT", start=1)}
_LEAST_MEMORY = 256 * 1024**2


def trace_command(
    docs: Annotated[
        str,
        typer.Argument(
            help="A table of documents with id and text, and published, publisher and url where "
            "known (.jsonl, .jsonl.gz, .csv, .parquet), or a file, folder, archive or glob as "
            "whence read takes it."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="LINKS",
            help="The table of links to write; its ending picks the format: .jsonl, .jsonl.gz, "
            ".csv or .parquet. The origins are written beside it: of links.csv in "
            "links.origins.csv.",
        ),
    ],
    engine: Annotated[
        Literal["local", "spark"],
        typer.Option(help="Where the work is done: on the cores of this machine, or in Spark."),
    ] = "local",
    index: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Keep what was read in this folder, and read only documents that it does not "
            "hold yet; links are found among all of them.",
        ),
    ] = None,
    memory: Annotated[
        str | None,
        typer.Option(
            metavar="SIZE",
            help="Memory for matching, such as 2G or 500M; half of what is free, and at most 4G, "
            "if not given.",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", help="Processes that share the work; one a core if not given."),
    ] = None,
    restart: Annotated[
        bool,
        typer.Option(
            "--restart",
            help="Do not go on with what an interrupted run has done, and make an index anew.",
        ),
    ] = False,
) -> None:
    """Write which documents rely on which, and the origin that each goes back to, as two tables.

    It may be interrupted and run again, and then goes on where it was.
    """
    from whence.corpus import Watcher, trace_corpus

    if workers is not None and not 1 <= workers <= _MOST_WORKERS:
        raise UsageError(f"--workers must be a number from 1 to {_MOST_WORKERS}")
    size = None if memory is None else read_size(memory)
    case = open_path(docs)
    for issue in case.issues:
        say(f"{issue.level}: {issue.what}")
    try:
        with Pace() as pace:
            watcher = Watcher(stage=pace.show_stage, issue=pace.tell)
            done = trace_corpus(
                case, output, engine=engine, index=index, memory=size, workers=workers,
                restart=restart, watcher=watcher,
            )  # fmt: skip
    except KeyboardInterrupt:
        say(f"{output}: not finished; run the same command again to go on")
        raise
    tell_end(done, docs, f"{output}: {done.rows:,} links among {done.documents:,} documents")


def read_size(text: str) -> int:
    """Return the bytes that a size such as 2G or 1.5 GiB means. Raises `UsageError`."""
    match = _SIZE.fullmatch(text.strip())
    size = int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
    if size < _LEAST_MEMORY:
        raise UsageError("--memory must be a size of 256M or more, such as 2G")
    return size
