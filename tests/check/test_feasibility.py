"""Whether a claim has a place where it could have come true."""

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Citation, Knowledge, Name, Route

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
        "A joint operation of Pavo and Orion against Kestrel in March 2031 had no place to happen:",
        "Harbour, the one known place of Kestrel, was out of reach for Pavo.",
        "At Harbour, Pavo would have had to pass Bridge, held by Lynx (since March 2030),"
        " a member of Front (since 2030), at war with it (since 2030).",
        "Pavo would have needed the capture of Bridge, or passage granted by Lynx.",
        "that the parties let each other through and that no way and no place of Kestrel is "
        "missing from those known",
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
    assert "of the 2 known places of Kestrel, none was open to both of them" in found.explanation
    assert "At Island, Orion was absent (since 2030)." in found.explanation


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


def test_small_groups_and_leaders_pass_where_columns_cannot(scene, make):
    scene.knowledge = strait(make)
    cases = [
        ("agreement", "Pavo and Orion met.", "leaders", "To meet at Harbour in March 2031, leaders of"),
        ("supply", "Pavo gave Orion help.", "small_group", "No open way is known by which help"),
        ("supply", "Pavo sent Orion a convoy.", "surely", "was out of reach"),
        ("presence", "Pavo is there.", "small_group", "Pavo had no open way to Harbour"),
        ("presence", "A column of Pavo is there.", "surely", "A column of Pavo had no open way"),
        ("event", "The president of Pavo came.", "leaders", "would have had to take ways that were"),
    ]  # fmt: skip
    for kind, text, subkind, words in cases:
        actors = ("pavo",) if kind in ("presence", "event") else ("pavo", "orion")
        asked = make.claim(kind, actors, place="harbour", dated="2031-03", text=text)
        (found,) = infeasible(scene, asked)
        assert (found.subkind, words in found.explanation) == (subkind, True), found.explanation
        assert ("does not rule it out" in found.explanation) is (subkind != "surely")


def test_what_is_done_from_afar_needs_no_way(scene, make):
    scene.knowledge = strait(make, make.fact("pavo", "absent_from", "harbour", "2030"))
    for kind, text in (
        ("event", "Pavo shelled the harbour."),
        ("event", "An air strike by Pavo hit the harbour."),
        ("agreement", "Pavo and Orion agreed by telephone."),
    ):
        asked = make.claim(kind, ("pavo",), place="harbour", dated="2031-03", text=text)
        assert not scene.findings(asked)


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
    (undated,) = infeasible(scene, attack(make, dated=None), as_of=None)
    assert undated.subkind == "possibly"  # the latest state that is known stands in
    assert "against Kestrel at a time that is not known had no place" in undated.explanation
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
    assert "7 more places are ruled out likewise." in found.explanation
    assert {row.id for row in gone} <= {fact.id for fact in found.facts}


def test_a_way_through_several_hostile_places_says_so(scene, make):
    ids = ("west", "bridge", "ford", "mill", "harbour")
    scene.know(
        *(make.place(id, 0, n) for n, id in enumerate(ids)),
        *(Route(between=pair) for pair in itertools.pairwise(ids)),
        make.fact("pavo", "controls", "west", "2029"),
        make.fact("pavo", "at_war_with", "lynx", "2030"),
        make.fact("pavo", "hostile_to", "heron", "2030"),
        make.fact("lynx", "controls", "bridge", "2030"),
        make.fact("lynx", "controls", "ford", "2030"),
        make.fact("heron", "controls", "mill", "2030"),
    )
    asked = make.claim("joint-operation", ("pavo",), place="harbour", dated="2031-03")
    (found,) = infeasible(scene, asked)
    assert "bridge, held by lynx (since 2030), at war with it" in found.explanation.lower()
    assert "and then 2 more places closed to it." in found.explanation
    assert "and the like at 2 more places." in found.explanation
    scene.knowledge = replace(
        scene.knowledge, facts=tuple(f for f in scene.knowledge.facts if f.object != "mill")
    )
    (found,) = infeasible(scene, asked)
    assert found.subkind == "possibly"  # who holds the mill is not known
    assert (
        ", and then ford, held by lynx (1 more place on that way is unknown)"
        in found.explanation.lower()
    )


