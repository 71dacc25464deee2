"""Dates, lists and names in the plain words of a finding."""

from collections.abc import Iterable, Sequence

from whence.model import Fact, Interval

# Not `calendar.month_name`: a finding must not change with the reader's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


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
    days = [f"{day.day} {_MONTHS[day.month - 1]} {day.year}" for day in (start, end) if day]
    return " to ".join(dict.fromkeys(days)) or "an unknown date"


def when_words(time: Interval) -> str:
    """Write a time as an adverb: “on 2 November 2014”, “in 2013”, “since 4 March 2014”."""
    words = date_words(time)
    if time.low and time.high:
        single_day = time.low.date() == time.high.date()
        if " to " in words:
            return f"between {words.replace(' to ', ' and ')}"
        return f"on {words}" if single_day else f"in {words}"
    if time.low:
        return f"since {words}"
    return f"up to {words}" if time.high else "at an unknown date"


def since(facts: Iterable[Fact]) -> str:
    """Return “ (since March 2014)” for the first fact with a known beginning, else nothing."""
    for fact in facts:
        if fact.from_ and (fact.from_.low or fact.from_.high):
            return f" (since {date_words(fact.from_)})"
    return ""


def listed(names: Iterable[str], last: str = "and") -> str:
    """Join names as a sentence does: “a”, “a and b”, “a, b and c”; repetitions are dropped."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) < 2:
        return "".join(distinct)
    return f"{', '.join(distinct[:-1])} {last} {distinct[-1]}"


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
