"""`whence import`: what another tool made becomes part of a case."""

from pathlib import Path
from typing import Annotated

import typer


def import_command(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="A case folder; it need not exist yet.")
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to take in.")],
    kind: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="KIND", help="What the file is, where that is not seen from it."
        ),
    ] = None,
) -> None:
    """Take claims, remarks, an edited matrix or events from another tool's file into a case."""
    from whence.store.imports import import_file

    for line in import_file(case, file, kind).told:
        typer.echo(line)
