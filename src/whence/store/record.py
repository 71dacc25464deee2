"""`track-record.yaml`: what came out of claims scored, on disk; always whole, one writer at a time."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from whence.model import InputError, Scored, TrackRecord, UsageError, Word

from .errors import raise_problems
from .locking import lock
from .records import load_record
from .writing import replace_file

RECORD = "track-record.yaml"
_HEAD = """\
# The track record of sources: claims whose outcome is known, and who had said what on them.
# `whence score` writes it, and `whence assess --record` reads it. An entry may be corrected or taken
# out by hand; `names` of one source in two entries make them one. A right word is one that asserts
# what came out true, or denies or doubts what did not.
"""


def beside(case_folder: str | Path) -> Path:
    """Return where the record of a case is kept unless another is named: beside its folder.

    Raises `UsageError` for what is no case folder: a record among documents would be read as one.
    """
    if not _is_case(Path(case_folder)):
        raise UsageError(f"{case_folder} is no case folder; name the track record with --record")
    return Path(case_folder).resolve().parent / RECORD


def records_for(path: str | Path, named: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the records to use: those named, else the one in the case folder or beside it.

    Documents that are no case folder have no record unless it is named.
    """
    given = tuple(named)
    if given:
        return given
    folder = Path(path)
    if not _is_case(folder):
        return ()
    found = (folder / RECORD, beside(folder))
    return tuple(place for place in found if place.is_file())[:1]


def _is_case(folder: Path) -> bool:
    from .case import is_case_folder  # which imports the name of the file from here

    return folder.is_dir() and is_case_folder(folder)


def read_record(path: Path) -> TrackRecord:
    """Read a record. Raises `InputError` if there is none, `CaseError` for what is wrong in it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{path} cannot be read: {why}; whence score writes one") from None
    loaded, problems = load_record(content, str(path), TrackRecord)
    raise_problems(problems)
    wrong = [
        loaded.problem(("scored", place, name), "must be a number from 0 to 1")
        for place, one in enumerate(loaded.record.scored)
        for name, value in (("probability", one.probability), ("prior", one.prior))
        if not 0 <= value <= 1
    ]
    wrong += [
        loaded.problem(("scored", place, "words", at, "relays"), "must be 0 or more")
        for place, one in enumerate(loaded.record.scored)
        for at, word in enumerate(one.words)
        if word.relays < 0
    ]
    raise_problems(wrong)
    return loaded.record


def update_record(path: Path, change: Callable[[TrackRecord], TrackRecord]) -> TrackRecord:
    """Change a record on disk and return it; where there is none, one is begun.

    The new file takes the place of the old one at once, so that a reader sees one or the other
    whole. Raises `UsageError` while another process changes it, `InputError` where it cannot be
    written, `CaseError` for what is wrong in it.
    """
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file, such as {path / RECORD}")
    guard = path.with_name(f".{path.name}.lock")
    try:
        with guard.open("a+b") as file:
            if not lock(file):
                raise UsageError(f"{path} is being written by another process; try again")
            before = read_record(path) if os.path.lexists(path) else TrackRecord()
            after = change(before)
            replace_file(path, to_yaml(after).encode())
        with suppress(OSError):
            guard.unlink()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{path} cannot be written: {why}") from None
    return after


def to_yaml(record: TrackRecord) -> str:
    """Write a record as YAML that `read_record` reads back as it is."""
    import yaml

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, _data: Any) -> bool:
            return True

    data = {"scored": [_entry(one) for one in record.scored]}
    return _HEAD + yaml.dump(
        data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=100, indent=2
    )


def _entry(one: Scored) -> dict[str, Any]:
    found = {
        "case": one.case,
        "claim": one.claim,
        "text": one.text,
        "outcome": one.outcome,
        "known": str(one.known) if one.known else None,
        "as_of": str(one.as_of) if one.as_of else None,
        "probability": one.probability,
        "prior": one.prior,
        "words": [_word(word) for word in one.words],
        "relays": list(one.relays),
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def _word(word: Word) -> dict[str, Any]:
    found: dict[str, Any] = {
        "names": list(word.names),
        "kind": word.kind,
        "stance": word.stance,
        "certainty": None if word.certainty == "certain" else word.certainty,
        "directness": word.directness,
        "relays": word.relays or None,
        "interest": word.interest,
    }
    return {key: value for key, value in found.items() if value is not None}
