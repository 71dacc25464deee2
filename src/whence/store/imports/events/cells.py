"""Read the cells of event data: dates in the ways they are written, numbers, names."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from .event import RowError

Cells = Mapping[str, str]
# Which comes first where a date is three numbers; empty where that is not known.
Order: TypeAlias = Literal["day", "month", ""]
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?")
_WORDED = ("%d %B %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%B %d, %Y")
_SLASHED = re.compile(r"(\d\d?)([/.-])(\d\d?)\2(\d{4})(?: .*)?")
_SHOWN = 40


@lru_cache(maxsize=100_000)
def day_in(text: str, column: str, order: Order = "") -> date:
    """Return the day a cell names. Raises `RowError` with what to write instead."""
    try:
        if match := _ISO.fullmatch(text):
            return date.fromisoformat(match[1])
        if match := _SLASHED.fullmatch(text):
            return _slashed(int(match[1]), int(match[3]), int(match[4]), order)
    except ValueError:
        raise RowError(f"{column}: {_short(text)} is no day; write it as 2014-11-02") from None
    for form in _WORDED:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    said = f"{_short(text)} is no day" if text else "is empty"
    raise RowError(f"{column}: {said}; write it as 2014-11-02")


def order_in(texts: Iterable[str]) -> Order:
    """Return which comes first in the dates of a column, as those tell in which one number is above 12."""
    firsts = seconds = False
    for text in texts:
        if match := _SLASHED.fullmatch(text):
            firsts |= int(match[1]) > 12
            seconds |= int(match[3]) > 12
    return "" if firsts == seconds else "day" if firsts else "month"


def told_of(order: Order, name: str) -> tuple[str, ...]:
    """Say how dates of three numbers were read, where a file tells it."""
    if not order:
        return ()
    return (f"{name}: in dates of three numbers the {order} comes first, as days above 12 tell",)


def _slashed(one: int, two: int, year: int, order: Order) -> date:
    """Read 13/2/2014 and 2/13/2014; where both would do, by the order that the file has."""
    if one > 12 or one == two or (order == "day" and two <= 12):
        return date(year, two, one)
    if two > 12 or order == "month":
        return date(year, one, two)
    raise ValueError("day or month first?")


def number_in(cells: Cells, column: str) -> float | None:
    """Return the number in a cell, None if it is empty. Raises `RowError` if it is none."""
    text = cells.get(column, "")
    return _number(text, column) if text else None


def _number(text: str, column: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not abs(value) < 1e18:
        raise RowError(f"{column}: {_short(text)} is no number; write one such as 36.5, or nothing")
    return value


def whole_in(cells: Cells, column: str) -> int | None:
    """Return the whole number in a cell, None if it is empty. Raises `RowError` if it is none."""
    text = cells.get(column, "")
    return _whole(text, column) if text else None


@lru_cache(maxsize=10_000)
def _whole(text: str, column: str) -> int:
    value = _number(text, column)
    if value != int(value):
        raise RowError(f"{column}: {_short(text)} is no whole number")
    return int(value)


def point_in(cells: Cells) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees. Raises `RowError` for what is no point on earth."""
    lat, lon = number_in(cells, "latitude"), number_in(cells, "longitude")
    if lat is None or lon is None:
        return None
    if abs(lat) > 90 or abs(lon) > 180:
        what = f"{lat:g}, {lon:g} is no point on earth; latitude comes from -90 to 90"
        raise RowError(f"latitude, longitude: {what}")
    return lat, lon


def spread(day: date, days: int) -> str:
    """Return some time within so many days of a day, as EDTF; the day itself for none."""
    if not days:
        return day.isoformat()
    try:
        first, last = day - timedelta(days), day + timedelta(days)
    except OverflowError:
        first = last = day
    return f"{first.isoformat()}/{last.isoformat()}"


@lru_cache(maxsize=100_000)
def names_in(text: str) -> tuple[str, ...]:
    """Return the names that a cell lists with semicolons, each once."""
    found = (" ".join(part.split()) for part in text.split(";"))
    return tuple(dict.fromkeys(name for name in found if name))


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
