"""Dates, lists and names in the plain words of a finding."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, datetime

from whence.model import Fact, Interval

# Not `calendar.month_name`: a finding must not change with the reader's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# Thirds of a year, as “at the start of this year” is read, and the whole of it.
_STRETCHES = {
    (1, 1, 4, 30): "early ",
    (5, 1, 8, 31): "mid-",
    (9, 1, 12, 31): "late ",
    (1, 1, 12, 31): "",
}


def date_words(time: Interval) -> str:
    """Write a date without a preposition: “2 November 2014”, “about March 2014”, “2013”."""
    written = str(time)
    if written.endswith("~"):
        return f"about {date_words(Interval.parse(written[:-1]))}"
    start, end = time.low, time.high
    if start and time.precision == "year":
        return str(start.year)
    if start and time.precision == "month":
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if start and end and start.day == 1 and _month_ends(end):
        if (start.year, start.month) == (end.year, end.month):
            return f"{_MONTHS[start.month - 1]} {start.year}"
        if (start.month, end.month) == (1, 12):
            return " to ".join(dict.fromkeys((str(start.year), str(end.year))))
        months = (f"{_MONTHS[each.month - 1]} {each.year}" for each in (start, end))
        return " to ".join(months)
    days = [f"{day.day} {_MONTHS[day.month - 1]} {day.year}" for day in (start, end) if day]
    return " to ".join(dict.fromkeys(days)) or "an unknown date"


def _month_ends(day: datetime) -> bool:
    """Say whether a day is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def when_words(time: Interval) -> str:
    """Write a time as an adverb: “on 2 November 2014”, “in 2013”, “since 4 March 2014”."""
    words = date_words(time)
    if time.low and time.low.year == MAXYEAR:
        return "at a time that is not known"
    if time.low and time.high:
        single_day = time.low.date() == time.high.date()
        if " to " in words:
            return f"between {words.replace(' to ', ' and ')}"
        return f"on {words}" if single_day else f"in {words}"
    if time.low:
        return f"since {words}"
    return f"up to {words}" if time.high else "at an unknown date"


def since(facts: Iterable[Fact]) -> str:
    """Return “ (since March 2014)” for the first fact with a known beginning, else nothing.

    Where all that is known is that it had begun by a date, that date is told: “ (by 14 November 2014)”.
    Of what a document states, that is its own date, and goes without saying.
    """
    rows = [fact for fact in facts if not (fact.stated and fact.from_ and fact.from_.low is None)]
    begun = next((fact.from_ for fact in rows if fact.from_ and fact.from_.low), None)
    if begun:
        return f" (since {_bound_words(begun)})"
    by = next((fact.from_ for fact in rows if fact.from_ and fact.from_.high), None)
    return f" (by {date_words(by)})" if by else ""


def _bound_words(bound: Interval) -> str:
    """Write the beginning or end of something: a stretch of days is one in which it lies somewhere."""
    if bound.low and bound.high and bound.precision == "interval":
        stretch = _STRETCHES.get((bound.low.month, bound.low.day, bound.high.month, bound.high.day))
        if stretch is not None and bound.low.year == bound.high.year:
            return f"{stretch}{bound.low.year}"
    words = date_words(bound)
    first, between, last = words.partition(" to ")
    return f"some time between {first} and {last}" if between else words


def listed(names: Iterable[str], last: str = "and") -> str:
    """Join names as a sentence does: “a”, “a and b”, “a, b and c”; repetitions are dropped."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) < 2:
        return "".join(distinct)
    return f"{', '.join(distinct[:-1])} {last} {distinct[-1]}"


def span_words(start: Interval | None, end: Interval | None) -> str:
    """Write from when to when: “from 2012 to about March 2014”, “until 2013”, “since 2012”."""
    first = _bound_words(start) if start and start.low else ""
    last = _bound_words(end) if end and end.high else ""
    if first and last:
        return f"from {first} to {last}"
    if first:
        return f"since {first}"
    return f"until {last}" if last else ""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: “1 report”, “3 reports”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def shortened(names: Sequence[str], limit: int = 6) -> str:
    """Join at most `limit` names and say how many more there are.

    Six keep a sentence readable; the spans and facts of the finding hold the rest.
    """
    if len(names) <= limit:
        return listed(names)
    return f"{', '.join(names[:limit])} and {len(names) - limit} more"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", ".”")) else f"{text}."
