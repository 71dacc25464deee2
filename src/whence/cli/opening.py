"""The argument PATH, as every command takes it."""

import sys

from whence.model import Case, InputError, UsageError


def open_path(path: str) -> Case:
    """Open the case, folder, glob or document at a path; `-` is standard input."""
    from whence.store.case import open_case, read_stdin

    if not path.strip():
        raise UsageError("PATH is empty; name a file or folder, or . for this one")
    if path != "-":
        return open_case(path)
    if sys.stdin is None:
        raise InputError("standard input is closed; pipe the text of a report into it")
    return read_stdin(sys.stdin.buffer.read())
