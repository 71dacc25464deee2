"""`whence read`: what documents whence sees in a file or folder."""

from collections.abc import Iterable
from typing import Annotated

import typer

from whence.model import Document, Issue

from .opening import open_path
from .progress import show_progress
from .shield import say


def read_command(
    path: Annotated[
        str,
        typer.Argument(help="A file, a folder, a glob or a case folder, or - for standard input."),
    ],
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Print one JSON object a document, with its text.")
    ] = False,
    fast: Annotated[
        bool,
        typer.Option(
            "--fast", help="Read web pages many times faster, less clean and without comments."
        ),
    ] = False,
) -> None:
    """List the documents of a file or folder: what kind, by whom, when, how long."""
    from whence.read import read_each

    case = open_path(path)
    show = _print_json if jsonl else _print_table
    with show_progress() as progress:
        parts = read_each(case.files, lambda name: progress("read", name), fast=fast)
        documents, unread = show(parts)
    for issue in case.issues:
        _tell(issue)
    if not documents:
        raise typer.Exit(2 if unread else 1)


def _print_json(parts: Iterable[Document | Issue]) -> tuple[int, int]:
    """Print each document as it is read, so that memory does not grow with their number.

    Return how many there were, and how many files could not be read.
    """
    from whence.store.schema import document_json

    documents = unread = 0
    for part in parts:
        if isinstance(part, Document):
            typer.echo(document_json(part))
            documents += 1
        else:
            _tell(part)
            unread += part.level == "error"
    return documents, unread


def _print_table(parts: Iterable[Document | Issue]) -> tuple[int, int]:
    from rich.console import Console

    from whence.report.listing import print_documents

    found = list(parts)
    documents = [part for part in found if isinstance(part, Document)]
    issues = [part for part in found if isinstance(part, Issue)]
    if documents:
        print_documents(documents, Console())
    for issue in issues:
        _tell(issue)
    return len(documents), sum(issue.level == "error" for issue in issues)


def _tell(issue: Issue) -> None:
    say(f"{issue.level}: {issue.what}")
