"""Stretches of the calendar: years, months, weeks, their halves and thirds; all days inclusive."""

import calendar
from datetime import date, timedelta
from typing import Literal

Days = tuple[date, date]  # first and last
Part = Literal["early", "middle", "late"]
ONE_DAY = timedelta(days=1)
# Half of a unit: how far off an unqualified “three weeks ago” is taken to be.
HALF = {"week": 3, "fortnight": 7, "month": 15, "quarter": 45, "year": 183, "decade": 1826}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}


def day_of(year: int, month: int, day: int) -> Days:
    """Return one day. Raises `ValueError` if there is none such."""
    found = date(year, month, day)
    return found, found


def month_of(year: int, month: int) -> Days:
    """Return a month. Raises `ValueError` outside the years 1 to 9999."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """Return a year. Raises `ValueError` outside the years 1 to 9999."""
    return date(year, 1, 1), date(year, 12, 31)


def season_of(year: int, first_month: int) -> Days:
    """Return a season of the northern hemisphere, as EDTF has it; winter ends in the next year."""
    last_month = (first_month + 1) % 12 + 1
    return date(year, first_month, 1), month_of(year + (first_month == 12), last_month)[1]


def moved(day: date, count: int, unit: str) -> date:
    """Return the day so many units later. Raises `ValueError` or `OverflowError` if there is none.

    Of a shorter month it is the last day: a month after 31 January is 28 February.
    """
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"there is no year {year}")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_of(day: date, unit: str) -> Days:
    """Return the unit of the calendar that a day lies in.

    A week begins on Sunday or Monday, depending on the country: both are covered. A weekend is
    Saturday and Sunday, for other days the nearest: on Monday and Tuesday the one just past.
    """
    match unit:
        case "day":
            return day, day
        case "night":
            return day, day + ONE_DAY
        case "weekend":
            back = (day.weekday() + 2) % 7  # days since the last Saturday
            saturday = day - timedelta(days=back if back < 4 else back - 7)
            return saturday, saturday + ONE_DAY
        case "week":
            monday = day - timedelta(days=day.weekday())
            sunday = day - timedelta(days=day.isoweekday() % 7)
            return min(monday, sunday), max(monday, sunday) + timedelta(days=6)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            first = 3 * ((day.month - 1) // 3) + 1
            return date(day.year, first, 1), month_of(day.year, first + 2)[1]
        case "year":
            return year_of(day.year)
        case "decade" | "century":
            length = _MONTHS[unit] // 12
            first = max(1, day.year - day.year % length)
            return date(first, 1, 1), date(day.year - day.year % length + length - 1, 12, 31)
    raise ValueError(f"{unit!r} is no unit of the calendar")


def third(days: Days, part: Part) -> Days:
    """Return the early, middle or late third of a stretch.

    Of a year that is four months, of a month ten days and what is left. What people mean by
    “early” is no narrower: “at the start of this year” is said of January to April.
    """
    first, last = days
    length = (last - first).days + 1
    if length <= 2:
        return days
    if length in (365, 366):
        start = {"early": 1, "middle": 5, "late": 9}[part]
        return date(first.year, start, 1), month_of(first.year, start + 3)[1]
    tenth = {"early": 0, "middle": 1, "late": 2}[part] * (length // 3)
    begin = first + timedelta(days=tenth)
    return begin, last if part == "late" else begin + timedelta(days=length // 3 - 1)


def piece(days: Days, number: int, unit: str, count: int = 1) -> Days:
    """Return the so-manieth half, quarter, week or other unit of a stretch; -1 is the last.

    Raises `ValueError` if the stretch has no such piece.
    """
    first, last = days
    parts = {"half": 2, "quarter": 4}.get(unit)
    if parts:
        cuts = [_cut(first, last, index, parts) for index in range(parts + 1)]
        if not 1 <= number <= parts:
            number = parts if number == -1 else 0
        if not number:
            raise ValueError(f"a stretch has {parts} such parts")
        return cuts[number - 1], cuts[number] - ONE_DAY
    if number == -1:
        begin, end = moved(last + ONE_DAY, -count, unit), last
    else:
        begin = moved(first, (number - 1) * count, unit)
        end = moved(first, number * count, unit) - ONE_DAY
    if not first <= begin <= end <= last + ONE_DAY:
        raise ValueError(f"{first} to {last} has no {unit} number {number}")
    return begin, min(end, last)


def _cut(first: date, last: date, index: int, parts: int) -> date:
    """Return where a part begins: months are kept whole in a year, and a half of them in a day."""
    length = (last - first).days + 1
    if index == parts:
        return last + ONE_DAY
    if length in (365, 366) and first.day == 1:
        return moved(first, 12 * index // parts, "month")
    return first + timedelta(days=(length if length > 31 else min(length, 30)) * index // parts)
