"""How far the reading of files is, told by the streams that they are read from."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from io import BufferedIOBase

from whence.model import RawFile


class Position:
    """Where the reading of some files stands. Each file counts alike, whatever its size.

    Of use while something that was read is in hand: a file may be read more than once, and only
    the last time, which yields its documents, tells how far it is.
    """

    def __init__(self, files: Iterable[RawFile]) -> None:
        self.files = tuple(
            replace(file, opener=partial(self._open, number, file))
            for number, file in enumerate(files)
        )
        self._number = 0
        self._stream: BufferedIOBase | None = None

    def _open(self, number: int, file: RawFile) -> BufferedIOBase:
        self._number, self._stream = number, file.open()
        return self._stream

    def share(self) -> float:
        """Return how much lies behind, from 0 to 1."""
        return (self._number + _share_of(self._stream)) / max(1, len(self.files))


def _share_of(stream: BufferedIOBase | None) -> float:
    """Return how much of a stream was read; one that was closed was read as far as need be."""
    if stream is None:
        return 0.0
    try:
        at = stream.tell()
        end = stream.seek(0, 2)
        stream.seek(at)
    except (OSError, ValueError):
        return 1.0
    return at / end if end else 1.0
