"""Time drawn as a calendar whose years, months and days are the wider the more happens in them.

A history of years and a fortnight of reports do not fit one ruler. So the span is cut into decades or
years, and a unit that holds much of what matters is cut into the next smaller ones, down to days. A
unit is as wide as its share of the moments that matter, and of the time. Inside a unit time runs evenly, and
the order of moments is always that of their places.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Literal

from markupsafe import Markup

from .canvas import line, text
from .lettering import width_of

Level = Literal["century", "decade", "year", "month", "day"]
_LEVELS: tuple[Level, ...] = ("century", "decade", "year", "month", "day")
_YEARS = {"century": 100, "decade": 10, "year": 1}
_DAYS: Mapping[Level, float] = {"century": 36525, "decade": 3652.5, "year": 365.25}
_MOST_UNITS = 40  # of the largest kind: more would leave none of them any room
_SPLIT = 0.2  # share of what matters above which a unit is cut into smaller ones
_EVEN = 0.25  # share of the width that goes by time alone, so that nothing shrinks to nothing
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_HEAD = 14  # units of height of a row of the calendar
_FINEST_LINE = 5.0  # units between lines; closer ones are left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A year, month or day of the calendar, with the units into which it is cut, if it is."""

    level: Level
    start: datetime
    end: datetime
    parts: tuple["Unit", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """Where moments are drawn: `places` are those of the `borders` between the smallest units."""

    units: tuple[Unit, ...]
    borders: tuple[datetime, ...]
    places: tuple[float, ...]
    stamps: tuple[float, ...] = field(repr=False)

    def x(self, moment: datetime) -> float:
        """Return where a moment is; those outside the calendar are at its ends."""
        stamp = _stamp(moment)
        n = min(max(bisect_right(self.stamps, stamp) - 1, 0), len(self.stamps) - 2)
        first, last = self.stamps[n], self.stamps[n + 1]
        share = min(max((stamp - first) / (last - first), 0.0), 1.0)
        return self.places[n] + share * (self.places[n + 1] - self.places[n])


@dataclass(frozen=True, slots=True)
class _Weights:
    """Moments in order, and how much all those before each matter together."""

    times: tuple[datetime, ...]
    sums: tuple[float, ...]

    @classmethod
    def of(cls, moments: Mapping[datetime, float]) -> "_Weights":
        ordered = sorted((_utc(moment), weight) for moment, weight in moments.items())
        if not ordered:
            raise ValueError("a calendar needs a moment")
        return cls(
            tuple(moment for moment, _ in ordered),
            (0.0, *accumulate(weight for _, weight in ordered)),
        )

    @property
    def total(self) -> float:
        return self.sums[-1]

    def of_unit(self, unit: Unit) -> float:
        first, last = (bisect_left(self.times, end) for end in (unit.start, unit.end))
        return self.sums[last] - self.sums[first]


def time_scale(moments: Mapping[datetime, float], left: float, right: float) -> TimeScale:
    """Return the calendar for moments, each with how much it matters, drawn from `left` to `right`.

    Raises `ValueError` when there is no moment.
    """
    weights = _Weights.of(moments)
    units = tuple(_cut(each, weights) for each in _largest(weights.times[0], weights.times[-1]))
    leaves = [leaf for unit in units for leaf in _leaves(unit)]
    natural = [(leaf.end - leaf.start).total_seconds() for leaf in leaves]
    held = [weights.of_unit(leaf) for leaf in leaves]
    widths = [
        (right - left) * (_EVEN * span / sum(natural) + (1 - _EVEN) * share / weights.total)
        for span, share in zip(natural, held, strict=True)
    ]
    places = [left]
    for width in widths:
        places.append(places[-1] + width)
    borders = (leaves[0].start, *(leaf.end for leaf in leaves))
    return TimeScale(
        units=units,
        borders=borders,
        places=tuple(places),
        stamps=tuple(map(_stamp, borders)),
    )


def calendar_head(
    scale: TimeScale, top: float, say: Callable[[str], str]
) -> tuple[list[Markup], float]:
    """Draw the rows of the calendar from `top` down, one for each kind of unit; return their height.

    A unit is named where its name fits between its borders.
    """
    parts: list[Markup] = []
    row = list(scale.units)
    y = top
    while row:
        named = list(_named(scale, row, say))
        if any(words for _, _, words in named):
            parts += [
                text((x1 + x2) / 2, y + 10, words, ink="quiet", anchor="middle")
                for x1, x2, words in named
                if words
            ]
            parts += [
                line(x1, y, x1, y + _HEAD, "line", thick=1)
                for x1, x2, _ in named
                if x2 - x1 > _FINEST_LINE
            ]
            y += _HEAD
        row = [part for unit in row for part in unit.parts]
    return parts, y - top


def calendar_lines(scale: TimeScale, top: float, bottom: float) -> list[Markup]:
    """Draw a faint line at the borders of units, those of the largest first, none close to another."""
    kept: list[float] = []
    row = list(scale.units)
    while row:
        for x in sorted({_between(scale, unit)[0] for unit in row}):
            if all(abs(x - other) >= _FINEST_LINE for other in kept):
                kept.append(x)
        row = [part for unit in row for part in unit.parts]
    return [line(x, top, x, bottom, "line", thick=0.6) for x in sorted(kept)]


def _named(
    scale: TimeScale, row: Sequence[Unit], say: Callable[[str], str]
) -> Iterator[tuple[float, float, str]]:
    """Yield where units begin and end, with their names; years too narrow for theirs as one stretch."""
    narrow: list[Unit] = []
    for unit in (*row, None):
        words = _name(unit, scale, say) if unit else ""
        if unit and not words and unit.level == "year":
            narrow.append(unit)
            continue
        if narrow:
            x1, x2 = scale.x(narrow[0].start), scale.x(narrow[-1].end)
            stretch = f"{narrow[0].start.year}–{narrow[-1].start.year % 100:02}"
            yield x1, x2, stretch if len(narrow) > 1 and width_of(stretch) <= x2 - x1 - 2 else ""
            narrow = []
        if unit:
            yield *_between(scale, unit), words


def _between(scale: TimeScale, unit: Unit) -> tuple[float, float]:
    return scale.x(unit.start), scale.x(unit.end)


def _name(unit: Unit, scale: TimeScale, say: Callable[[str], str]) -> str:
    """Name a unit as fully as its width allows; not at all where it has no room."""
    x1, x2 = _between(scale, unit)
    names = {
        "day": [str(unit.start.day)],
        "month": [say(_MONTHS[unit.start.month - 1])],
        "year": [str(unit.start.year), f"’{unit.start.year % 100:02}"],
    }
    large = [say("{year}s").format(year=unit.start.year)]
    fitting = (name for name in names.get(unit.level, large) if width_of(name) <= x2 - x1 - 2)
    return next(fitting, "")


def _largest(first: datetime, last: datetime) -> list[Unit]:
    """Return the span as units of the smallest kind that makes few: years, or longer."""
    days = (last - first).total_seconds() / 86400
    few = [level for level, length in _DAYS.items() if days / length <= _MOST_UNITS]
    return _units(few[-1] if few else "century", first, last)


def _units(level: Level, first: datetime, last: datetime) -> list[Unit]:
    """Return the units of a level from the one that holds `first` to the one that holds `last`."""
    units, start = list[Unit](), _floor(level, first)
    while start <= last:
        end = _next(level, start)
        units.append(Unit(level=level, start=start, end=end))
        if end <= start:  # the calendar ends with the year 9999
            break
        start = end
    return units


def _cut(unit: Unit, weights: _Weights) -> Unit:
    if unit.level == "day" or weights.of_unit(unit) < _SPLIT * weights.total:
        return unit
    smaller = _LEVELS[_LEVELS.index(unit.level) + 1]
    first, last = weights.times[0], weights.times[-1]
    parts = _units(smaller, max(unit.start, first), min(unit.end - _SECOND, last))
    cut = tuple(_cut(each, weights) for each in parts)
    return Unit(level=unit.level, start=cut[0].start, end=cut[-1].end, parts=cut)


def _leaves(unit: Unit) -> list[Unit]:
    return [leaf for part in unit.parts for leaf in _leaves(part)] if unit.parts else [unit]


def _floor(level: Level, moment: datetime) -> datetime:
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if level == "day":
        return day
    if level == "month":
        return day.replace(day=1)
    years = _YEARS[level]
    return day.replace(year=max(moment.year // years * years, 1), month=1, day=1)


def _next(level: Level, start: datetime) -> datetime:
    try:
        if level == "day":
            return start + timedelta(days=1)
        if level == "month":
            return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        years = _YEARS[level]
        return start.replace(year=start.year // years * years + years)
    except (OverflowError, ValueError):
        return _END


def _utc(moment: datetime) -> datetime:
    """Return the local calendar date and time as if in UTC: a calendar shows local dates."""
    return moment.replace(tzinfo=UTC)


def _stamp(moment: datetime) -> float:
    return (_utc(moment) - _EPOCH).total_seconds()


_SECOND = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_END = datetime.max.replace(tzinfo=UTC)
