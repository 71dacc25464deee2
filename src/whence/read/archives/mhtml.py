"""Web pages saved as one file: MHTML (RFC 2557), as Chrome, Hunchly and Internet Explorer write it.

The standard library parses the headers. Its parser of whole messages is not used: it matches each
line against the boundary of every part around it, and holds a page several times over.
"""

import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from whence.model import Document, InputError, Issue, RawFile

from ..web.html import read_html
from .weburl import clean_url

_HTML = ("text/html", "application/xhtml+xml")
_LINE = re.compile(rb"\r?\n")
_BLANK = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]{0,20}\r?$", re.MULTILINE)
_GUESSED = 4_096  # bytes in which a boundary is looked for that no header names
_HEADERS = 64 * 1024  # bytes of the headers of a file or part; browsers write about 500
_ALL_HEADERS = 2**20  # of all parts that are looked at to find the page
_LEAST = 256  # what a part counts at least, so that there are not too many of them
_VALUE = 2_000  # characters of a header; the standard library takes quadratic time for longer ones
_DEEPEST = 4  # parts within parts: alternatives in related parts in a mail are three
_PLACES = ("Snapshot-Content-Location", "Content-Location")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(set(range(256)) - set(_ALPHABET))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the file: its headers, where its body lies, and whether it is all there."""

    headers: Message
    start: int
    end: int
    whole: bool


def read_mhtml(file: RawFile, blank: Document) -> Iterator[Document | Issue]:
    """Yield the documents of the page that was saved, without what it embeds.

    Raises `InputError` if there is no page in the file, or no text in the page.
    """
    page, whole = find_page(file)
    for part in read_html(page, replace(blank, url=page.url, captured=page.captured)):
        yield replace(part, url=part.url or page.url) if isinstance(part, Document) else part
    if not whole:
        what = f"{file.path}: cut off within the page; save it again"
        yield Issue(level="warning", what=what, document=file.id)


def find_page(file: RawFile) -> tuple[RawFile, bool]:
    """Return the page in an MHTML file under the file's own name, and whether it is all there.

    Its address and time of capture are those in the file, where it names them. Raises `InputError`
    if there is no page.
    """
    data = file.content()
    saved = _Saved(data)
    top = saved.part(len(data) - len(data.lstrip()), len(data), whole=True)
    part = saved.page(top) if "Content-Type" in top.headers else None
    if part is None:
        what = "no web page saved as MHTML; open it in a browser and save it as HTML"
        raise InputError(f"{file.path}: {what}")
    page = replace(
        file,
        data=_decoded(data[part.start : part.end], part.headers),
        opener=None,
        media=_text(part.headers, "Content-Type"),
        url=_url(top.headers, part.headers) or file.url,
        captured=_date(_text(top.headers, "Date")) or file.captured,
    )
    return page, part.whole


class _Saved:
    """A file of parts, in which the page is looked for at bounded cost."""

    def __init__(self, data: bytes) -> None:
        self._data, self._room = data, _ALL_HEADERS

    def part(self, start: int, end: int, *, whole: bool) -> _Part:
        """Return the part that lies here."""
        blank = _LINE.match(self._data, start, end) or _BLANK.search(
            self._data, start, min(end, start + _HEADERS)
        )
        stop, body = blank.span() if blank else (min(end, start + _HEADERS), end)
        self._room -= max(_LEAST, stop - start)
        return _Part(_headers(self._data[start:stop]), body, end, whole)

    def page(self, part: _Part, depth: int = 0) -> _Part | None:
        """Return the page in a part: the one its `start` names, or else the first."""
        kind = part.headers.get_content_type()
        if kind in _HTML:
            return part
        if depth == _DEEPEST or not kind.startswith("multipart/"):
            return None
        wanted, first = _parameter(part.headers, "start"), None
        for start, end, whole in self._parts(part):
            inner = self.part(start, end, whole=whole)
            if first is None:
                first = self.page(inner, depth + 1)
            elif wanted and _text(inner.headers, "Content-ID") == wanted:
                return self.page(inner, depth + 1) or first
            if first and (not wanted or _text(inner.headers, "Content-ID") == wanted):
                break
            if self._room < 0:
                break
        return first

    def _parts(self, part: _Part) -> Iterator[tuple[int, int, bool]]:
        """Yield where each part within a part lies, and whether a boundary ends it."""
        # A line that is a boundary, not one that begins like it. The part begins behind a newline.
        mark = re.compile(rb"\n--" + re.escape(self._boundary(part)) + rb"(?:(--)|[ \t\r\n]|\Z)")
        at = mark.search(self._data, max(0, part.start - 1), part.end)
        while at and not at[1]:
            start = self._data.find(b"\n", at.start() + 1, part.end) + 1
            at = mark.search(self._data, at.end() - 1, part.end)
            end = at.start() - self._data.endswith(b"\r", 0, at.start()) if at else part.end
            if start:
                yield start, max(start, end), at is not None

    def _boundary(self, part: _Part) -> bytes:
        """Return the boundary as named, or else the first line that looks like one."""
        if named := _parameter(part.headers, "boundary"):
            return named.encode("utf-8", "replace")
        found = _BOUNDARY.search(self._data, part.start, min(part.end, part.start + _GUESSED))
        return found[1] if found else b"\0"


def _headers(block: bytes) -> Message:
    """Return the headers in these bytes, without any that is too long to be looked into."""
    kept = Message()
    for name, value in BytesHeaderParser().parsebytes(block).items():
        if len(text := str(value)) <= _VALUE:
            kept[name] = text
    return kept


def _text(headers: Message, name: str) -> str:
    """Return the value of a header on one line, without control characters."""
    return "".join(each for each in _value(headers, name) if each.isprintable()).strip()


def _value(headers: Message, name: str) -> str:
    value = str(headers.get(name, ""))
    if "=?" in value:
        with suppress(HeaderParseError, LookupError, ValueError):
            value = str(make_header(decode_header(value)))
    return value


def _parameter(headers: Message, name: str) -> str:
    value = headers.get_param(name, "")
    return value.strip() if isinstance(value, str) else ""


def _url(*headers: Message) -> str | None:
    """Return the address of the page; Chrome's header for it first."""
    places = [(one, name) for one in headers for name in _PLACES]
    found = ("".join(_value(one, name).split()) for one, name in places)  # long ones are folded
    return next((clean_url(url) for url in found if url.startswith(("http:", "https:"))), None)


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _decoded(body: bytes, headers: Message) -> bytes:
    """Return a body without its transfer encoding, as far as it is in one."""
    match _text(headers, "Content-Transfer-Encoding").casefold():
        case "quoted-printable":
            return binascii.a2b_qp(body)
        case "base64":
            letters = body.translate(None, _NOT_BASE64)
            whole = len(letters) - (len(letters) % 4 == 1)  # one letter alone is half a byte
            return binascii.a2b_base64(letters[:whole] + b"=" * (-whole % 4))
        case _:
            return body
