"""What names one time: a date with or without its year, a season, “last week”."""

from ..dates import meanings
from .found import Found
from .meanings import Meaning
from .periods import day_of, month_of, season_of, year_of

SHIFTS = {"before": -1, "same": 0, "after": 1}
CALENDAR = ("week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")
_RAMADAN = 9
# With an article these are no unit of the calendar: “in the last year”, “the coming year”.
_AHEAD_OR_BACK = ("last", "next", "coming")


def point(found: Found) -> Meaning | None:
    """Read one time: whatever is named of year, month, day, unit, season."""
    letters = found.letters
    if "h" in letters:
        return islamic(found)
    if "S" in letters:
        return _season(found)
    if any(letter in letters for letter in "mk~*"):
        return gregorian(found)
    if "y" in letters:
        return meanings.stated(year_of(found.one("y")), "year")
    if "e" in letters:
        return decade(found.one("e"))
    if "N" in letters and set("oJd") & set(letters):
        last = 100 * found.one("oJd")
        return meanings.stated((year_of(last - 99)[0], year_of(last)[1]), "interval")
    if "D" in letters:
        return meanings.day_from(found.one("D"))
    if "w" in letters or "v" in letters:
        return meanings.weekday(found.one("wv"), found.direction() or found.sense)
    return unit(found)


def decade(first: int) -> Meaning:
    """Return the meaning of “the 1990s”, given its first year."""
    return meanings.stated((year_of(first)[0], year_of(first + 9)[1]), "decade")


def gregorian(found: Found) -> Meaning | None:
    """Read a month, with or without day, year and day of the week."""
    month, *others = found.all("mk~*")
    if any(other != month for other in others):
        return None  # the two names of “نوفمبر/تشرين الثاني” agree
    day, year = found.one("do"), found.one("y")
    if year is None:
        sense = found.direction() or found.sense
        return meanings.day_or_month(month, day, sense, found.one("wv"))
    if day:
        return meanings.stated(day_of(year, month, day), "day")
    return meanings.stated(month_of(year, month), "month")


def islamic(found: Found) -> Meaning | None:
    """Read a year, month or day of the Islamic calendar.

    The names of its months are those of people too, but for Ramadan: without a day, a year or
    the word “month” they are none.
    """
    year, month, day = found.one("y%"), found.one("h"), found.one("do")
    if year is not None:
        return meanings.islamic(year, month, day)
    sure = day or month == _RAMADAN or "U" in found.letters
    sense = found.direction() or found.sense
    return meanings.day_or_month(month, day, sense, hijri=True) if sure else None


def _season(found: Found) -> Meaning | None:
    first, years = found.one("S"), found.one("Z")
    if years:
        return meanings.stated(season_of(years[0], first), "season")
    return meanings.season(first, found.one("y"), found.direction() or found.sense)


def unit(found: Found) -> Meaning | None:
    """Read “last week”, “this year”, and a bare “the year” as this one."""
    unit, count = found.one("UN")
    sense = found.direction() or "same"
    shift = SHIFTS[sense]
    if unit == "night" and shift < 1:
        return meanings.day_from(0) if shift == 0 else meanings.unit("night", -1)
    if unit not in CALENDAR:
        return meanings.rolling(0, unit) if count == 0 and "l" in found.letters else None
    if count == 0 and not any(letter in found.letters for letter in "lXO"):
        return None
    if count != 1 or (found.before.endswith("f") and found.words[0].strip() in _AHEAD_OR_BACK):
        return meanings.rolling(count, unit, forward=shift > 0) if shift else None
    if unit == "fortnight":
        return meanings.rolling(1, unit, forward=shift > 0)
    return meanings.unit(unit, shift)
