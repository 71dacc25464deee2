"""Single files packed with gzip."""

import gzip
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document, InputError, RawFile
from whence.read import read_file
from whence.read.archives.compressed import read_gzip
from whence.read.archives.unpacking import Limits

PAGE = "Orion and Pavo have agreed to merge. قال «نعم».\n".encode()


def raw(data, path="in/page.txt.gz", **fields):
    return RawFile(id="page.txt", path=path, data=data, **fields)


def packed(data, **fields):
    return raw(gzip.compress(data), **fields)


def test_the_file_in_it_is_read_as_what_it_is():
    (document,), issues = read_file(packed(b"---\npublisher: X\n---\n" + PAGE))
    assert (document.id, document.path) == ("page.txt", "in/page.txt")
    assert (document.text, document.publisher) == (PAGE.decode(), "X")
    assert document.sha256 == hashlib.sha256(b"---\npublisher: X\n---\n" + PAGE).hexdigest()
    assert issues == []


@pytest.mark.parametrize(
    ("path", "inner"),
    [("a.html.gz", "a.html"), ("b/A.CSV.GZ", "b/A.CSV"), ("feed", "feed"), ("a.gz.gz", "a.gz")],
)
def test_its_path_is_without_the_ending(path, inner):
    file = packed(PAGE, path=path, media="application/gzip", url="https://example.org/")
    (found,) = read_gzip(file, Document(id="page", text=""))
    assert (found.path, found.media, found.url) == (inner, None, "https://example.org/")
    assert found.content() == PAGE


@settings(deadline=None)
@given(st.binary(max_size=5_000), st.integers(1, 9))
def test_what_is_packed_comes_out_as_it_went_in(data, level):
    file = raw(gzip.compress(data, level))
    (found,) = read_gzip(file, Document(id="page", text=""))
    assert found.content() == data


def test_it_is_unpacked_while_it_is_read():
    data = b"".join(b"row %d\n" % number for number in range(200_000))
    (found,) = read_gzip(packed(data), Document(id="page", text=""))
    with found.open() as stream:
        assert sum(1 for _ in stream) == 200_000


def test_a_bomb_is_refused():
    file = packed(bytes(3_000_000))
    (found,) = read_gzip(file, Document(id="page", text=""), Limits(floor=1_000_000, ratio=10))
    with pytest.raises(InputError, match=r"in/page\.txt\.gz: unpacks to far more than its size"):
        found.content()


def test_of_a_file_cut_off_the_beginning_is_read_and_told():
    whole = gzip.compress(PAGE * 50, 0)
    (document,), issues = read_file(raw(whole[:-30]))
    assert (PAGE * 50).decode().startswith(document.text.rstrip("\ufffd"))
    assert len(document.text) > 1_000
    assert [one.level for one in issues][-1] == "warning"
    assert "damaged (it ends in the middle), and read up to there" in issues[-1].what


@pytest.mark.parametrize("data", [b"", b"\x1f", b"\x1f\x8b\x08", PAGE, b"\x1f\x8b\x08" + bytes(30)])
def test_what_is_not_packed_is_told(data):
    documents, issues = read_file(raw(data))
    assert documents == []
    assert issues


def test_packed_forever_it_comes_to_an_end():
    data, path = PAGE, "a.txt"
    for _ in range(8):
        data, path = gzip.compress(data), f"{path}.gz"
    documents, issues = read_file(raw(data, path=path))
    assert documents == []
    assert "an archive 5 deep" in issues[0].what
