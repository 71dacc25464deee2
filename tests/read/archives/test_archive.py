"""ZIP archives, made here member by member, whole and broken in every way."""

import gzip
import hashlib
import struct
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document, InputError, Issue, RawFile
from whence.read import read_file
from whence.read.archives.archive import read_wacz, read_zip
from whence.read.archives.unpacking import Limits

PAGE = b"Orion and Pavo have agreed to merge, the mayor said. "
SMALL = Limits(ratio=1, floor=5_000)


def zipped(*members, compression=ZIP_DEFLATED):
    stream = BytesIO()
    with ZipFile(stream, "w", compression) as made:
        for name, data in members:
            made.writestr(name if isinstance(name, ZipInfo) else ZipInfo(name), data, compression)
    return stream.getvalue()


def raw(data, path="a.zip"):
    return RawFile(id="a", path=path, data=data)


def blank(file):
    return Document(id=file.id, text="", path=file.path)


def parts(data, limits=None, reader=read_zip):
    file = raw(data)
    found = list(reader(file, blank(file), limits) if limits else reader(file, blank(file)))
    return [one for one in found if isinstance(one, RawFile)], [
        one for one in found if isinstance(one, Issue)
    ]


@settings(deadline=None)
@given(
    st.dictionaries(st.text("aé ", max_size=5), st.binary(min_size=1, max_size=99)),
    st.sampled_from([ZIP_STORED, ZIP_DEFLATED]),
)
def test_what_is_zipped_comes_out_as_it_went_in(members, compression):
    named = ((f"x{name}.txt", data) for name, data in members.items())
    files, _ = parts(zipped(*named, compression=compression))
    found = {one.path.removeprefix("a.zip!/x")[:-4]: one.content() for one in files}
    assert found == members


def test_a_document_in_a_zip_keeps_its_hash_and_the_time_of_capture():
    when = datetime(2014, 11, 2, 16, tzinfo=UTC)
    file = RawFile(id="a", path="in/a.zip", data=zipped(("b/c.txt", PAGE)), captured=when)
    (document,), issues = read_file(file)
    assert (document.id, document.path) == ("a/b/c", "in/a.zip!/b/c.txt")
    assert document.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert document.captured == when
    assert issues == []


def test_a_large_member_is_unpacked_while_it_is_read():
    (file,), _ = parts(zipped(("big.txt", PAGE * 99)), Limits(held=100))
    with file.open() as stream:
        assert stream.seekable()
        assert stream.read(5) == PAGE[:5]
        stream.seek(0)
        assert stream.read() == PAGE * 99


def test_a_large_member_that_is_damaged_is_told_when_it_is_read():
    data = zipped(("big.txt", PAGE * 99), ("b.txt", b"fine"), compression=ZIP_STORED)
    big, fine = parts(data.replace(b"mayor", b"major", 1), Limits(held=100))[0]
    with pytest.raises(InputError, match=r"^a\.zip!/big\.txt: damaged in its archive \(Bad CRC"):
        big.content()
    assert fine.content() == b"fine"


def test_archives_in_archives_are_read_to_a_bound():
    data = zipped(("deepest.txt", PAGE))
    for depth in range(3):
        data = zipped((f"{depth}.zip", data), (f"beside-{depth}.txt", PAGE))
    documents, issues = read_file(raw(data))
    assert sorted(one.id for one in documents) == [
        "a/2/1/0/deepest",
        "a/2/1/beside-0",
        "a/2/beside-1",
        "a/beside-2",
    ]
    assert issues == []
    documents, issues = read_file(raw(zipped(("3.zip", data))))
    assert [one.level for one in issues if "an archive 5 deep" in one.what] == ["error"]
    assert len(documents) == 3


def test_media_are_counted_once():
    _, issues = parts(zipped(("a.txt", PAGE), ("b.png", b"x"), ("c.css", b"x"), (".d", b"x")))
    assert [(one.level, one.what) for one in issues] == [
        ("info", "a.zip: passed over in it: 2 pictures, fonts, scripts or the like")
    ]


