"""What maps say of places: a fact for each place whose point lies in an area."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whence.model import Area, Fact, InputError, Knowledge, Place

from .facts import number_fact
from .polygons import Shape

# Edges times places, that an area's box holds: some ten seconds. A map of that detail is to be simplified.
_MOST = 100_000_000


def facts_of_areas(areas: Iterable[Area], places: Iterable[Place]) -> list[Fact]:
    """Return a fact for each place with a point in each area; a place on an edge may be in or out.

    Raises `InputError` if the areas have too many points.
    """
    points = [(one.id, one.lon, one.lat) for one in places if one.lat is not None]
    work = 0
    found: list[Fact] = []
    for area in areas:
        shape = Shape.of(area.rings)
        near = [(id, x, y) for id, x, y in points if x is not None and shape.near(x, y)]
        work += len(near) * sum(map(len, area.rings))
        if work > _MOST:
            raise InputError("the polygons of maps have too many points; simplify them")
        found += [replace(area.fact, object=id) for id, x, y in near if shape.holds(x, y)]
    return found


def with_areas(known: Knowledge, areas: Sequence[Area], named: Iterable[Place]) -> Knowledge:
    """Return knowledge with what maps say of the places that only documents name."""
    coded = {place.id for place in known.places}
    facts = facts_of_areas(areas, (place for place in named if place.id not in coded))
    return replace(known, facts=(*known.facts, *map(number_fact, facts)))
