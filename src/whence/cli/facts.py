"""`whence facts`: what documents state of the world, as candidate facts ready to be reviewed."""

from typing import Annotated

import typer

from .assess import check_date
from .opening import open_path
from .progress import show_progress
from .shield import say


def facts_command(
    path: Annotated[
        str,
        typer.Argument(
            help="A case folder, a folder or glob of documents, one document, or - for standard "
            "input."
        ),
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Use nothing published or begun later (EDTF date or time)."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the same as JSON.")] = False,
) -> None:
    """Print what documents state of actors and places in their own words, as a knowledge file.

    Each row cites the words it was read in. Nothing of it is checked: strike what is wrong, and
    save the rest in knowledge/ of the case.
    """
    from whence.gather import gather
    from whence.store.stated import stated_data, stated_yaml, unknown_only

    check_date(as_of)
    case = open_path(path)
    with show_progress() as progress:
        read = gather(case, as_of=as_of, tell=progress)
    for issue in read.issues:
        if issue.level != "info":
            say(f"{issue.level}: {issue.what}")
    stated = unknown_only(read.found.stated, case.knowledge)
    if json:
        from json import dumps

        typer.echo(dumps(stated_data(stated), indent=2, ensure_ascii=False))
    else:
        typer.echo(stated_yaml(stated, read.documents), nl=False)
