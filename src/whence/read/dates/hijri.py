"""The Islamic calendar, as arithmetic: close to what was observed, and said to be only close.

The tabular (civil) calendar of Reingold and Dershowitz, Calendrical Calculations, 4th edition
(2018), chapter 7: eleven leap years in thirty, first day Friday 16 July 622 (Julian).

Months begin when the crescent is seen, or as a state's own tables say. Against the Umm al-Qura
tables of Saudi Arabia for 1432 to 1446 (180 months, as printed in the package hijridate) the
tabular month begins from one day before to two days after; a crescent is seen up to two days
later than those tables say (R. H. van Gent). Hence two days on either side.
"""

from datetime import date, timedelta

SLACK = timedelta(days=2)
_BEFORE = 227_014  # proleptic Gregorian ordinal of the day before the first
_YEAR = 354 + 11 / 30  # days, on average


def islamic_day(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a tabular Islamic date; raises `ValueError` if there is none."""
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"{year}-{month}-{day} is no date of the Islamic calendar")
    months = 29 * (month - 1) + (6 * month - 1) // 11
    years = 354 * (year - 1) + (11 * year + 3) // 30
    try:
        return date.fromordinal(_BEFORE + years + months + day)
    except OverflowError:
        raise ValueError(f"the Islamic year {year} is too far away") from None


def islamic_days(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """Return the days that an Islamic year, month or day can be, the slack on either side.

    Raises `ValueError` if there is no such date.
    """
    first = islamic_day(year, month or 1, day or 1)
    if day:
        last = first
    elif month and month < 12:
        last = islamic_day(year, month + 1, 1) - timedelta(days=1)
    else:
        last = islamic_day(year + 1, 1, 1) - timedelta(days=1)
    return first - SLACK, last + SLACK


def islamic_year(day: date) -> int:
    """Return the Islamic year that a Gregorian day falls in, or at its turn the one before."""
    return max(1, int((day.toordinal() - _BEFORE - 1) / _YEAR) + 1)
