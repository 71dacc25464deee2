"""The places of events: each once, in its district, province and country; those the case has stay its own."""

from collections.abc import Iterator
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from whence.data.events import Events
from whence.model import Place
from whence.text import fold, slug

from .drawn import Drawn
from .event import COUNTRY, DISTRICT, PROVINCE, VAGUE, Spot
from .known import Known
from .place_names import bare, named

_KM_APART = 25.0  # UCDP GED codebook: where_prec 2 is within some 25 km of a known point
_EARTH_KM = 6371.0
Key = tuple[str, str, str, str]  # name, second order, first order, country


class Places:
    """Gives each spot the id of its place, and keeps the places that are new."""

    def __init__(self, known: Known, table: Events) -> None:
        self.known = known
        self._table = table
        self._by_id = {place.id: place for place in known.places}
        self._named: dict[str, list[Place]] = {}
        self._regions_named: dict[str, list[Place]] = {}
        for place in known.places:
            names = {one.name for one in place.names}
            for name in set(map(fold, names)):
                self._named.setdefault(name, []).append(place)
            if place.kind in (PROVINCE, DISTRICT):
                names |= {bare(name, table.division_words) for name in names}
            for name in set(map(fold, names)):
                self._regions_named.setdefault(name, []).append(place)
        self.new: dict[str, Drawn] = {}
        self.joined: dict[str, str] = {}
        self._ids: dict[Key, list[tuple[Spot, str]]] = {}
        self._seen: dict[Spot, str] = {}  # most places have many events

    def id_of(self, spot: Spot) -> str:
        """Return the id of the place of an event, empty where the row names none.

        What is exact to a province or a district only is in that, whatever town the row names for it.
        """
        if (id := self._seen.get(spot)) is None:
            self._seen[spot] = id = self._found(spot)
        return id

    def _found(self, spot: Spot) -> str:
        regions = self._regions(spot)
        if spot.level in (DISTRICT, PROVINCE, COUNTRY):
            wanted = (COUNTRY, PROVINCE, DISTRICT).index(spot.level)
            inner = next((id for id in reversed(regions[: wanted + 1]) if id), "")
            if inner and regions[wanted]:
                return inner
            # The row names the division only as its place.
            return self._place(spot, inner, spot.level) if spot.name else inner
        inner = next((id for id in reversed(regions) if id), "")
        if spot.city:
            inner = self._place(replace(spot, name=spot.city, lat=None, lon=None), inner, "")
        if not spot.name:
            return inner
        return self._place(spot, inner, "region" if spot.level == VAGUE else "")

    def _regions(self, spot: Spot) -> tuple[str, str, str]:
        country = self._region(COUNTRY, spot.country, "", "", spot.country)
        first = self._region(PROVINCE, spot.first, country, "", spot.country) if spot.first else ""
        outer = first or country
        second = (
            self._region(DISTRICT, spot.second, outer, spot.first, spot.country)
            if spot.second
            else ""
        )
        return country, first, second

    def _region(self, kind: str, name: str, within: str, first: str, country: str) -> str:
        if not name:
            return ""
        key = (f"{kind} {name}", "", first, country)
        if key in self._ids:
            return self._ids[key][0][1]
        parts = (name,) if kind == COUNTRY else (name, _behind(name, kind), first, country)
        id = slug(" ".join(filter(None, parts)))
        if there := self._division(id, name, kind, within):
            id = there
            self.joined[id] = name
        else:
            id = self._free(id)
            self.new[id] = Drawn(id=id, name=name, kind=kind, within=within)
        self._ids[key] = [(Spot(name=name), id)]
        return id

    def _division(self, id: str, name: str, kind: str, within: str) -> str:
        """Return the id of the country or division that the case has: by its id, or by its name alone.

        One that the case has in something else is another.
        """
        if id in self._by_id and self._by_id[id].kind == kind:
            return id
        kinds = (kind, None) if kind == COUNTRY else (kind,)
        found = {
            one.id
            for each in (name, bare(name, self._table.division_words))
            for one in self._regions_named.get(fold(each), ())
            if each and one.kind in kinds and one.within in (None, within or None)
        }
        return found.pop() if len(found) == 1 else ""

    def _free(self, id: str) -> str:
        """Return an id that nothing else has."""
        number, free = 1, id
        while free in self.new or free in self._by_id:
            number += 1
            free = f"{id}-{number}"
        return free

    def _place(self, spot: Spot, within: str, kind: str) -> str:
        key = (f"{kind} {spot.name}".strip(), spot.second, spot.first, spot.country)
        for other, id in self._ids.get(key, ()):
            if _near(other.lat, other.lon, spot):
                return id
        id = self._case_has(spot)
        if id in self.known.only_named and id not in self.new:
            self._draw(id, spot, within, kind)
        id = id or self._made(spot, within, kind)
        self._ids.setdefault(key, []).append((spot, id))
        return id

    def _case_has(self, spot: Spot) -> str:
        """Return the id of the one place of the case with that name, if it is not elsewhere.

        One that only tables name has its point and its division from the event.
        """
        for name in (spot.name, bare(spot.name, self._table.settlement_words)):
            found = [
                one
                for place in self._named.get(fold(name), ())
                for one in (self.new.get(place.id, place),)
                if _near(one.lat, one.lon, spot)
            ]
            if len(found) == 1:
                self.joined[found[0].id] = spot.name
                return found[0].id
        return ""

    def _made(self, spot: Spot, within: str, kind: str) -> str:
        parts = [spot.name, spot.first, spot.country]
        id = slug(" ".join(filter(None, parts)))
        if id in self.new or id in self._by_id:
            id = slug(" ".join(filter(None, [spot.name, spot.second, *parts[1:]])))
        while id in self.new or id in self._by_id:
            # Two places of one name in one district, far apart: the point tells them apart.
            id = f"{id}-{spot.lat or 0:.2f}-{spot.lon or 0:.2f}".replace(".", "")
        self._draw(id, spot, within, kind)
        return id

    def _draw(self, id: str, spot: Spot, within: str, kind: str) -> None:
        self.new[id] = Drawn(
            id=id,
            name=spot.name,
            kind=kind,
            within=within,
            lat=spot.lat,
            lon=spot.lon,
            precision=spot.precision if spot.lat is not None else "",
        )


