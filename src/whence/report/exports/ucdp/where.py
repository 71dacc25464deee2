"""Where and when, with the precision codes of UCDP; what cannot be told is left blank."""

from collections.abc import Mapping
from datetime import date
from math import floor

from whence.model import Interval, Place

from ..regions import COUNTRY, FIRST_ORDER, SECOND_ORDER, named, region_of

_SEA = ("sea", "ocean", "airspace", "strait")
_WIDE = ("region", "countryside", "area", "road", "river", "border", "valley", "mountain")
# UCDP GED codebook, where_prec and what our importer writes for 1 and 2.
_EXACT, _NEAR = ("point", "exact"), ("approximate", "within 25 km")
_GRID = 720  # cells of half a degree from west to east in PRIO-GRID


def columns_of_place(
    place: Place | None, word: str | None, places: Mapping[str, Place]
) -> dict[str, object]:
    """Return the columns that say where, for the place of a claim and the word it uses for it."""
    if place is None:
        return {"where_coordinates": word or ""}
    region = region_of(place, places)
    found: dict[str, object] = {
        "where_prec": where_precision(
            place, any(one.within == place.id for one in places.values())
        ),
        "where_coordinates": named(place),
        "adm_1": region.first,
        "adm_2": region.second,
        "country": region.country,
    }
    if place.lat is not None and place.lon is not None:
        found |= {
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": f"POINT ({place.lon:g} {place.lat:g})",
            "priogrid_gid": grid_cell(place.lat, place.lon),
        }
    return found


def where_precision(place: Place, holds_others: bool) -> int | str:
    """Return `where_prec`, blank where it is not known.

    1 exact, 2 within some 25 km, 3 and 4 a division of the second and of the first order, 5 a line or a
    vague area, 6 a country, 7 at sea or in the air.
    """
    for code, kinds in ((6, COUNTRY), (4, FIRST_ORDER), (3, SECOND_ORDER), (7, _SEA), (5, _WIDE)):
        if place.kind in kinds:
            return code
    if place.lat is None or place.lon is None or holds_others:
        return ""
    if place.precision in _NEAR:
        return 2
    return 1 if place.precision in (None, *_EXACT) else ""


def grid_cell(lat: float, lon: float) -> int:
    """Return the PRIO-GRID cell of a point: rows of half a degree from the south, from the west, from 1.

    Tollefsen, Strand and Buhaug (2012), Journal of Peace Research 49(2).
    """
    row, column = min(floor(2 * (lat + 90)), 359), min(floor(2 * (lon + 180)), _GRID - 1)
    return row * _GRID + column + 1


def columns_of_time(when: Interval | None) -> dict[str, object]:
    """Return the columns that say when."""
    if when is None:
        return {}
    first, last = (end.date() if end else None for end in (when.low, when.high))
    found: dict[str, object] = {
        "date_start": first.isoformat() if first else "",
        "date_end": last.isoformat() if last else "",
    }
    if first and last:
        found["date_prec"] = date_precision(first, last)
        found["year"] = first.year if first.year == last.year else ""
    return found


def date_precision(first: date, last: date) -> int | str:
    """Return `date_prec`, blank beyond a year.

    1 the day is known, 2 two to six days, 3 a week, 4 a month (8 to 31 days), 5 up to a year.
    """
    days = (last - first).days + 1
    for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)):
        if days <= most:
            return code
    return ""
