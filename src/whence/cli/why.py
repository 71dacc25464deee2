"""`whence why`: the case for and against two documents having one origin."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from .assess import check_date, check_page
from .opening import open_path
from .progress import show_progress
from .shield import say


def why_command(
    path: Annotated[
        str,
        typer.Argument(
            metavar="CASE", help="A case folder, a folder or glob of documents, or one."
        ),
    ],
    a: Annotated[
        str,
        typer.Argument(
            metavar="A", help="The id of a document, or of a report that a document cites."
        ),
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="The id of the other.")],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Use nothing published or begun later (EDTF date or time)."
        ),
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the same as one HTML file.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the same as JSON.")] = False,
) -> None:
    """Say what speaks for and against two documents going back to one hand, side by side."""
    from whence.why import explain_pair

    check_date(as_of)
    check_page(html)
    case = open_path(path)
    with show_progress() as progress:
        why = explain_pair(case, a, b, as_of=as_of, tell=progress)
    if html:
        from whence.report.why_html import render_why
        from whence.store.files import write_text

        write_text(html, render_why(why))
        say(f"comparison written to {html}")
    if json:
        from whence.store.schema import why_json

        typer.echo(why_json(why))
    elif not html or sys.stdout.isatty():
        from rich.console import Console

        from whence.report.why import print_why

        print_why(why, Console())
