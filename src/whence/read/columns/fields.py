"""What the fields of plain rows say, read as `read.records.rows` reads them, but faster."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from whence.model import Interval
from whence.model.texts import UNDATED

from ..records.moments import read_moment
from ..records.rows import RULE, read_address, read_name

ODD: Final = object()  # of a value that a reader of rows should look at
# Printable ASCII without spaces around it: what an id nearly always is, and nothing to mend.
ID_PATTERN = r"[!-~](?:[ -~]{0,198}[!-~])?"
WORDS_PATTERN = "[!-~]"  # a text with some of these says something
ID = re.compile(ID_PATTERN).fullmatch
WORDS = re.compile(WORDS_PATTERN).search
_EXACT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
_MOST = 100_000  # values remembered of each field: outlets and days are few, instants many

Times = tuple[int, int]


class Memory:
    """What values were read as before: outlets come again and again."""

    def __init__(self) -> None:
        self._known: dict[str, dict[Any, Any]] = {}

    def reader(self, field: str, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Return a reader of one field that remembers."""
        known = self._known.setdefault(field, {})

        def remember(value: Any) -> Any:
            try:
                return known[value]
            except KeyError:
                found = read(value)
                if len(known) < _MOST:
                    known[value] = found
                return found

        return remember


def read_publisher(value: str | None) -> Any:
    """Return the name in a value, empty if there is none; `ODD` if it is none."""
    return _or_odd(read_name, value)


def read_url(value: str | None) -> Any:
    """Return the address in a value, empty if there is none; `ODD` if it is none."""
    return _or_odd(read_address, value)


def read_time(value: str | None) -> Any:
    """Return the bounds of a time, `UNDATED` if there is none; `ODD` if it is none."""
    if value is None or not value.strip():
        return UNDATED, UNDATED
    try:
        if _EXACT.fullmatch(value):
            second = int(datetime.fromisoformat(value).timestamp())
            return second, second
        return bounds(read_moment(value, RULE))
    except ValueError:
        return ODD


def bounds(when: Interval) -> Times:
    """Return the ends of an interval in seconds since 1970, `UNDATED` where it is open."""
    low, high = (_second(one) if one else UNDATED for one in (when.low, when.high))
    return low, high


def _second(moment: datetime) -> int:
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _or_odd(read: Callable[[Any], str], value: str | None) -> Any:
    if value is None or not value.strip():
        return ""
    try:
        return read(value)
    except ValueError:
        return ODD
