"""The body of an answer, unpacked as it comes, within a limit that no packing can evade."""

import zlib
from collections.abc import Iterable, Iterator

from whence.model import InputError

_GZIP = 31  # zlib's number for a gzip header with the largest window
_MAGIC = b"\x1f\x8b"
_PLAIN = ("", "identity")
_PIECE = 64 * 1024  # bytes unpacked at a time, however many one packed byte stands for
# We ask for gzip and take nothing else: each decoder more is one more that can be flooded, and
# those of httpx unpack a piece whole, whatever comes out of it.
ACCEPTED = ("gzip", "x-gzip")


def read_body(pieces: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return a body without its content encoding.

    Raises `InputError` if it has more than `limit` bytes, packed or unpacked, or if the packing
    is damaged, cut off, or one that was not asked for.
    """
    return b"".join(_within(_unpack(_within(pieces, limit), encoding), limit))


def read_beginning(pieces: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return the first `limit` bytes of a body; what follows is not even asked for.

    Raises `InputError` as `read_body` does for what is wrong with the packing.
    """
    found = bytearray()
    for piece in _unpack(pieces, encoding):
        found += piece
        if len(found) >= limit:
            break
    return bytes(found[:limit])


def _within(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise InputError(f"larger than {limit / 2**20:.3g} MB, the limit for one file")
        yield piece


def _unpack(pieces: Iterable[bytes], encoding: str) -> Iterable[bytes]:
    name = encoding.strip().casefold()
    if name not in (*_PLAIN, *ACCEPTED):
        raise InputError(f"packed as {encoding[:40]!r}, which was not asked for")
    return pieces if name in _PLAIN else _gunzip(pieces)


def _gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(_GZIP)
    for piece in pieces:
        rest = piece
        while rest:
            if unpacker.eof:  # gzip may come in several members; anything else there is padding
                if not rest.startswith(_MAGIC):
                    break
                unpacker = zlib.decompressobj(_GZIP)
            try:
                yield unpacker.decompress(rest, _PIECE)
            except zlib.error:
                raise InputError("damaged on the way: not the gzip it says it is") from None
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if not unpacker.eof:
        raise InputError("cut off before its end")
