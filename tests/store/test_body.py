import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import InputError
from whence.store.body import read_beginning, read_body


def pieces(data, size=7):
    return (data[start : start + size] for start in range(0, len(data), size))


@given(st.binary(max_size=300), st.integers(1, 99), st.sampled_from(["gzip", "X-Gzip ", ""]))
def test_what_was_packed_is_unpacked_however_it_comes(data, size, encoding):
    packed = gzip.compress(data) if encoding else data
    assert read_body(pieces(packed, size), encoding, 300) == data
    assert read_beginning(pieces(packed, size), encoding, 10) == data[:10]


@given(st.binary(max_size=60), st.integers(0, 60), st.integers(1, 255))
def test_damage_is_said_or_does_no_harm(data, place, change):
    packed = bytearray(gzip.compress(data))
    packed[place % len(packed)] ^= change
    try:
        read_body(pieces(bytes(packed)), "gzip", 100)
    except InputError:
        return


@pytest.mark.parametrize(
    ("packed", "encoding", "why"),
    [
        (gzip.compress(b"x" * 99)[:-9], "gzip", "cut off before its end"),
        (b"", "gzip", "cut off before its end"),
        (b"plain text", "gzip", "not the gzip it says it is"),
        (zlib.compress(b"x"), "deflate", "packed as 'deflate', which was not asked for"),
        (b"x", "br", "packed as 'br'"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip", "packed as 'gzip, gzip'"),
        (b"x" * 1_001, "", "larger than"),
        (gzip.compress(b"x" * 1_001), "gzip", "larger than"),
    ],
)
def test_what_is_wrong_is_said(packed, encoding, why):
    with pytest.raises(InputError, match=why):
        read_body(pieces(packed), encoding, 1_000)


def test_the_limit_itself_is_allowed():
    assert len(read_body(pieces(b"x" * 1_000), "", 1_000)) == 1_000
    assert len(read_body(pieces(gzip.compress(b"x" * 1_000)), "gzip", 1_000)) == 1_000


def test_gzip_may_have_members_and_padding():
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert read_body(pieces(packed), "gzip", 99) == b"one two"
    assert read_body(pieces(packed + b"\0" * 40), "gzip", 99) == b"one two"


def test_a_bomb_is_unpacked_no_further_than_the_limit():
    """Of the first piece of many, 64 KB that hold 64 MB, no more than the limit is unpacked."""
    packer = zlib.compressobj(wbits=31)
    bomb = packer.compress(bytes(1 << 20))
    for _ in range(127):
        bomb += packer.compress(bytes(1 << 20))
    bomb += packer.flush()
    taken = 0

    def coming():
        nonlocal taken
        for piece in pieces(bomb, 1 << 16):
            taken += 1
            yield piece

    with pytest.raises(InputError, match="larger than 1 MB"):
        read_body(coming(), "gzip", 1 << 20)
    assert taken == 1


def test_a_flood_that_unpacks_to_nothing_is_limited_too():
    def name_without_end():
        yield b"\x1f\x8b\x08\x08\0\0\0\0\0\0"
        while True:
            yield b"a" * 1_000

    with pytest.raises(InputError, match="larger than"):
        read_body(name_without_end(), "gzip", 1 << 16)


def test_of_a_beginning_no_more_is_asked_for():
    def endless():
        while True:
            yield b"abc"

    assert read_beginning(endless(), "", 5) == b"abcab"
