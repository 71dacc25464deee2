"""The records of a WARC file; warcio's own iterator is the oracle on whole files."""

import gzip
import io
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from whence.read.archives.records import records
from whence.read.archives.unpacking import Allowance, Gaps, Unpacked, gunzip

BODIES = st.lists(st.binary(max_size=200), max_size=5)


def warc(bodies, *, packed=False):
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    for number, body in enumerate(bodies):
        url = f"https://example.org/{number}"
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
        payload = io.BytesIO(body)
        writer.write_record(
            writer.create_warc_record(url, "response", payload=payload, http_headers=headers)
        )
    return stream.getvalue()


def read(data, *, packed=False):
    gaps = Gaps()
    stream = io.BytesIO(data)
    if packed:
        stream = Unpacked(partial(gunzip, partial(io.BytesIO, data), gaps), Allowance("a", 2**30))
    found = []
    for record in records(stream, gaps):
        http = record.http()
        found.append((record.headers.get_header("WARC-Target-URI"), http, record.body.read()))
    return found, gaps


@settings(deadline=None)
@given(BODIES, st.booleans())
def test_records_are_those_that_warcio_finds(bodies, packed):
    data = warc(bodies, packed=packed)
    found, gaps = read(data, packed=packed)
    expected = [
        (one.rec_headers.get_header("WARC-Target-URI"), one.http_headers, one.raw_stream.read())
        for one in ArchiveIterator(io.BytesIO(data))
    ]
    assert found == expected
    assert [body for *_, body in found] == bodies
    assert gaps.count == 0


def test_a_file_packed_as_a_whole_is_read_too():
    found, gaps = read(gzip.compress(warc([b"one", b"two"])), packed=True)
    assert [body for *_, body in found] == [b"one", b"two"]
    assert gaps.count == 0


@pytest.mark.parametrize("change", [-3, 9, 10**6])
def test_behind_a_wrong_length_the_next_record_is_read(change, capsys):
    data = warc([b"first page", b"second page", b"third page", b"last page"])
    stated = data.index(b"Content-Length: ", data.index(b"example.org/1")) + 16
    end = data.index(b"\r", stated)
    data = data[:stated] + b"%d" % (int(data[stated:end]) + change) + data[end:]
    found, gaps = read(data)
    assert found[0][2] == b"first page"
    assert gaps.first in ("a record does not end where it says", "it breaks off within a record")
    if change < 10**6:
        assert found[-1][2] == b"last page"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "length", [b"", b"Content-Length: -5\r\n", b"Content-Length: x\r\n", b"Content-Length: 1_0\r\n"]
)
def test_a_record_without_length_is_left_out(length):
    bad = b"WARC/1.0\r\nWARC-Type: response\r\n" + length + b"\r\nbody\r\n\r\n"
    found, gaps = read(bad + warc([b"good"]))
    assert [body for *_, body in found] == [b"good"]
    assert gaps.first == "a record without length"


@pytest.mark.parametrize(
    "headers", [b"x" * 2_000_000, b"a: b\r\n" * 200_000, b"a: b\r\n " + b" c\r\n" * 200_000]
)
def test_headers_without_end_are_given_up(headers):
    bad = b"WARC/1.0\r\n" + headers + b"\r\n\r\n"
    found, gaps = read(bad + warc([b"good"]))
    assert [body for *_, body in found] == [b"good"]
    assert gaps.first == "headers without end"


def test_damage_without_end_is_given_up():
    found, gaps = read(b"WARC/1.0\r\n\r\n" * 100_001 + warc([b"never read"]))
    assert found == []
    assert gaps.count == 100_000


def test_http_headers_without_end_are_none():
    data = warc([b"x"]).replace(b"Content-Type: text/plain", b"X: " + b"y" * 600_000)
    length = data.index(b"Content-Length: ") + 16
    data = data[:length] + b"600000" + data[data.index(b"\r", length) :]
    (found,), _ = read(data)
    assert found[1] is None


WHOLE = warc([b"one", b"two " * 40, b"three"])


@settings(deadline=None)
@given(st.integers(1, len(WHOLE) - 5))
def test_cut_anywhere_what_came_before_stays(length):
    found, gaps = read(WHOLE[:length])
    for (_, _, body), whole in zip(found, [b"one", b"two " * 40, b"three"], strict=False):
        assert whole.startswith(body)
    assert gaps.count or WHOLE[length:].lstrip(b"\r\n").startswith(b"WARC/")


PACKED = warc([b"one", b"two " * 40, b"three"], packed=True)


@settings(deadline=None)
@given(st.integers(0, len(PACKED) - 1), st.integers(0, 7))
def test_a_flipped_bit_in_a_packed_file_loses_one_record_at_most(place, bit):
    data = bytearray(PACKED)
    data[place] ^= 1 << bit
    found, gaps = read(bytes(data), packed=True)
    bodies = [body for *_, body in found]
    assert gaps.count or bodies == [b"one", b"two " * 40, b"three"]
    assert len(bodies) >= 2
