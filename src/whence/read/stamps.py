"""Dates and times as pages print them, beside a byline or a comment."""

import re
from datetime import UTC, date, datetime, timedelta

from whence.model import Interval

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero января січня",
            "february feb februar février febrero февраля лютого",
            "march mar märz mars marzo марта березня",
            "april apr avril abril апреля квітня",
            "may mai mayo мая травня",
            "june jun juni juin junio июня червня",
            "july jul juli juillet julio июля липня",
            "august aug août agosto августа серпня",
            "september sept sep septembre septiembre сентября вересня",
            "october oct oktober octobre octubre октября жовтня",
            "november nov novembre noviembre ноября листопада",
            "december dec dezember décembre diciembre декабря грудня",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = r"(?:[,\s]+(?:at\s+|um\s+|à\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)?)?"
_FORMS = (
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}{_CLOCK}", re.IGNORECASE),
    re.compile(rf"{_DAY}\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}{_CLOCK}", re.IGNORECASE),
    re.compile(
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:[T\s]+(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?P<half>\b)?)?Z?"
    ),
    re.compile(rf"(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./]{_YEAR}{_CLOCK}", re.IGNORECASE),
)
_EDGE = re.compile(r"^(?:posted|published|updated|date|on|am|vom|le|el)?[:\s|,·—-]*", re.IGNORECASE)
_ZONE = re.compile(r"^\s*(?:UTC|GMT|[A-Z]{2,4})?[\s|,·—.-]*$")


def read_stamp(line: str) -> Interval | None:
    """Return when a line says it is, if the line is a date and nothing else."""
    start = _EDGE.match(line)
    body = line[start.end() :] if start else line
    for form in _FORMS:
        match = form.match(body)
        if match and _ZONE.match(body[match.end() :]):
            return _interval(match)
    return None


def _interval(match: re.Match[str]) -> Interval | None:
    parts = match.groupdict()
    month = parts["month"]
    number = int(month) if month.isdigit() else MONTHS.get(month.casefold())
    if number is None:
        return None
    try:
        day = date(int(parts["year"]), number, int(parts["day"]))
    except ValueError:
        return None
    if not parts.get("hour"):
        return Interval.of_day(day, rule="stated on the page")
    return _minute(day, int(parts["hour"]), int(parts["minute"]), parts.get("half") or "")


def _minute(day: date, hour: int, minute: int, half: str) -> Interval | None:
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return None
    low = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    rule = "stated on the page, zone unknown"
    return Interval(low=low, high=low + timedelta(seconds=59), rule=rule, precision="second")
