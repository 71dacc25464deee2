"""The language of a report, as `--language` names it: a tag, or a catalogue of one's own."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from whence.model import CaseError, InputError, UsageError

if TYPE_CHECKING:
    from whence.report.language import Language

_ENDINGS = (".yaml", ".yml")

Spoken: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="TAG|FILE",
        help="The language of the page's own words: that of a catalogue (a file ending in .yaml).",
    ),
]


def language_named(name: str | None) -> "Language":
    """Return the language of a tag or of a catalogue, English where none is named.

    Raises `UsageError` for a tag that there is no catalogue for, `InputError` for a catalogue that
    cannot be read, `CaseError` with its line for what is wrong in it.
    """
    from whence.report.language import ENGLISH

    if name is None or name == ENGLISH.tag:
        return ENGLISH
    if name.endswith(_ENDINGS):
        return _read(Path(name))
    place = Path(str(files("whence.report"))) / "languages"
    there = sorted(path.stem for path in place.glob("*.yaml"))
    if name not in there:
        known = ", ".join([ENGLISH.tag, *there])
        raise UsageError(
            f"--language {name}: there is no such catalogue, only {known}; or name a file: --language {name}.yaml"
        )
    return _read(place / f"{name}.yaml")


def _read(path: Path) -> "Language":
    from whence.report.catalogue import language_from, problems_of
    from whence.store.yaml import load_yaml

    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    found = load_yaml(content, str(path))
    for where, what in problems_of(found.data):
        key = ": ".join(map(str, where))
        said = f"{key}: {what}" if key else what
        raise CaseError(said, path=str(path), line=found.line(where))
    return language_from(found.data)
