"""Dates as intervals with bounds: what is known of *when*, never a bare string.

Reads the part of EDTF (Extended Date/Time Format, ISO 8601-2:2019, level 1) that desks use:

    2014  2014-11  2014-11-02  2014-11-02T16:00Z     precision as written
    2014-21 .. 2014-24                               spring, summer, autumn, winter
    201X  2014-XX                                    unspecified digits
    2014-03~  2014-03?  2014-03%                     approximate, uncertain, both
    2014-01/2014-03  2014-01/..  ../2014             intervals, open on either side

The `edtf` package on PyPI is the oracle in the tests, not a dependency: it has no time zones, fails
on open intervals (`TypeError` in 5.0.2) and widens `2014-03~` by thirteen months on each side.
"""

import calendar
import re
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

from .errors import DateError

Precision = Literal["second", "day", "month", "season", "year", "decade", "interval", "unknown"]

# EDTF leaves open how wide "approximately" is. One unit of the stated precision on each side is
# the narrowest reading that still moves the bound; a case that knows better can write an interval.
_SLACK: dict[str, timedelta] = {
    "second": timedelta(hours=1),
    "day": timedelta(days=1),
    "month": timedelta(days=31),
    "season": timedelta(days=91),
    "year": timedelta(days=366),
    "decade": timedelta(days=3653),
}
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # first month, northern hemisphere, as ISO 8601-2 note
_DATE = re.compile(r"(\d{3}[\dX]|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_LAST_SECOND = time(23, 59, 59)
_LONGEST = 60  # characters of a wrong date that a message repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A stretch of time: first and last instant (inclusive, to the second), and how we know.

    `low` or `high` is None where the interval is open. Both keep the zone they were stated in
    (UTC when none was), so that `low.date()` is the local calendar date.
    """

    low: datetime | None
    high: datetime | None
    rule: str = "stated"
    precision: Precision = "interval"
    approximate: bool = False

    @classmethod
    def parse(cls, text: str, *, rule: str = "stated") -> "Interval":
        """Read an EDTF date or interval. Raises `DateError` saying what was wrong."""
        text = text.strip()
        if "/" not in text:
            return replace(_point(text), rule=rule)
        left, _, right = text.partition("/")
        first, last = _end(left), _end(right)
        if not (first or last):
            raise DateError(f"{_shown(text)} has no date on either side")
        low, high = first.low if first else None, last.high if last else None
        if low and high and high < low:
            raise DateError(f"the interval {_shown(text)} ends before it begins")
        approximate = any(end and end.approximate for end in (first, last))
        return cls(low=low, high=high, rule=rule, approximate=approximate)

    @classmethod
    def of_day(cls, day: date, *, rule: str = "stated") -> "Interval":
        """Return the whole of one calendar day, in UTC."""
        start = datetime(day.year, day.month, day.day, tzinfo=UTC)
        end = datetime.combine(day, _LAST_SECOND, UTC)
        return cls(low=start, high=end, rule=rule, precision="day")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> Any:
        """Read an EDTF string at the edge of the program; write bounds, rule and precision."""
        from pydantic_core import core_schema as schema

        instant = schema.nullable_schema(schema.datetime_schema())
        written = {
            "low": instant,
            "high": instant,
            "rule": schema.str_schema(),
            "precision": schema.str_schema(),
            "approximate": schema.bool_schema(),
        }
        fields = {name: schema.typed_dict_field(part) for name, part in written.items()}
        return schema.no_info_plain_validator_function(
            cls._read,
            json_schema_input_schema=schema.str_schema(),
            serialization=schema.plain_serializer_function_ser_schema(
                asdict, return_schema=schema.typed_dict_schema(fields)
            ),
        )

    @classmethod
    def _read(cls, value: Any) -> "Interval":
        if isinstance(value, Interval):
            return value
        if isinstance(value, dict):
            return cls._written(value)
        return cls.parse(str(value))

    @classmethod
    def _written(cls, value: dict[str, Any]) -> "Interval":
        """Read what we write: a mapping with bounds, rule and precision."""
        try:
            ends = {key: value[key] and datetime.fromisoformat(value[key]) for key in _ENDS}
            return cls(**(value | ends))
        except (KeyError, TypeError, ValueError):
            raise DateError("must be a date such as 2014-11-02, or an interval") from None

    def before(self, other: "Interval") -> bool:
        """Say whether this interval surely ended before the other began."""
        return bool(self.high and other.low and self.high < other.low)

    def overlaps(self, other: "Interval") -> bool:
        """Say whether the two could share an instant."""
        return not (self.before(other) or other.before(self))

    def begins_by(self, as_of: "Interval") -> bool:
        """Say whether this began no later than `as_of`, whose whole day counts if it is a day.

        Against a day, local calendar dates are compared; against an instant, instants are.
        """
        if self.low is None or as_of.high is None:
            return True
        if as_of.precision == "second":
            return self.low <= as_of.high
        return self.low.date() <= as_of.high.date()

    def __str__(self) -> str:
        """Write the interval as a person would: `2014-11-02`, `2014-03~`, `2014-01/..`."""
        mark = "~" if self.approximate and self.precision != "interval" else ""
        if self.low and self.precision in _WRITTEN:
            centre = self.low + _SLACK[self.precision] if mark else self.low
            return _write(centre, self.precision) + mark
        return "/".join(_write(end, "day") if end else ".." for end in (self.low, self.high))


_WRITTEN = {"second": 16, "day": 10, "month": 7, "year": 4}  # characters of the ISO form
_ENDS = ("low", "high")
UNKNOWN = Interval(low=None, high=None, rule="unknown", precision="unknown")


def _write(moment: datetime, precision: str) -> str:
    iso = moment.isoformat(" ")  # strftime would not pad the years before 1000
    zone = iso[-6:] if precision == "second" and moment.utcoffset() else ""
    return iso[: _WRITTEN[precision]] + zone


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def _end(text: str) -> Interval | None:
    return None if text in ("", "..") else _point(text)


def _point(text: str) -> Interval:
    """Read one date or date-time, with its uncertainty mark."""
    body = text[:-1] if text.endswith(("~", "?", "%")) else text
    day, separator, clock = body.replace(" ", "T", 1).partition("T")
    match = _DATE.fullmatch(day)
    if not match:
        wanted = "write for example 2014, 2014-11 or 2014-11-02"
        raise DateError(f"{_shown(text)} is not a date; {wanted}")
    try:
        interval = _instant(day, clock) if separator else _calendar(*match.groups())
    except ValueError as error:
        raise DateError(f"{_shown(text)} is not a date: {error}") from None
    try:
        return _widen(interval) if body != text else interval
    except OverflowError:
        raise DateError(f"{_shown(text)} is outside the years 1 to 9999") from None


def _instant(day: str, clock: str) -> Interval:
    match = _TIME.fullmatch(clock)
    if not match:
        raise ValueError("the time must look like 16:00, 16:00Z or 16:00+03:00")
    hour, minute, second, zone = match.groups()
    stamp = f"{day}T{hour}:{minute}:{second or '00'}{zone or '+00:00'}"
    start = datetime.fromisoformat(stamp)
    end = start if second else start + timedelta(seconds=59)
    return Interval(low=start, high=end, precision="second")


def _calendar(year: str, month: str | None, day: str | None) -> Interval:
    if "X" in year or month == "XX":
        _require_unspecified(month if "X" in year else None, day)
    if "X" in year:
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        precision: Precision = "decade" if year.endswith("X") and year[2] != "X" else "interval"
        return _days(date(first, 1, 1), date(last, 12, 31), precision)
    number = int(year)
    if number < 1:
        raise ValueError("years before 1 are not supported")
    if month in (None, "XX"):
        return _days(date(number, 1, 1), date(number, 12, 31), "year")
    assert month is not None
    if int(month) in _SEASONS:
        if day is not None:
            raise ValueError("a season has no days")
        return _season(number, _SEASONS[int(month)])
    last_day = calendar.monthrange(number, int(month))[1] if 1 <= int(month) <= 12 else 0
    if not last_day:
        raise ValueError(f"there is no month {month}")
    if day in (None, "XX"):
        return _days(date(number, int(month), 1), date(number, int(month), last_day), "month")
    assert day is not None
    if not 1 <= int(day) <= last_day:
        raise ValueError(f"{number}-{month} has {last_day} days")
    stated = date(number, int(month), int(day))
    return _days(stated, stated, "day")


def _require_unspecified(*parts: str | None) -> None:
    """Refuse `2014-XX-05`, which is a set of days and no interval (level 2 of the standard)."""
    if any(part not in (None, "XX") for part in parts):
        raise ValueError("after XX only XX can follow")


def _season(year: int, first_month: int) -> Interval:
    start = date(year, first_month, 1)
    month = (first_month + 1) % 12 + 1
    end_year = year + (first_month == 12)
    return _days(start, date(end_year, month, calendar.monthrange(end_year, month)[1]), "season")


def _days(first: date, last: date, precision: Precision) -> Interval:
    low = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return Interval(low=low, high=datetime.combine(last, _LAST_SECOND, UTC), precision=precision)


def _widen(interval: Interval) -> Interval:
    slack = _SLACK.get(interval.precision, timedelta())
    low, high = interval.low and interval.low - slack, interval.high and interval.high + slack
    return replace(interval, low=low, high=high, approximate=True)
