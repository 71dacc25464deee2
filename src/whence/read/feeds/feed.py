"""Feeds (RSS 0.9 to 2.0, Atom, RDF), entry by entry, by feedparser (BSD-2-Clause).

feedparser mends what was encoded twice (“Ã©” becomes “é”), in silence and without a way to ask it
not to.
"""

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from whence.model import DateError, Document, InputError, Issue, RawFile

from ..decode import decode
from ..language import detect_language
from ..records.moments import read_moment
from ..records.rows import clean, read_address
from ..records.tally import Tally
from .html import render_html
from .xml import feed_xml

RULE = "stated in the feed"
LIMIT = 16 * 1024 * 1024  # bytes; feedparser reads about a megabyte a second
_DECLARED = re.compile(rb"^[^>]{0,100}encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})[\"']")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SPACES = re.compile(r"[ \t\n]+")
# What feedparser raises on damaged feeds, besides what it keeps to itself.
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def read_feed(file: RawFile, blank: Document) -> Iterator[Document | Issue]:
    """Yield a document for each entry of a feed, and what was wrong.

    Raises `InputError` if the file is no feed, is too large, or declares entities.
    """
    data = file.content(LIMIT)
    declared = _DECLARED.match(data)
    text, warning = decode(data, file.path, declared and declared[1].decode())
    xml, damage = feed_xml(text, file.path)
    if damage:
        damage = f"{file.path}: damaged XML ({damage}); read as far as it goes"
    for what in filter(None, (warning, damage)):
        yield Issue(level="warning", what=what, document=file.id)
    found = _parsed(xml, file.path)
    tally = Tally(blank)
    # What Dublin Core calls the date of an entry, feedparser calls `updated` too.
    changed = f"{RULE}, as its last change" if found.version.startswith("atom") else RULE
    rules = {"published": RULE, "created": RULE, "updated": changed}
    language = _LANGUAGE.match(str(found.feed.get("language") or "").casefold())
    blank = replace(
        blank,
        kind="report",
        publisher=_plain(found.feed, "title"),
        language=language[0] if language else None,
    )
    for number, entry in enumerate(found.entries, start=1):
        document = replace(blank, id=f"{file.id}#{number}")
        yield from _read_entry(entry, document, rules, tally)
    yield from tally.rest()


def _parsed(xml: bytes, path: str) -> Any:
    """Return what feedparser found: `feed`, `entries`, `version`."""
    import feedparser

    try:
        # A stream, never a name or address: feedparser would open the one and fetch the other.
        # Its sanitiser is left out: tags go anyway, and it would drop the text in unknown ones.
        found = feedparser.parse(
            BytesIO(xml),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _DAMAGED as error:
        raise InputError(f"{path}: not a readable feed ({error}); save it again") from None
    if not found.entries and not found.version:
        raise InputError(f"{path}: XML that is no feed (RSS, Atom); export its text instead")
    return found


def _read_entry(
    entry: Mapping[str, Any], blank: Document, rules: Mapping[str, str], tally: Tally
) -> Iterator[Document | Issue]:
    where = f": entry {blank.id.rpartition('#')[2]}"
    title = _plain(entry, "title")
    text, complete = _text(entry)
    text = text if text.strip() else title or ""
    if not text:
        tally.count("entries without text, passed over")
        return
    if not complete:
        what = "nested too deeply, read in part"
        yield from tally.tell("warning", "entries nested too deeply", where, what, blank.id)
    document = replace(
        blank,
        text=text,
        title=title,
        author=_author(entry),
        language=detect_language(text) or blank.language,
    )
    if link := entry.get("link"):
        try:
            document = replace(document, url=read_address(link))
        except ValueError as error:
            what = f"link: {error}; left out"
            yield from tally.tell("warning", "wrong links", where, what, blank.id)
    yield (yield from _dated(document, entry, rules, where, tally))


def _dated(
    document: Document,
    entry: Mapping[str, Any],
    rules: Mapping[str, str],
    where: str,
    tally: Tally,
) -> Generator[Issue, None, Document]:
    """Yield what is wrong with the date of an entry; return its document dated."""
    name = next((name for name in rules if name in entry and entry.get(name)), None)
    if name is None:
        return document
    # feedparser's own reading of a date is not asked: it makes the first of the month, at midnight,
    # of a Korean one, and a day in March of 2014-02-30.
    try:
        return replace(document, published=read_moment(entry[name], rules[name]))
    except DateError as error:
        yield from tally.tell("warning", "wrong dates", where, str(error), document.id)
        return document


def _text(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """Return the fullest text of an entry, and whether all of it could be read."""
    details = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    for detail in details:
        value, kind = str(detail.get("value") or ""), detail.get("type", "text/html")
        if kind == "text/plain" and value.strip():
            return clean(value), True
        page = render_html(clean(value))
        if page.text.strip():
            return page.text, page.complete
    return "", True


def _plain(holder: Mapping[str, Any], name: str) -> str | None:
    """Return a title on one line, without the tags it may hold."""
    detail = holder.get(f"{name}_detail") or {}
    text = clean(str(holder.get(name) or ""))
    if detail.get("type") != "text/plain":
        text = render_html(text).text
    return _SPACES.sub(" ", text).strip() or None


def _author(entry: Mapping[str, Any]) -> str | None:
    detail = entry.get("author_detail") or {}
    return clean(str(detail.get("name") or entry.get("author") or "")).strip() or None
