"""Who wrote a comment and when, as its markup or its layout tell."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from whence.model import DateError, Interval

from ..dates.stamps import read_stamp, split_stamp
from .markup import brief, elements, leads_to_user, properties
from .names import said
from .writing import Element

_SURE_SAYS = re.compile(
    r"^(?:by|von|par|por|from|posted by|written by|comment by|kommentar von|geschrieben von|#\d+ kommentar von)\s+"
    r"|^\s*#?\d{1,5}[.):]?\s+(?=\S)"
    r"|\s*(?:says|said|sagt|sagte|meint|schreibt|schrieb|wrote|writes|dit|a dit|a écrit|dice|dijo|pisze|"
    r"commented|kommentierte|antwortet|replied|on|am|le|el|at|um)?\s*[:,|•·…]*\s*$",
    re.IGNORECASE,
)
# What stands around a name: “by Ann”, “#3 Comment by Ann”, “Ann says:”.
_SAYS = re.compile(
    r"^(?:(?:#\d+\s)?(?:comment by|kommentar von)|by|von|par|por|from|posted by|written by|"
    r"geschrieben von)\s+"
    r"|^\s*#?\d{1,5}[.):]?\s+(?=\S)"
    r"|\s*(?:says|said|sagt|sagte|meint|schreibt|schrieb|wrote|writes|dit|a dit|a écrit|dice|dijo|"
    r"pisze|commented|kommentierte|antwortet|replied|on|am|le|el|at|um)?\s*[:,|•·…]*\s*$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?P<author>\S(?:.{0,58}\S)?)\s(?:schrieb|wrote|said|says|sagt|meint|a écrit|dijo|escribió)\b.{0,60}"
)
_BOLD = frozenset(("b", "strong", "h3", "h4", "h5", "h6"))
# Blogger shows the hour only; the link of a comment has its time in milliseconds.
_BLOGGER = re.compile(r"[?&]showComment=(\d{12,13})(?!\d)")
LONGEST_NAME = 60
_LONGEST_LINE = 300  # characters that may hold a name or a date
_WORDS = re.compile(r"\w")


def find_author(own: Iterable[Element]) -> tuple[str | None, Element | None]:
    """Return the author as schema.org, a class or an attribute names them, the surest first."""
    candidates: list[tuple[int, Element]] = []
    for element in own:
        if element.get("data-author"):
            return as_name(element.get("data-author")), None
        told, stated = said(element), properties(element)
        if "author" in stated or "creator" in stated:
            candidates.append((0, element))
        elif told.surely_author:
            candidates.append((1, element))
        elif element.tag == "cite" or "author" in (element.get("rel") or "").split():
            candidates.append((2, element))
        elif told.author:
            candidates.append((3, element))
    for _, element in sorted(candidates, key=lambda each: each[0]):
        found = _name_in(element)
        if found:
            return found, element
    return None, None


def find_shown_author(own: Sequence[Element]) -> tuple[str | None, Element | None]:
    """Return the author as only the layout tells: a link to a profile, or the first words in bold."""
    for element in own:
        if leads_to_user(element) and (found := as_name(brief(element, _LONGEST_LINE))):
            return found, element
    for element in own:
        wrote = _WROTE.fullmatch(brief(element, _LONGEST_LINE) or "")
        if wrote:
            return as_name(wrote["author"]), element
        if element.tag in _BOLD:
            return as_name(brief(element, _LONGEST_LINE)), element
        if holds_body(element):
            break
    return None, None


def _name_in(element: Element) -> str | None:
    """Return the name in an element that holds one, beside a picture or a rank."""
    for inner in elements(element):
        stated = properties(inner)
        if "name" in stated:
            return as_name(inner.get("content") or brief(inner, _LONGEST_LINE))
        if said(inner).surely_author or inner.tag == "cite":
            return as_name(brief(inner, _LONGEST_LINE))
    for tag in ("a", "b", "strong", "cite", "span"):
        for inner in element.iter(tag):
            found = as_name(brief(inner, _LONGEST_LINE))
            if found:
                return found
    return as_name(element.get("content") or brief(element, _LONGEST_LINE))


def as_name(text: str | None) -> str | None:
    """Return the name in a line such as “by Ann on 2 May 2014”, None where there is none."""
    line = " ".join((text or "").split())
    line, _ = split_stamp(line)
    line = _SAYS.sub("", _SAYS.sub("", line)).strip()
    return line if _WORDS.search(line) and len(line) <= LONGEST_NAME else None


def holds_body(element: Element) -> bool:
    """Say whether an element holds the words of a comment."""
    stated = {"text", "commenttext", "reviewbody", "description"}
    return said(element).body or not stated.isdisjoint(properties(element))


def find_time(
    own: Iterable[Element], now: datetime | None = None
) -> tuple[Interval | None, Element | None]:
    """Return the time of a comment: as its markup states it, or else as its words do.

    “3 hours ago” is read where `now` says when the page was captured.
    """
    shown: list[Element] = []
    for element in own:
        when = _stated(element)
        if when:
            return when, element
        if element.tag in ("abbr", "time", "a") or said(element).time:
            shown.append(element)
    for element in shown:
        for text in (element.get("title"), brief(element, _LONGEST_LINE)):
            when = read_instant(text) or split_stamp(text or "", now)[1]
            if when:
                return when, element
    return None, None


def _stated(element: Element) -> Interval | None:
    dated = {"datecreated", "datepublished"}.intersection(properties(element))
    written = element.get("datetime") or (element.get("content") if dated else None)
    return read_instant(written) or _unix(element)


def read_instant(written: str | None) -> Interval | None:
    """Read an ISO 8601 time of the markup, with or without its zone."""
    if not written or len(written) > 40:
        return None
    try:
        when = datetime.fromisoformat(written.strip())
    except ValueError:
        return read_stamp(written)
    if when.time() == datetime.min.time() and len(written.strip()) <= 10:
        return Interval.of_day(when.date(), rule="from the page's markup")
    zoned = when.tzinfo is not None
    try:
        stamp = when.replace(microsecond=0, tzinfo=when.tzinfo or UTC).isoformat()
        rule = "from the page's markup" if zoned else "from the page's markup, zone unknown"
        return Interval.parse(stamp, rule=rule)
    except DateError:
        return None


def _unix(element: Element) -> Interval | None:
    for name in ("data-time", "data-timestamp", "data-utime", "data-created", "data-date"):
        written = element.get(name) or ""
        if written.isdecimal() and 9 <= len(written) <= 13:
            return _seconds(written)
    blogger = _BLOGGER.search(element.get("href") or "")
    return _seconds(blogger[1]) if blogger else None


def _seconds(written: str) -> Interval:
    """Read Unix time, in seconds or in milliseconds."""
    seconds = int(written) // (1000 if len(written) > 11 else 1)
    when = datetime.fromtimestamp(seconds, UTC)
    return Interval.parse(when.isoformat(), rule="from the page's markup")


def find_headline(own: Iterable[Element]) -> tuple[str | None, Interval | None]:
    """Read author and time from the first words that end in a date, such as “Ann, 2 May 2014”."""
    for element in own:
        for piece in (element.text, *(child.tail for child in element)):
            if not piece or not piece.strip():
                continue
            name, when = split_stamp(piece)
            if when is None and element.tag in ("b", "strong", "h3", "h4", "h5", "h6", "small"):
                name, when = split_stamp(brief(element, _LONGEST_LINE) or "")
            if when:
                return as_name(name), when
    return None, None
