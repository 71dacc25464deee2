"""What of the world a place belongs to: its country, provinces and districts, as far as known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whence.data.gazetteer import place_index, place_rows
from whence.model import Assessment, Place
from whence.text import fold

COUNTRY = ("country",)
# Kinds as cases and the gazetteer write them; what is not here is no level of administration.
FIRST_ORDER = (
    "province",
    "governorate",
    "first-order division",
    "oblast",
    "federal state",
    "canton",
)
SECOND_ORDER = ("district", "county", "municipality", "raion", "subdistrict")
_DEEPEST = 30  # places within places; a circle of them is an error of the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The names of what a place lies in, or is; empty where not known. `code` is ISO 3166-1 alpha-2."""

    country: str = ""
    code: str = ""
    first: str = ""
    second: str = ""


def named(place: Place) -> str:
    """Return the name of a place as knowledge lists it first, or else its id."""
    return place.names[0].name if place.names else place.id


def places_of(assessment: Assessment) -> Mapping[str, Place]:
    """Return the places of an assessment by id."""
    return {place.id: place for place in assessment.places}


def find_place(word: str | None, places: Mapping[str, Place]) -> Place | None:
    """Return the place that a claim names by id or by a name that no other has."""
    if not word:
        return None
    if word in places:
        return places[word]
    folded = fold(word)
    found = [
        place for place in places.values() if folded in {fold(name.name) for name in place.names}
    ]
    return found[0] if len(found) == 1 else None


def region_of(place: Place, places: Mapping[str, Place]) -> Region:
    """Return what a place belongs to, by the kinds of the places around it."""
    found: dict[str, str] = {}
    for each in _around(place, places):
        for level, kinds in (
            ("country", COUNTRY),
            ("first", FIRST_ORDER),
            ("second", SECOND_ORDER),
        ):
            if each.kind in kinds:
                found.setdefault(level, named(each))
    return Region(code=country_code(found.get("country", "")), **found)


def country_code(name: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country by one of its names, empty if there is none."""
    folded = fold(name)
    codes = set()
    for block, row in place_index().find(folded) if name else ():
        _, kind, code, *rest = place_rows(block)[row]
        if kind == "c" and folded in {fold(one) for one in rest[4:]}:
            codes.add(code.upper())
    return codes.pop() if len(codes) == 1 else ""


def _around(place: Place, places: Mapping[str, Place]) -> Iterator[Place]:
    """Yield the place itself and what it lies in, from the smallest."""
    for _ in range(_DEEPEST):
        yield place
        outer = places.get(place.within or "")
        if outer is None:
            return
        place = outer
