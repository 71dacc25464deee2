"""Can an actor get there? The cheapest way, and what stands in it.

Dijkstra's algorithm (1959) on costs compared in order: places surely held by an enemy, places
possibly held by one, places of which nothing is known, kilometres. The cost is the explanation:
a first number above 0 says that every known way leads through an enemy.
"""

import heapq
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from whence.model import Place, World

from .passage import Passage, Standing, Toll

# Hostile surely, hostile possibly, unknown, kilometres.
Cost = tuple[int, int, int, float]
Graph = Mapping[str, Mapping[str, float]]

_NOTHING: Cost = (0, 0, 0, 0.0)
_STEP: Mapping[Standing, tuple[int, int, int]] = {
    "surely": (1, 0, 0),
    "possibly": (0, 1, 0),
    "unknown": (0, 0, 1),
    "open": (0, 0, 0),
}
_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG 1980


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way from start to goal, its cost, and the places on it that are not open."""

    places: tuple[str, ...]
    cost: Cost
    blocks: tuple[Toll, ...] = ()

    @property
    def standing(self) -> Standing:
        """The worst that stands in the way: a free way is `open`."""
        hostile, possibly, unknown, _ = self.cost
        if hostile:
            return "surely"
        if possibly:
            return "possibly"
        return "unknown" if unknown else "open"


def find_way(passage: Passage, destination: str) -> Way | None:
    """Return the cheapest way of an actor to a place; None if no way is known at all.

    It starts wherever the actor may be. Whoever holds the destination does not block it: to get
    there is the point. A region is reached at any place inside it.
    """
    graph = road_map(passage.world)
    starts = {
        near for spot in whereabouts(passage) for near in _anchors(passage.world, graph, spot)
    }
    goals = _anchors(passage.world, graph, destination)
    return cheapest_way(graph, starts, goals, passage.toll)


def cheapest_way(
    graph: Graph, starts: Iterable[str], goals: Iterable[str], toll: Callable[[str], Toll]
) -> Way | None:
    """Return the way of least cost from any start to any goal, ties broken by name.

    Starts and goals themselves cost nothing.
    """
    ends = frozenset(goals)
    here_first = sorted(set(starts) & set(graph))
    queue: list[tuple[Cost, tuple[str, ...]]] = [(_NOTHING, (start,)) for start in here_first]
    heapq.heapify(queue)
    settled = set[str]()
    while queue:
        cost, places = heapq.heappop(queue)
        here = places[-1]
        if here in ends:
            steps = (toll(place) for place in places[1:-1])
            return Way(
                places=places, cost=cost, blocks=tuple(s for s in steps if s.standing != "open")
            )
        if here in settled:
            continue
        settled.add(here)
        for there, km in sorted(graph.get(here, {}).items()):
            if there not in settled:
                step = _STEP["open" if there in ends else toll(there).standing]
                heapq.heappush(queue, (_add(cost, step, km), (*places, there)))
    return None


def _add(cost: Cost, step: tuple[int, int, int], km: float) -> Cost:
    hostile, possibly, unknown, length = cost
    return hostile + step[0], possibly + step[1], unknown + step[2], length + km


def road_map(world: World) -> dict[str, dict[str, float]]:
    """Return the routes as a graph whose edges are lengths in km (0 where a place has no point)."""
    places = {place.id: place for place in world.places}
    graph: dict[str, dict[str, float]] = {}
    for route in world.routes:
        one, other = route.between
        km = distance(places.get(one), places.get(other))
        graph.setdefault(one, {})[other] = km
        graph.setdefault(other, {})[one] = km
    return graph


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


def whereabouts(passage: Passage) -> frozenset[str]:
    """Return every place where the actor may be at the time.

    Where it holds or is present, where its members or the bodies it belongs to do or are, and
    everywhere inside those places. Broad on purpose: what is out of reach even so, is.
    """
    world, at = passage.world, passage.at
    members = {
        fact.subject for fact in world.facts(relation="member_of", object=passage.actor, at=at)
    }
    own = {passage.actor, *members, *world.groups_of(passage.actor, at)}
    held = {
        fact.object
        for actor in sorted(own)
        for relation in ("controls", "present_in")
        for fact in world.facts(subject=actor, relation=relation, at=at)
    }
    inside = {
        place.id for region in held for place in world.places if world.contains(region, place.id)
    }
    return frozenset(held | inside)


def _anchors(world: World, graph: Graph, destination: str) -> frozenset[str]:
    """Return the points of the road map at which one has arrived at a place or in a region.

    A place that no route leads to is taken as reached when its region is.
    """
    inside = {place.id for place in world.places if world.contains(destination, place.id)}
    reached = {destination, *inside} & set(graph)
    if reached:
        return frozenset(reached)
    around = {place.id for place in world.places if world.contains(place.id, destination)}
    near = {
        place.id for region in around for place in world.places if world.contains(region, place.id)
    }
    return frozenset((around | near) & set(graph))
