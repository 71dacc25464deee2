"""`whence import`: what another tool made becomes part of a case."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.store.kinds import KINDS

from .choices import choices

if TYPE_CHECKING:
    from whence.model import Document


def import_command(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="A case folder; it need not exist yet.")
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to take in.")],
    kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="KIND",
            help=choices(
                "What the file is, where that is not seen from it. One of these:",
                {name: kind.what for name, kind in KINDS.items()},
            ),
        ),
    ] = None,
) -> None:
    """Take claims, remarks, an edited matrix or events from another tool's file into a case."""
    from whence.store.imports import import_file

    for line in import_file(case, file, kind, lambda: _documents(case)).told:
        typer.echo(line)


def _documents(folder: Path) -> "list[Document]":
    """Return the documents of a case as they are read; none where there are none yet."""
    from whence.model import NothingToAssess
    from whence.read import read_files
    from whence.store.case import open_case

    try:
        return read_files(open_case(folder).files)[0] if folder.is_dir() else []
    except NothingToAssess:
        return []
