"""`whence export`: an assessment in the format of another tool."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from whence.model import Assessment, UsageError
from whence.report.exports import FORMATS, Format, check_language, export, format_of
from whence.report.language import Language

from .assess import check_date, check_page, track_records
from .choices import choices
from .opening import open_path
from .progress import show_progress
from .shield import say
from .spoken import Spoken, language_named

_JSON = Format(module="", ending=".json", what="the assessment, all of it")
_TOLD = {name: form.what for name, form in {"json": _JSON, **FORMATS}.items()}


def export_command(
    path: Annotated[
        str,
        typer.Argument(
            metavar="CASE",
            help="A case folder, a folder or glob of documents, one document, or an assessment "
            "written by whence assess --json (a file ending in .json).",
        ),
    ],
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help=choices("One of these:", _TOLD))
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write to a file, not to the terminal."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Use nothing published or begun later (EDTF date or time)."
        ),
    ] = None,
    record: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A track record of sources; see whence assess."),
    ] = None,
    language: Spoken = None,
) -> None:
    """Write what stands behind the reports in a format that other tools take."""
    form = _JSON if to == "json" else format_of(to)
    check_date(as_of)
    check_page(output, "-o", f"report{form.ending}")
    if form.binary and output is None and (sys.stdout is None or sys.stdout.isatty()):
        raise UsageError(f"--to {to} is no text; name a file: -o report{form.ending}")
    spoken = language_named(language)
    check_language(to, spoken)
    written = _written(_assessment(path, as_of, record or []), to, spoken)
    if output:
        from whence.store.files import write_bytes

        write_bytes(output, written if isinstance(written, bytes) else written.encode())
        say(f"{form.what} written to {output}")
    elif isinstance(written, bytes):
        sys.stdout.buffer.write(written)
    else:
        typer.echo(written, nl=not written.endswith("\n"))


def _written(assessment: Assessment, to: str, language: Language) -> str | bytes:
    if to != "json":
        return export(assessment, to, language)
    from whence.store.schema import to_json

    return to_json(assessment) + "\n"


def _assessment(path: str, as_of: str | None, record: list[Path]) -> Assessment:
    """Assess the case at a path, or read the assessment that was written there."""
    if path.endswith(".json") and Path(path).is_file():
        from whence.store.schema import read_assessment

        if as_of is not None or record:
            raise UsageError(f"{path} is an assessment already: --as-of and --record come too late")
        return read_assessment(Path(path))
    from whence.pipeline import assess_case

    case = open_path(path)
    history = track_records(path, record)
    with show_progress() as progress:
        return assess_case(case, as_of=as_of, tell=progress, record=history)
