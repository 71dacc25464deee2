"""Web archives (WARC 1.0 and 1.1, ISO 28500), plain or packed with gzip, one record at a time."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from whence.model import SIZE_LIMIT, Document, InputError, Issue, RawFile

from .payload import PayloadError, join_chunks, unpack_content
from .records import Record, records
from .unpacking import GZIP, LIMITS, Allowance, Gaps, Limits, Unpacked, allowance_for, gunzip
from .weburl import Names, clean_url, url_path

_SHOWN = 50  # pages with something wrong that are named one by one
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT = frozenset(
    f"""
    text/html application/xhtml+xml text/plain text/markdown text/x-markdown application/pdf {_WORD}
    application/json application/ld+json application/activity+json application/feed+json
    application/x-ndjson application/jsonl text/csv text/tab-separated-values
    application/xml text/xml application/rss+xml application/atom+xml application/rdf+xml
    multipart/related message/rfc822 application/x-mimearchive
    """.split()
)
_BEGINNINGS = {b"<!doctype html": "text/html", b"<html": "text/html", b"%pdf-": "application/pdf"}
_SILENT = ("warcinfo", "request", "metadata")  # what a crawler says of itself
_READ = ("response", "resource", "conversion")
_PAGE_INFO = "urn:pageinfo:"  # what Browsertrix says of a page, stored as a resource of its own


@dataclass(slots=True)
class _Tally:
    """What was passed over in one archive, by kind, and how many pages had something wrong."""

    passed: Counter[str] = field(default_factory=Counter)
    wrong: int = 0


def read_warc(
    file: RawFile, _blank: Document, limits: Limits = LIMITS
) -> Iterator[Issue | RawFile]:
    """Yield each page of a web archive as it was sent, and what was wrong or passed over.

    Raises `InputError` if it holds no record, or unpacks to more than it may.
    """
    gaps, tally, names = Gaps(), _Tally(), Names()
    with file.open() as packed:
        allowance = allowance_for(file.path, packed, limits)
        zipped = packed.read(len(GZIP)) == GZIP
    stream = Unpacked(partial(gunzip, file.open, gaps), allowance) if zipped else file.open()
    ordinal = 0
    with stream:
        for ordinal, record in enumerate(records(stream, gaps), start=1):
            for part in _page(file, record, tally, allowance, partial(names.add, ordinal=ordinal)):
                tally.wrong += isinstance(part, Issue)
                if isinstance(part, RawFile) or tally.wrong <= _SHOWN:
                    yield part
    if not ordinal:
        raise InputError(f"{file.path}: no WARC record was found in it; get it again")
    yield from _summary(file, gaps, tally)


def _page(
    file: RawFile, record: Record, tally: _Tally, allowance: Allowance, name: Callable[[str], str]
) -> Iterator[Issue | RawFile]:
    """Yield the page in a record, or nothing, and what is wrong with it."""
    kind = record.headers.get_header("WARC-Type", "").casefold()
    if kind in _SILENT:
        return
    url = clean_url(record.headers.get_header("WARC-Target-URI", "").strip("<>"))
    http = record.http() if kind == "response" and url.startswith(("http:", "https:")) else None
    media = _media(record, http)
    if reason := _against(kind, url, http, media):
        tally.passed[reason] += 1
        return
    path = url_path(file.path, url)
    try:
        data, damage = _body(record, http, allowance)
    except PayloadError as error:
        yield Issue(level="error", what=f"{path}: {error}", document=file.id)
        return
    media = media or _guess(data)
    if not (data and media):
        tally.passed["not text" if data else "empty"] += 1
        return
    id = f"{file.id}/{name(url)}"
    captured = _date(record.headers.get_header("WARC-Date", ""))
    yield RawFile(id=id, path=path, data=data, media=media, url=url or None, captured=captured)
    if damage:
        what = f"{path}: {damage}; read as far as it goes"
        yield Issue(level="warning", what=what, document=id)


def _media(record: Record, http: Any) -> str:
    """Return the media type with its parameters, as it was given."""
    headers = http or record.headers
    found = headers.get_header("Content-Type", "") or ""
    return "".join(each for each in found[:200] if each.isprintable()).strip()


def _against(kind: str, url: str, http: Any, media: str) -> str | None:
    """Return what kind of record it is that is passed over; None for one to be read."""
    if kind == "revisit":
        return "stored before (revisits)"
    if kind not in _READ:
        return "of another kind than pages"
    if url.startswith(_PAGE_INFO):
        return "of another kind than pages"
    if http and http.get_statuscode() != "200":
        return "with another status than 200"
    essence = media.partition(";")[0].strip().casefold()
    return None if not essence or essence in _TEXT else "not text"


def _body(record: Record, http: Any, allowance: Allowance) -> tuple[bytes, str | None]:
    """Return the body of a page as the server meant it, and what is wrong with it.

    Raises `PayloadError` if it is too large, or packed in a way that is not known.
    """
    if record.length > SIZE_LIMIT:
        what = f"larger than {SIZE_LIMIT / 2**20:g} MB"
        raise PayloadError(f"{what}; save the page by itself and split it")
    data, damage = record.body.read(), None
    if http:
        if "chunked" in (http.get_header("Transfer-Encoding") or "").casefold():
            data = join_chunks(data)
        if codings := http.get_header("Content-Encoding"):
            data, damage = unpack_content(data, codings, SIZE_LIMIT)
            allowance.spend(len(data))
    if record.body.limit:
        return data, "the archive breaks off within it"
    if record.headers.get_header("WARC-Truncated"):
        return data, "the crawler did not store all of it"
    return data, f"damaged ({damage})" if damage else None


def _guess(data: bytes) -> str:
    """Return the media type of a page that was sent without one."""
    begin = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((media for start, media in _BEGINNINGS.items() if begin.startswith(start)), "")


def _date(text: str) -> datetime | None:
    """Return the time of capture; WARC 1.1 allows any precision, of which days are not enough."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _summary(file: RawFile, gaps: Gaps, tally: _Tally) -> Iterator[Issue]:
    """Yield what is said of an archive as a whole."""
    if gaps.count:
        what = f"{file.path}: damaged ({gaps.first}): records may be missing; get it again"
        yield Issue(level="warning", what=what, document=file.id)
    if tally.wrong > _SHOWN:
        what = f"{file.path}: {tally.wrong - _SHOWN:,} more pages in it had something wrong"
        yield Issue(level="warning", what=what, document=file.id)
    if tally.passed:
        counts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(tally.passed.items()))
        what = f"{file.path}: records passed over: {counts}"
        yield Issue(level="info", what=what, document=file.id)
