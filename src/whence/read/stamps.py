"""Dates and times as pages print them, beside a byline or a comment."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from whence.model import Interval
from whence.text import fold

# January to December in the languages read so far, each as it stands beside a day. The Polish and
# Croatian “listopada” is left out: it is November in one language and October in the other.
_MONTH_NAMES = (
    "january jan januar janvier enero janeiro gennaio januari января січня stycznia ocak يناير",
    "february feb februar février fevrier febrero fevereiro febbraio februari февраля лютого "
    "lutego şubat فبراير شباط",
    "march mar märz mars marzo março maart марта березня marca mart مارس آذار",
    "april apr avril abril aprile апреля квітня kwietnia nisan أبريل إبريل نيسان",
    "may mai mayo maio maggio mei мая травня maja mayıs مايو أيار",
    "june jun juni juin junio junho giugno июня червня czerwca haziran يونيو حزيران",
    "july jul juli juillet julio julho luglio июля липня lipca temmuz يوليو تموز",
    "august aug août agosto augustus августа серпня sierpnia ağustos أغسطس آب",
    "september sept sep septembre septiembre setembro settembre сентября вересня września eylül "
    "سبتمبر أيلول",
    "october oct oktober octobre octubre outubro ottobre октября жовтня października ekim أكتوبر",
    "november nov novembre noviembre novembro ноября листопада kasım نوفمبر",
    "december dec dezember décembre diciembre dezembro dicembre декабря грудня grudnia aralık "
    "ديسمبر",
)
_LEVANTINE = {"كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12}
MONTHS = {
    fold(name): number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in names.split()
} | {fold(name): number for name, number in _LEVANTINE.items()}
_WEEKDAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thurs friday fri saturday sat sunday sun "
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo "
    "понедельник вторник среда четверг пятница суббота воскресенье "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
)
_BEFORE = "posted published updated created date on am vom den le el em il"
_EDGE = re.compile(
    rf"(?:(?:\b(?:{'|'.join((_BEFORE + ' ' + _WEEKDAYS).split())})\b\.?)?[:\s|,·•(—–-]+"
    rf"|\b(?:{'|'.join((_BEFORE + ' ' + _WEEKDAYS).split())})\b\.?)*",
    re.IGNORECASE,
)
_MONTH = r"(?P<month>(?:كانون|تشرين)\s(?:الأول|الثاني)|[^\W\d_]{2,10})\.?"
_YEAR_IN = re.compile(r"\d{4}")
_WORD_STARTS = re.compile(r"(?<!\S)\S|(?<=\()")
_LONGEST = 100  # characters of a line that can be a date, blanks and all
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?P<year>\d{4})(?:\s*(?:г\.|года|року|р\.))?"
_CLOCK = (
    r"(?:[,\s·|—–-]+(?:(?:at|um|à|a las|às|alle|в|о|saat|الساعة)\s+)?"
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*Uhr)?)?"
)
_ISO_CLOCK = r"(?:[T\s]+(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}{_CLOCK}",
        rf"{_DAY}\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}{_CLOCK}",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d){_ISO_CLOCK}",
        rf"{_YEAR}([./])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_CLOCK}",
        rf"{_YEAR}[年년]\s*(?P<month>\d{{1,2}})[月월]\s*(?P<day>\d{{1,2}})[日일]{_CLOCK}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}{_CLOCK}",
        rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}{_CLOCK}",
    )
)
_ZONE = re.compile(
    r"\s*(?:(?P<utc>Z|UTC|GMT)|(?P<shift>[+-][01]\d:?[0-5]\d)|\(?[A-Z]{2,5}\)?)?[\s|,·•).—–-]*"
)


def read_stamp(line: str) -> Interval | None:
    """Return when a line says it is, if the line is a date and nothing else.

    A date such as 3/4/2014, which is two different days in two countries, is read as an interval
    from the earlier to the later of them. Without a zone, the clock is taken for UTC.
    """
    start = _EDGE.match(line)
    body = line[start.end() :].rstrip() if start else line
    for form in _FORMS:
        match = form.match(body)
        zone = match and _ZONE.fullmatch(body, match.end())
        if match and zone:
            return _interval(match, zone)
    return None


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
    return _minute(days[0], int(parts["hour"]), int(parts["minute"]), parts.get("half"), zone)


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


def _minute(
    day: date, hour: int, minute: int, half: str | None, zone: re.Match[str]
) -> Interval | None:
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return None
    stated = _zone(zone)
    low = datetime(day.year, day.month, day.day, hour, minute, tzinfo=stated or UTC)
    rule = "stated on the page" if stated else "stated on the page, zone unknown"
    return Interval(low=low, high=low + timedelta(seconds=59), rule=rule, precision="second")


def _zone(zone: re.Match[str]) -> tzinfo | None:
    """Return the zone stated, if it can be told; letters such as EST mean several."""
    if zone["utc"]:
        return UTC
    if not zone["shift"]:
        return None
    shift = zone["shift"].replace(":", "")
    minutes = int(shift[1:3]) * 60 + int(shift[3:5])
    return timezone(timedelta(minutes=-minutes if shift[0] == "-" else minutes))


def split_stamp(text: str) -> tuple[str, Interval | None]:
    """Return what stands before a date at the end of a short text, and the date if there is one.

    “Georg N. am 10.4.2020” gives “Georg N.” and the day.
    """
    line = " ".join(text[:_LONGEST].split())
    if len(text) >= _LONGEST or not _YEAR_IN.search(line):
        return line, None
    for start in _WORD_STARTS.finditer(line):
        when = read_stamp(line[start.start() :])
        if when:
            return line[: start.start()].rstrip(" ,|·•(—–-"), when
    return line, None


def ends_in_stamp(text: str) -> bool:
    """Say whether a short text ends with a date."""
    return split_stamp(text)[1] is not None
