"""`whence add`: pages of the web, kept as they are today."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.model import InputError

from .progress import show_progress
from .shield import say

if TYPE_CHECKING:
    from whence.store.add import Added

_FAILED = 2


def add_command(
    url: Annotated[list[str], typer.Argument(help="Pages or files on the web: http(s)://…")],
    case: Annotated[
        Path,
        typer.Option(metavar="CASE", help="The case folder to add to; made if it is not there."),
    ],
    refresh: Annotated[
        bool,
        typer.Option(
            "--refresh", help="Ask for what the case has again, and keep both if it has changed."
        ),
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private",
            help="Fetch from addresses of this machine and of private networks too. A page can "
            "then lead whence to any of them.",
        ),
    ] = False,
    ignore_robots: Annotated[
        bool,
        typer.Option(
            "--ignore-robots", help="Fetch what robots.txt forbids, if you have permission."
        ),
    ] = False,
) -> None:
    """Fetch pages into a case: the bytes as served, their hash, and when that was.

    What the case has is not fetched again. No cookies, no proxy, and only public addresses.
    """
    from whence.read import read_file
    from whence.store.add import Collection
    from whence.store.addresses import PRIVATE
    from whence.store.fetch import Fetcher
    from whence.store.urls import shown

    allowed = PRIVATE if allow_private else ()
    fetcher = Fetcher(allowed=allowed, obey_robots=not ignore_robots)
    collection = Collection(case, fetcher, read_file)
    failed = 0
    with show_progress(("fetch",)) as progress:
        for one in url:
            progress("fetch", shown(one))
            try:
                _tell(one, collection.add(one, refresh=refresh), case)
            except InputError as error:
                say(f"whence: {error}")
                failed += 1
    if failed:
        raise typer.Exit(_FAILED)


def _tell(url: str, added: "Added", case: Path) -> None:
    """Print the path of what is new; say of the rest that and why nothing was written."""
    from whence.store.urls import shown

    before = added.before
    if before and added.outcome == "kept":
        what = f"captured on {before.captured:%Y-%m-%d} as {before.path}"
        say(f"{shown(url)}: {what}, not fetched again (see --refresh)")
        return
    if before and added.outcome == "unchanged":
        say(f"{shown(url)}: unchanged since {before.captured:%Y-%m-%d}, kept as {before.path}")
        return
    typer.echo(str(case / added.capture.path))
    if before:
        say(f"{shown(url)}: changed since {before.captured:%Y-%m-%d}; {before.path} is kept too")
    for issue in added.issues:
        if issue.level != "info":
            say(f"{issue.level}: {issue.what}")
