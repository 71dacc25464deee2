"""Web archives, written by warcio: pages come out with address, date and bytes."""

import gzip
import hashlib
import io
import random
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from whence.model import SIZE_LIMIT, Document, InputError, Issue, RawFile
from whence.read import read_file
from whence.read.archives.unpacking import Limits
from whence.read.archives.warc import read_warc

PAGE = b"Orion and Pavo have agreed to merge, the mayor said. "
DATE = "2014-11-02T16:00:00Z"
TEXT = {"Content-Type": "text/plain; charset=utf-8"}


def warc(*records, packed=False):
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    for record in records:
        writer.write_record(make(writer, **record))
    return stream.getvalue()


def make(writer, url="https://example.org/a", body=PAGE, kind="response", status="200 OK", **more):
    headers = more.get("headers", TEXT if kind == "response" else None)
    http = None
    if headers is not None:
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
    return writer.create_warc_record(
        url,
        kind,
        payload=io.BytesIO(body),
        http_headers=http,
        warc_content_type=more.get("media", ""),
        warc_headers_dict={"WARC-Date": DATE, **more.get("warc", {})},
    )


def raw(data, path="a.warc"):
    return RawFile(id="a", path=path, data=data)


def parts(data, *limits, path="a.warc"):
    found = list(read_warc(raw(data, path), Document(id="a", text=""), *limits))
    return [one for one in found if isinstance(one, RawFile)], [
        one for one in found if isinstance(one, Issue)
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.text("ab/é", max_size=5), st.binary(min_size=1, max_size=99)), max_size=5
    ),
    st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1)),
    st.booleans(),
)
def test_what_a_crawler_wrote_comes_out(pages, when, packed):
    stated = {"WARC-Date": when.isoformat() + "Z"}
    records = [{"url": f"https://a.org/{p}", "body": body, "warc": stated} for p, body in pages]
    files, issues = parts(warc(*records, packed=packed))
    assert [(one.url, one.content()) for one in files] == [
        (f"https://a.org/{path}", body) for path, body in pages
    ]
    assert {one.captured for one in files} <= {when.replace(tzinfo=UTC)}
    assert {one.media for one in files} <= {"text/plain; charset=utf-8"}
    assert len({one.id for one in files}) == len(files)
    assert issues == []


@pytest.mark.parametrize(("path", "packed"), [("a.warc", False), ("a.warc.gz", True)])
def test_a_page_becomes_a_document(path, packed):
    html = b"<html><body><article><p>" + PAGE * 9 + b"</p></article></body></html>"
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}
    record = {"url": "https://example.org/2014/Story", "body": gzip.compress(html)}
    (document,), issues = read_file(raw(warc({**record, "headers": headers}, packed=packed), path))
    assert document.id == "a/example-org-2014-story"
    assert document.path == f"{path}!/https://example.org/2014/Story"
    assert document.sha256 == hashlib.sha256(html).hexdigest()
    assert document.captured == datetime(2014, 11, 2, 16, tzinfo=UTC)
    assert document.text.startswith("Orion and Pavo")
    assert issues == []


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, PAGE),
        ({"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        ({"Content-Encoding": "br"}, brotli.compress(PAGE)),
        ({"Content-Encoding": "gzip"}, PAGE),
        ({"Transfer-Encoding": "chunked"}, b"35\r\n" + PAGE + b"\r\n0\r\n\r\n"),
        ({"transfer-encoding": "Chunked"}, PAGE),
    ],
)
def test_a_body_comes_out_as_the_server_meant_it(headers, body):
    (file,), _ = parts(warc({"headers": {**TEXT, **headers}, "body": body}))
    assert file.content() == PAGE


@pytest.mark.parametrize(
    ("record", "media"),
    [
        (
            {"headers": {"Content-Type": "text/html;charset=windows-1256"}},
            "text/html;charset=windows-1256",
        ),
        ({"headers": {"Content-Type": "Application/RSS+XML"}}, "Application/RSS+XML"),
        ({"headers": {}, "body": b"\xef\xbb\xbf\n<!DOCTYPE HTML><p>x"}, "text/html"),
        ({"headers": {}, "body": b"%PDF-1.7"}, "application/pdf"),
        ({"kind": "resource", "media": "text/html", "url": "urn:x"}, "text/html"),
        ({"kind": "conversion", "media": "text/plain"}, "text/plain"),
        ({"kind": "resource", "media": "image/png"}, None),
        ({"kind": "resource", "media": "application/json", "url": "urn:pageinfo:x"}, None),
        ({"kind": "response", "media": "text/dns", "url": "dns:a.org", "headers": None}, None),
        ({"headers": {"Content-Type": "image/svg+xml"}}, None),
        ({"headers": {}, "body": b"\x89PNG"}, None),
        ({"headers": {"Content-Type": "text/html"}, "body": b""}, None),
        ({"status": "404 Not Found"}, None),
        ({"status": "206 Partial Content"}, None),
    ],
)
def test_records_that_are_read_and_passed_over(record, media):
    files, issues = parts(warc(record))
    assert [one.media for one in files] == ([media] if media else [])
    assert [one.level for one in issues] == ([] if media else ["info"])