def _behind(name: str, kind: str) -> str:
    """Return the word for a kind of division, empty where the name ends with it."""
    return "" if name.casefold().endswith(f" {kind}") else kind


def quoted(text: str) -> str:
    """Return a text in the double quotes of YAML, with escapes for what is not to be seen."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    plain = character.isprintable() and character not in '"\\'
    return character if plain else f"\\U{ord(character):08x}"


def _near(lat: float | None, lon: float | None, spot: Spot) -> bool:
    """Say whether two points may be one place; one that is not known may be anywhere."""
    if lat is None or lon is None or spot.lat is None or spot.lon is None:
        return True
    return distance(lat, lon, spot.lat, spot.lon) <= _KM_APART


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return how far two points are apart, in km along a great circle (haversine)."""
    a, b = radians(lat), radians(other_lat)
    half = sin((a - b) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon - other_lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))


def written(places: Places, table: Events) -> Iterator[str]:
    """Yield the lines of a YAML file with the new places."""
    names = named(places.new, places.known.places, table)
    yield "places:"
    for place in sorted(places.new.values(), key=lambda one: one.id):
        said = ", ".join(f"{{name: {quoted(name)}}}" for name in names[place.id])
        parts = [f"id: {quoted(place.id)}", f"names: [{said}]"]
        if place.lat is not None and place.lon is not None:
            parts += [
                f"lat: {place.lat}",
                f"lon: {place.lon}",
                f"precision: {quoted(place.precision)}",
            ]
        parts += [f"kind: {quoted(place.kind)}"] if place.kind else []
        parts += [f"within: {quoted(place.within)}"] if place.within else []
        yield f"  - {{{', '.join(parts)}}}"
