"""The records of what was fetched for a case: `captures/*.json`, one for each document fetched."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from whence.model import Capture, Issue, RawFile

from .media import telling

if TYPE_CHECKING:
    from pydantic import TypeAdapter

CAPTURES, DOCUMENTS = "captures", "documents"
_LARGEST = 4 * 1024 * 1024  # bytes: the hashes of some 40,000 documents of one archive


def load_captures(folder: Path) -> tuple[tuple[Capture, ...], list[Issue]]:
    """Return the records of a case folder, oldest first, and what of them could not be read."""
    found: list[Capture] = []
    issues: list[Issue] = []
    inside = folder / CAPTURES
    for path in sorted(inside.glob("*.json")) if inside.is_dir() else ():
        if path.name.startswith("."):
            continue
        try:
            found.append(_load(path))
        except (OSError, ValueError) as error:
            what = f"{CAPTURES}/{path.name} was not read ({_first_line(error)}): "
            what += "where its document comes from, and whether it has changed, is not known"
            issues.append(Issue(level="warning", what=what))
    return tuple(sorted(found, key=lambda each: each.captured)), issues


def attach_captures(files: Iterable[RawFile], captures: Sequence[Capture]) -> tuple[RawFile, ...]:
    """Return the files, those that were fetched with where and when that was."""
    by_path = {capture.path: capture for capture in captures}
    return tuple(
        file if (capture := by_path.get(file.path)) is None else with_capture(file, capture)
        for file in files
    )


def with_capture(file: RawFile, capture: Capture) -> RawFile:
    """Return a file with where and when it was fetched."""
    return replace(
        file,
        url=capture.final_url,
        captured=capture.captured,
        media=telling(capture.media),
    )


def capture_json(capture: Capture) -> bytes:
    """Return a record as it is written to its file."""
    return _adapter().dump_json(capture, indent=2) + b"\n"


def _load(path: Path) -> Capture:
    if not path.is_file() or path.is_symlink():
        raise ValueError("not a regular file")
    with path.open("rb") as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError("too large")
    capture = _adapter().validate_json(data)
    aware = capture.captured.tzinfo is not None
    return capture if aware else replace(capture, captured=capture.captured.replace(tzinfo=UTC))


def _first_line(error: OSError | ValueError) -> str:
    """Return what is wrong, without the content of the file."""
    from pydantic import ValidationError

    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        return ": ".join([*map(str, first["loc"]), str(first["msg"]).lower()])
    return str(getattr(error, "strerror", None) or error).lower()


def _adapter() -> "TypeAdapter[Capture]":
    from pydantic import TypeAdapter

    return TypeAdapter(Capture)
