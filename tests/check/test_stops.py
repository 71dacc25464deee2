"""The ways of a finding as records: what the sentence tells, stop by stop."""

import itertools

import pytest

from whence.model import Knowledge, Name, Route


def world(make, *rows, ids=("west", "bridge", "harbour"), routes=None, extra=()):
    """Return Pavo in the west, Lynx (at war with it) on the bridge, Orion in the harbour."""
    pairs = (
        routes if routes is not None else [Route(between=pair) for pair in itertools.pairwise(ids)]
    )
    facts = (
        make.fact("pavo", "controls", "west", "2029"),
        make.fact("orion", "present_in", "harbour", "2029"),
        make.fact("kestrel", "controls", "harbour", "2029"),
        make.fact("lynx", "controls", "bridge", "2030-03"),
        make.fact("lynx", "at_war_with", "pavo", "2030"),
        *rows,
    )
    return Knowledge(
        places=(*(make.place(id, 0, n) for n, id in enumerate(ids)), *extra),
        routes=tuple(pairs),
        actors=tuple(make.actor(id) for id in ("pavo", "orion", "lynx", "kestrel")),
        facts=facts,
    )


def found(scene, make, **more):
    known = {"target": "kestrel", "dated": "2031-03"} | more
    claim = make.claim("joint-operation", ("pavo", "orion"), **known)
    return scene.findings(claim, kind="infeasible")


def test_the_whole_way_is_kept_with_who_holds_it_and_why_that_bars(scene, make):
    scene.knowledge = world(make, ids=("west", "ford", "bridge", "harbour"))
    (one,) = found(scene, make)
    (way,) = one.ways
    assert (way.actor, way.to, way.standing) == ("pavo", "harbour", "possibly")
    assert [(stop.place, stop.standing, stop.holder) for stop in way.stops] == [
        ("west", "open", "pavo"),
        ("ford", "unknown", ""),
        ("bridge", "surely", "lynx"),
        ("harbour", "unknown", "kestrel"),
    ]
    bridge = way.stops[2]
    assert bridge.why == "at war with it (since 2030)"
    assert set(bridge.facts) == {"lynx-controls-bridge-2030-03", "lynx-at_war_with-pavo-2030"}
    assert way.start == ("pavo-controls-west-2029",)
    assert (way.gate, way.absent, way.around) == (False, (), "")
    assert way.barred == (bridge,)
    assert bridge.why in one.explanation


def test_absence_is_kept_with_the_way(scene, make):
    scene.knowledge = world(make, make.fact("pavo", "absent_from", "harbour", "2030"))
    (way,) = found(scene, make)[0].ways
    assert way.absent == ("pavo-absent_from-harbour-2030",)
    assert way.standing == "surely"


def test_a_second_way_says_what_it_goes_around(scene, make):
    routes = [
        Route(between=pair)
        for pair in (
            ("west", "bridge"),
            ("bridge", "harbour"),
            ("west", "ford"),
            ("ford", "harbour"),
        )
    ]
    scene.knowledge = world(
        make,
        make.fact("lynx", "controls", "ford", "2030-03"),
        ids=("west", "bridge", "harbour", "ford"),
        routes=routes,
    )
    first, second = found(scene, make)[0].ways
    assert first.around == ""
    assert second.around == first.barred[0].place
    assert [stop.place for stop in second.barred] == [({"bridge", "ford"} - {second.around}).pop()]


def test_a_gate_begins_a_way_and_bars_it(scene, make):
    scene.knowledge = world(
        make,
        make.fact("pavo", "absent_from", "harbour", "2030"),
        routes=[Route(between=("bridge", "harbour"), kind="gate")],
    )
    (way,) = found(scene, make)[0].ways
    assert way.gate
    assert [stop.place for stop in way.stops] == ["bridge", "harbour"]
    assert way.start == ()
    assert [stop.place for stop in way.barred] == ["bridge"]


def test_a_place_that_did_not_exist_has_no_holder_and_its_dates(scene, make):
    span = make.place("span", 0, 1, names=(Name(name="Span", from_=make.when("2035")),))
    scene.knowledge = world(
        make,
        ids=("west", "harbour"),
        extra=(span,),
        routes=[Route(between=("west", "span")), Route(between=("span", "harbour"))],
    )
    (way,) = found(scene, make)[0].ways
    assert (way.stops[1].place, way.stops[1].holder) == ("span", "")
    assert way.stops[1].why == "was not there yet (known only from 2035)"


@pytest.mark.parametrize(("islands", "whole"), [(3, 3), (30, 24)])
def test_of_many_places_the_last_ways_are_without_stops(scene, make, islands, whole):
    ids = [f"isle-{n:02}" for n in range(islands)]
    known = world(make, routes=[])
    scene.knowledge = Knowledge(
        places=(*known.places, *(make.place(id, 1, n) for n, id in enumerate(ids))),
        routes=(
            Route(between=("west", "bridge")),
            *(Route(between=("bridge", id)) for id in ids),
        ),
        actors=known.actors,
        facts=(
            *(row for row in known.facts if row.subject not in {"kestrel", "orion"}),
            *(make.fact("kestrel", "controls", id, "2029") for id in ids),
            *(make.fact("orion", "present_in", id, "2029") for id in ids),
        ),
    )
    ways = found(scene, make)[0].ways
    best = [way for way in ways if not way.around]
    assert [way.to for way in best] == ids
    assert sum(bool(way.stops) for way in best) == whole


def test_whose_own_side_is_in_the_way_is_told_with_that_way(scene, make):
    scene.knowledge = world(make, make.fact("envoy", "member_of", "lynx", "2030"))
    scene.says("herald", "Envoy attended the meeting of Pavo and Orion at Harbour")
    claim = make.claim("agreement", ("pavo", "orion", "envoy"), place="harbour", dated="2031-03")
    fronts = scene.findings(claim, kind="infeasible", subkind="own_front")
    assert fronts
    assert [stop.place for stop in fronts[0].ways[0].stops] == ["west", "bridge", "harbour"]
