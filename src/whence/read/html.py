"""Saved web pages: article text and metadata by trafilatura (Apache-2.0).

The rendering is trafilatura's: paragraphs apart, tags gone. Comments are left to a thread
reader and never mixed into the article.
"""

import codecs
import re
from dataclasses import replace
from typing import Any

from whence.model import DateError, Document, InputError, Interval, Issue, RawFile

from .decode import decode
from .language import detect_language

_FIELDS = ("text", "sitename", "hostname", "author", "title", "url", "language", "date")
# htmldate drops dates after today unless told otherwise, which would make the result depend on the
# day it is made; and searches the text for any date, which need not be that of publication.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{2,40})", re.IGNORECASE)
_HEAD = 1024  # bytes in which the HTML standard has the encoding declared
_LARGEST = 20_000_000  # trafilatura's own default limit on a page, in characters


def read_html(file: RawFile, blank: Document) -> list[Document | Issue]:
    """Return the article of a saved page.

    Raises `InputError` if no article can be found in it.
    """
    data = file.content()
    markup, warning = decode(data, file.path, _declared(data))
    if len(markup) > _LARGEST:
        raise InputError(f"{file.path}: {len(markup):,} characters is too large for a web page")
    found = _extract(markup)
    if not found.get("text"):
        raise InputError(f"{file.path}: no article text was found; save the page as text instead")
    issues = [Issue(level="warning", what=warning, document=file.id)] if warning else []
    return [_document(blank, found), *issues]


def _declared(data: bytes) -> str | None:
    """Return the encoding a page declares, as Python names it; browsers read Latin-1 as cp1252."""
    found = _CHARSET.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode()).name if found else None
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _extract(markup: str) -> dict[str, Any]:
    from trafilatura import bare_extraction

    found = bare_extraction(
        markup, include_comments=False, with_metadata=True, date_extraction_params=_DATES
    )
    return {name: getattr(found, name, None) for name in _FIELDS} if found else {}


def _document(blank: Document, found: dict[str, Any]) -> Document:
    text = str(found["text"]).replace("\n", "\n\n")  # its lines are paragraphs
    return replace(
        blank,
        text=text,
        publisher=found.get("sitename") or found.get("hostname"),
        author=found.get("author"),
        title=found.get("title"),
        url=found.get("url"),
        language=found.get("language") or detect_language(text),
        published=_published(found.get("date")) or blank.published,
    )


def _published(date: str | None) -> Interval | None:
    try:
        return Interval.parse(date, rule="from the page's markup") if date else None
    except DateError:
        return None
