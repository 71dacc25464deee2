"""Can an actor get there? The cheapest way, and what stands in it.

Dijkstra's algorithm (1959) on costs compared in order: places surely held by an enemy, places
possibly held by one, places of which nothing is known, kilometres. The cost is the explanation:
a first number above 0 says that every known way leads through an enemy.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from whence.model import Fact, Gate, Route, World

from .passage import Passage, Standing, Toll

# Hostile surely, hostile possibly, unknown, kilometres.
Cost = tuple[int, int, int, float]
Steps = tuple[int, int, int]
Graph = Mapping[str, Mapping[str, float]]

_NOTHING: Steps = (0, 0, 0)
# The three numbers of places are one while they are compared, which halves the time of a search.
_DIGITS = 30
_STEP: Mapping[Standing, int] = {
    "surely": 1 << 2 * _DIGITS,
    "possibly": 1 << _DIGITS,
    "unknown": 1,
    "open": 0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way from start to goal, its cost, and the places on it that are not open.

    `start` are the rows that put the actor where the way begins. With a `gate` no known road leads
    from the actor to the first place: all that is known is that it must pass there, and how it got
    so far counts as one place unknown.
    """

    places: tuple[str, ...]
    cost: Cost
    blocks: tuple[Toll, ...] = ()
    start: tuple[Fact, ...] = ()
    gate: Route | None = None

    @property
    def standing(self) -> Standing:
        """The worst that stands in the way: a free way is `open`."""
        hostile, possibly, unknown, _ = self.cost
        if hostile:
            return "surely"
        if possibly:
            return "possibly"
        return "unknown" if unknown else "open"


def find_way(passage: Passage, destination: str, avoiding: str | None = None) -> Way | None:
    """Return the cheapest way of an actor to a place; None if no way is known at all.

    It starts wherever the actor may be. Whoever holds the destination does not block it: to get
    there is the point. A region is reached at any place inside it. Where no road is known from the
    actor to a gate before the destination, the way is told from the gate on; not so where a place
    is to be avoided.
    """
    starts = _starts(passage)
    goals = _goals(passage.world, destination)
    sources = passage.world.roads.sources
    if avoiding is not None:
        sources = {place: _except(near, avoiding) for place, near in sources.items()}
    found = cheapest_way(sources, dict.fromkeys(starts, _NOTHING), goals, passage.standing)
    if found is None:
        return None if avoiding else _from_a_gate(passage, goals)
    places, cost = found
    blocks = tuple(_blocks(passage, places[1:-1]))
    if cost[0] and not _firm(passage, starts, goals):
        cost, blocks = (0, cost[0] + cost[1], *cost[2:]), tuple(map(_doubted, blocks))
    return Way(places=places, cost=cost, blocks=blocks, start=starts[places[0]])


def _except(near: Mapping[str, float], avoided: str) -> Mapping[str, float]:
    return {place: km for place, km in near.items() if place != avoided}


def cheapest_way(
    sources: Graph,
    starts: Mapping[str, Steps],
    goals: Iterable[str],
    standing: Callable[[str], Standing],
) -> tuple[tuple[str, ...], Cost] | None:
    """Return the way of least cost from any start to any goal, with its cost, ties broken by name.

    `sources` are the places from which one comes to each place, with km. Starts cost what is given,
    the places on the way what they stand for, goals nothing. The search begins at the goals: an
    actor is mostly in many places and wants to get to one, so that few places are looked at.
    """
    tolls = {start: _packed(steps) for start, steps in starts.items()}
    queue = [(0, 0.0, goal) for goal in sorted(goals) if starts and goal in sources]
    best = {goal: (0, 0.0) for _, _, goal in queue}
    after: dict[str, str] = {}
    settled = set[str]()
    while queue:
        steps, km, here = heapq.heappop(queue)
        if here in starts:
            return _traced(after, here), (*_unpacked(steps), km)
        if here in settled:
            continue
        settled.add(here)
        for there, length in sources[here].items():
            if there in settled:
                continue
            toll = tolls.get(there)
            if toll is None:
                toll = tolls[there] = _STEP[standing(there)]
            cost = (steps + toll, km + length)
            known = best.get(there)
            if known is None or cost < known:
                best[there] = cost
                after[there] = here
                heapq.heappush(queue, (*cost, there))
            elif cost == known and here < after.get(there, ""):
                after[there] = here
    return None


def _packed(steps: Steps) -> int:
    hostile, possibly, unknown = steps
    return (hostile << 2 * _DIGITS) + (possibly << _DIGITS) + unknown


def _unpacked(steps: int) -> Steps:
    low = (1 << _DIGITS) - 1
    return steps >> 2 * _DIGITS, steps >> _DIGITS & low, steps & low


def _traced(after: Mapping[str, str], start: str) -> tuple[str, ...]:
    """Return the places from a start to a goal."""
    places = [start]
    while places[-1] in after:
        places.append(after[places[-1]])
    return tuple(places)


