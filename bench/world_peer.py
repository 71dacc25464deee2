"""Who can get where, as one writes it first: networkx, and a look at every fact for every question."""

from collections.abc import Iterable
from copy import copy
from functools import cache
from typing import Any

import networkx as nx

from whence.check.passage import Standing
from whence.model import Interval, Knowledge
from world_plain import Attitudes, PlainWorld, plain_holds, plain_standing, plain_starts

# Metres, and what weighs more than all metres and all lighter places of a way together.
_UNKNOWN = 10**9
_WEIGHT: dict[Standing | str, int] = {
    "open": 0,
    "unknown": _UNKNOWN,
    "possibly": _UNKNOWN * 10**6,
    "surely": _UNKNOWN * 10**12,
}
_GOAL = ("any goal",)


class Peer:
    """Finds ways with networkx in a plain world; the graph is made once, facts are not indexed.

    `once` looks at all facts once a question, and then only at those that hold at its time.
    """

    def __init__(self, knowledge: Knowledge, as_of: Interval, *, once: bool = False) -> None:
        self.world = PlainWorld(knowledge, as_of)
        self.graph = road_graph(knowledge)
        self._once = once

    def way(self, actor: str, goal: str, at: Interval) -> tuple[int, int, int] | None:
        """Return how many places of each kind stand in the way, or None if no road leads there."""
        world = copy(self.world)
        if self._once:
            world.rows = [fact for fact in world.rows if plain_holds(fact, at)]
        # What was found of an actor is kept for one question, as anybody would.
        vars(world)["ties"], vars(world)["foes"] = cache(world.ties), cache(world.foes)
        starts = set(self._points(plain_starts(world, actor, at), outwards=True))
        goals = set(self._points([goal], outwards=False))
        if not starts or not goals:
            return None
        graph = self.graph.copy()
        graph.add_edges_from(((one, _GOAL) for one in goals), metres=0)
        tolls: dict[Any, int] = dict.fromkeys((*goals, _GOAL), 0)
        known: Attitudes = {}

        def weight(_here: str, there: str, edge: dict[str, Any]) -> int:
            if there not in tolls:
                tolls[there] = _WEIGHT[plain_standing(world, actor, at, there, known=known)]
            return tolls[there] + edge["metres"]

        try:
            length, _ = nx.multi_source_dijkstra(graph, starts, _GOAL, weight=weight)
        except nx.NetworkXNoPath:
            return None
        return _counted(length)

    def _points(self, spots: Iterable[str], *, outwards: bool) -> list[str]:
        found: list[str] = []
        for spot in spots:
            inside = [one for one in self.graph if spot in self.world.around(one)]
            around = [one for one in self.world.around(spot) if one in self.graph]
            found += inside + (around if outwards else [])
        return found


def road_graph(knowledge: Knowledge) -> Any:
    """Return the roads as a directed graph without those past gates."""
    from whence.store.roads import distance

    points = {place.id: place for place in knowledge.places}
    roads = nx.Graph()
    for route in knowledge.routes:
        one, other = route.between
        metres = round(1000 * distance(points.get(one), points.get(other)))
        roads.add_edge(one, other, metres=metres)
    graph = roads.to_directed()
    gates = [route.between for route in knowledge.routes if route.kind == "gate"]
    for inner in {inner for _, inner in gates}:
        outers = {outer for outer, there in gates if there == inner}
        rest = roads.subgraph(set(roads) - {inner})
        front = set().union(*(nx.node_connected_component(rest, outer) for outer in outers))
        graph.remove_edges_from([(x, inner) for x in roads[inner] if x in front - outers])
    return graph


def _counted(length: int) -> tuple[int, int, int]:
    steps = length // _UNKNOWN
    return steps // 10**12, steps // 10**6 % 10**6, steps % 10**6
