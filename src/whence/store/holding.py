"""When a fact holds: surely between its latest start and earliest end, possibly around that."""

from datetime import datetime
from enum import IntEnum

from whence.model import Fact, Interval

# A row its coder thinks more likely wrong than right cannot make anything sure.
_SURE_ENOUGH = 0.5


class Holds(IntEnum):
    """How far a fact holds at a time; larger is surer."""

    NOT = 0
    POSSIBLY = 1
    SURELY = 2


def holds(fact: Fact, at: Interval) -> Holds:
    """Say whether a fact holds at a time.

    Surely: all of `at` lies between the latest start and the earliest end. Possibly: some of it
    lies between the earliest start and the latest end. A missing `from` or `until` is unbounded.
    A contested row, or one of confidence below one half, never holds surely.
    """
    earliest = fact.from_.low if fact.from_ else None
    latest = fact.until.high if fact.until else None
    if _after(earliest, at.high) or _after(at.low, latest):
        return Holds.NOT
    doubted = fact.contested or (fact.confidence is not None and fact.confidence < _SURE_ENOUGH)
    sure = not doubted and _begun(fact.from_, at) and _not_ended(fact.until, at)
    return Holds.SURELY if sure else Holds.POSSIBLY


def _begun(start: Interval | None, at: Interval) -> bool:
    """Say whether a fact had surely begun when `at` did."""
    if start is None:
        return True
    begun = start.low if _to_the_day(start) else start.high
    return begun is not None and at.low is not None and begun <= at.low


def _not_ended(end: Interval | None, at: Interval) -> bool:
    """Say whether a fact surely still held when `at` was over."""
    if end is None:
        return True
    ended = end.high if _to_the_day(end) else end.low
    return ended is not None and at.high is not None and at.high <= ended


def _to_the_day(bound: Interval) -> bool:
    """Say whether a bound is a calendar day, which then belongs to the fact as a whole.

    Days are the finest grain in which such facts are known, and an interval written in days
    contains its first and its last (ISO 8601-2). A month or year stays a stretch of doubt.
    """
    return bound.precision == "day" and not bound.approximate


def _after(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one > other
