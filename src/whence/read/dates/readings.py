"""What each form of the grammar means: one short function a form."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ..dates import meanings
from .found import Found
from .meanings import How, Meaning
from .periods import HALF, day_of, month_of, piece, year_of
from .points import CALENDAR, SHIFTS, decade, gregorian, islamic, point, unit

_CONNECTOR = re.compile(r"(?<=.)[->u&]")
_HOURS = {"hour": 24, "minute": 24 * 60}
_COUNTED = frozenset(("day", *CALENDAR)) - {"weekend"}
_THIS_AGE = range(1800, 2100)
_NEAR_AGE = range(1950, 2050)


def read_form(name: str, found: Found) -> Meaning | None:
    """Return what the tokens of a form mean, None if they are no time after all.

    Raises `ValueError` for a date that does not exist.
    """
    return _READERS[name](found)


def _whole(found: Found) -> Meaning:
    first, last = found.one("I")
    if isinstance(first, int):
        return meanings.stated(month_of(first, last), "month")
    if first == last:
        return meanings.stated((first, last), "day")
    return meanings.stated((first, last), "interval", "stated, day and month in either order")


def _days(found: Found) -> Meaning | None:
    """Read “between 3 and 5 May”, “November 3-5, 2014”."""
    first, last = found.one("R") or found.all("do")[:2]
    month, year = found.one("mk~*"), found.one("y")
    if year:
        return meanings.stated(
            (day_of(year, month, first)[0], day_of(year, month, last)[0]), "interval"
        )
    return meanings.between(
        meanings.day_or_month(month, first, "past"),
        meanings.day_or_month(month, last, found.sense),
    )


def _span(found: Found) -> Meaning | None:
    """Read “from January to March 2014”, “28 September to 3 October”."""
    cut = _CONNECTOR.search(found.letters)
    assert cut
    first = point(found.part(0, cut.start(), "past"))
    last = point(found.part(cut.end()))
    return meanings.between(first, last) if first and last else None


def _years(found: Found) -> Meaning | None:
    first, last = found.one("Z") or found.all("y")
    if first >= last or not (_surely(first, found) or _surely(last, found)):
        return None
    return meanings.stated((year_of(first)[0], year_of(last)[1]), "interval")


def _surely(year: int, found: Found) -> bool:
    """Say whether a bare number of four digits is a year: “in 2000 cases” has none."""
    if year not in _THIS_AGE:
        return False
    before, noun = found.before[-1:], found.after[:1] in ("_", "C")
    if year % 100 == 0 and (noun or before in ("a", "b", "g")):
        return False
    # “1,000 in 2014 bullets”, “a total of 2014 bullets”
    return not (noun and (before == "g" or found.before[-2:-1] in ("0", "#", "d", "n")))


def _day_of(found: Found) -> Meaning | None:
    """Read “the 28th of last month”."""
    whole, day = unit(found), found.one("do")
    if whole is None or found.one("U") != ("month", 1):
        return None
    return meanings.Meaning(
        days=lambda written: piece(whole.days(written), day, "day"),
        rule=f"{whole.rule}, the day of it",
        precision="day",
        needs="calendar",
    )


def _piece(found: Found) -> Meaning | None:
    """Read “the first half of November”, “the last week of April”."""
    at = found.letters.index("U")
    order = re.search("[oJLKq]", found.letters)
    assert order
    number = found.values[order.start()]
    number = number if isinstance(number, int) else -1
    name = found.values[at][0]
    counted = found.part(order.start(), at)
    count = counted.one("nd#") if order.start() < at else None
    whole = point(_inside(found.part(max(at, order.start()) + 1)))
    if whole is None:  # it stands before: “2014'ün ilk yarısı”
        whole = point(found.part(0, order.start())) if order.start() else None
    if whole is None or name not in (*CALENDAR, "half", "day"):
        return None
    return meanings.piece_of(whole, number, name, count or 1)


def _inside(found: Found) -> Found:
    """Return a form without the “of the” it begins with."""
    skipped = len(found.letters) - len(found.letters.lstrip("gf-i@"))
    return found.part(skipped)


def _part(found: Found) -> Meaning | None:
    """Read “early 2014”, “the end of last month”, “mid-May”."""
    after = found.letters.endswith("<")
    which = found.one("EH<")
    rest = found.part(0, -1) if after else _inside(found.part(1))
    if rest.letters[-1:] in "wD":
        return point(rest)
    if rest.letters == "U" and rest.values[0][0] not in HALF:
        return None
    whole = point(rest)
    return meanings.part(whole, which) if whole else None


def _in_year(found: Found) -> Meaning | None:
    """Read “June last year”, “29 June of this year”."""
    month, day = found.one("mk~"), found.one("do")
    named = found.part(
        0, min(found.letters.index(letter) for letter in "LKTXOU" if letter in found.letters)
    )
    if found.one("U") != ("year", 1):
        return gregorian(named)
    shift = SHIFTS[found.part(len(named.letters)).direction() or "same"]
    return meanings.in_year(shift, month, day)


def _count(found: Found) -> int:
    """Return the number of units; 0 for a few."""
    numbers: list[int] = found.all("nd#")
    if "n-n" in found.letters:
        return sum(numbers)  # “twenty-two”
    counted: int = found.all("UN")[-1][1]
    return min(numbers) if 0 in numbers else max(numbers) if numbers else counted


def _rolling(found: Found) -> Meaning | None:
    name = found.one("U")[0]
    forward = found.direction() == "after"
    if name in _HOURS:
        return meanings.rolling(_days_in(_count(found), name), "day", forward)
    if "T" in found.letters or name not in _COUNTED:
        return None
    return meanings.rolling(_count(found), name, forward)


def _days_in(count: int, name: str) -> int:
    """Return the number of days that so many hours touch, less the first."""
    return max(1, -(-count // _HOURS[name]))


def _month(found: Found) -> Meaning | None:
    if "U" in found.letters and found.one("U") != ("month", 1) and "y" not in found.letters:
        return None
    if found.letters == "k" and found.before[-1:] in "a&":
        return None  # “said by May” is as often a person
    return point(found)


def _ago(found: Found) -> Meaning | None:
    """Read “two weeks ago”, “vor drei Tagen”."""
    name, count = found.one("U")
    bare = count == 1 and not found.all("nd#")
    if bare and (found.before[-1:] == "f" or found.words[0].strip().casefold() == "vor"):
        return None  # “the year ago quarter”, “vor Woche”
    if name in _HOURS:
        return meanings.ago(_days_in(_count(found), name), "day", "less")
    how: How = found.one("cMB") or ""
    return meanings.ago(_count(found), name, how) if name in _COUNTED else None


def _relative(found: Found) -> Meaning | None:
    if "D" in found.letters:
        return point(found)
    if found.before[-1:] == "p":
        return None  # “her last year”
    whole = unit(found)
    limit = found.one("r")
    if whole is None or limit is None:
        return whole
    return _limited(whole, limit)


def _limited(whole: Meaning, limit: str) -> Meaning:
    """Return the part of a stretch before or after the day of writing: “earlier this month”."""

    def days(written: Any) -> Any:
        first, last = whole.days(written)
        return (first, min(last, written)) if limit == "earlier" else (max(first, written), last)

    rule = f"{whole.rule}, {'up to' if limit == 'earlier' else 'from'} it"
    return meanings.Meaning(days=days, rule=rule, needs=whole.needs)


def _weekday(found: Found) -> Meaning | None:
    if found.before[-1:] in ("z", "n") and found.letters in "wv":
        return None  # “every Friday”, “one Friday”
    if "U" in found.letters and found.one("U") != ("day", 1):
        return None
    return point(found)


def _today(found: Found) -> Meaning | None:
    """Read “yesterday”; “Trending Today” is a name, and “في ذلك اليوم” is that day."""
    if found.before[-1:] == "z":
        return None
    name = found.words[0][:1].isupper() and found.before[-1:] in "_C"
    return None if name and found.before else point(found)


def _year(found: Found) -> Meaning | None:
    if "U" in found.letters:
        name, count = found.one("U")
        if name == "year" and count == 0 and found.one("y") % 10 == 0:
            return decade(found.one("y"))  # “les années 1990”
        return point(found) if name == "year" else None
    year = found.one("y")
    noun = found.before[-1:] in ("f", "p", "n") and found.after[:1] in ("_", "C")
    if noun and found.letters == "y":  # “a 2014 study”, and not “the 1850 men”
        return point(found) if year in _NEAR_AGE and year % 100 else None
    return point(found) if "j" in found.letters or _surely(year, found) else None


def same_day(found: Found) -> timedelta:
    """Return how many days from the date named before it a form is: “the next day”."""
    return timedelta(days=found.one("W"))


_READERS: dict[str, Callable[[Found], Meaning | None]] = {
    "whole": _whole,
    "days": _days,
    "span": _span,
    "years": _years,
    "date": point,
    "islamic": islamic,
    "in_year": _in_year,
    "number": gregorian,
    "day": point,
    "day_of": _day_of,
    "piece": _piece,
    "part": _part,
    "rolling": _rolling,
    "month": _month,
    "ago": _ago,
    "relative": _relative,
    "season": point,
    "habit": lambda _: None,
    "weekday": _weekday,
    "today": _today,
    "decade": point,
    "year": _year,
}