def test_two_actors_fail_each_for_a_reason_of_its_own(scene, make):
    scene.know(
        *(
            make.place(id, 0, n)
            for n, id in enumerate(("west", "bridge", "harbour", "pass", "hills"))
        ),
        *(
            Route(between=pair)
            for pair in itertools.pairwise(("west", "bridge", "harbour", "pass", "hills"))
        ),
        *map(make.actor, ("pavo", "orion", "lynx", "heron")),
        make.fact("pavo", "controls", "west", "2029"),
        make.fact("orion", "controls", "hills", "2029"),
        make.fact("lynx", "controls", "bridge", "2030"),
        make.fact("lynx", "hostile_to", "pavo", "2030"),
        make.fact("heron", "controls", "pass", "2030"),
        make.fact("heron", "at_war_with", "orion", "2030-05"),
    )
    asked = make.claim("joint-operation", ("pavo", "orion"), place="harbour", dated="2031-03")
    (found,) = infeasible(scene, asked)
    for words in (
        "no open way there is known for both of them",
        "Pavo would have had to pass Bridge, held by Lynx (since 2030), hostile to it (since 2030); "
        "Orion would have had to pass Pass, held by Heron (since 2030), at war with it (since May 2030).",
        "Pavo would have needed the capture of Bridge, or passage granted by Lynx; "
        "Orion the capture of Pass, or passage granted by Heron.",
    ):
        assert words in found.explanation, found.explanation


def test_a_supplier_whose_only_port_is_held_by_a_rival(scene, make):
    scene.know(
        *(make.place(id, 0, n) for n, id in enumerate(("works", "port", "assembly"))),
        Route(between=("works", "port")),
        Route(between=("port", "assembly"), kind="sea"),
        *map(make.actor, ("corvid", "brannet-steel", "halder-lines", "halder-group")),
        make.fact("brannet-steel", "present_in", "works", "2020"),
        make.fact("corvid", "present_in", "assembly", "2020"),
        make.fact("halder-lines", "controls", "port", "2030-11"),
        make.fact("halder-lines", "member_of", "halder-group", "2025"),
        make.fact("halder-group", "hostile_to", "brannet-steel", "2029"),
    )
    text = "Brannet Steel delivered a shipment of girders to Corvid."
    asked = make.claim(
        "supply", ("brannet-steel", "corvid"), place="assembly", dated="2031-03", text=text
    )
    (found,) = infeasible(scene, asked)
    assert found.subkind == "surely"
    assert (
        "Brannet Steel would have had to pass Port, held by Halder Lines (since November 2030), "
        "a member of Halder Group (since 2025), hostile to it (since 2029)."
    ) in found.explanation
    before = make.claim(
        "supply", ("brannet-steel", "corvid"), place="assembly", dated="2030-06", text=text
    )
    assert not infeasible(scene, before)


def test_a_fact_that_a_document_states_is_told_as_its_word_and_makes_nothing_sure(scene, make):
    said = "Lynx has held the bridge since March"
    scene.report("gazette", f"{said}. ", published=make.when("2031-03-20"))
    word = Citation(document="gazette", quote=said, start=0)
    holds = make.fact("lynx", "controls", "bridge", "2030-03", source=word, stated=True)
    scene.knowledge = strait(make, holds, skip=("lynx",))
    (found,) = infeasible(scene, attack(make))
    assert found.subkind == "possibly"
    assert "Lynx controls Bridge (since March 2030) is as Gazette states it." in found.explanation
    (cited,) = (each for each in found.facts if each.stated)
    assert [span.quote for span in cited.spans] == [said]


def test_words_that_a_document_does_not_have_are_not_pointed_at(scene, make):
    scene.report("gazette", "Nothing of the kind. ")
    word = Citation(document="gazette", quote="Lynx holds the bridge", start=4)
    holds = make.fact("lynx", "controls", "bridge", "2030-03", source=word, stated=True)
    scene.knowledge = strait(make, holds, skip=("lynx",))
    (found,) = infeasible(scene, attack(make))
    assert not any(each.spans for each in found.facts)


def road(make, *ids):
    """Return places on a straight road."""
    places = [make.place(id, 0, n) for n, id in enumerate(ids)]
    return (*places, *(Route(between=pair) for pair in itertools.pairwise(ids)))


