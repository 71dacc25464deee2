"""Streams that unpack while they are read: what went in comes out, or less and it is said."""

import gzip
import io
import random
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import InputError
from whence.read.archives.unpacking import (
    Allowance,
    Gaps,
    Held,
    Limits,
    Unpacked,
    allowance_for,
    gunzip,
)

PLENTY = 2**30
PARTS = st.lists(st.binary(max_size=400), min_size=1, max_size=5)


def unpacked(data, left=PLENTY):
    gaps = Gaps()
    return Unpacked(partial(gunzip, partial(io.BytesIO, data), gaps), Allowance("a.gz", left)), gaps


@given(PARTS, st.integers(0, 40))
def test_members_come_out_joined_zeros_between_them_ignored(parts, zeros):
    stream, gaps = unpacked(b"".join(gzip.compress(part) + bytes(zeros) for part in parts))
    assert stream.read() == b"".join(parts)
    assert gaps.count == 0


def test_what_is_longer_than_a_block_comes_out():
    data = random.Random(1).randbytes(300_000) + b"a" * 3_000_000
    stream, gaps = unpacked(gzip.compress(data))
    assert stream.read() == data
    assert gaps.count == 0


@given(st.data())
def test_a_stream_can_be_read_from_any_place(data):
    content = bytes(range(256)) * 2_000
    stream, _ = unpacked(gzip.compress(content))
    for _ in range(4):
        place = data.draw(st.integers(-len(content), len(content)))
        whence = io.SEEK_END if place < 0 else io.SEEK_SET
        assert stream.seek(place, whence) == place % (len(content) + (place >= 0))
        assert stream.read(9) == content[place:][:9]


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=2_000), st.data())
def test_cut_anywhere_it_gives_a_beginning_and_says_so(content, data):
    packed = gzip.compress(content)
    stream, gaps = unpacked(packed[: data.draw(st.integers(1, len(packed) - 1))])
    assert content.startswith(stream.read())
    assert gaps.count == 1


@given(PARTS, st.data())
def test_a_flipped_bit_changes_nothing_in_silence(parts, data):
    packed = bytearray(b"".join(map(gzip.compress, parts)))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= 1 << data.draw(st.integers(0, 7))
    stream, gaps = unpacked(bytes(packed))
    whole = b""
    while piece := stream.read() or (gaps.count and stream.read()):
        whole += piece
    assert whole == b"".join(parts) or gaps.count


def test_behind_a_damaged_member_the_next_one_is_read():
    first, second, third = (gzip.compress(word * 99) for word in (b"one", b"two", b"three"))
    broken = second[:-8] + bytes(4) + second[-4:]  # its checksum
    stream, gaps = unpacked(first + broken + third)
    assert stream.read() == b"one" * 99
    assert stream.read() == b"three" * 99
    assert "incorrect data check" in gaps.first


def test_no_more_is_unpacked_than_allowed():
    stream, _ = unpacked(gzip.compress(bytes(10_000_000)), left=1_000_000)
    with pytest.raises(InputError, match=r"a\.gz: unpacks to far more than its size"):
        stream.read()
    assert stream.allowance.left > -100_000


def test_an_archive_in_an_archive_draws_on_the_same_allowance():
    outer = allowance_for("a.zip", io.BytesIO(b"12345"), Limits(ratio=3, floor=10))
    assert (outer.path, outer.left) == ("a.zip", 15)
    outer.spend(4)
    assert allowance_for("a.zip!/b.zip", Held(b"data", outer)) is outer
    assert allowance_for("a.zip!/b.gz", Unpacked(lambda: iter([b"data"]), outer)) is outer


@settings(deadline=None)
@given(st.lists(st.sampled_from([b"\x1f\x8b\x08", b"\x1f\x8b", b"\0", b"x" * 20]), max_size=200))
def test_bytes_that_only_look_like_members_come_to_an_end(pieces):
    stream, gaps = unpacked(b"\x1f\x8b\x08".join(pieces))
    for _ in range(1_000):  # each damaged member ends one reading; there are at most 400
        stream.read()
    assert stream.read() == b""
    assert gaps.count or not b"\x1f\x8b\x08".join(pieces).strip(b"\0")
