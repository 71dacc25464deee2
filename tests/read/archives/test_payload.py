"""HTTP bodies: what a server chunks and packs comes out, bounded, and what it did not stays."""

import gzip
import zlib
from functools import partial

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.archives.payload import PayloadError, join_chunks, unpack_content

PLENTY = 2**26


def bare(data):
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": bare,
    "br": partial(brotli.compress, quality=4),
    "identity": bytes,
}
PAGE = "<p>Orion agreed. قال نعم</p>".encode()


def chunked(data, size):
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@given(st.binary(max_size=300), st.integers(1, 40))
def test_chunks_are_joined(data, size):
    assert join_chunks(chunked(data, size)) == data


@given(st.binary(min_size=1, max_size=300), st.integers(1, 40), st.data())
def test_chunks_cut_anywhere_give_a_beginning(data, size, draw):
    whole = chunked(data, size)
    length = draw.draw(st.integers(whole.index(b"\n") + 1, len(whole)))
    assert data.startswith(join_chunks(whole[:length]))


@pytest.mark.parametrize(
    "data", [b"", PAGE, b"{}", b"zz\r\nabc", b"5\r\nabcdefgh", b"-5\r\nabc\r\n"]
)
def test_what_is_not_chunked_stays(data):
    assert join_chunks(data) == data


@given(st.binary(max_size=300), st.lists(st.sampled_from(sorted(PACKERS)), max_size=3))
def test_what_is_packed_comes_out(data, codings):
    packed = data
    for coding in codings:
        packed = PACKERS[coding](packed)
    assert unpack_content(packed, ", ".join(codings), PLENTY) == (data, None)


@pytest.mark.parametrize("coding", sorted(PACKERS))
@pytest.mark.parametrize("size", [65_535, 65_536, 200_000, 17_000_000])
def test_what_is_packed_many_times_over_comes_out_whole(coding, size):
    data = bytes(size)
    assert unpack_content(PACKERS[coding](data), coding, PLENTY) == (data, None)


def test_a_body_in_millions_of_pieces_is_refused():
    with pytest.raises(PayloadError, match="in millions of pieces"):
        join_chunks(b"1\r\nx\r\n" * 1_000_001)


def test_a_packed_body_of_two_members_comes_out():
    packed = gzip.compress(PAGE) + gzip.compress(PAGE)
    assert unpack_content(packed, "gzip", PLENTY) == (PAGE * 2, None)


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_what_the_crawler_already_unpacked_stays(coding):
    assert unpack_content(PAGE, coding, PLENTY) == (PAGE, None)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_what_is_cut_off_is_said(coding):
    data = b"".join(b"%d Orion agreed. " % number for number in range(90_000))
    packed = PACKERS[coding](data)
    found, damage = unpack_content(packed[: len(packed) // 2], coding, PLENTY)
    assert data.startswith(found)
    assert len(found) > 10_000
    assert damage


@pytest.mark.parametrize("coding", ["gzip", "deflate", "Deflate", "br"])
def test_no_more_is_unpacked_than_the_limit(coding):
    bomb = PACKERS[coding](bytes(50_000_000))
    assert len(bomb) < 60_000
    with pytest.raises(PayloadError, match="unpacks to more than 1 MB"):
        unpack_content(bomb, coding, 2**20)


@pytest.mark.parametrize("codings", ["zstd", "gzip, \x1b[31m", "gzip, gzip, gzip, gzip"])
def test_a_coding_that_is_not_known_is_refused_with_a_remedy(codings):
    with pytest.raises(PayloadError, match="; ") as raised:
        unpack_content(PAGE, codings, PLENTY)
    assert str(raised.value).isprintable()


@given(st.binary(max_size=60), st.sampled_from(["gzip", "deflate", "br"]), st.data())
def test_damage_gives_bytes_or_a_reason(data, coding, draw):
    packed = bytearray(PACKERS[coding](data))
    packed[draw.draw(st.integers(0, len(packed) - 1))] = draw.draw(st.integers(0, 255))
    found, _ = unpack_content(bytes(packed), coding, PLENTY)
    assert isinstance(found, bytes)
