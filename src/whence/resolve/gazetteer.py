"""The places that ship with whence: some 50,000 towns, 4,000 provinces, all countries.

A name is found whole and folded, in any of its spellings and scripts. Which of several places of that
name is meant, the text has to tell (`places.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

from whence.data.gazetteer import place_index, place_rows
from whence.text import slug

from .toponyms import loose_name, plain_name

# Of towns whose names would make one id, only the largest goes without a number (“q” has one).
_KINDS = {"c": "country", "r": "province", "p": "town", "q": "town"}
_EARTH = 6371.0  # km, mean radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of the gazetteer; `country` is its ISO code, `division` that of its province in it.

    The point of a province lies amid its towns; countries have none.
    """

    id: str
    kind: str
    country: str
    division: str
    lat: float | None
    lon: float | None
    inhabitants: int
    names: tuple[str, ...]

    def km(self, lat: float, lon: float) -> float | None:
        """Return the distance to a point along a great circle, None where the entry has no point."""
        if self.lat is None or self.lon is None:
            return None
        return distance(self.lat, self.lon, lat, lon)

    def spelled(self, name: str) -> bool:
        """Say whether a name is one of its names but for case and marks, its article included."""
        plain = plain_name(name)
        return any(plain == plain_name(own) for own in self.names)


class Gazetteer:
    """The places that ship with whence; nothing is read before the first question."""

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return every place of that name, the largest first."""
        return _find(loose_name(name))

    def country(self, code: str) -> Entry | None:
        """Return the country of an ISO code."""
        return _countries().get(code)

    def province(self, country: str, division: str) -> Entry | None:
        """Return the province, governorate or state of that code."""
        return _provinces().get((country, division))


def distance(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return the kilometres along a great circle between two points in degrees (haversine)."""
    one, other = radians(lat), radians(to_lat)
    half = sin((other - one) / 2) ** 2
    half += cos(one) * cos(other) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


@lru_cache(maxsize=16384)
def _find(folded: str) -> tuple[Entry, ...]:
    if not folded:
        return ()
    rows = (place_rows(block)[at] for block, at in place_index().find(folded))
    found = [_entry(row) for row in rows if any(loose_name(one) == folded for one in row[7:])]
    return tuple(sorted(found, key=lambda one: (-one.inhabitants, one.id)))


def _entry(row: tuple[str, ...]) -> Entry:
    number, kind, country, division, lat, lon, inhabitants, *names = row
    base = slug(plain_name(names[0]))
    home = f"-{country.lower()}"
    tail = {"c": "", "r": f"-province{home}", "p": home, "q": f"{home}-{number}"}[kind]
    return Entry(
        id=base + tail,
        kind=_KINDS[kind],
        country=country,
        division=division,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        inhabitants=int(inhabitants),
        names=tuple(names),
    )


def _rows_without_point() -> Iterator[Entry]:
    """Yield countries and provinces, which stand in the first blocks."""
    block = 0
    while True:
        rows = place_rows(block)
        if rows[0][1] in "pq":
            return
        yield from map(_entry, rows)
        block += 1


@cache
def _countries() -> dict[str, Entry]:
    return {one.country: one for one in _rows_without_point() if one.kind == "country"}


@cache
def _provinces() -> dict[tuple[str, str], Entry]:
    found = (one for one in _rows_without_point() if one.kind == "province")
    return {(one.country, one.division): one for one in found}
