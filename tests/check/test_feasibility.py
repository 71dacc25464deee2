"""Whether a claim has a place where it could have come true."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Knowledge, Route

UNRELATED = ("controls", "present_in", "at_war_with", "member_of")


def strait(make, *rows, skip=()):
    """Return Pavo in the west, Orion in the east, Lynx (of the Front, at war with Pavo) between.

    Kestrel, the target, holds the east harbour and a far island that no road leads to.
    """
    ids = ("west", "bridge", "harbour")
    world = {
        "places": tuple(make.place(id, 0, n) for n, id in enumerate((*ids, "island"))),
        "routes": tuple(Route(between=pair) for pair in itertools.pairwise(ids)),
        "actors": tuple(make.actor(id) for id in ("pavo", "orion", "lynx", "front", "kestrel")),
    }
    facts = {
        "pavo": make.fact("pavo", "controls", "west", "2029"),
        "orion": make.fact("orion", "present_in", "harbour", "2029"),
        "kestrel": make.fact("kestrel", "controls", "harbour", "2029"),
        "lynx": make.fact("lynx", "controls", "bridge", "2030-03"),
        "member": make.fact("lynx", "member_of", "front", "2030"),
        "war": make.fact("front", "at_war_with", "pavo", "2030"),
    }
    kept = tuple(row for key, row in facts.items() if key not in skip)
    return Knowledge(facts=(*kept, *rows), **world)


def attack(make, **more):
    known = {"target": "kestrel", "dated": "2031-03"} | more
    return make.claim("joint-operation", ("pavo", "orion"), **known)


def infeasible(scene, claim, **more):
    return scene.findings(claim, kind="infeasible", **more)


def test_a_blocked_theatre_is_named_with_holder_body_war_and_remedy(scene, make):
    scene.knowledge = strait(make)
    (found,) = infeasible(scene, attack(make))
    assert found.subkind == "surely"
    assert found.direction == "against"
    for words in (
        "against Kestrel in March 2031 has no theatre",
        "At Harbour, Pavo would have to pass Bridge, held by Lynx (since March 2030)",
        "which is a member of Front (since 2030), which is at war with Pavo (since 2030)",
        "the capture of Bridge or passage granted by Lynx",
        "an assumption",
    ):
        assert words in found.explanation
    cited = {fact.id for fact in found.facts}
    assert {"lynx-controls-bridge-2030-03", "lynx-member_of-front-2030"} <= cited
    assert all(fact.source == "coded for a test" for fact in found.facts)


def test_what_leaves_a_claim_feasible(scene, make):
    cases = [
        ("the war is not known", strait(make, skip=("war",))),
        ("nobody known on the bridge", strait(make, skip=("lynx",))),
        ("no membership", strait(make, skip=("member",))),
        ("the actor's whereabouts unknown", strait(make, skip=("pavo",))),
        ("the target's whereabouts unknown", strait(make, skip=("kestrel",))),
        ("already there", strait(make, make.fact("pavo", "present_in", "harbour", "2031"))),
        ("an island of which nothing is known", strait(make, make.fact("kestrel", "present_in", "island", "2030"))),
    ]  # fmt: skip
    for name, knowledge in cases:
        scene.knowledge = knowledge
        assert not infeasible(scene, attack(make)), name


def test_every_theatre_is_tried_and_all_must_fail(scene, make):
    on_island = make.fact("kestrel", "present_in", "island", "2030")
    gone = make.fact("orion", "absent_from", "island", "2030")
    scene.knowledge = strait(make, on_island, gone)
    (found,) = infeasible(scene, attack(make))
    assert found.subkind == "possibly"  # absent, but that there is no boat is not known
    assert "at Island, Orion is absent (since 2030)" in found.explanation
    assert "Harbour and Island are each ruled out" in found.explanation


def test_the_parties_own_quarrel_does_not_block_their_deal(scene, make):
    quarrel = make.fact("pavo", "at_war_with", "orion", "2029")
    scene.knowledge = strait(
        make, quarrel, make.fact("orion", "controls", "bridge", "2029"), skip=("lynx",)
    )
    assert not infeasible(scene, attack(make))


def test_doubt_about_one_blocking_fact_makes_it_possible_only(scene, make):
    cases = [
        make.fact("lynx", "controls", "bridge", "2030", contested=True),
        make.fact("lynx", "controls", "bridge", "2031-03-15"),
        make.fact("lynx", "controls", "bridge", "2030", source=None),
    ]
    for row in cases:
        scene.knowledge = strait(make, row, skip=("lynx",))
        (found,) = infeasible(scene, attack(make))
        assert found.subkind == "possibly", row


def test_small_groups_pass_where_columns_cannot(scene, make):
    scene.knowledge = strait(make)
    for kind in ("agreement", "supply", "presence", "event"):
        actors = ("pavo",) if kind == "presence" else ("pavo", "orion")
        asked = make.claim(kind, actors, place="harbour", dated="2031-03")
        (found,) = infeasible(scene, asked)
        assert found.subkind == "possibly"
        assert "small groups" in found.explanation


def test_places_and_actors_may_be_given_by_name(scene, make):
    scene.knowledge = strait(make)
    named = make.claim("joint-operation", ("Pavo", "Orion"), target="Kestrel", dated="2031-03")
    (found,) = infeasible(scene, named)
    assert found.explanation == infeasible(scene, attack(make))[0].explanation
    there = make.claim("joint-operation", ("Pavo", "Orion"), place="HARBOUR", dated="2031-03")
    assert infeasible(scene, there)


def test_time_decides(scene, make):
    scene.knowledge = strait(make)
    assert not infeasible(scene, attack(make, dated="2029-06"))  # Lynx was not there yet
    assert infeasible(scene, attack(make, dated=None))  # the date asked about stands in
    assert not infeasible(scene, attack(make, dated=None), as_of=None)
    assert not infeasible(scene, attack(make), as_of="2030-02-01")  # not known by then


@st.composite
def unrelated_facts(draw, make):
    names = st.sampled_from(["heron", "ibis", "delta", "marsh"])
    one, other = draw(names), draw(names)
    return make.fact(one, draw(st.sampled_from(UNRELATED)), other, "2029")


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_rows_about_others_or_of_the_future_never_make_a_claim_infeasible(make, data):
    scene = make.scene()
    rows = data.draw(st.lists(unrelated_facts(make), max_size=4))
    later = make.fact("front", "at_war_with", "pavo", "2031-05")
    skip = data.draw(st.sampled_from([("war",), ("lynx",), ("member",)]))
    future = [later] if skip == ("war",) else []
    scene.knowledge = strait(make, *rows, *future, skip=skip)
    assert not infeasible(scene, attack(make))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_rows_about_others_never_open_what_is_blocked(make, data):
    scene = make.scene()
    rows = data.draw(st.lists(unrelated_facts(make), max_size=4))
    scene.knowledge = strait(make, *rows)
    (found,) = infeasible(scene, attack(make))
    assert found.subkind == "surely"


def test_as_of_is_an_interval_of_any_precision(scene, make):
    scene.knowledge = strait(make)
    assert infeasible(scene, attack(make), as_of="2031-03-20T12:00Z")


def test_many_theatres_are_counted_and_all_are_cited(scene, make):
    isles = [f"isle-{n}" for n in range(12)]
    rows = [make.fact("kestrel", "present_in", isle, "2030") for isle in isles]
    gone = [make.fact("pavo", "absent_from", isle, "2030") for isle in isles]
    scene.knowledge = strait(make, *rows, *gone)
    (found,) = infeasible(scene, attack(make))
    assert "and likewise at 5 more places" in found.explanation
    assert {row.id for row in gone} <= {fact.id for fact in found.facts}