def test_a_convoy_in_a_flood_with_the_bridge_down(scene, make):
    ends = Name(name="Long Bridge", until=make.when("2031-03-04"))
    scene.know(
        *(each for each in road(make, "depot", "bridge", "town") if each.__class__ is Route),
        make.place("depot", 0, 0),
        make.place("bridge", 0, 1, names=(ends,)),
        make.place("town", 0, 2),
        make.actor("blue-cup"),
        make.fact("blue-cup", "present_in", "depot", "2030"),
    )
    text = "A convoy of eleven lorries of Blue Cup reached the town."
    for day, closed in (("2031-03-02", False), ("2031-03-06", True)):
        asked = make.claim("event", ("blue-cup",), place="town", dated=day, text=text)
        assert bool(infeasible(scene, asked)) is closed
    (found,) = infeasible(scene, asked)
    assert found.subkind == "surely"
    assert found.explanation == (
        "A column of Blue Cup had no open way to Town on 6 March 2031, as far as is known. At Town, "
        "Blue Cup would have had to pass Long Bridge, which was not there any more (known until "
        "4 March 2031). Blue Cup would have needed Long Bridge to be open. The test takes it that no way is "
        "missing from those known. This rests on the dates of "
        "Long Bridge and on one fact: Blue Cup is present in Depot (since 2030)."
    )
    assert any(fact.text == "Long Bridge is known until 4 March 2031" for fact in found.facts)
    few = replace(asked, text="A few volunteers of Blue Cup reached the town.")
    assert infeasible(scene, few)[0].subkind == "small_group"


def test_a_minister_abroad_while_strikers_held_the_airport(scene, make):
    scene.know(
        *road(make, "capital", "airport", "spa"),
        make.actor("birk", Name(name="Minister Birk"), kind="person"),
        make.actor("cabinet"),
        make.actor("ground-staff"),
        make.fact("birk", "member_of", "cabinet", "2028"),
        make.fact("birk", "present_in", "capital", "2031-03-08", "2031-03-12"),
        make.fact("ground-staff", "controls", "airport", "2031-03-07", "2031-03-11"),
        make.fact("ground-staff", "hostile_to", "cabinet", "2030"),
    )
    cases = [("2031-03-09", True), ("2031-03-12", False), ("2031-03-20", False)]
    for day, closed in cases:
        text = "Minister Birk met the envoy at the spa."
        asked = make.claim("event", ("birk",), place="spa", dated=day, text=text)
        assert bool(infeasible(scene, asked)) is closed, day
    asked = replace(asked, when=make.when("2031-03-09"))
    (found,) = infeasible(scene, asked)
    assert found.subkind == "leaders"
    assert "Minister Birk would have had to take ways that were closed to them" in found.explanation
    assert "hostile to Cabinet (since 2030), to which Minister Birk belongs" in found.explanation


def test_the_only_known_way_in_is_told_with_the_words_that_say_so(scene, make):
    said = "To get to the harbour Pavo must first take the bridge"
    scene.report("gazette", f"{said}. ", published=make.when("2031-03-20"))
    word = Citation(document="gazette", quote=said, start=0)
    known = strait(make)
    gate = Route(between=("bridge", "harbour"), kind="gate", source=word, stated=True)
    away = make.fact("pavo", "absent_from", "harbour", "2030")
    scene.knowledge = replace(known, routes=(gate,), facts=(*known.facts, away))
    (found,) = infeasible(scene, attack(make))
    assert found.subkind == "possibly"
    assert "at war with it (since 2030), the only known way in" in found.explanation
    assert (
        "That the way to Harbour leads through Bridge is as Gazette of 20 March 2031 states it."
        in found.explanation
    )
    assert [span.quote for span in found.spans] == [said]


def test_a_holder_that_is_only_an_affiliate_bars_the_way_possibly(scene, make):
    known = strait(make, make.fact("lynx", "affiliate_of", "front", "2030"), skip=("member",))
    scene.knowledge = known
    (found,) = infeasible(scene, attack(make))
    assert found.subkind == "possibly"
    assert (
        "held by Lynx (since March 2030), an affiliate of Front (since 2030), at war with it (since 2030)."
    ) in found.explanation


def test_a_member_of_a_member_is_told_step_by_step(scene, make):
    rows = (
        make.fact("lynx", "member_of", "den", "2029"),
        make.fact("den", "member_of", "front", "2030"),
    )
    scene.knowledge = strait(make, *rows, skip=("member",))
    (found,) = infeasible(scene, attack(make))
    assert (
        "a member of den (since 2029), which is a member of Front (since 2030), at war with it"
    ) in found.explanation
