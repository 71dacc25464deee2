"""The lines of a text of any size, none of them too long to hold."""

from collections.abc import Iterator
from typing import TextIO

from whence.model import InputError

LINE_LIMIT = 16 * 1024 * 1024  # characters: ten times the longest book; more is no record of one


def numbered_lines(
    stream: TextIO, path: str, limit: int = LINE_LIMIT
) -> Iterator[tuple[int, str | None]]:
    """Yield the number and text of each line; None for one over the limit, which is passed over.

    Raises `InputError` if the stream breaks off.
    """
    number = 0
    try:
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) <= limit or line.endswith("\n"):
                yield number, line
                continue
            while line and not line.endswith("\n"):
                line = stream.readline(limit)
            yield number, None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{path}: could not be read beyond line {number}: {why}") from None