def test_what_was_passed_over_is_counted_by_kind():
    png = {"headers": {"Content-Type": "image/png"}}
    revisit = {"kind": "revisit", "headers": TEXT, "body": b""}
    request = {"kind": "request", "body": b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"}
    data = warc({}, png, png, {"status": "301 Moved"}, revisit, request, packed=True)
    (file,), (issue,) = parts(data)
    assert file.id == "a/example-org-a"
    assert (issue.level, issue.document) == ("info", "a")
    assert issue.what == (
        "a.warc: records passed over: 2 not text, 1 stored before (revisits), "
        "1 with another status than 200"
    )


def test_a_page_that_is_too_large_is_told():
    large = warc({"url": "https://example.org/large", "body": bytes(SIZE_LIMIT + 1)}, {})
    (file,), (issue,) = parts(large)
    assert file.url == "https://example.org/a"
    assert "larger than 64 MB" in issue.what
    headers = {**TEXT, "Content-Encoding": "gzip"}
    _, (issue,) = parts(warc({"headers": headers, "body": gzip.compress(bytes(SIZE_LIMIT + 1))}))
    assert "unpacks to more than 64 MB" in issue.what


def test_pages_together_unpack_to_no_more_than_allowed():
    headers = {**TEXT, "Content-Encoding": "gzip"}
    data = warc(*[{"headers": headers, "body": gzip.compress(bytes(9_000))}] * 20)
    with pytest.raises(InputError, match=r"a\.warc: unpacks to far more than its size"):
        parts(data, Limits(ratio=1, floor=20_000))
    data = gzip.compress(warc(*[{"body": bytes(9_000)}] * 20))
    with pytest.raises(InputError, match=r"a\.warc: unpacks to far more than its size"):
        parts(data, Limits(ratio=1, floor=20_000))


def test_a_crawler_that_stored_a_part_only_is_told():
    (file,), (issue,) = parts(warc({"warc": {"WARC-Truncated": "length"}}))
    assert (issue.level, issue.document) == ("warning", file.id)
    assert "the crawler did not store all of it; read as far as it goes" in issue.what


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_cut_off_gives_what_it_has_and_says_so(packed):
    text = b"".join(b"%d, the mayor said. " % number for number in range(20_000))
    data = warc({}, {"url": "https://example.org/b", "body": text}, packed=packed)
    files, issues = parts(data[: len(data) - len(data) // 5])
    assert files[0].content() == PAGE
    assert text.startswith(files[1].content())
    assert len(files[1].content()) > 100_000
    assert [(one.level, one.document) for one in issues] == [
        ("warning", "a/example-org-b"),
        ("warning", "a"),
    ]


@pytest.mark.parametrize(
    "date", ["", "2014", "yesterday", "2014-11-02T16:00:00+25:00", "٢٠١٤-11-02"]
)
def test_a_date_that_is_none_is_left_out(date):
    (file,), _ = parts(warc({"warc": {"WARC-Date": date}}))
    assert file.captured is None


def test_an_address_is_shown_as_what_it_is():
    (file,), _ = parts(warc({"url": "https://example.org/\u202egpj.exe"}))
    assert file.url == "https://example.org/%E2%80%AEgpj.exe"
    assert file.path == "a.warc!/https://example.org/%E2%80%AEgpj.exe"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x1f\x8b\x08", PAGE, gzip.compress(PAGE)])
def test_what_is_no_web_archive_is_refused(data):
    with pytest.raises(InputError, match=r"a\.warc: no WARC record was found in it; get it again"):
        parts(data)


@pytest.mark.parametrize("packed", [False, True])
def test_memory_does_not_grow_with_the_file(packed):
    import tracemalloc

    blob = random.Random(1).randbytes(30_000)
    data = warc(*[{"body": blob}] * 400, packed=packed)  # 12 MB
    tracemalloc.start()
    count = sum(1 for _ in read_warc(raw(data), Document(id="a", text="")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 400
    assert peak < 2_000_000


SEEDS = [
    warc({}, {"headers": {**TEXT, "Content-Encoding": "gzip"}, "body": gzip.compress(PAGE)}),
    warc({}, {"kind": "resource", "media": "text/plain"}, packed=True),
]
PIECES = st.sampled_from([b"\r\n\r\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"Content-Length: 9"]) | (
    st.binary(max_size=3)
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 10_000), PIECES), max_size=6))
def test_damage_anywhere_is_read_or_becomes_an_issue(seed, damage):
    data = bytearray(seed)
    for place, piece in damage:
        place %= len(data)
        data[place : place + len(piece)] = piece
    documents, issues = read_file(raw(bytes(data)))
    assert documents or issues
    assert len({one.id for one in documents}) == len(documents)
