"""Resolve what words for a time mean against what is known of the day they were written on.

That day, the anchor, is the document's date, and often only bounds of it are known.

- Between two days: the words are read as written on the first and on the last, and the time meant
  lies between. A date without year in a document not dated to the year stays unresolved.
- Not later than a day (an undated article with a dated comment): what is counted in days or weeks
  (“yesterday”, “three weeks ago”) then has that end alone, for the article may be older. What
  hangs on the calendar alone (“on 28 September”, “last year”, “in January”) is read as if written
  on that last day, is marked approximate and says so in its rule. Comments follow an article
  within days, so that this reading is right unless a year (or month) turned in between, and any
  other would leave the commonest dates of an undated article with nothing. Copies are captured
  years after: where only the capture bounds the date, no such reading is made.
- Not at all: words that need the date are listed, and left open.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from whence.model import Interval

from .meanings import Meaning
from .periods import Days

BY_CAPTURE = "not later than the capture"
_LAST_SECOND = time(23, 59, 59)
_A_YEAR = timedelta(days=366)


def resolve(meaning: Meaning, anchor: Interval) -> Interval:
    """Return the interval meant, as far as the anchor lets it be known."""
    try:
        return _resolved(meaning, anchor)
    except (ValueError, OverflowError):  # before the year 1, after 9999, or no such day
        return _open(f"{meaning.rule}; not resolved, there is no such date")


def _resolved(meaning: Meaning, anchor: Interval) -> Interval:
    low, high = anchor.low, anchor.high
    if meaning.needs == "nothing":
        return _interval(meaning, meaning.days(date.min), UTC)
    if low is None and high is None:
        why = "no year" if meaning.needs == "year" else RELATIVE_TIME
        return _open(f"{why}, and the document has no date")
    if high is None:
        assert low is not None
        found = _interval(meaning, meaning.days(low.date()), low.tzinfo)
        rule = f"{meaning.rule}; the document may be later"
        return replace(found, high=None, rule=rule, precision="interval")
    if low is None:
        return _bounded(meaning, high, anchor.rule)
    if meaning.needs == "year" and high - low > _A_YEAR:
        return _open("no year, and the document is not dated to the year")
    if meaning.doubt and (both := meaning.doubt(high.date())):
        return _either(meaning, both, high.tzinfo)
    ends = meaning.days(low.date()), meaning.days(high.date())
    found = _interval(
        meaning, (min(ends[0][0], ends[1][0]), max(ends[0][1], ends[1][1])), high.tzinfo
    )
    return found if ends[0] == ends[1] else replace(found, precision="interval")


RELATIVE_TIME = "a time relative to the document's"


def _bounded(meaning: Meaning, latest: datetime, anchor_rule: str) -> Interval:
    """Resolve against a document only known not to be later."""
    if meaning.doubt and (both := meaning.doubt(latest.date())):
        return _either(meaning, both, latest.tzinfo)
    found = _interval(meaning, meaning.days(latest.date()), latest.tzinfo)
    if meaning.needs == "day" or anchor_rule == BY_CAPTURE:
        rule = f"{meaning.rule}; the document may be earlier"
        return replace(found, low=None, rule=rule, precision="interval")
    # An approximate interval that claimed a precision would be taken to be widened by it.
    rule = f"{meaning.rule}; reckoned from the latest day it can have been written"
    return replace(found, rule=rule, precision="interval", approximate=True)


def _either(meaning: Meaning, both: Days, zone: tzinfo | None) -> Interval:
    rule = f"{meaning.rule}, or the one soon after it: both are covered"
    return replace(
        _interval(meaning, both, zone), rule=rule, precision="interval", approximate=True
    )


def _interval(meaning: Meaning, days: Days, zone: tzinfo | None) -> Interval:
    first, last = days
    low = datetime(first.year, first.month, first.day, tzinfo=zone)
    return Interval(
        low=None if meaning.open_start else low,
        high=datetime.combine(last, _LAST_SECOND, zone),
        rule=meaning.rule,
        precision="interval" if meaning.approximate else meaning.precision,
        approximate=meaning.approximate,
    )


def _open(rule: str) -> Interval:
    return Interval(low=None, high=None, rule=rule, precision="unknown")
