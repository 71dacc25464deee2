"""Dates and times as pages print them, beside a byline or a comment."""

import re
from datetime import date, datetime

from whence.model import Interval
from whence.text import fold

from .clock import CLOCK, ISO_CLOCK, ZONE, minute
from .hijri import islamic_days
from .months import ISLAMIC, MONTHS, PAIRED, islamic_month

_WEEKDAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thurs friday fri saturday sat sunday sun "
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo "
    "понедельник вторник среда четверг пятница суббота воскресенье "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar "
    "понеділок вівторок середа четвер пʼятниця субота неділя "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
)
_BEFORE = "posted published updated created date on am vom den le el em il"
_EDGE = re.compile(
    rf"(?:(?:\b(?:{'|'.join((_BEFORE + ' ' + _WEEKDAYS).split())})\b\.?)?[:\s|,،·•(—–-]+"
    rf"|\b(?:{'|'.join((_BEFORE + ' ' + _WEEKDAYS).split())})\b\.?)*",
    re.IGNORECASE,
)
_YEAR_IN = re.compile(r"\d{4}")
_WORD_STARTS = re.compile(r"(?<!\S)\S|(?<=\()")
_LONGEST = 100  # characters of a line that can be a date, blanks and all
_INTRODUCTION = re.compile(rf"(?:\b(?:{'|'.join(_BEFORE.split())})\b[:\s]*)*", re.IGNORECASE)
_MARK = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # of direction
_MONTH = rf"(?P<month>{PAIRED}|[^\W\d_]{{2,10}})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?P<year>\d{4})(?:\s*(?:г\.|года|року|р\.|م(?!\w)))?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}{CLOCK}",
        rf"{_DAY}\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}{CLOCK}",
        rf"{_DAY}([/-]){_MONTH}\2{_YEAR}{CLOCK}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d){ISO_CLOCK}",
        rf"{_YEAR}([./])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){CLOCK}",
        rf"{_YEAR}[年년]\s*(?P<month>\d{{1,2}})[月월]\s*(?P<day>\d{{1,2}})[日일]{CLOCK}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}{CLOCK}",
        rf"(?P<first>\d{{1,2}})([/-])(?P<second>\d{{1,2}})\2{_YEAR}{CLOCK}",
    )
)
_ISLAMIC = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{ISLAMIC}),?\s+(?P<year>\d{{4}})"
    r"\s*(?:هـ|ه(?!\w)|AH|A\.H\.)?"
)
_ISLAMIC_YEARS = range(1000, 1600)
# Arabic pages print both calendars side by side: “21 محرم 1436 هـ الموافق 14 نوفمبر 2014”.
_BOTH = re.compile(r"[\s|/,،()=–—-]*(?:الموافق(?:\s+ل)?[\s:]*)?")


def read_stamp(line: str, now: datetime | None = None) -> Interval | None:
    """Return when a line says it is, if the line is a date and nothing else.

    A date such as 3/4/2014, which is two different days in two countries, is read as an interval
    from the earlier to the later of them. Without a zone, the clock is taken for UTC. A stamp
    such as “3 hours ago” is read only where `now` says when the page was shown, that is captured.
    """
    line = _MARK.sub("", line)
    start = _EDGE.match(line)
    body = line[start.end() :].rstrip() if start else line
    if islamic := _ISLAMIC.match(body):
        both = _BOTH.match(body, islamic.end())
        rest = body[both.end() :] if both else ""
        return _gregorian(rest) if rest else _converted(islamic)
    found = _gregorian(body)
    if found is None and now is not None:
        from .agos import read_ago  # 30 ms, and few stamps need it

        introduction = _INTRODUCTION.match(line)
        rest = line[introduction.end() :] if introduction else line
        return read_ago(line, now) or read_ago(rest, now)
    return found


def _gregorian(body: str) -> Interval | None:
    for form in _FORMS:
        match = form.match(body)
        zone = match and (ZONE.fullmatch(body, match.end()) or _also_islamic(body, match.end()))
        if match and zone:
            return _interval(match, zone)
    return None


def _also_islamic(body: str, end: int) -> re.Match[str] | None:
    """Return an empty match of a zone if only the same day in the other calendar follows."""
    both = _BOTH.match(body, end)
    islamic = _ISLAMIC.fullmatch(body, both.end()) if both else None
    return ZONE.match("") if islamic else None


def _converted(islamic: re.Match[str]) -> Interval | None:
    year, month = int(islamic["year"]), islamic_month(islamic["month"])
    if year not in _ISLAMIC_YEARS:
        return None
    try:
        first, last = islamic_days(year, month, int(islamic["day"]))
    except ValueError:
        return None
    return Interval(
        low=Interval.of_day(first).low,
        high=Interval.of_day(last).high,
        rule="stated on the page in the Islamic calendar, which is known to two days",
        approximate=True,
    )


def _interval(match: re.Match[str], zone: re.Match[str]) -> Interval | None:
    parts = match.groupdict()
    days = _days(parts)
    if not days:
        return None
    if len(days) > 1:
        low, high = (Interval.of_day(day) for day in (min(days), max(days)))
        rule = "stated on the page, day and month in either order"
        return Interval(low=low.low, high=high.high, rule=rule)
    if not parts.get("hour"):
        return Interval.of_day(days[0], rule="stated on the page")
    return minute(days[0], match, zone, "stated on the page")


def _days(parts: dict[str, str]) -> list[date]:
    """Return the days that the parts of a date can mean, without repeats."""
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        orders = {(first, second), (second, first)}
    else:
        month = parts["month"]
        number = int(month) if month.isdecimal() else MONTHS.get(" ".join(fold(month).split()))
        orders = {(number or 0, int(parts["day"]))}
    found = []
    for month_number, day in orders:
        try:
            found.append(date(year, month_number, day))
        except ValueError:
            continue
    return found


def split_stamp(text: str, now: datetime | None = None) -> tuple[str, Interval | None]:
    """Return what stands before a date at the end of a short text, and the date if there is one.

    “Georg N. am 10.4.2020” gives “Georg N.” and the day.
    """
    line = " ".join(text[:_LONGEST].split())
    if len(text) >= _LONGEST or not (_YEAR_IN.search(line) or now):
        return line, None
    for start in _WORD_STARTS.finditer(line):
        when = read_stamp(line[start.start() :], now)
        if when:
            return line[: start.start()].rstrip(" ,|·•(—–-"), when
    return line, None


def ends_in_stamp(text: str) -> bool:
    """Say whether a short text ends with a date."""
    return split_stamp(text)[1] is not None
