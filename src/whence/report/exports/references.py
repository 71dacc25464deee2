"""The documents as references: what BibTeX and RIS have in common."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from whence.model import Assessment, Document, Interval, Kind

from ..safe import plain, web_address

_KEY = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 60  # characters of an id that go into a key


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One document as a reference: one line of text a field, empty where it is not known.

    `key` is unique, of ASCII letters, digits and hyphens. `date` is EDTF, as precise as it is known;
    `accessed` is a day. `note` has the id of the document, its file and its SHA-256.
    """

    key: str
    kind: Kind
    title: str
    author: str
    publisher: str
    date: str
    when: Interval | None
    url: str
    accessed: str
    language: str
    note: str


def references_of(assessment: Assessment) -> Iterator[Reference]:
    """Yield each document as a reference, in the order of the assessment."""
    taken: set[str] = set()
    for one in assessment.documents:
        key = _free(_KEY.sub("-", _ascii(one.id)).strip("-")[:_LONGEST] or "document", taken)
        yield Reference(
            key=key,
            kind=one.kind,
            title=_line(one.title) or _line(one.id),
            author=_line(one.author),
            publisher=_line(one.publisher),
            date=_edtf(one.published),
            when=one.published,
            url=_address(one.url),
            accessed=f"{one.captured:%Y-%m-%d}" if one.captured else "",
            language=_line(one.language),
            note=_note(one),
        )


def _free(wanted: str, taken: set[str]) -> str:
    for number in count(1):
        name = wanted if number == 1 else f"{wanted}-{number}"
        if name.lower() not in taken:
            taken.add(name.lower())
            return name
    raise AssertionError("there is always a next number")


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _line(text: str | None) -> str:
    return plain(text) if text else ""


def _edtf(when: Interval | None) -> str:
    if when is None or (when.low is None and when.high is None):
        return ""
    return str(when).replace(" ", "T")


def _address(url: str | None) -> str:
    """Return a web address in which nothing can end a field."""
    address = web_address(url) or ""
    return "".join(f"%{ord(c):02X}" if c in '{}\\"' else c for c in address)


def _note(document: Document) -> str:
    parts = [f"document {document.id}", f"file {document.path}" if document.path else ""]
    parts.append(f"SHA-256 {document.sha256}" if document.sha256 else "")
    return plain("; ".join(part for part in parts if part))
