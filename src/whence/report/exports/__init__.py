"""Assessment → what other tools take: one module a format, each with `render(assessment)`.

Nothing here writes a file. What the formats have no place for is left out there and stays in the
JSON of the assessment, which has everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from whence.model import Assessment, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: the module that writes it, the usual ending of its files, and who takes it.

    A `binary` one is no text, and is not written to a terminal.
    """

    module: str
    ending: str
    what: str
    binary: bool = False


FORMATS: Mapping[str, Format] = {
    "html": Format(module="page", ending=".html", what="the report, one page"),
}


def export(assessment: Assessment, to: str) -> str | bytes:
    """Return an assessment in a format: text, or bytes where the format is no text.

    Raises `UsageError` for a format that is not known, `MissingExtra` where a library is not there.
    """
    written: str | bytes = import_module(f".{format_of(to).module}", __name__).render(assessment)
    return written


def format_of(to: str) -> Format:
    """Return a format by name. Raises `UsageError` with the names there are."""
    if to not in FORMATS:
        raise UsageError(f"--to {to}: no such format; there are {', '.join(FORMATS)}")
    return FORMATS[to]
