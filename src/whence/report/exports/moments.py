"""Dates as other formats write them: ISO 8601, where a date is known that well."""

from whence.model import Interval

_CHARACTERS = {"day": 10, "month": 7, "year": 4}


def iso_date(when: Interval | None) -> str | None:
    """Return a date or moment in ISO 8601 as precisely as it is known: `2031-03`, `2031-03-12`.

    None for what is only about then, for intervals, and where nothing is known.
    """
    if when is None or when.low is None or when.approximate:
        return None
    if when.precision == "second":
        return when.low.isoformat()
    length = _CHARACTERS.get(when.precision)
    return when.low.isoformat()[:length] if length else None
