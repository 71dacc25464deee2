"""What a file of another tool adds to a case, and writing it there: all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from whence.model import InputError, NothingToAssess, Question

from ..case import open_case
from ..edit import CASE, extended
from ..errors import raise_problems
from ..records import load_record
from ..writing import replace_file, write_new

# The folder of a case for files that were taken in and that nothing reads.
KEPT = "imports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What a file adds to a case.

    `case` has for keys of `case.yaml` the items that come behind those there; `documents` and
    `knowledge` have the bytes of new files by name, `kept` those of files that are kept as they came
    and read by nobody; `told` says in lines for people what was taken, and what was not.
    """

    case: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    documents: Mapping[str, bytes] = field(default_factory=dict)
    knowledge: Mapping[str, bytes] = field(default_factory=dict)
    kept: Mapping[str, bytes] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def write_additions(folder: Path, added: Additions) -> Additions:
    """Write additions into the case of a folder; return them with what was written told.

    A file that is there with the same bytes is left alone. If the case cannot be read with them,
    everything is as it was before. Raises `InputError`, or `CaseError` with what is wrong.
    """
    files = {folder / "documents" / name: data for name, data in added.documents.items()}
    files |= {folder / "knowledge" / name: data for name, data in added.knowledge.items()}
    files |= {folder / KEPT / name: data for name, data in added.kept.items()}
    new = {path: data for path, data in files.items() if not _holds(path, data)}
    path = folder / CASE
    before = path.read_bytes() if path.exists() else None
    after = extended(before or b"", added.case)
    raise_problems(load_record(after, str(path), Question)[1])
    try:
        write_new(new)
    except OSError as error:
        raise InputError(
            f"{error.filename or folder} cannot be written: {error.strerror}"
        ) from None
    try:
        if after != (before or b""):
            replace_file(path, after)
        _check(folder)
    except BaseException:
        for each in new:
            each.unlink(missing_ok=True)
        if before is None:
            path.unlink(missing_ok=True)
        else:
            replace_file(path, before)
        raise
    written = [*new, *([path] if after != (before or b"") else [])]
    lines = [f"written: {each}" for each in written] or ["nothing new: the case has all of it"]
    return replace(added, told=(*added.told, *lines))


def _holds(path: Path, data: bytes) -> bool:
    """Say whether a file is there with these bytes. Raises `InputError` if it has others."""
    if not path.exists():
        return False
    if path.read_bytes() == data:
        return True
    raise InputError(f"{path} is there and holds something else; move it away and import again")


def _check(folder: Path) -> None:
    """Raise the error that opening the case raises; no documents yet is none."""
    try:
        open_case(folder)
    except NothingToAssess:
        return
