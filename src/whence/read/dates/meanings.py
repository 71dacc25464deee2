"""What words for a time mean, given the day on which they were written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from whence.model.dates import Precision

from .hijri import islamic_days, islamic_year
from .occurrences import Sense, chosen, each, soon
from .periods import (
    HALF,
    ONE_DAY,
    Days,
    Part,
    day_of,
    month_of,
    moved,
    piece,
    season_of,
    third,
    unit_of,
)

_SENSES: dict[Sense, str] = {
    "past": "the latest up to",
    "before": "the latest before",
    "same": "the one in the year of",
    "after": "the first after",
    "coming": "the first from",
    "nearest": "the nearest to",
}
_IT = "the document's date"
RELATIVE = f"relative to {_IT}"
_PRECISIONS: dict[str, Precision] = {"month": "month", "year": "year", "decade": "decade"}
How = Literal["", "about", "more", "less"]
_FEW = (2, 7)  # what “a few days ago” may be
_GREGORIAN = range(1700, 2200)  # years that no text means to be of the Islamic calendar
_COARSE = ("month", "quarter", "year", "decade", "century")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The days meant, as a function of the day of writing, and how they are found.

    `needs` says what must be known of that day: nothing (a full date), its place in the calendar
    (a date without year, “last year”), or the day itself (“yesterday”). Where it is known to lie
    between two days, so do the days meant between those of the two. Where the words can as well
    mean a time before as one after, `doubt` returns the days that cover both.
    """

    days: Callable[[date], Days]
    rule: str
    precision: Precision = "interval"
    needs: Literal["nothing", "year", "calendar", "day"] = "day"
    approximate: bool = False
    open_start: bool = False
    doubt: Callable[[date], Days | None] | None = None


def stated(days: Days, precision: Precision, rule: str = "stated") -> Meaning:
    """Return the meaning of words that need nothing else to be understood."""
    return Meaning(days=lambda _: days, rule=rule, precision=precision, needs="nothing")


def islamic(year: int, month: int | None, day: int | None) -> Meaning:
    """Return the meaning of an Islamic date. Raises `ValueError` if there is none such.

    “Ramadan 2014” is a month of one calendar in a year of the other.
    """
    rule = "stated in the Islamic calendar; by its tabular form, which can be two days off"
    if year in _GREGORIAN:
        around = islamic_year(date(year, 1, 1))
        found = each(lambda one: islamic_days(one, month, day), range(around, around + 3))
        days = chosen([one for one in found if one[1].year >= year], date(year, 1, 1), "coming")
    else:
        days = islamic_days(year, month, day)
    return replace(stated(days, "interval", rule), approximate=True)


def day_or_month(
    month: int, day: int | None, sense: Sense, weekday: int | None = None, *, hijri: bool = False
) -> Meaning:
    """Return the meaning of a day or month named without its year.

    A day of the week beside it outweighs the sense: “Tuesday 25 November” is the one that was or
    will be a Tuesday.
    """
    reach = 8 if (month, day) == (2, 29) else 2

    def build(year: int) -> Days:
        if hijri:
            return islamic_days(year, month, day)
        return day_of(year, month, day) if day else month_of(year, month)

    def days(written: date) -> Days:
        around = islamic_year(written) if hijri else written.year
        found = each(build, range(around - reach, around + reach + 1))
        usual = chosen(found, written, sense)
        if weekday is None or usual[0].weekday() == weekday:
            return usual
        fitting = [one for one in found if one[0].weekday() == weekday]
        return chosen(fitting, written, "nearest") if fitting else usual

    def doubt(written: date) -> Days | None:
        years = range(written.year - 1, written.year + 2)
        unclear = sense == "past" and weekday is None and not hijri
        return soon(each(build, years), written, 60 if day else 31) if unclear else None

    what = "day" if day else "month"
    rule = f"{what} named without year: {_SENSES[sense]} {_IT}"
    if hijri:
        rule += "; by the tabular Islamic calendar, which can be two days off"
    return Meaning(
        days=days,
        rule=rule,
        precision="interval" if hijri else "day" if day else "month",
        needs="year",
        approximate=hijri,
        doubt=doubt,
    )


def in_year(shift: int, month: int, day: int | None) -> Meaning:
    """Return the meaning of a day or month of this year, the last or the next."""

    def days(written: date) -> Days:
        year = written.year + shift
        return day_of(year, month, day) if day else month_of(year, month)

    return Meaning(
        days=days,
        rule=f"year counted from {_IT}",
        precision="day" if day else "month",
        needs="year",
    )


def season(first_month: int, year: int | None, sense: Sense = "past") -> Meaning:
    """Return the meaning of a season, of a year or as seen from the day of writing."""
    if year:
        return stated(season_of(year, first_month), "season")

    def days(written: date) -> Days:
        years = range(written.year - 2, written.year + 3)
        return chosen(each(lambda one: season_of(one, first_month), years), written, sense)

    rule = f"season named without year: {_SENSES[sense]} {_IT}"
    return Meaning(days=days, rule=rule, precision="season", needs="year")


