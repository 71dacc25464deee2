"""The body of an HTTP response as a crawler stored it: chunks joined, content unpacked.

Many crawlers store a body already joined or unpacked under the headers the server sent. So a body
that does not begin as its headers say is taken as it is.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from io import BytesIO

from .unpacking import GZIP, PIECE, Gaps, gunzip

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")  # size; extensions (RFC 9112, 7.1)
_MOST_CHUNKS = 1_000_000  # of a body of 64 MB: servers send kilobytes at a time
_MOST_CODINGS = 3  # real servers use one, and proxies sometimes two


class PayloadError(Exception):
    """A body that cannot be unpacked, or to too much; the message is the reason and the remedy."""


def join_chunks(data: bytes) -> bytes:
    """Return a chunked body without the chunks' sizes; as it is where it is not chunked.

    Raises `PayloadError` if it is in more pieces than any server sends.
    """
    joined, at, count = bytearray(), 0, 0
    while found := _CHUNK.match(data, at):
        count += 1
        if count > _MOST_CHUNKS:
            raise PayloadError("in millions of pieces; record the page again")
        size, start = int(found[1], 16), found.end()
        joined += data[start : start + size]
        at = start + size + 2
        if not size or at > len(data):  # the end, or cut off
            break
        if data[at - 2 : at] != b"\r\n":
            return data if len(joined) == size else bytes(joined)
    return bytes(joined) if at else data


def unpack_content(data: bytes, codings: str, limit: int) -> tuple[bytes, str | None]:
    """Return a body without its content codings, and what is wrong where it is damaged.

    `codings` is the header Content-Encoding. Raises `PayloadError` if one is not known, or the
    body unpacks to more than `limit` bytes.
    """
    names = [name for part in codings.split(",") if (name := part.strip().casefold())]
    if len(names) > _MOST_CODINGS:
        raise PayloadError("packed too many times over; unpack it yourself")
    damage = None
    for name in reversed(names):
        if name not in _CODINGS:
            raise PayloadError(f"content coding {name[:40]!a} is not known; record the page again")
        data, reason = _collect(data, _CODINGS[name](data), limit)
        damage = reason or damage
    return data, damage


def _collect(data: bytes, pieces: Iterator[bytes], limit: int) -> tuple[bytes, str | None]:
    found = bytearray()
    try:
        for piece in pieces:
            found += piece
            if len(found) > limit:
                what = f"unpacks to more than {limit / 2**20:g} MB"
                raise PayloadError(f"{what}; save the page by itself and split it")
    except _Damaged as error:
        return (bytes(found), str(error)) if found else (data, None)
    return bytes(found), None


class _Damaged(Exception):
    """Packed bytes that are damaged, or no packed bytes at all."""


def _as_it_is(data: bytes) -> Iterator[bytes]:
    yield data


def _gunzip(data: bytes) -> Iterator[bytes]:
    if not data.startswith(GZIP):
        raise _Damaged("not packed with gzip")
    gaps = Gaps()
    for piece in gunzip(partial(BytesIO, data), gaps):
        if not piece:
            raise _Damaged(gaps.first)
        yield piece


def _inflate(data: bytes) -> Iterator[bytes]:
    """Yield what a zlib stream or, as some servers send by mistake, a bare deflate stream holds."""
    # A zlib header names deflate and is a multiple of 31 (RFC 1950).
    marked = data[:1] and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    engine = zlib.decompressobj(15 if marked else -15)
    try:
        for piece in _cut(data):
            while piece and not engine.eof:
                yield engine.decompress(piece, PIECE)
                piece = engine.unconsumed_tail
        yield engine.flush()
    except zlib.error as error:
        raise _Damaged(str(error)) from None
    if not engine.eof:
        raise _Damaged("it ends in the middle")


def _unbrotli(data: bytes) -> Iterator[bytes]:
    try:
        brotli = import_module("brotli")
    except ImportError:
        raise PayloadError("packed with Brotli; pip install 'brotli>=1.2'") from None
    engine = brotli.Decompressor()
    if not hasattr(engine, "can_accept_more_data"):  # before 1.2 what it unpacks has no bound
        raise PayloadError("packed with Brotli; pip install 'brotli>=1.2'")
    try:
        for piece in _cut(data):
            # Not `can_accept_more_data`: in 1.2.1 it says yes with 100 KB still to come.
            while found := engine.process(piece, output_buffer_limit=PIECE):
                yield found
                piece = b""
    except brotli.error:
        raise _Damaged("its Brotli stream is damaged") from None
    if not engine.is_finished():
        raise _Damaged("it ends in the middle")


def _cut(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]


_CODINGS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "identity": _as_it_is,
    "none": _as_it_is,
    "utf-8": _as_it_is,  # a charset, which some servers put here
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
}
