"""ZIP archives: zipped folders, exports of Hunchly, and web archives as WACZ.

A WACZ (Web Archive Collection Zipped 1.1.1) is a ZIP archive with WARC files under `archive/`. An
export of Hunchly holds each page as `pages/<number>.mhtml`, and what the case says of itself under
`case_data/`.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BufferedIOBase
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from whence.model import Document, InputError, Issue, RawFile

from .members import Chosen, Member, choose_members, choose_warcs
from .unpacking import LIMITS, PIECE, Allowance, Held, Limits, Unpacked, allowance_for

_Choose = Callable[[str, list[ZipInfo], Limits], Chosen]
_SHOWN = 50  # members of an archive that cannot be read and are named one by one
# What zipfile raises on damaged archives; LookupError and ValueError also for their names.
_DAMAGED = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,  # also NotImplementedError: a version or kind of ZIP that zipfile does not know
)


def read_zip(file: RawFile, _blank: Document, limits: Limits = LIMITS) -> Iterator[Issue | RawFile]:
    """Yield each file in a zipped folder, and what could not be read of it.

    Raises `InputError` if it is no ZIP archive, or unpacks to more than it may.
    """
    return _read(file, choose_members, limits)


def read_wacz(
    file: RawFile, _blank: Document, limits: Limits = LIMITS
) -> Iterator[Issue | RawFile]:
    """Yield the WARC files in a WACZ.

    Raises `InputError` if it is no ZIP archive or holds none, or unpacks to more than it may.
    """
    empty = True
    for part in _read(file, choose_warcs, limits):
        yield part
        empty = False
    if empty:
        raise InputError(f"{file.path}: holds no WARC file under archive/; make the WACZ again")


def _read(file: RawFile, choose: _Choose, limits: Limits) -> Iterator[Issue | RawFile]:
    with file.open() as stream:
        archive = _directory(file.path, stream, limits)
        infos = archive.infolist()
        chosen = choose(file.id, infos[: limits.members], limits)
        if len(infos) > limits.members:
            what = f"only the first {limits.members:,} of {len(infos):,} files in it were read"
            yield Issue(level="error", what=f"{file.path}: {what}; split it", document=file.id)
        yield from _remarks(file, chosen)
        allowance = allowance_for(file.path, stream, limits)
        yield from _members(file, archive, chosen, allowance, limits)


def _members(
    file: RawFile, archive: ZipFile, chosen: Chosen, allowance: Allowance, limits: Limits
) -> Iterator[Issue | RawFile]:
    unread = 0
    for member in chosen.members:
        if member.reason:
            what = f"{file.path}!/{member.label}: {member.reason}"
            found: RawFile | Issue = Issue(level="error", what=what, document=member.id)
        elif member.info.file_size > limits.held:
            found = _streamed(file, member, allowance)
        else:
            found = _held(file, archive, member, allowance)
        unread += isinstance(found, Issue)
        if isinstance(found, RawFile) or unread <= _SHOWN:
            yield found
        allowance.check()  # a large member is unpacked while its reader goes through it
    if unread > _SHOWN:
        what = f"{file.path}: {unread - _SHOWN:,} more files in it could not be read either"
        yield Issue(level="error", what=what, document=file.id)


def _held(file: RawFile, archive: ZipFile, member: Member, allowance: Allowance) -> RawFile | Issue:
    """Return a small member, unpacked."""
    path, pieces = f"{file.path}!/{member.label}", []
    try:
        for piece in _pieces(archive, member.info, path):
            allowance.spend(len(piece))
            pieces.append(piece)
    except InputError as error:
        allowance.check()
        return Issue(level="error", what=str(error), document=member.id)
    opener = partial(Held, b"".join(pieces), allowance)
    return RawFile(id=member.id, path=path, opener=opener, captured=file.captured)


def _streamed(file: RawFile, member: Member, allowance: Allowance) -> RawFile:
    """Return a large member, to be unpacked while it is read."""
    path = f"{file.path}!/{member.label}"
    opener = partial(Unpacked, partial(_reopened, file, member.info, path), allowance)
    return RawFile(id=member.id, path=path, opener=opener, captured=file.captured)


def _reopened(file: RawFile, info: ZipInfo, path: str) -> Iterator[bytes]:
    with file.open() as stream:
        yield from _pieces(_directory(file.path, stream, LIMITS), info, path)


def _pieces(archive: ZipFile, info: ZipInfo, path: str) -> Iterator[bytes]:
    """Yield the content of a member; never more than its size as stated, as zipfile takes care."""
    try:
        with archive.open(info) as member:
            while piece := member.read(PIECE):
                yield piece
    except _DAMAGED as error:
        what = f"damaged in its archive ({_short(error)}); get the archive again"
        raise InputError(f"{path}: {what}") from None


def _directory(path: str, stream: BufferedIOBase, limits: Limits) -> ZipFile:
    try:
        return ZipFile(_Guarded(stream, limits.directory))
    except _DAMAGED as error:
        what = f"not a readable ZIP archive ({_short(error)}); get it again, or unpack it yourself"
        raise InputError(f"{path}: {what}") from None


class _Guarded:
    """A stream that gives no more than `most` bytes at a time.

    zipfile reads the whole directory at once, at the size it says it has, before anyone can count
    what is in it.
    """

    def __init__(self, stream: BufferedIOBase, most: int) -> None:
        self._stream, self._most = stream, most

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise BadZipFile(f"its directory takes {size:,} bytes")
        return self._stream.read(size if size >= 0 else self._most)  # else its last 64 KB

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _remarks(file: RawFile, chosen: Chosen) -> Iterator[Issue]:
    """Yield what is said of an archive as a whole."""
    said = []
    if chosen.media:
        said.append(f"passed over in it: {chosen.media:,} pictures, fonts, scripts or the like")
    if chosen.metadata:
        said.append(f"passed over in it: {chosen.metadata:,} files on the case itself (case_data/)")
    if chosen.renamed:
        what = "names with .., \\, control characters or the like in it, which were changed"
        said.append(f"{what}: {len(chosen.renamed):,}, the first to {chosen.renamed[0]!r}")
    if chosen.repeated:
        what = "names that come more than once in it, each file of which was read"
        said.append(f"{what}: {len(chosen.repeated):,}, the first {chosen.repeated[0]!r}")
    for what in said:
        yield Issue(level="info", what=f"{file.path}: {what}", document=file.id)


def _short(error: BaseException) -> str:
    """Return the reason on one line; zipfile repeats names, which may hold anything."""
    return ascii(str(error))[1:-1][:120]
