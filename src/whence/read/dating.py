"""When a document was published: the surest thing known of it, or else mere bounds.

From the surest down:

1. what its front matter or metadata states,
2. what the page's markup says,
3. a date that stands on the page,
4. the date in its URL,
5. not later than the earliest comment on it,
6. not later than its capture.

What the text calls “yesterday” or “just out” dates nothing: it says how far the event is from a
day that is not known.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from whence.model import Document, Interval

from .dates.months import MONTHS

BY_CAPTURE = "not later than the capture"
BY_COMMENT = "not later than the earliest comment"
BY_URL = "from the URL"
_YEARS = range(1990, 2100)  # of the web
_A_DAY = timedelta(days=1)  # the calendars of site and capture can differ by
_LONGEST = 2_000  # characters of a URL; browsers take little more
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2]|[a-z]{3,9})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_COMPACT = rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)"
# Paths are lower case here. Longer numbers are ids, of which one in some six thousand of eight
# digits is a date of these years.
_PATHS = (
    re.compile(rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/.]|$)"),
    re.compile(rf"/{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\w])"),
    re.compile(rf"/{_YEAR}/(?P<month>\d\d)(?P<day>\d\d)(?=/|$)"),
    re.compile(rf"(?:(?<=/)|(?<=[-_])){_COMPACT}(?=[-_./]|$)"),
)
_PATH_MONTH = re.compile(rf"/{_YEAR}/{_MONTH}(?=/|$)(?!/\d\d?(?:/|$))")
_QUERY = (re.compile(rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:T.*)?"), re.compile(_COMPACT))
_KEYS = ("date", "pubdate", "published", "publishdate")
_INNER = re.compile(r"https?:/{1,2}")  # archives keep the address they copied in their own


def date_document(
    document: Document,
    *,
    markup: Interval | None = None,
    page: Interval | None = None,
    comments: Iterable[datetime] = (),
) -> Document:
    """Return the document with the surest date there is evidence for.

    `markup` and `page` are dates found there, `comments` the times of comments on it. A date that
    the document has already, other than a bound, is kept.
    """
    by_url = date_by_url(document.url)
    if (
        by_url
        and document.captured
        and by_url.low
        and by_url.low > _aware(document.captured) + _A_DAY
    ):
        by_url = None  # a number that looks like a date
    known = (document.published, markup, page, by_url)
    best = next((one for one in known if one and one.low), document.published)
    dated = replace(document, published=best)
    return replace(dated, published=bounded(dated, min(map(_aware, comments), default=None)))


def bounded(document: Document, earliest_comment: datetime | None = None) -> Interval:
    """Return what is known of the date of publication, with the earliest upper bound.

    A date known to the month or less is cut where a comment or the capture shows that the
    document was there already; an open one gets its end from them.
    """
    published = document.published
    bounds = [(_aware(earliest_comment), BY_COMMENT)] if earliest_comment else []
    if document.captured:
        bounds.append((_aware(document.captured), BY_CAPTURE))
    if not bounds or published.precision in ("second", "day"):
        return published
    latest, rule = min(bounds)
    too_late = published.low is not None and published.low > latest
    if too_late or (published.high is not None and published.high <= latest):
        return published
    if published.low:
        rule = f"{published.rule}, {rule}"
    return Interval(low=published.low, high=latest, rule=rule)


def date_by_url(url: str | None) -> Interval | None:
    """Return the day or month that a URL says its page is of, None if it says none."""
    try:
        parts = urlsplit((url or "")[:_LONGEST])
    except ValueError:
        return None
    path = _INNER.split(parts.path)[-1].casefold()
    path = path if path.startswith("/") else f"/{path}"
    for form in _PATHS:
        for match in form.finditer(path):
            if found := _day(match):
                return found
    for key, values in parse_qs(parts.query, max_num_fields=100).items():
        matches = (form.fullmatch(values[0]) for form in _QUERY if key.casefold() in _KEYS)
        if found := next((day for match in matches if match and (day := _day(match))), None):
            return found
    month = _PATH_MONTH.search(path)
    return _month(month) if month else None


def _day(match: re.Match[str]) -> Interval | None:
    year, month = int(match["year"]), _number(match["month"])
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        return None
    return Interval.of_day(day, rule=BY_URL) if year in _YEARS else None


def _month(match: re.Match[str]) -> Interval | None:
    year, month = int(match["year"]), _number(match["month"])
    if year not in _YEARS or not month:
        return None
    return Interval.parse(f"{year}-{month:02}", rule=BY_URL)


def _number(month: str) -> int:
    return int(month) if month.isdecimal() else MONTHS.get(month, 0)


def _aware(moment: datetime) -> datetime:
    """Return a moment with its zone, UTC if it has none."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
