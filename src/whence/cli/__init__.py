"""The command line: one command a verb, each a thin shell over a library function.

Results go to standard output, progress and errors to standard error. Exit status: 0 an assessment
was made, 1 the input cannot be assessed, 2 wrong usage or unreadable input.
"""

import logging
import sys
from typing import Annotated

import typer

from .add import add_command
from .assess import assess_command
from .export import export_command
from .extract import extract_command
from .facts import facts_command
from .imports import import_command
from .init import init_command
from .read import read_command
from .schema import schema_command
from .score import score_command
from .shield import shielded
from .simulate import simulate_command
from .trace import trace_command
from .why import why_command

app = typer.Typer(
    name="whence",
    help="What stands behind a report: who said it, on whose word, how many independent origins "
    "are left once copying is discounted, whether it fits what is known, and how likely it is.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("assess")(shielded(assess_command))
app.command("read")(shielded(read_command))
app.command("extract")(shielded(extract_command))
app.command("facts")(shielded(facts_command))
app.command("trace")(shielded(trace_command))
app.command("init")(shielded(init_command))
app.command("add")(shielded(add_command))
app.command("schema")(shielded(schema_command))
app.command("export")(shielded(export_command))
app.command("import")(shielded(import_command))
app.command("score")(shielded(score_command))
app.command("simulate")(shielded(simulate_command))
app.command("why")(shielded(why_command))


def _version(wanted: bool) -> None:
    if wanted:
        from whence import __version__

        typer.echo(f"whence {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Hold the options of whence itself."""


def main() -> None:
    """Run the command line. Raises `SystemExit`."""
    # Libraries that read files log what they meet; what matters of it is said as an issue.
    logging.getLogger().addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
