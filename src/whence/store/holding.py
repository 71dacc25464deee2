"""When a fact holds: surely between its latest start and earliest end, possibly around that.

Days are the finest grain in which such facts are known, and an interval written in days contains its
first and its last (ISO 8601-2). So a bound counts for the whole of its calendar day, in the zone in
which it was stated, unless it is stated to the minute. Bounds are computed once, as numbers.
"""

from datetime import datetime
from enum import IntEnum
from math import inf
from typing import NamedTuple, Protocol

from whence.model import Fact, Interval

# A row its coder thinks more likely wrong than right cannot make anything sure.
_SURE_ENOUGH = 0.5
_DAY = 86_400


class Holds(IntEnum):
    """How far a fact holds at a time; larger is surer."""

    NOT = 0
    POSSIBLY = 1
    SURELY = 2


class Moment(NamedTuple):
    """A time asked about: its first and last second, counted from the year 0; infinite if open."""

    low: float
    high: float


class Bounds(NamedTuple):
    """When a fact holds, in seconds: surely from `begun` to `ended`, possibly `first` to `last`."""

    first: float
    begun: float
    ended: float
    last: float


class Bounded(Protocol):
    """What has the bounds of a fact."""

    @property
    def first(self) -> float:
        """The second from which it possibly holds."""

    @property
    def begun(self) -> float:
        """The second from which it surely holds."""

    @property
    def ended(self) -> float:
        """The second until which it surely holds."""

    @property
    def last(self) -> float:
        """The second until which it possibly holds."""


def moment(at: Interval) -> Moment:
    """Return a time as numbers."""
    return Moment(_seconds(at.low, at, -inf), _seconds(at.high, at, inf))


def bounds(fact: Fact) -> Bounds:
    """Return the bounds of a fact as numbers; a missing `from` or `until` is unbounded.

    What is contested, names no source, or is of confidence below one half is never sure: it has
    begun at no time. What a document states is sure only from and until the dates it gives.
    """
    start, end = fact.from_, fact.until
    return Bounds(
        _seconds(start.low, start, -inf) if start else -inf,
        _begun(fact) if _undoubted(fact) else inf,
        _ended(fact),
        _seconds(end.high, end, inf) if end else inf,
    )


def level(of: Bounded, at: Moment) -> Holds:
    """Say how far what has these bounds holds at a time: surely if it does all through it."""
    if of.first > at.high or at.low > of.last:
        return Holds.NOT
    sure = of.begun <= at.low and at.high <= of.ended
    return Holds.SURELY if sure else Holds.POSSIBLY


def holds(fact: Fact, at: Interval) -> Holds:
    """Say how far a fact holds at a time."""
    return level(bounds(fact), moment(at))


def _undoubted(fact: Fact) -> bool:
    unsure = fact.confidence is not None and fact.confidence < _SURE_ENOUGH
    return not (fact.contested or unsure or fact.source is None)


def _begun(fact: Fact) -> float:
    """Return when a fact has surely begun."""
    start = fact.from_
    if start is None:
        return inf if fact.stated else -inf
    latest = _seconds(start.high, start, inf)
    return latest if latest == inf or start.precision == "second" else latest // _DAY * _DAY


def _ended(fact: Fact) -> float:
    """Return until when a fact surely holds."""
    end = fact.until
    if end is None:
        return -inf if fact.stated else inf
    earliest = _seconds(end.low, end, -inf)
    to_the_second = earliest == -inf or end.precision == "second"
    return earliest if to_the_second else earliest // _DAY * _DAY + _DAY - 1


def _seconds(instant: datetime | None, of: Interval, unbounded: float) -> float:
    """Return an instant as a number: one for all zones if to the minute, else its own zone's."""
    if instant is None:
        return unbounded
    wall = instant.toordinal() * _DAY + instant.hour * 3600 + instant.minute * 60 + instant.second
    offset = instant.utcoffset() if of.precision == "second" else None
    return wall - offset.total_seconds() if offset else wall
