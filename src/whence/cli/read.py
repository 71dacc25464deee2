"""`whence read`: what documents whence sees in a file or folder."""

from typing import Annotated

import typer

from .opening import open_path
from .shield import say


def read_command(
    path: Annotated[
        str,
        typer.Argument(help="A file, a folder, a glob or a case folder, or - for standard input."),
    ],
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Print one JSON object a document, with its text.")
    ] = False,
) -> None:
    """List the documents of a file or folder: what kind, by whom, when, how long."""
    from whence.read import read_files

    case = open_path(path)
    documents, issues = read_files(case.files)
    if jsonl:
        from whence.store.schema import document_json

        for document in documents:
            typer.echo(document_json(document))
    else:
        from rich.console import Console

        from whence.report.listing import print_documents

        print_documents(documents, Console())
    for issue in (*case.issues, *issues):
        say(f"{issue.level}: {issue.what}")
    if not documents:
        raise typer.Exit(1)
