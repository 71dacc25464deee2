"""Reach against an oracle that tries every path, and its cost and passage rules."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.check.passage import Passage
from whence.check.reach import cheapest_way, find_way
from whence.model import Interval, Knowledge, Name, Route, Succession
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
    free = dict.fromkeys(starts, (0, 0, 0))
    found = cheapest_way(graph, free, goals, standing.get)
    assert (found[1] if found else None) == all_ways(graph, starts, goals, standing)
    if found:
        places, cost = found
        assert (places[0] in starts, places[-1] in goals) == (True, True)
        assert all(there in graph[here] for here, there in itertools.pairwise(places))
        steps = [STEP[standing[place]] for place in places[1:] if place not in goals]
        assert cost[:3] == tuple(map(sum, zip(*steps, (0, 0, 0), strict=True)))


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


def world_of(make, roads, *facts, within=(), actors=(), names=()):
    """Return a world of roads `a-b` and gates `a>b`, of regions in pairs, and of facts."""
    ends = [word.replace(">", "-").split("-") for word in roads.split()]
    inside, called = dict(within), dict(names)
    ids = dict.fromkeys([*itertools.chain(*ends), *inside, *inside.values()])
    places = tuple(make.place(id, within=inside.get(id), names=called.get(id)) for id in ids)
    kinds = ["gate" if ">" in word else "road" for word in roads.split()]
    routes = tuple(Route(between=tuple(e), kind=k) for e, k in zip(ends, kinds, strict=True))
    known = Knowledge(places=places, routes=routes, facts=facts, actors=tuple(actors))
    return KnowledgeBase(known, AT)


def shown(way):
    """Write a way as its places, its worst, and whether it begins at a gate."""
    if way is None:
        return "none"
    return f"{' '.join(way.places)}: {way.standing}{', from a gate' if way.gate else ''}"


def test_gates(make):
    f = make.fact
    war, held = f("lynx", "at_war_with", "pavo", "2030"), f("lynx", "controls", "gap", "2030")
    here, far = f("pavo", "present_in", "camp", "2030"), f("pavo", "present_in", "isle", "2030")
    absent = f("pavo", "absent_from", "vale", "2030")
    rumour = f("pavo", "present_in", "isle", "2030", contested=True)
    cases = [
        # roads, facts, the way of Pavo to the vale
        ("gap>vale camp-gap", [here, held, war], "camp gap vale: surely"),
        ("gap>vale camp-gap camp-vale", [here, held, war], "camp gap vale: surely"),
        ("camp-gap camp-vale gap-vale", [here, held, war], "camp vale: open"),
        # who is behind the gate has passed it
        ("gap>vale camp-vale", [here, held, war], "camp vale: open"),
        ("gap>vale camp-gap", [f("pavo", "present_in", "vale", "2030"), held, war], "vale: open"),
        # from nobody knows where: the gate is all that is known
        ("gap>vale isle-cape", [far, held, war], "gap vale: surely, from a gate"),
        ("gap>vale isle-cape", [far], "gap vale: unknown, from a gate"),
        ("gap>vale", [far, f("pavo", "controls", "gap", "2031-06")], "gap vale: unknown, from a gate"),
        # it may be there already if nothing is known of where it is
        ("gap>vale", [held, war], "gap vale: possibly, from a gate"),
        ("gap>vale", [held, war, absent], "gap vale: surely, from a gate"),
        ("gap>vale isle-cape", [rumour, held, war], "gap vale: possibly, from a gate"),
        # what only lies on the outer side needs no gate
        ("gap>vale gap-town", [far, held, war], "gap vale: surely, from a gate"),
    ]  # fmt: skip
    for roads, facts, expected in cases:
        assert shown(walk(world_of(make, roads, *facts), to="vale")) == expected, (roads, facts)
    outside = world_of(make, "gap>vale gap-town isle-cape", far, held, war)
    assert walk(outside, to="town") is None
    beyond = world_of(make, "gap>vale vale-pass pass-peak isle-cape", far, held, war)
    way = walk(beyond, to="peak")
    assert shown(way) == "gap vale pass peak: surely, from a gate"
    assert way.cost[:3] == (1, 0, 3)
    assert [toll.place for toll in way.blocks] == ["gap", "vale", "pass"]


def test_who_counts_as_being_there(make):
    f = make.fact
    renamed = make.actor("pavo", succeeds=(Succession(actor="heron"),))
    joined = f("finch", "member_of", "pavo", "2030")
    cases = [
        # what is known, who counts as there by which rows
        ([f("heron", "controls", "camp", "2030")], "heron controls"),
        ([joined, f("finch", "present_in", "camp", "2030")], "finch present_in, finch member_of"),
        ([joined, f("wren", "member_of", "finch", "2030"), f("wren", "controls", "camp", "2030")],
         "wren controls, finch member_of, wren member_of"),
        ([f("pavo", "member_of", "flock", "2030"), f("flock", "located_in", "camp", "2030")],
         "flock located_in, pavo member_of"),
        ([f("pavo", "present_in", "camp", "2030", contested=True), joined, f("finch", "controls", "camp", "2030")],
         "finch controls, finch member_of"),
    ]  # fmt: skip
    for facts, expected in cases:
        way = walk(world_of(make, "camp-end", *facts, actors=[renamed]))
        told = ", ".join(f"{row.subject} {row.relation}" for row in way.start)
        assert (shown(way), told) == ("camp end: open", expected)
    assert walk(world_of(make, "camp-end", f("finch", "present_in", "camp", "2030"))) is None


def test_a_place_is_in_its_regions_and_a_region_in_its_places(make):
    f = make.fact
    there = {spot: f("pavo", "present_in", spot, "2030") for spot in ("county", "town", "hamlet")}
    parts = (("town", "county"), ("hamlet", "county"), ("county", "land"))
    cases = [
        # roads, where Pavo is, where it wants to be, the way
        ("town-end", "county", "end", "town end: open"),
        ("county-end", "town", "end", "county end: open"),
        ("county-end town-mill", "town", "end", "county end: open"),
        ("town-end", "hamlet", "end", "town end: open"),
        ("end-town", "county", "town", "town: open"),
        ("mill-town end-town", "town", "county", "town: open"),
        ("mill-end end-town", "mill", "county", "mill end town: unknown"),
        ("mill-end end-town", "mill", "hamlet", "mill end town: unknown"),
    ]
    there["mill"] = f("pavo", "present_in", "mill", "2030")
    for roads, spot, goal, expected in cases:
        world = world_of(make, roads, there[spot], within=parts)
        assert shown(walk(world, to=goal)) == expected, (roads, spot, goal)


def test_what_passes_decides_whether_an_enemy_surely_stops_it(make):
    held, war = (
        make.fact("lynx", "controls", "mid", "2030"),
        make.fact("lynx", "at_war_with", "pavo"),
    )
    world = line(make, held, war)
    for passing, expected in (
        ("column", "surely"),
        ("small group", "possibly"),
        ("leaders", "possibly"),
    ):
        passage = Passage(world=world, actor="pavo", friends=frozenset(), at=AT, passing=passing)
        way = find_way(passage, "end")
        assert (way.standing, way.blocks[0].standing) == (expected, expected)


def test_a_rumour_of_where_it_is_makes_nothing_sure(make):
    held, war = (
        make.fact("lynx", "controls", "mid", "2030"),
        make.fact("lynx", "at_war_with", "pavo"),
    )
    here = make.fact("pavo", "present_in", "camp", "2030", contested=True)
    world = world_of(make, "camp-mid mid-end", held, war, here)
    way = walk(world)
    assert (way.standing, way.cost[:3], way.blocks[0].standing) == (
        "possibly",
        (0, 1, 0),
        "possibly",
    )


def test_a_bridge_that_was_gone_is_passed_by_nobody(make):
    here = make.fact("pavo", "present_in", "camp", "2030")
    own = make.fact("orion", "controls", "bridge")
    pact = make.fact("orion", "allied_with", "pavo")
    gone = (Name(name="Old Bridge", until=make.when("2030")),)
    world = world_of(make, "camp-bridge bridge-end", here, own, pact, names=[("bridge", gone)])
    (toll,) = walk(world).blocks
    assert (toll.standing, toll.holder, toll.why) == ("surely", "", "did not exist at the time")


def test_a_toll_says_through_whom_the_holder_is_an_enemy(make):
    f = make.fact
    held = f("lynx", "controls", "mid", "2030")
    cases = [
        ([f("lynx", "at_war_with", "pavo", "2030-02")], "is at war with Pavo (since February 2030)"),
        ([f("lynx", "member_of", "front", "2030"), f("front", "hostile_to", "pavo", "2031")],
         "is a member of Front (since 2030), which is at war with Pavo (since 2031)"),
        ([f("lynx", "affiliate_of", "front"), f("front", "at_war_with", "pavo")],
         "is an affiliate of Front, which is at war with Pavo"),
    ]  # fmt: skip
    actors = [make.actor(id) for id in ("pavo", "lynx", "front")]
    for facts, expected in cases:
        base = world_of(
            make, "start-mid mid-end", f("pavo", "present_in", "start"), held, *facts, actors=actors
        )
        (toll,) = walk(base).blocks
        assert toll.why == expected
        assert set(facts) < set(toll.facts)


def test_without_a_known_start_or_road_there_is_no_way(make):
    assert walk(line(make), actor="orion") is None
    assert walk(line(make), to="elsewhere") is None
