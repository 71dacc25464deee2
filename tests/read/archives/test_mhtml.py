"""Pages saved as MHTML: built by the standard library, and by hand where they are hostile."""

import base64
import hashlib
import quopri
import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document, InputError, RawFile
from whence.read import read_file
from whence.read.archives.mhtml import find_page, read_mhtml

URL = "https://example.org/2014/11/story?x=1"
WORDS = "Orion and Pavo have agreed to merge, the mayor said = on Monday. "


def html(words=WORDS * 9):
    return f"<html><body><article><p>{words}</p></article></body></html>"


def saved(words=WORDS * 9, *, charset="utf-8", cte="quoted-printable", **headers):
    """Return a page as Chrome saves it: the page first, and then a picture and a frame."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = URL
    message["Subject"] = "=?utf-8?Q?A=20title?="
    message["Date"] = "Sun, 2 Nov 2014 16:00:00 -0000"
    for name, value in headers.items():
        del message[name]
        message[name] = value
    message.set_content(html(words), subtype="html", charset=charset, cte=cte)
    message.make_related()
    message.add_related(b"\x89PNG" * 99, "image", "png", cid="<picture@mhtml.blink>")
    message.add_related(html("A frame with something else in it. " * 9), subtype="html")
    return message.as_bytes(policy=SMTP)


def raw(data, path="a.mhtml"):
    return RawFile(id="a", path=path, data=data)


def by_hand(*parts, head="", boundary="B"):
    """Return an MHTML file of parts that are written as they stand."""
    top = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="{boundary}"{head}\r\n'
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f"{top}\r\n{body}--{boundary}--\r\n".encode()


def part(words, *headers, kind="text/html"):
    lines = [f"Content-Type: {kind}", *headers]
    return "\r\n".join(lines) + "\r\n\r\n" + html(words * 9)


def text_of(data):
    """Return the text of the page in a file, and what is said of it."""
    documents, issues = read_file(raw(data))
    return "\n".join(one.text for one in documents), [one.what for one in issues]


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("ending", [".mhtml", ".mht"])
def test_a_saved_page_keeps_words_address_time_and_hash(cte, ending):
    data = saved(cte=cte)
    (document,), issues = read_file(raw(data, f"a{ending}"))
    assert document.text.strip() == (WORDS * 9).strip()
    assert document.url == URL
    assert document.captured == datetime(2014, 11, 2, 16, tzinfo=UTC)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.id, document.path) == ("a", f"a{ending}")
    assert issues == []


@settings(deadline=None)
@given(
    st.text("aé=قا“”\u00a0\u200f.\n ", max_size=300),
    st.sampled_from(["quoted-printable", "base64", "8bit"]),
)
def test_the_page_comes_out_as_it_went_in(words, cte):
    page, whole = find_page(raw(saved(words, cte=cte)))
    assert page.data.decode().replace("\r\n", "\n") == html(words) + "\n"
    assert page.media == 'text/html; charset="utf-8"'
    assert (page.id, page.path, page.url) == ("a", "a.mhtml", URL)
    assert whole


@given(st.binary(max_size=99), st.sampled_from([base64.encodebytes, quopri.encodestring]))
def test_any_bytes_come_out_of_their_transfer_encoding(data, encode):
    cte = "base64" if encode is base64.encodebytes else "quoted-printable"
    head = f"Content-Type: text/html\nContent-Transfer-Encoding: {cte}\n\n"
    page, _ = find_page(raw(head.encode() + encode(data)))
    assert page.data == data


@pytest.mark.parametrize(
    ("body", "data"),
    [("QUJD!RA", b"ABCD"), ("QUJ", b"AB"), ("Q", b""), ("", b"")],
)
def test_damaged_base64_is_read_as_far_as_it_goes(body, data):
    head = "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    assert find_page(raw((head + body).encode()))[0].data == data


def test_a_page_in_another_charset_is_read_by_its_header():
    arabic = "قال رئيس البلدية إن الميناء مغلق. "
    markup = html(arabic * 9).replace("<body>", '<meta charset="windows-1256"><body>')
    body = f"Content-Type: text/html; charset=windows-1256\r\n\r\n{markup}".encode("cp1256")
    data = b"Content-Type: multipart/related; boundary=B\r\n\r\n--B\r\n" + body + b"\r\n--B--\r\n"
    assert text_of(data)[0].startswith(arabic.strip())


@pytest.mark.parametrize(
    ("head", "parts", "expected"),
    [
        ("", [part("First."), part("Second.")], "First."),
        ("", [part("x", kind="text/css"), part("Second.")], "Second."),
        ('; start="<2>"', [part("First."), part("Second.", "Content-ID: <2>")], "Second."),
        ('; start="<9>"', [part("First."), part("Second.", "Content-ID: <2>")], "First."),
        ("", [part("First.", kind="application/xhtml+xml")], "First."),
        ("", [part("First.", kind="TEXT/HTML; x=y")], "First."),
        ("; type=text/html", ["\r\nno headers", part("Second.")], "Second."),
    ],
)
def test_which_part_is_the_page(head, parts, expected):
    text, issues = text_of(by_hand(*parts, head=head))
    assert text.startswith(expected)
    assert issues == []


def test_a_page_among_alternatives_is_found():
    inner = by_hand(part("plain", kind="text/plain"), part("Inner."), boundary="B2").decode()
    assert text_of(by_hand(inner.replace("related", "alternative")))[0].startswith("Inner.")


def test_a_page_without_parts_is_read():
    assert text_of(f"Content-Type: text/html\r\n\r\n{html()}".encode())[0].startswith("Orion")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("\r\n", "\n"), "Orion"),
        (('; boundary="B"', ""), "Orion"),
        (("MIME-Version", "\r\n\r\nMIME-Version"), "Orion"),
        (("--B--\r\n", ""), "Orion"),
    ],
)
def test_what_some_tools_leave_out_does_no_harm(change, expected):
    data = by_hand(part(WORDS), part("Other.")).decode().replace(*change)
    assert text_of(data.encode())[0].startswith(expected)


def test_boundaries_that_begin_alike_are_told_apart():
    data = by_hand(part("First.\r\n--B-not\r\n--Bx\r\nand on. "))
    assert "and on" in text_of(data)[0]


def test_a_page_cut_off_is_read_and_told():
    data = saved(cte="8bit")
    text, issues = text_of(data[: data.index(b"</article>")])
    assert text.startswith("Orion")
    assert issues == ["a.mhtml: cut off within the page; save it again"]


@pytest.mark.parametrize(
    ("headers", "url"),
    [
        ({}, URL),
        ({"Snapshot-Content-Location": "cid:frame@mhtml.blink"}, "https://example.org/known"),
        ({"Snapshot-Content-Location": "javascript:alert(1)"}, "https://example.org/known"),
        ({"Snapshot-Content-Location": "https://a.org/\u202ex"}, "https://a.org/%E2%80%AEx"),
    ],
)
def test_its_address_is_one_of_the_web(headers, url):
    file = RawFile(id="a", path="a.mhtml", data=saved(**headers), url="https://example.org/known")
    found = list(read_mhtml(file, Document(id="a", text="")))
    assert [one.url for one in found] == [url]


@pytest.mark.parametrize("date", ["", "yesterday", "Sun, 99 Nov 2014", "1 Jan 99999 00:00:00"])
def test_a_date_that_is_none_leaves_the_one_known(date):
    known = datetime(2020, 1, 1, tzinfo=UTC)
    data = re.sub(rb"Date: [^\r]*", b"Date: " + date.encode(), saved(), count=1)
    file = RawFile(id="a", path="a.mhtml", data=data, captured=known)
    assert [one.captured for one in read_mhtml(file, Document(id="a", text=""))] == [known]


DEEP = "".join(
    f"Content-Type: multipart/mixed; boundary={number}\r\n\r\n--{number}\r\n"
    for number in range(10_000)
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no message",
        b"Subject: a mail\r\n\r\nHello.",
        b"Content-Type: multipart/related\r\n\r\n",
        b"Content-Type: multipart/related; boundary=\r\n\r\n--\r\n",
        DEEP.encode(),
        by_hand(part("x", kind="image/png")),
        by_hand(*["Content-Type: text/plain\r\n\r\n"] * 20_000),
        b"Content-Type: multipart/related; boundary=B\r\n\r\n" + b"--B\r\n" * 200_000,
        b"A: b\r\n" * 200_000 + b"Content-Type: text/html\r\n\r\n<p>x",
        b"Content-Type: text/html; " + b'a="b;' * 300_000 + b"\r\n\r\n<p>x",
        b"Content-Type: " + b"(" * 60_000 + b"\r\n\r\n<p>x",
        b"Content-Type: multipart/related; boundary*0*=%%; boundary*1=\xff\r\n\r\n--B\r\n",
    ],
)
def test_what_is_no_saved_page_is_refused_with_a_remedy(data):
    with pytest.raises(InputError, match=r"a\.mhtml: no web page saved as MHTML; open it in a"):
        list(read_mhtml(raw(data), Document(id="a", text="")))


SEED = saved()
PIECES = st.sampled_from([b"--", b"\r\n\r\n", b"boundary", b"=?utf-8?Q?=FF?=", b"; start*=''"]) | (
    st.binary(max_size=3)
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 900), PIECES), max_size=6),
    st.integers(300, len(SEED)),
)
def test_damage_anywhere_is_read_or_becomes_an_issue(damage, length):
    data = bytearray(SEED[:length])
    for place, piece in damage:
        data[place : place + len(piece)] = piece
    documents, issues = read_file(raw(bytes(data)))
    assert documents or issues
    assert all(one.what.startswith("a.mhtml") for one in issues)
    for one in documents:
        (one.text + (one.url or "")).encode()  # no lone surrogate