def weekday(number: int, sense: Sense) -> Meaning:
    """Return the meaning of a day of the week."""

    def days(written: date) -> Days:
        near = [written + timedelta(days=shift) for shift in range(-8, 9)]
        found = [(day, day) for day in near if day.weekday() == number]
        return chosen(found, written, "nearest" if sense == "same" else sense)

    rule = f"{RELATIVE}: {_SENSES[sense].replace('in the year of', 'nearest to')} it"
    return Meaning(days=days, rule=rule, precision="day")


def unit(name: str, shift: int) -> Meaning:
    """Return the meaning of “last year”, “this week”, “next month”."""
    if name == "weekend":
        return _weekend(shift)
    precision = _PRECISIONS.get(name, "interval")
    steps = {-1: f"the {name} before", 0: f"the {name} it lies in", 1: f"the {name} after"}
    return Meaning(
        days=lambda written: unit_of(moved(written, shift, name), name),
        rule=f"{RELATIVE}: {steps[shift]}",
        precision=precision,
        needs="calendar" if name in _COARSE else "day",
    )


def _weekend(shift: int) -> Meaning:
    sense: Sense = "before" if shift < 0 else "after" if shift else "nearest"

    def days(written: date) -> Days:
        near = [unit_of(written + timedelta(days=7 * week), "weekend") for week in range(-2, 3)]
        return chosen(near, written, sense)

    return Meaning(days=days, rule=f"{RELATIVE}: {_SENSES[sense]} it")


def day_from(shift: int) -> Meaning:
    """Return the meaning of “yesterday”, “today”, “tomorrow”."""
    names = {-2: "two days before", -1: "the day before", 0: "the same day", 1: "the day after"}

    def days(written: date) -> Days:
        day = written + shift * ONE_DAY
        return day, day

    rule = f"{RELATIVE}: {names.get(shift, 'two days after')}"
    return Meaning(days=days, rule=rule, precision="day")


def rolling(count: int, name: str, forward: bool = False) -> Meaning:
    """Return the meaning of “the past two weeks”: so long, up to the day of writing."""
    number = count or _FEW[1]

    def days(written: date) -> Days:
        end = moved(written, number if forward else -number, name)
        return (written, end) if forward else (end, written)

    way = "from" if forward else "up to"
    what = f"{number} {name}s" if number > 1 else f"one {name}"
    return Meaning(days=days, rule=f"{RELATIVE}: the {what} {way} it", approximate=not count)


def ago(count: int, name: str, how: How = "") -> Meaning:
    """Return the meaning of “two weeks ago”; a count of 0 means a few.

    Days are counted exactly. Of longer units half a one is allowed on either side, and where the
    words say “about” a whole one.
    """
    few = not count
    most, least = (_FEW[1], _FEW[0]) if few else (count, count)
    exact = name == "day" and how == "" and not few
    slack = 0 if name == "day" else HALF.get(name, 0)
    if how == "about":
        slack = 2 * slack or 1

    def days(written: date) -> Days:
        first, last = moved(written, -most, name), moved(written, -least, name)
        if how == "less":
            return first, written
        spread = timedelta(days=slack)
        return (first, last) if how == "more" else (first - spread, min(last + spread, written))

    what = f"a few {name}s" if few else f"{count} {name}s" if count > 1 else f"one {name}"
    words = {"": what, "about": f"about {what}", "more": f"more than {what}", "less": what}
    within = "no more than " if how == "less" else ""
    return Meaning(
        days=days,
        rule=f"{RELATIVE}: {within}{words[how]} before",
        precision="day" if exact else "interval",
        needs="calendar" if name in ("year", "decade", "century") else "day",
        approximate=not exact and how != "more",
        open_start=how == "more",
    )


def part(whole: Meaning, which: Part) -> Meaning:
    """Return the meaning of “early 2014”, of “the end of last month”."""
    return replace(
        whole,
        days=lambda written: third(whole.days(written), which),
        rule=f"{whole.rule}, the {which} part of it",
        precision="interval",
        approximate=True,
    )


def piece_of(whole: Meaning, number: int, name: str, count: int = 1) -> Meaning:
    """Return the meaning of “the first half of November”; number -1 is the last."""
    return replace(
        whole,
        days=lambda written: piece(whole.days(written), number, name, count),
        rule=f"{whole.rule}, a part of it",
        precision="interval",
    )


def between(first: Meaning, last: Meaning) -> Meaning:
    """Return the meaning of “from January to March 2014”.

    The first end takes the occurrence before the last end.
    """

    def days(written: date) -> Days:
        end = last.days(written)
        low = first.days(end[1])[0] if first.needs == "year" else first.days(written)[0]
        if low > end[1]:
            raise ValueError("the interval ends before it begins")
        return low, end[1]

    def doubt(written: date) -> Days | None:
        both = last.doubt(written) if last.doubt else None
        return (first.days(both[0])[0], both[1]) if both else None

    return Meaning(
        days=days,
        rule=last.rule,
        needs=last.needs,
        doubt=doubt,
        approximate=first.approximate or last.approximate,
    )
