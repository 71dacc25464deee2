"""The road map of a world: lengths of roads, and gates that let nobody past."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whence.model import Gate, Place, Roads, Route

from .sides import Sides

_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG 1980


def road_map(places: Iterable[Place], routes: Sequence[Route]) -> Roads:
    """Return the routes as a graph of where one comes from, with km (0 where a place has no point).

    A road that leads to the second place of a gate, from where its first can be reached without
    it, is open outwards only: a gate says that one gets in through the first place and no other.
    """
    points = {place.id: place for place in places}
    ways: dict[str, dict[str, float]] = defaultdict(dict)
    for route in routes:
        one, other = route.between
        km = distance(points.get(one), points.get(other))
        ways[one][other] = ways[other][one] = km
    gates = _gates(ways, [route for route in routes if route.kind == "gate"])
    entries: dict[str, set[str]] = defaultdict(set)
    for gate in gates:
        entries[gate.inner] |= {gate.outer, *gate.behind}
    for inner, allowed in entries.items():
        for near in tuple(ways[inner]):
            if near not in allowed:
                del ways[inner][near]
    return Roads(sources=dict(ways), gates=gates)


def _gates(ways: Mapping[str, Mapping[str, float]], routes: Iterable[Route]) -> tuple[Gate, ...]:
    """Return each gate with what lies behind it, no gate to the same place being in front."""
    outers: dict[str, dict[str, Route]] = defaultdict(dict)
    for route in routes:
        outer, inner = route.between
        if outer != inner:
            outers[inner].setdefault(outer, route)
    sides = Sides(ways) if outers else None
    found: list[Gate] = []
    for inner, gates in outers.items():
        assert sides is not None
        front = {sides.of(outer, inner) for outer in gates}
        behind = frozenset(near for near in ways[inner] if sides.of(near, inner) not in front)
        found.extend(
            Gate(outer=outer, inner=inner, km=ways[outer][inner], behind=behind, route=route)
            for outer, route in gates.items()
        )
    return tuple(found)


def distance(one: Place | None, other: Place | None) -> float:
    """Return the great-circle distance in km by the haversine formula; 0 if a point is missing."""
    if one is None or other is None:
        return 0.0
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    north, south = math.radians(one.lat), math.radians(other.lat)
    across = math.sin((south - north) / 2) ** 2
    along = math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    chord = across + math.cos(north) * math.cos(south) * along
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))