def test_names_that_lead_out_of_the_folder_are_told():
    files, issues = parts(zipped(("../../etc/passwd.txt", PAGE), ("/a\u202eb.txt", PAGE)))
    assert [one.path for one in files] == ["a.zip!/etc/passwd.txt", "a.zip!/a\ufffdb.txt"]
    assert [one.level for one in issues] == ["info"]
    assert "were changed: 2, the first to 'etc/passwd.txt'" in issues[0].what


def test_a_hunchly_export_gives_its_pages():
    html = b"<html><body><article><p>" + PAGE * 9 + b"</p></article></body></html>"
    page = b"Content-Type: text/html\r\n\r\n" + html
    data = zipped(
        *(("pages/1.mhtml", page), ("pages/2.mhtml", page), ("case_data/pages.csv", b"Page ID\n1")),
        *(("note_screenshots/1.jpeg", b"x"), ("case_data/notes.json", b"[]")),
    )
    documents, issues = read_file(raw(data))
    assert [one.id for one in documents] == ["a/pages/1", "a/pages/2"]
    assert {one.level for one in issues} == {"info"}
    assert any("2 files on the case itself" in one.what for one in issues)


def test_a_wacz_gives_its_warc_files_only():
    data = zipped(
        *(("archive/data.warc.gz", gzip.compress(PAGE)), ("pages/pages.jsonl", b"{}")),
        *(("indexes/index.cdx", b"x"), ("datapackage.json", b"{}")),
    )
    (file,), issues = parts(data, reader=read_wacz)
    assert (file.id, file.path) == ("a/archive/data", "a.zip!/archive/data.warc.gz")
    assert issues == []
    with pytest.raises(InputError, match=r"a\.zip: holds no WARC file under archive/"):
        parts(zipped(("data.warc.gz", PAGE)), reader=read_wacz)


# Bombs and other harm


def test_a_member_that_unpacks_to_a_thousand_times_its_size_is_not_unpacked():
    (file,), (issue,) = parts(zipped(("bomb.txt", bytes(20_000_000)), ("a.txt", PAGE)))
    assert file.path == "a.zip!/a.txt"
    assert (issue.level, issue.document) == ("error", "a/bomb")
    assert "times its size" in issue.what


def test_no_more_than_stated_is_unpacked():
    data = zipped(("a.txt", bytes(100_000)), ("b.txt", PAGE))
    lying = data.replace(struct.pack("<L", 100_000), struct.pack("<L", 7))
    files, issues = parts(lying)
    assert [one.path for one in files] == ["a.zip!/b.txt"]
    assert "Bad CRC-32" in issues[0].what


def test_all_members_together_unpack_to_no_more_than_allowed():
    data = zipped(*((f"{number}.txt", bytes(1_000)) for number in range(20)))
    found = read_zip(raw(data), blank(raw(data)), SMALL)
    assert [next(found).path for _ in range(5)] == [f"a.zip!/{n}.txt" for n in range(5)]
    with pytest.raises(InputError, match=r"a\.zip: unpacks to far more than its size"):
        next(found)


def test_archives_in_an_archive_share_what_is_allowed():
    """Sixteen archives of sixteen, each harmless by itself: 42.zip on a small scale."""
    inner = zipped(*((f"{number}.txt", bytes(1_000)) for number in range(16)))
    data = zipped(*((f"{number}.zip", inner) for number in range(16)))
    limits = Limits(ratio=1, floor=60_000)
    read, refused = 0, 0
    try:
        for file in read_zip(raw(data), blank(raw(data)), limits):
            for part in read_zip(file, blank(file)):
                read += len(part.content())
    except InputError as error:
        refused = str(error).count("a.zip: unpacks to far more than its size")
    assert refused
    assert 16_000 < read <= limits.floor


def test_a_large_member_spends_what_is_allowed_while_it_is_read():
    data = zipped(("a.txt", bytes(4_000)), ("b.txt", PAGE))
    found = read_zip(raw(data), blank(raw(data)), Limits(ratio=1, floor=5_000, held=100))
    file = next(found)
    assert file.content() == bytes(4_000)
    with pytest.raises(InputError, match="unpacks to far more"):
        file.content()
    with pytest.raises(InputError, match="unpacks to far more"):
        next(found)


