"""The latest state that is known, for claims of which no time is."""

from dataclasses import replace
from datetime import UTC, datetime

from whence.model import Interval

from .inquiry import Inquiry

# What has no known end lasts until then; nothing else does.
_END = datetime.max.replace(tzinfo=UTC)
LATEST = Interval(
    low=_END, high=_END, rule="no time is known: what has no known end is taken to hold"
)


def with_time(inquiry: Inquiry) -> Inquiry:
    """Return the inquiry with a time: of a claim without any, the latest state that is known."""
    return inquiry if inquiry.at else replace(inquiry, at=LATEST)


def is_latest(time: Interval) -> bool:
    """Say whether a time stands for the latest state, as none is known."""
    return time.low is not None and time.low == _END