def _blocks(passage: Passage, places: Iterable[str]) -> Iterator[Toll]:
    return (passage.toll(place) for place in places if passage.standing(place) != "open")


def _firm(passage: Passage, starts: Mapping[str, tuple[Fact, ...]], goals: Iterable[str]) -> bool:
    """Say whether a way is known from where the actor surely is.

    If not, it may be where nothing keeps it away: what is in the way from elsewhere is no sure
    hindrance. So a doubtful row on where it is makes nothing sure.
    """
    sources, reached = passage.world.roads.sources, set(goals)
    firm = {start for start, rows in starts.items() if passage.sure(rows)}
    waiting = list(reached) if firm else []
    while waiting:
        here = waiting.pop()
        if here in firm:
            return True
        near = [there for there in sources.get(here, ()) if there not in reached]
        reached.update(near)
        waiting.extend(near)
    return False


def _doubted(toll: Toll) -> Toll:
    return replace(toll, standing="possibly") if toll.standing == "surely" else toll


def _from_a_gate(passage: Passage, goals: Iterable[str]) -> Way | None:
    """Return the cheapest way from outside a gate to what lies behind it.

    An actor of whom it is not known where it is may be behind the gate already, unless it is surely
    absent there: then its holder is no sure hindrance.
    """
    roads = passage.world.roads
    placed = any(passage.sure(rows) for rows in passage.spots().values())
    outside: dict[str, Gate] = {}
    inside: dict[str, str] = {}
    seen: dict[str, dict[str, float]] = defaultdict(dict)
    # Both ends of a gate are put on the map a second time, as seen by one who only goes in.
    for gate in roads.gates:
        inner, outer = f"{gate.inner}\n", f"{gate.inner}\n{gate.outer}"
        seen[inner][outer] = gate.km
        for near in gate.behind:
            if gate.inner in roads.sources[near]:  # no other gate is in between
                seen[near][inner] = roads.sources[near][gate.inner]
        outside[outer], inside[inner] = gate, gate.inner
    added = {near: {**roads.sources.get(near, {}), **more} for near, more in seen.items()}
    tolls = {name: _gate_toll(passage, gate, placed=placed) for name, gate in outside.items()}
    starts = {name: _unpacked(_STEP[t.standing] + _STEP["unknown"]) for name, t in tolls.items()}
    reached = set(goals)
    reached |= {name for name, place in inside.items() if place in reached}
    found = cheapest_way(
        {**roads.sources, **added},
        starts,
        reached,
        lambda place: passage.standing(inside.get(place, place)),
    )
    if found is None:
        return None
    (name, inner, *further), cost = found
    gate, toll = outside[name], tolls[name]
    places = (gate.inner, *further)
    blocks = (*_blocks(passage, places[:-1]),)
    return Way(
        places=(gate.outer, *places),
        cost=cost,
        blocks=blocks if toll.standing == "open" else (toll, *blocks),
        gate=gate.route,
    )


def _gate_toll(passage: Passage, gate: Gate, *, placed: bool) -> Toll:
    toll = passage.toll(gate.outer)
    away = passage.world.ask(passage.actor, "absent_from", gate.inner, passage.at).answer
    return toll if placed or away == "surely" else _doubted(toll)


def whereabouts(passage: Passage) -> Mapping[str, tuple[Fact, ...]]:
    """Return every place where the actor may be at the time, with the rows that say so.

    Where it holds or is present, where its members or the bodies it belongs to do or are, and
    everywhere inside those places. Broad on purpose: what is out of reach even so, is.
    """
    spots: dict[str, tuple[Fact, ...]] = {}
    for spot, rows in passage.spots().items():
        for place in passage.world.within(spot):
            spots.setdefault(place, rows)
    return spots


def _starts(passage: Passage) -> dict[str, tuple[Fact, ...]]:
    """Return the points of the road map where the actor may be, with the rows that say so.

    Who is in a place is in every region around it, and who is in a region may be anywhere in it.
    Who is in a place that no route leads to may be anywhere in the smallest region with any.
    """
    world = passage.world
    starts: dict[str, tuple[Fact, ...]] = {}
    used: dict[str, bool] = {}
    for spot, rows in sorted(passage.spots().items(), key=lambda each: not passage.sure(each[1])):
        points = _on_map(world, (*world.within(spot), *world.around(spot)))
        for region in () if points else world.around(spot):
            if region not in used:
                points = _on_map(world, world.within(region))
                used[region] = bool(points)
            if used[region]:
                break
        for point in points:
            starts.setdefault(point, rows)
    return starts


def _goals(world: World, destination: str) -> list[str]:
    """Return the points of the road map at which one has arrived at a place or in a region.

    A place that no route leads to is taken as reached when the smallest region with any is.
    """
    for region in world.around(destination):
        if points := _on_map(world, world.within(region)):
            return points
    return []


def _on_map(world: World, places: Iterable[str]) -> list[str]:
    return [place for place in places if place in world.roads.sources]
