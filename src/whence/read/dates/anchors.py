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

from ..dating import BY_CAPTURE
from .meanings import Meaning
from .periods import Days

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
        what = "no year" if meaning.needs == "year" else "a time relative to the document's date"
        return _open(f"{what}, and the document has no date")
    if low is None:
        assert high is not None
        return _not_later(meaning, high, anchor.rule)
    if high is None:
        found = _interval(meaning, meaning.days(low.date()), low.tzinfo)
        rule = f"{meaning.rule}; the document may be later"
        return replace(found, high=None, rule=rule, precision="interval")
    if meaning.needs == "year" and high - low > _A_YEAR:
        return _open("no year, and the document is not dated to the year")
    last = _on(meaning, high)
    first = last if low.date() == high.date() else _on(meaning, low)
    if (first.low, first.high) == (last.low, last.high):
        return last
    hull = _hull(first, last)
    return replace(last, low=hull[0], high=hull[1], precision="interval")


def _on(meaning: Meaning, written: datetime) -> Interval:
    """Resolve against one day."""
    both = meaning.doubt and meaning.doubt(written.date())
    if not both:
        return _interval(meaning, meaning.days(written.date()), written.tzinfo)
    rule = f"{meaning.rule}, or the one soon after it: both are covered"
    found = _interval(meaning, both, written.tzinfo)
    return replace(found, rule=rule, precision="interval", approximate=True)


def _hull(one: Interval, other: Interval) -> tuple[datetime | None, datetime | None]:
    """Return the ends of the interval that covers both; none if both have none."""
    lows = [end for end in (one.low, other.low) if end]
    highs = [end for end in (one.high, other.high) if end]
    return min(lows, default=None), max(highs, default=None)


def _not_later(meaning: Meaning, latest: datetime, anchor_rule: str) -> Interval:
    """Resolve against a document only known not to be later."""
    found = _on(meaning, latest)
    if meaning.needs == "day" or anchor_rule == BY_CAPTURE:
        rule = f"{found.rule}; the document may be earlier"
        return replace(found, low=None, rule=rule, precision="interval")
    # An approximate interval that claimed a precision would be taken to be widened by it.
    rule = f"{found.rule}; reckoned from the latest day it can have been written"
    return replace(found, rule=rule, precision="interval", approximate=True)


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