def test_members_that_share_bytes_are_refused():
    """Each further entry of the directory leads to the first member again (Fifield 2019)."""
    data = zipped(("a.txt", PAGE), ("b.txt", PAGE), compression=ZIP_STORED)
    entry, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    directory = data[entry:end]
    size, count = len(directory) * 5, 10
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size, entry, 0)
    files, issues = parts(data[:entry] + directory * 5 + tail)
    # Some versions of zipfile refuse the first of each name as well.
    refused = sum("overlap" in one.what.casefold() for one in issues)
    assert len(files) <= 2
    assert len(files) + refused == count


def test_members_beyond_the_bound_are_told():
    data = zipped(*((f"{number}.txt", PAGE) for number in range(9)))
    files, (issue,) = parts(data, Limits(members=4))
    assert len(files) == 4
    assert issue.what == "a.zip: only the first 4 of 9 files in it were read; split it"


def test_a_directory_beyond_the_bound_is_not_read():
    data = zipped(*((f"{number}.txt", PAGE) for number in range(900)))
    with pytest.raises(InputError, match="its directory takes"):
        parts(data, Limits(directory=20_000))


def test_many_members_that_cannot_be_read_are_told_once():
    data = bytearray(zipped(*((f"{n}.txt", PAGE) for n in range(80)), ("z.html", PAGE)))
    start = 0
    while (start := data.find(b"PK\x01\x02", start + 1)) > 0:
        data[start + 8] |= 1  # encrypted
    _, issues = parts(bytes(data))
    assert len(issues) == 51
    assert issues[-1].what == "a.zip: 31 more files in it could not be read either"


def patched(data, offset, value, signature=b"PK\x01\x02"):
    """Change a byte of the first entry of the directory."""
    changed = bytearray(data)
    changed[data.index(signature) + offset] = value
    return bytes(changed)


TWO = zipped(("a.txt", PAGE), ("b.txt", PAGE))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (patched(TWO, 8, 1), "encrypted; unpack it with its password"),
        (patched(TWO, 10, 77), "compressed in a way (number 77)"),
        (patched(TWO, 10, ZIP_BZIP2), "compressed in a way (number 12)"),
        (patched(TWO, 16, 7), "Bad CRC-32"),
        (patched(TWO, 46, ord("x")), "differ"),  # its name
        (patched(TWO, 45, 255), "damaged in its archive"),  # where it lies
        (TWO.replace(b"PK\x03\x04", b"PK\x03\x09", 1), "Bad magic number"),
    ],
)
def test_a_bad_member_is_an_issue_and_the_rest_is_read(data, reason):
    files, issues = parts(data)
    assert [one.path for one in files] == ["a.zip!/b.txt"]
    assert [one.level for one in issues] == ["error"]
    assert reason in issues[0].what


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"no archive", TWO[:-30]])
def test_what_is_no_archive_is_refused_with_a_remedy(data):
    documents, issues = read_file(raw(data))
    assert documents == []
    assert issues[0].what.startswith("a.zip: ")


SEED = zipped(
    ("a.txt", PAGE), ("n.zip", zipped(("c.txt", PAGE))), ("d.txt.gz", gzip.compress(PAGE))
)
PIECES = st.sampled_from([b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"\xff" * 4]) | st.binary(
    max_size=3
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), PIECES), min_size=1, max_size=6))
def test_damage_anywhere_is_read_or_becomes_an_issue(damage):
    data = bytearray(SEED)
    for place, piece in damage:
        data[place : place + len(piece)] = piece
    documents, issues = read_file(raw(bytes(data)))
    assert documents or issues
    for one in documents:
        one.id.encode()  # no lone surrogate


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SEED) - 1))
def test_cut_anywhere_it_is_an_issue(length):
    documents, issues = read_file(raw(SEED[:length]))
    assert issues
    assert all(PAGE.decode() == one.text for one in documents)
