"""Which facts an answer hangs on."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Citation, Route


def world(make, *rows):
    """Return a straight road: Pavo in the west, the harbour behind the bridge that Lynx holds."""
    return (
        *(make.place(id, 0, n) for n, id in enumerate(("west", "bridge", "harbour"))),
        *(Route(between=pair) for pair in itertools.pairwise(("west", "bridge", "harbour"))),
        *map(make.actor, ("pavo", "lynx", "front")),
        *rows,
    )


def rows(make, **changes):
    facts = {
        "start": make.fact("pavo", "controls", "west", "2029"),
        "held": make.fact("lynx", "controls", "bridge", "2030"),
        "war": make.fact("lynx", "at_war_with", "pavo", "2030"),
    } | changes
    return [row for row in facts.values() if row]


def told(scene, make):
    asked = make.claim("joint-operation", ("pavo",), place="harbour", dated="2031-03")
    (found,) = scene.findings(asked, kind="infeasible", subkind=None)
    return found.explanation


def test_every_link_of_a_single_chain_decides_it(scene, make):
    scene.know(*world(make, *rows(make)))
    assert (
        "This rests on 3 facts, each of them needed: Pavo controls West (since 2029); Lynx controls "
        "Bridge (since 2030); Lynx is at war with Pavo (since 2030)."
    ) in told(scene, make)


def test_one_fact_alone(scene, make):
    """Two rows put Pavo in the west, two quarrels make Lynx its enemy: who holds the bridge is left."""
    more = (
        make.fact("pavo", "present_in", "west", "2028"),
        make.fact("lynx", "hostile_to", "pavo", "2028"),
    )
    scene.know(*world(make, *rows(make), *more))
    assert "This rests on one fact: Lynx controls Bridge (since 2030)." in told(scene, make)


def test_what_is_weak_about_a_linchpin_is_said(scene, make):
    cases = [
        (None, "for which no source is given"),
        (Citation(citation="general knowledge: an old feud"), "cited as general knowledge only"),
        (Citation(citation="register of 2030; general knowledge"), None),
    ]
    for source, words in cases:
        held = make.fact("lynx", "controls", "bridge", "2030", source=source)
        scene.know(*world(make, *rows(make, held=held)))
        found = told(scene, make)
        assert (words or "Lynx controls Bridge (since 2030); ") in found


def test_two_reasons_are_no_linchpin(scene, make):
    """Absent, and barred at two places: no fact decides it, but the start does, if it is the only one."""
    more = (
        make.fact("pavo", "absent_from", "harbour", "2030"),
        make.fact("pavo", "present_in", "west", "2028"),
    )
    scene.know(*world(make, *rows(make), *more))
    found = told(scene, make)
    assert "No single fact decides it, as at least 2 things stand in the way" in found


def test_a_second_way_counts_though_it_is_not_the_best(scene, make):
    """The ford is the longer way, and the answer hangs on it as well."""
    ways = (
        make.place("ford", 9, 9),
        Route(between=("west", "ford")),
        Route(between=("ford", "harbour")),
        make.fact("lynx", "controls", "ford", "2030"),
    )
    scene.know(*world(make, *rows(make), *ways))
    found = told(scene, make)
    assert "passage granted by Lynx, or else, by way of Ford, passage granted by Lynx." in found
    assert "This rests on 4 facts, each" in found


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_linchpin_is_what_flips_the_answer_and_nothing_else_is(make, data):
    """Against the plain way: leave out each fact of the world and ask again."""
    scene = make.scene()
    places = ("west", "bridge", "ford", "harbour")
    facts = [
        make.fact("pavo", "controls", "west", "2029"),
        make.fact("lynx", "at_war_with", "pavo", "2030"),
        make.fact("kestrel", "controls", "harbour", "2029"),
        make.fact("kestrel", "present_in", "harbour", "2029"),
    ]
    held = data.draw(st.lists(st.sampled_from(places[1:3]), unique=True))
    facts += [make.fact("lynx", "controls", place, "2030") for place in held]
    extra = [
        make.fact("lynx", "hostile_to", "pavo", "2028"),
        make.fact("pavo", "present_in", "west", "2028"),
        make.fact("pavo", "absent_from", "harbour", "2030"),
        make.fact("heron", "controls", "ford", "2029"),
    ]
    facts += data.draw(st.lists(st.sampled_from(extra), unique_by=lambda fact: fact.id))
    links = data.draw(
        st.lists(st.sampled_from(list(itertools.combinations(places, 2))), unique=True)
    )
    ground = [make.place(id, 0, n) for n, id in enumerate(places)]
    roads = [Route(between=pair) for pair in links]
    asked = make.claim("joint-operation", ("pavo",), target="kestrel", dated="2031-03")

    def closed(rows):
        scene.know(*ground, *roads, *rows)
        return scene.findings(asked, kind="infeasible")

    found = closed(facts)
    if not found:
        return
    alone = [row for row in facts if not closed([each for each in facts if each is not row])]
    text = found[0].explanation
    if not alone:
        assert "No single fact decides it" in text
    elif len(alone) == 1:
        assert "This rests on one fact: " in text
    else:
        assert f"This rests on {len(alone)} facts, each" in text
