"""Unpacked bytes as streams, within an allowance that all archives in one file share.

A file of kilobytes can unpack to any size, and archives lie within archives. So what is unpacked
from one file on disk is counted together, at every depth and each time it is unpacked again.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedIOBase, BufferedReader, BytesIO, RawIOBase
from typing import Any

from whence.model import SIZE_LIMIT, InputError

PIECE = 64 * 1024  # bytes that are unpacked at once
# Small, since a member that follows in the same block is copied once for each one before it.
_BLOCK = 16 * 1024
_SEARCHED = 1_000  # damaged members that are searched whole for the next one
_REMEMBERED = 64 * 1024  # packed bytes of a member; most pages are smaller
GZIP = b"\x1f\x8b\x08"  # how a gzip member begins: the magic number, and deflate (RFC 1952)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What may be unpacked. Beyond it a file was made to do harm, or is for other tools.

    Pages pack to a tenth of their size and tables of like rows to a fiftieth; deflate ends at
    1 : 1,032. A directory of 16 MB takes 200 MB in memory.
    """

    members: int = 100_000
    directory: int = 16 * 2**20  # bytes of an archive's list of members
    member: int = 16 * 2**30  # bytes of one member, unpacked
    held: int = SIZE_LIMIT  # bytes of one that is held in memory; a larger one is streamed
    ratio: int = 200  # unpacked to packed size
    floor: int = 256 * 2**20  # bytes that even the smallest file may unpack to


LIMITS = Limits()


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked from a file."""

    path: str
    left: int

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked. Raises `InputError` when it is too many."""
        self.left -= count
        self.check()

    def check(self) -> None:
        """Raise `InputError` if nothing is left."""
        if self.left < 0:
            what = "unpacks to far more than its size, as files made to do harm"
            raise InputError(f"{self.path}: {what}; unpack it yourself")


@dataclass(slots=True)
class Gaps:
    """Where packed bytes were damaged: how often, and the first reason."""

    count: int = 0
    first: str = ""

    def note(self, reason: str) -> None:
        """Count one more."""
        self.first = self.first or reason
        self.count += 1


class Held(BytesIO):
    """Bytes already unpacked, which remember the allowance they were taken from."""

    def __init__(self, data: bytes, allowance: Allowance) -> None:
        super().__init__(data)
        self.allowance = allowance


class Unpacked(BufferedReader):
    """A stream of bytes that are unpacked while they are read.

    `pieces` begins to unpack. Rewinding begins anew, as does what looks for the length. A read
    ends early at an empty piece, which marks damage; the next one goes on behind it.
    """

    def __init__(self, pieces: Callable[[], Iterator[bytes]], allowance: Allowance) -> None:
        super().__init__(_Pieces(pieces, allowance), PIECE)
        self.allowance = allowance


class _Pieces(RawIOBase):
    def __init__(self, pieces: Callable[[], Iterator[bytes]], allowance: Allowance) -> None:
        self._begin, self._allowance = pieces, allowance
        self._pieces, self._rest, self._at = pieces(), memoryview(b""), 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if not self._rest:
            piece = next(self._pieces, b"")
            self._allowance.spend(len(piece))
            self._rest = memoryview(piece)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self._at += count
        return count

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = SEEK_SET, /) -> int:
        if whence == SEEK_END:
            self._skip_to(None)
        target = max(0, offset + (self._at if whence in (SEEK_CUR, SEEK_END) else 0))
        if target < self._at:
            self._pieces, self._rest, self._at = self._begin(), memoryview(b""), 0
        self._skip_to(target)
        return self._at

    def _skip_to(self, target: int | None) -> None:
        scratch = bytearray(PIECE)
        while target is None or self._at < target:
            room = PIECE if target is None else min(PIECE, target - self._at)
            if not self.readinto(memoryview(scratch)[:room]):
                return


def allowance_for(path: str, stream: BufferedIOBase, limits: Limits = LIMITS) -> Allowance:
    """Return the allowance of an archive: that of the file it lies in, or else a new one.

    A stream that is on no allowance yet is left at its beginning.
    """
    if isinstance(stream, Held | Unpacked):
        return stream.allowance
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    return Allowance(path, max(limits.floor, limits.ratio * size))


def gunzip(opener: Callable[[], BufferedIOBase], gaps: Gaps) -> Iterator[bytes]:
    """Yield what gzip members hold, and an empty piece where one is damaged or cut off.

    Behind the damage it goes on with the next member that can be found.
    """
    with opener() as stream:
        packed = b""
        while packed := _next_member(stream, packed, gaps):
            member = _Member(stream, packed)
            try:
                yield from member.pieces()
                packed = member.packed
            except zlib.error as error:
                gaps.note(str(error))
                yield b""
                packed = member.again(short=gaps.count < _SEARCHED)


class _Member:
    """A gzip member; `packed` are bytes read from the stream and not unpacked yet."""

    def __init__(self, stream: BufferedIOBase, packed: bytes) -> None:
        self._stream, self.packed, self._read = stream, packed, packed

    def pieces(self) -> Iterator[bytes]:
        """Yield its content. Raises `zlib.error` where it is damaged or cut off."""
        engine = zlib.decompressobj(wbits=31)
        while not engine.eof:
            if not self.packed:
                self.packed = self._stream.read(_BLOCK)
                self._read += self.packed if len(self._read) < _REMEMBERED else b""
            ends = not self.packed
            if piece := engine.flush() if ends else engine.decompress(self.packed, PIECE):
                yield piece
            if ends and not engine.eof:
                raise zlib.error("it ends in the middle")
            self.packed = engine.unused_data if engine.eof else engine.unconsumed_tail

    def again(self, *, short: bool) -> bytes:
        """Return where to look for the next member; of a `short` one in all that was read of it.

        Damage can make it reach over those behind it.
        """
        whole = short and len(self._read) < _REMEMBERED
        return (self._read if whole else self.packed)[1:]


def _next_member(stream: BufferedIOBase, packed: bytes, gaps: Gaps) -> bytes:
    """Return bytes that begin with a gzip member, b"" if none follows.

    Zeros may pad a file; anything else between members is damage.
    """
    told = False
    while True:
        packed = packed.lstrip(b"\0")
        if len(packed) < len(GZIP):
            more = stream.read(_BLOCK)
            if not more:
                if packed:
                    gaps.note("it ends in the middle")
                return b""
            packed += more
            continue
        start = packed.find(GZIP)
        if start == 0:
            return packed
        if not told:
            gaps.note("something else lies between its parts")
            told = True
        packed = packed[start:] if start > 0 else packed[1 - len(GZIP) :]
