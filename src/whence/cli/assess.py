"""`whence assess`: a verdict with its reasons."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from whence.model import DateError, Interval, TrackRecord, UsageError

from .llm_options import (
    SECONDS,
    TOTAL,
    LlmCache,
    LlmModel,
    LlmPrice,
    LlmSeconds,
    LlmTotal,
    LlmUrl,
    language_model,
    with_issues,
)
from .opening import open_path
from .progress import show_progress
from .shield import say
from .spoken import Spoken, language_named
from .what_if import Prior, Suppose, Without, asked


def assess_command(
    path: Annotated[
        str,
        typer.Argument(
            help="A case folder, a folder or glob of documents, one document, or - for standard input."
        ),
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Use nothing published or begun later (EDTF date or time)."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the assessment as JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a report as one HTML file.")
    ] = None,
    language: Spoken = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every statement, link, finding and issue.")
    ] = False,
    record: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="A track record of sources (see whence score); several are joined. If not given, "
            "track-record.yaml in the case folder or beside it is used, where there is one.",
        ),
    ] = None,
    without: Without = None,
    suppose: Suppose = None,
    prior: Prior = None,
    llm: LlmModel = None,
    llm_url: LlmUrl = None,
    llm_cache: LlmCache = None,
    llm_seconds: LlmSeconds = SECONDS,
    llm_total: LlmTotal = TOTAL,
    llm_price: LlmPrice = None,
) -> None:
    """Say what stands behind the reports, and how likely their claims are."""
    from whence.pipeline import assess_case

    check_date(as_of)
    check_page(html)
    spoken = language_named(language)
    if language and not html:
        raise UsageError("--language is for the page; add --html report.html")
    what_if = asked(without, suppose, prior)
    case = open_path(path)
    history = track_records(path, record or [])
    with (
        language_model(llm, llm_url, llm_cache, llm_seconds, llm_total, llm_price) as model,
        show_progress() as progress,
    ):
        tagger = model.tagger(progress) if model else None
        if what_if is None:
            assessment = assess_case(
                case, as_of=as_of, tell=progress, tagger=tagger, record=history
            )
        else:
            from whence.what_if import assess_what_if

            assessment = assess_what_if(
                case, what_if, as_of=as_of, tell=progress, tagger=tagger, record=history
            )
        assessment = with_issues(assessment, model)
    if html:
        from whence.report.html import render_html
        from whence.store.files import write_text

        write_text(html, render_html(assessment, spoken))
        say(f"report written to {html}")
    if json:
        from whence.store.schema import to_json

        typer.echo(to_json(assessment))
    elif not html or explain or sys.stdout.isatty():
        from rich.console import Console

        from whence.report.terminal import print_assessment

        print_assessment(assessment, Console(), explain=explain)


def track_records(path: str, named: list[Path]) -> list[TrackRecord]:
    """Read the track records named, or the one of the case; say which is used unasked."""
    from whence.store.record import read_record, records_for

    places = records_for(path, named)
    if places and not named:
        say(f"track record of sources: {places[0]}")
    return [read_record(place) for place in places]


def check_date(as_of: str | None, option: str = "--as-of") -> None:
    """Raise `UsageError` for a date that is none, before any work is done."""
    if as_of is not None:
        try:
            Interval.parse(as_of)
        except DateError as error:
            raise UsageError(f"{option}: {error}") from None


def check_page(page: Path | None, option: str = "--html", name: str = "report.html") -> None:
    """Raise `UsageError` for a file that cannot be written, before any work is done."""
    if page and not page.parent.is_dir():
        raise UsageError(f"{option}: there is no folder {page.parent}; make it first")
    if page and page.is_dir():
        raise UsageError(f"{option}: {page} is a folder; name a file, such as {page / name}")
