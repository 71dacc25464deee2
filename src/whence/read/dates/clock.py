"""The time of day as pages print it after a date, and the zone it is in."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from whence.model import Interval

# “at 3:56 pm”, “um 15:56 Uhr”, “à 15h56”, “الساعة 3:56 مساءً”.
CLOCK = (
    r"(?:[,،\s·|—–-]+(?:(?:at|um|à|a las|às|alle|в|о|saat|الساعة)\s+)?"
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?|صباح\u064b?ا|مساء\u064b?|[صم](?!\w))?(?:\s*Uhr)?)?"
)
ISO_CLOCK = r"(?:[T\s]+(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?)?"
ZONE = re.compile(
    r"\s*(?:(?P<utc>Z|UTC|GMT)|(?P<shift>[+-][01]\d:?[0-5]\d)|\(?[A-Z]{2,5}\)?)?[\s|,·•).—–-]*"
)
_AFTERNOON = "pPم"


def minute(
    day: date, clock: re.Match[str], zone: re.Match[str], rule: str, default: tzinfo = UTC
) -> Interval | None:
    """Return the minute that a clock shows on a day, None if no clock shows it.

    The clock has the groups of `CLOCK`, the zone those of `ZONE`. Without a zone it is taken to
    be in the default one, and the rule says that none is known.
    """
    hour, minutes = int(clock["hour"]), int(clock["minute"])
    half = clock.groupdict().get("half")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] in _AFTERNOON else 0)
    if hour > 23 or minutes > 59:
        return None
    stated = _zone(zone)
    low = datetime(day.year, day.month, day.day, hour, minutes, tzinfo=stated or default)
    return Interval(
        low=low,
        high=low + timedelta(seconds=59),
        rule=rule if stated else f"{rule}, zone unknown",
        precision="second",
    )


def _zone(zone: re.Match[str]) -> tzinfo | None:
    """Return the zone stated, if it can be told; letters such as EST mean several."""
    if zone["utc"]:
        return UTC
    if not zone["shift"]:
        return None
    shift = zone["shift"].replace(":", "")
    minutes = int(shift[1:3]) * 60 + int(shift[3:5])
    return timezone(timedelta(minutes=-minutes if shift[0] == "-" else minutes))
