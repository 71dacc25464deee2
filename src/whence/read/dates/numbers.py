"""What a number in running text can be: a day, a year, a count, a whole date, or none of these."""

import re
from datetime import date

from .periods import Days

# A class of the grammar (see lexicon.py), and what the number says.
Reading = tuple[str, object]
NO_DATE: Reading = ("0", None)
_YEARS = range(1000, 2200)
_THIS_AGE = range(1500, 2200)  # years of whole dates; what is earlier is more often a number
_PLAIN = re.compile(r"\d{1,4}")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|ère|ème|eme|e|º|ª|го|о)", re.IGNORECASE)
_DECADE = re.compile(r"(\d{3}0)(?:s|er|х|ern)")
_ERA = re.compile(r"(\d{3,4})(هـ|ه|AH|م|г|р)")  # of the Islamic year, then of the common one
_RANGE = re.compile(r"(\d{1,4})[-‐‑–/](\d{1,4})")
_WHOLE = (
    re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?:T.*)?"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"),
    re.compile(r"(?P<first>\d{1,2})([/‐‑-])(?P<second>\d{1,2})\2(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]"),
)
_MONTH_ONLY = re.compile(r"(\d{4})\s?[年년]\s?(\d\d?)\s?[月월]")


def read_number(token: str) -> Reading:
    """Return the class of a number and its value; `NO_DATE` for prices, versions, telephones."""
    if _PLAIN.fullmatch(token):
        return _plain(token)
    if match := _ORDINAL.fullmatch(token):
        day = int(match[1])
        return ("o", day) if 1 <= day <= 31 else NO_DATE
    if match := _DECADE.fullmatch(token):
        return ("e", int(match[1])) if int(match[1]) in _THIS_AGE else NO_DATE
    if match := _RANGE.fullmatch(token):
        return _range(match[1], match[2])
    if match := _ERA.fullmatch(token):
        return ("%" if match[2] in ("هـ", "ه", "AH") else "y"), int(match[1])
    if match := _MONTH_ONLY.fullmatch(token):
        month = int(match[2])
        return ("I", (int(match[1]), month)) if 1 <= month <= 12 else NO_DATE
    for form in _WHOLE:
        if match := form.fullmatch(token):
            return _whole(match.groupdict())
    return NO_DATE


def _plain(token: str) -> Reading:
    number = int(token)
    if len(token) == 4:
        return ("y", number) if number in _YEARS else NO_DATE
    return ("d" if 1 <= number <= 31 and len(token) < 3 else "#", number)


def _range(first: str, second: str) -> Reading:
    """Read 3-5 as days, 2012-2014 and 2013-14 as years."""
    low, high = int(first), int(second)
    if len(first) <= 2 and len(second) <= 2:
        return ("R", (low, high)) if 1 <= low < high <= 31 else NO_DATE
    if len(first) == 4 and low in _THIS_AGE:
        if len(second) == 2:
            high += low // 100 * 100
        if len(second) in (2, 4) and low < high <= low + 200:
            return "Z", (low, high)
    return NO_DATE


def _whole(parts: dict[str, str]) -> Reading:
    """Read a date of three numbers; where the order is not known, all the days it can be."""
    year = int(parts["year"])
    if year not in _THIS_AGE:
        return NO_DATE
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        orders = {(first, second), (second, first)}
    else:
        orders = {(int(parts["month"]), int(parts["day"]))}
    days = sorted(date(year, month, day) for month, day in orders if _is_day(year, month, day))
    found: Days | None = (days[0], days[-1]) if days else None
    return ("I", found) if found else NO_DATE


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
