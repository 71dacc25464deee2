"""Stamps that count back from the moment a page was shown: “3 hours ago”, “Heute, 14:03”.

They are read by the tables of `dates`, in the languages whose words for it the line has.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from whence.model import Interval

from .clock import CLOCK, ZONE, minute
from .lexicon import Lexicon, key, lexicon
from .tables import TABLES, Words
from .tokens import strip

_RULE = "counted back from the capture"
_LENGTHS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=31),
    "year": timedelta(days=366),
}
_SHORT = {
    "m": "minute",
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "std": "hour",
    "d": "day",
    "w": "week",
    "wk": "week",
    "mo": "month",
    "y": "year",
    "yr": "year",
    "yrs": "year",
}
_JUST_NOW = frozenset(
    map(
        key,
        (
            "just now",
            "moments ago",
            "gerade eben",
            "soeben",
            "à l'instant",
            "ahora mismo",
            "только что",
            "az önce",
            "الآن",
        ),
    )
)
_COMPACT = re.compile(r"(\d{1,3})\s?([a-z]{1,4})\.?\s+ago", re.IGNORECASE)
_COUNTED = re.compile(r"[i@]?c?([nd#])?U\.?A?\.?|[i@]?P\.?c?([nd#])?U\.?")
_NAMED = re.compile(r"[@i]?(?:U(?=w))?([Dw])")
_AFTER_DAY = re.compile(CLOCK)
_LONGEST = 48  # characters, as of other stamps


def read_ago(line: str, now: datetime) -> Interval | None:
    """Return when a line says it was, counted back from `now`, if it says that and nothing else.

    Pages round down or to the nearest, so that one unit on either side is allowed.
    """
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return None
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    try:
        if key(line) in _JUST_NOW:
            return Interval(low=now - timedelta(minutes=10), high=now, rule=_RULE, approximate=True)
        short = _COMPACT.fullmatch(line)
        if short and (unit := _SHORT.get(short[2].casefold())):
            return _back(int(short[1]), unit, now)
        readings = (_read(line, now, lexicon(language)) for language in _languages(line))
        return next((found for found in readings if found), None)
    except OverflowError:  # 999 years before the year 500
        return None


def _languages(line: str) -> Iterator[str]:
    """Yield the languages of whose words for it the line has one, English before the others."""
    words = [key(word) for word in re.findall(r"[^\W\d_]+", line)]
    for language, known in _MARKERS().items():
        if any(word in known for word in words):
            yield language


@cache
def _MARKERS() -> dict[str, frozenset[str]]:  # noqa: N802  a table, made when first looked at
    return {language: _markers(TABLES[language]) for language in ("en", *TABLES)}


def _markers(table: Words) -> frozenset[str]:
    """Return the words that make a stamp relative; of a phrase, its first."""
    days = " ".join(table.days.values()).replace("_", " ")
    weekdays = f"{table.weekdays} {table.weak_weekdays}"
    phrases = f"{table.ago} {table.ago_before} {days} {weekdays}".split()
    return frozenset(key(re.split(r"[_'-]", phrase)[0]) for phrase in phrases if phrase != "|")


def _read(line: str, now: datetime, words: Lexicon) -> Interval | None:
    tokens = words.token.findall(line)
    letters = "".join(map(words.__getitem__, tokens))
    if _COUNTED.fullmatch(letters) and ("A" in letters or "P" in letters):
        return _counted(letters, tokens, now, words)
    named = _NAMED.match(letters)
    if not named:
        return None
    value = words.read(tokens[named.end() - 1])[1]
    name, day = strip(tokens[named.end() - 1]), now.date()
    rest = "".join(tokens[named.end() - 1 :])[len(name) :]
    if named[1] == "D":
        return _on(day + timedelta(days=value), rest, now)
    found = _on(day - timedelta(days=(day.weekday() - value) % 7), rest, now)
    if found is None or found.precision == "day":
        return None  # a day of the week alone is a heading
    ahead = found.low is not None and found.low > now
    return _on(day - timedelta(days=7), rest, now) if ahead else found


def _counted(letters: str, tokens: list[str], now: datetime, words: Lexicon) -> Interval | None:
    values = [words.read(token)[1] for token in tokens]
    unit, implied = values[letters.index("U")]
    number = next((values[at] for at, letter in enumerate(letters) if letter in "nd#"), implied)
    return _back(number, unit, now) if number and unit in _LENGTHS else None


def _back(number: int, unit: str, now: datetime) -> Interval:
    length = _LENGTHS[unit]
    low, high = now - (number + 1) * length, now - (number - 1) * length
    return Interval(low=low, high=min(high, now), rule=_RULE, approximate=True)


def _on(day: date, rest: str, now: datetime) -> Interval | None:
    """Read what follows the name of a day: a clock, or nothing."""
    clock = _AFTER_DAY.match(rest)
    assert clock
    zone = ZONE.fullmatch(rest, clock.end())
    if not zone:
        return None
    if clock["hour"]:
        return minute(day, clock, zone, _RULE, now.tzinfo or UTC)
    return Interval.of_day(day, rule=_RULE)
