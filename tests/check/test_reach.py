"""Reach against an oracle that tries every path, and its cost and passage rules."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.check.passage import Passage, Toll
from whence.check.reach import cheapest_way, distance, find_way
from whence.model import Interval, Knowledge, Name, Place, Route
from whence.store.world import KnowledgeBase

STEP = {"surely": (1, 0, 0), "possibly": (0, 1, 0), "unknown": (0, 0, 1), "open": (0, 0, 0)}
AT = Interval.parse("2031-04")


def all_ways(graph, starts, goals, standing):
    """Return the least cost over all simple paths, or None: slow, and plainly right."""
    best = None
    stack = [(start,) for start in starts if start in graph]
    while stack:
        path = stack.pop()
        if path[-1] in goals:
            middle = [STEP[standing[p]] for p in path[1:] if p not in goals]
            counts = tuple(map(sum, zip(*middle, strict=True))) if middle else (0, 0, 0)
            km = sum(graph[a][b] for a, b in itertools.pairwise(path))
            cost = (*counts, km)
            best = cost if best is None else min(best, cost)
            continue
        stack.extend((*path, there) for there in graph[path[-1]] if there not in path)
    return best


@st.composite
def worlds(draw):
    names = [f"p{n}" for n in range(draw(st.integers(2, 7)))]
    pairs = list(itertools.combinations(names, 2))
    edges = draw(st.lists(st.sampled_from(pairs), unique=True))
    graph = {}
    for one, other in edges:
        km = float(draw(st.integers(1, 9)))
        graph.setdefault(one, {})[other] = km
        graph.setdefault(other, {})[one] = km
    standing = {name: draw(st.sampled_from(sorted(STEP))) for name in names}
    starts = draw(st.sets(st.sampled_from(names), min_size=1, max_size=2))
    goals = draw(st.sets(st.sampled_from(names), min_size=1, max_size=2))
    return graph, starts, goals, standing


@settings(max_examples=300, deadline=None)
@given(worlds())
def test_the_cheapest_way_is_the_cheapest_of_all_ways(world):
    graph, starts, goals, standing = world
    way = cheapest_way(graph, starts, goals, lambda p: Toll(place=p, standing=standing[p]))
    assert (way.cost if way else None) == all_ways(graph, starts, goals, standing)


def test_distance_is_the_great_circle():
    pole, equator = Place(id="n", lat=90, lon=0), Place(id="e", lat=0, lon=40)
    assert distance(pole, equator) == pytest.approx(math.pi / 2 * 6371.0088)
    assert distance(pole, Place(id="nowhere")) == 0


def line(make, *facts, mid=("mid",)):
    """Return a road start - mid... - end, walked by Pavo, with these facts."""
    ids = ("start", *mid, "end")
    places = tuple(make.place(id, 0, n) for n, id in enumerate(ids))
    routes = tuple(Route(between=pair) for pair in itertools.pairwise(ids))
    rows = (make.fact("pavo", "present_in", "start", "2030"), *facts)
    knowledge = Knowledge(places=places, routes=routes, facts=rows)
    return KnowledgeBase(knowledge, AT)


def walk(world, friends=(), actor="pavo", to="end"):
    passage = Passage(world=world, actor=actor, friends=frozenset(friends), at=AT)
    return find_way(passage, to)


def test_standing_of_the_place_between(make):
    f = make.fact
    war = f("lynx", "at_war_with", "pavo", "2030")
    held = f("lynx", "controls", "mid", "2030")
    cases = [
        ("nobody known there", [], (), "unknown"),
        ("a stranger holds it", [held], (), "unknown"),
        ("an enemy holds it", [held, war], (), "surely"),
        ("contested", [f("lynx", "controls", "mid", "2030", contested=True), war], (), "possibly"),
        ("taken in the month asked about", [f("lynx", "controls", "mid", "2031-04-10"), war], (), "possibly"),
        ("left long ago", [f("lynx", "controls", "mid", "2029", "2030"), war], (), "unknown"),
        ("the actor holds it", [f("pavo", "controls", "mid", "2030"), war], (), "open"),
        ("a friend for this deal holds it", [held, war], ("lynx",), "open"),
        ("an ally holds it", [held, f("lynx", "allied_with", "pavo", "2030")], (), "open"),
        ("local ally elsewhere", [held, war, f("lynx", "allied_with", "pavo", "2030", scope="local", place="start")], (), "surely"),
        ("local ally there", [held, war, f("lynx", "allied_with", "pavo", "2030", scope="local", place="mid")], (), "open"),
        ("an enemy of its union", [held, f("pavo", "member_of", "union", "2030"), f("union", "at_war_with", "lynx", "2030")], (), "surely"),
        ("of a hostile union", [held, f("lynx", "member_of", "front", "2030"), f("front", "at_war_with", "pavo", "2030")], (), "surely"),
        ("fellow member", [held, f("lynx", "member_of", "union", "2030"), f("pavo", "member_of", "union", "2030")], (), "open"),
    ]  # fmt: skip
    for name, facts, friends, expected in cases:
        assert walk(line(make, *facts), friends).standing == expected, name


def test_a_way_round_is_taken_and_kilometres_decide_last(make):
    places = tuple(make.place(id, lat, lon) for id, lat, lon in (
        ("start", 0, 0), ("pass", 0, 1), ("coast", 3, 1), ("end", 0, 2),
    ))  # fmt: skip
    routes = tuple(Route(between=pair) for pair in (
        ("start", "pass"), ("pass", "end"), ("start", "coast"), ("coast", "end"),
    ))  # fmt: skip
    facts = (
        make.fact("pavo", "controls", "start", "2030"),
        make.fact("orion", "controls", "coast", "2030"),
        make.fact("pavo", "allied_with", "orion", "2030"),
        make.fact("lynx", "controls", "pass", "2030"),
    )
    war = make.fact("lynx", "at_war_with", "pavo", "2030")
    peace = make.fact("lynx", "allied_with", "pavo", "2030")
    for row, expected in ((war, "coast"), (peace, "pass")):
        world = KnowledgeBase(Knowledge(places=places, routes=routes, facts=(*facts, row)), AT)
        way = walk(world)
        assert way.standing == "open"
        assert way.places == ("start", expected, "end")


def test_the_holder_of_the_destination_does_not_block_it(make):
    war = make.fact("lynx", "at_war_with", "pavo", "2030")
    own = make.fact("pavo", "controls", "mid", "2030")
    held = make.fact("lynx", "controls", "end", "2030")
    assert walk(line(make, own, war, held)).standing == "open"


def test_presence_in_a_region_is_a_start_in_every_place_of_it(make):
    places = (
        make.place("county", names=(Name(name="County"),)),
        make.place("town", 0, 0, within="county"),
        make.place("end", 0, 1),
    )
    rows = (make.fact("pavo", "present_in", "county", "2030"),)
    world = KnowledgeBase(
        Knowledge(places=places, routes=(Route(between=("town", "end")),), facts=rows), AT
    )
    assert walk(world).places == ("town", "end")


def test_without_a_known_start_or_road_there_is_no_way(make):
    assert walk(line(make), actor="orion") is None
    assert walk(line(make), to="elsewhere") is None
