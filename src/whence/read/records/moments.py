"""Dates as records state them: ISO 8601, RFC 2822, Unix time, EDTF, or as a page prints them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, get_args

from whence.model import DateError, Interval
from whence.model.dates import Precision

from ..dates.stamps import read_stamp

_LONGEST = 100  # characters; the longest form, an interval between two date-times, has 51
_SHOWN = 40
# Unix time of the years 1973 to 2099: below lie years and days, above it other units than these.
_SECONDS = range(10**8, 4_102_444_800)
_NUMBER = re.compile(r"(\d{8,13})(?:\.\d{1,9})?")
_CLOCK = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d")
_ZONE = re.compile(r"(?:Z|[+-]\d\d(?::?\d\d)?)$")
_UTC = re.compile(r"\s?(?:UTC|GMT|utc|gmt|z)$")
# "Sun Nov 02 16:00:00 +0000 2014", as Twitter writes; RFC 2822 has the year before the clock.
_YEAR_LAST = re.compile(
    r"\w{3} (\w{3}) {1,2}(\d\d?) (\d\d?:\d\d:\d\d) (?:([+-]\d{4}|[A-Z]{3}) )?(\d{4})"
)
_RFC = re.compile(r"(?:\w{3,9}\.?,?\s{1,9})?\d{1,2}[ -]\w{3,9}[ -]\d{2,4},?\s{1,9}\d\d?:\d\d")
_SECOND = re.compile(r"\d:\d\d:\d\d|[T ]\d{6}")
_YEARS = range(2, 9999)  # a zone may move an instant by a day


def read_moment(value: object, rule: str) -> Interval:
    """Return the time that a field states; `rule` is how it is known.

    Where a clock has no zone, UTC is assumed and the rule says that it is unknown. Raises
    `DateError` saying what was wrong.
    """
    if isinstance(value, Mapping):
        return written_interval(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise DateError(f"a date must be text or a number, not {type(value).__name__}")
    text = str(value).strip()
    if len(text) <= _LONGEST:
        for form in (_number, _iso, _edtf, _rfc, _printed):
            if found := form(text, rule):
                return found
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    raise DateError(f"{shown!r} is not a date; write for example 2014-11-02 or 2014-11-02T16:00Z")


def written_interval(value: Mapping[str, Any]) -> Interval:
    """Return an interval from the mapping that we write it as. Raises `DateError` if it is none."""
    try:
        low, high = (_bound(value[end]) for end in ("low", "high"))
        precision, rule, approximate = (value[key] for key in ("precision", "rule", "approximate"))
    except (KeyError, TypeError, ValueError):
        raise DateError("an interval needs low, high, rule, precision and approximate") from None
    sound = precision in get_args(Precision) and isinstance(rule, str)
    if not sound or not isinstance(approximate, bool) or (low and high and high < low):
        raise DateError("the interval has a wrong field, or ends before it begins")
    return Interval(low=low, high=high, rule=rule, precision=precision, approximate=approximate)


def _stated(moment: datetime, text: str, rule: str) -> Interval | None:
    """Return the second of an instant, or the minute where the text states no second."""
    if moment.year not in _YEARS:
        return None
    if moment.tzinfo is None:
        moment, rule = moment.replace(tzinfo=UTC), f"{rule}, zone unknown"
    low = moment.replace(microsecond=0)
    high = low if _SECOND.search(text) else low + timedelta(seconds=59)
    return Interval(low=low, high=high, rule=rule, precision="second")


def _bound(value: object) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        raise ValueError("no zone")
    return moment


def _number(text: str, rule: str) -> Interval | None:
    """Read Unix seconds or milliseconds, or the digits of a day."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    number = int(match[1])
    if len(match[1]) == 8 and match[1] == text:
        try:
            day = date(number // 10_000, number // 100 % 100, number % 100)
        except ValueError:
            return None
        return Interval.of_day(day, rule=rule)
    for seconds in (number, number // 1000):
        if seconds in _SECONDS:
            moment = datetime.fromtimestamp(seconds, UTC)
            return Interval(low=moment, high=moment, rule=rule, precision="second")
    return None


def _iso(text: str, rule: str) -> Interval | None:
    if not _CLOCK.match(text):
        return None
    text = _UTC.sub("Z", text)
    try:
        known = rule if _ZONE.search(text, 10) else f"{rule}, zone unknown"
        return Interval.parse(text, rule=known)
    except DateError:
        pass
    try:  # forms that EDTF has not: 20141102T1600, a zone of hours alone
        return _stated(datetime.fromisoformat(text), text, rule)
    except ValueError:
        return None


def _edtf(text: str, rule: str) -> Interval | None:
    try:
        return Interval.parse(text, rule=rule)
    except DateError:
        return None


def _rfc(text: str, rule: str) -> Interval | None:
    if match := _YEAR_LAST.fullmatch(text):
        month, day, clock, zone, year = match.groups()
        text = f"{day} {month} {year} {clock} {zone or ''}".strip()
    if not _RFC.match(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, LookupError, OverflowError):
        return None
    if moment.tzinfo is None and "-0000" in text:  # RFC 5322: UTC, of a writer somewhere else
        moment = moment.replace(tzinfo=UTC)
    return _stated(moment, text, rule)


def _printed(text: str, rule: str) -> Interval | None:
    found = read_stamp(text)
    return found and replace(found, rule=found.rule.replace("stated on the page", rule))
