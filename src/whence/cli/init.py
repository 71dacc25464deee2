"""`whence init`: a case to start from."""

from pathlib import Path
from typing import Annotated

import typer

from .shield import say


def init_command(
    directory: Annotated[Path, typer.Argument(help="The folder to write the case into.")],
) -> None:
    """Write a small, working, commented case to change into your own."""
    from whence.store.init import init_case

    for path in init_case(directory):
        typer.echo(str(path))
    say(f"now run: whence assess {directory}")
