"""Who is said to have taken part though its own side bars the way, or is at war."""

import pytest

from whence.model import Citation, Route


def own_front(scene, *claims, **more):
    return scene.findings(*claims, kind="infeasible", subkind="own_front", **more)


def own_enemy(scene, *claims, **more):
    return scene.findings(*claims, kind="infeasible", subkind="own_enemy", **more)


def pass_world(make, *rows, skip=()):
    """Return Pavo west of a bridge that Lynx holds; Lynx and Heron are of the Front, Pavo's enemy."""
    facts = {
        "pavo": make.fact("pavo", "controls", "west", "2029"),
        "orion": make.fact("orion", "controls", "harbour", "2029"),
        "lynx": make.fact("lynx", "controls", "bridge", "2030-03"),
        "lynx-in": make.fact("lynx", "member_of", "front", "2030"),
        "heron-in": make.fact("heron", "member_of", "front", "2030-06"),
        "war": make.fact("front", "at_war_with", "pavo", "2030"),
    }
    kept = tuple(row for key, row in facts.items() if key not in skip)
    return (
        *(make.place(id, 0, n) for n, id in enumerate(("west", "bridge", "harbour"))),
        Route(between=("west", "bridge")),
        Route(between=("bridge", "harbour")),
        *map(make.actor, ("pavo", "orion", "lynx", "front", "heron", "ibis")),
        *kept,
        *rows,
    )


def deal(make, **more):
    known = {"place": "harbour", "dated": "2031-03", "text": "Pavo and Orion agreed."} | more
    return make.claim("agreement", ("pavo", "orion"), **known)


@pytest.fixture
def wire(scene, make):
    scene.report("wire", published=make.when("2031-03-20"))
    scene.says("wire", "Pavo and Orion agreed at the harbour to fight together")
    return scene


def test_a_guest_whose_front_holds_the_way(wire, make):
    wire.texts["wire"] += "Ibis presided; Heron attended. "
    wire.know(*pass_world(make))
    (found,) = own_front(wire, deal(make))
    assert found.explanation == (
        "Heron, said to have been there (Wire of 20 March 2031), is a member of Front (since June "
        "2030), as is Lynx (since 2030), which holds Bridge (since March 2030), on the way of Pavo "
        "to Harbour. Front is at war with Pavo (since 2030): the deal would need its own side to "
        "let its enemy through. Each of these 4 facts is needed."
    )
    assert [span.quote for span in found.spans] == ["Heron"]
    assert {fact.id for fact in found.facts} == {
        "lynx-controls-bridge-2030-03",
        "heron-member_of-front-2030-06",
        "lynx-member_of-front-2030",
        "front-at_war_with-pavo-2030",
    }


@pytest.mark.parametrize(
    ("said", "skip", "expected"),
    [
        ("Heron attended.", ("war",), False),
        ("Heron attended.", ("lynx",), False),
        ("Heron attended.", ("heron-in",), False),
        ("Heron was not invited and did not attend.", (), False),
        ("Heron denounced it.", (), False),
        ("Ibis attended.", (), False),
        ("Lynx attended.", (), True),
        ("Front took part.", (), True),
        ("Commanders of Heron were present.", (), True),
    ],
)
def test_what_makes_a_chain(wire, make, said, skip, expected):
    wire.texts["wire"] += f"{said} "
    wire.know(*pass_world(make, skip=skip))
    assert bool(own_front(wire, deal(make))) is expected


def test_a_guest_of_another_paragraph_or_report_is_no_guest(wire, make):
    wire.texts["wire"] += "\n\nHeron attended a wedding. "
    wire.report("diary", "Heron attended. ")
    wire.know(*pass_world(make))
    assert not own_front(wire, deal(make))


def test_a_pledge_told_beside_a_list_of_guests_has_no_guests(wire, make):
    wire.texts["wire"] += "Heron attended. "
    wire.know(*pass_world(make))
    assert own_front(wire, deal(make))
    assert not own_front(wire, deal(make, text="Orion has sworn allegiance to Pavo."))


def test_before_it_joined_the_front_a_guest_is_free(wire, make):
    wire.texts["wire"] += "Heron attended. "
    wire.know(*pass_world(make))
    assert own_front(wire, deal(make, dated="2031-03"))
    assert not own_front(wire, deal(make, dated="2030-04"))


def test_a_guest_at_war_with_a_party_without_any_map(wire, make):
    wire.texts["wire"] += "Heron was present. "
    actors = map(make.actor, ("pavo", "orion", "front", "heron"))
    member, war = make.fact("heron", "member_of", "front", "2030"), None
    war = make.fact("front", "at_war_with", "pavo", "2030-02")
    wire.know(*actors, member, war)
    (found,) = own_enemy(wire, deal(make, place=None))
    assert found.explanation == (
        "Heron, said to have been there (Wire of 20 March 2031), is a member of Front (since 2030), "
        "which is at war with Pavo (since February 2030). Each of these 2 facts is needed."
    )


def test_the_war_of_the_parties_themselves_is_told_elsewhere(wire, make):
    wire.texts["wire"] += "Ibis was present. "
    wire.know(
        *map(make.actor, ("pavo", "orion", "ibis")),
        make.fact("ibis", "member_of", "orion", "2029"),
        make.fact("pavo", "at_war_with", "orion", "2030"),
    )
    assert not own_enemy(wire, deal(make, place=None))


def test_a_director_of_a_bidder_whose_owner_is_suing_the_target(scene, make):
    scene.report("courier", published=make.when("2031-03-20"))
    scene.says("courier", "Bidder and Target have agreed on a merger")
    scene.texts["courier"] += "Ada Birk attended the talks. "
    scene.know(
        *map(make.actor, ("bidder", "target", "corvid-holding", "third-bank")),
        make.actor("ada", make.actor("ada-birk").names[0], kind="person"),
        make.fact("ada", "member_of", "third-bank", "2028"),
        make.fact("corvid-holding", "owns", "third-bank", "2029"),
        make.fact("corvid-holding", "owns", "bidder", "2029"),
        make.fact("corvid-holding", "hostile_to", "target", "2030-05"),
    )
    asked = make.claim("agreement", ("bidder", "target"), dated="2031-03", text="They merge.")
    found = own_enemy(scene, asked)
    assert [each.explanation for each in found] == [
        "Bidder, a party to it, is owned by Corvid Holding (since 2029), which is hostile to "
        "Target (since May 2030). Each of these 2 facts is needed."
    ]
    scene.know(
        *map(make.actor, ("bidder", "target", "corvid-holding", "third-bank")),
        make.actor("ada", make.actor("ada-birk").names[0], kind="person"),
        make.fact("ada", "member_of", "third-bank", "2028"),
        make.fact("corvid-holding", "owns", "third-bank", "2029"),
        make.fact("corvid-holding", "hostile_to", "target", "2030-05"),
    )
    (found,) = own_enemy(scene, asked)
    assert found.explanation == (
        "Ada Birk, said to have been there (Courier of 20 March 2031), is a member of Third Bank "
        "(since 2028), which is owned by Corvid Holding (since 2029), which is hostile to Target "
        "(since May 2030). Each of these 3 facts is needed."
    )


def test_a_local_quarrel_or_membership_is_no_general_one(wire, make):
    wire.texts["wire"] += "Heron attended. "
    local = make.fact("front", "at_war_with", "pavo", "2030", scope="local", place="west")
    wire.know(*pass_world(make, local, skip=("war",)))
    assert not own_front(wire, deal(make))
    assert not own_enemy(wire, deal(make))


def test_circles_of_ownership_end(wire, make):
    wire.texts["wire"] += "Heron attended. "
    wire.know(
        *map(make.actor, ("pavo", "orion", "heron", "ibis")),
        make.fact("heron", "owns", "ibis", "2029"),
        make.fact("ibis", "owns", "heron", "2029"),
        make.fact("ibis", "hostile_to", "pavo", "2029"),
    )
    (found,) = own_enemy(wire, deal(make, place=None))
    assert "is owned by Ibis (since 2029), which is hostile to Pavo" in found.explanation


def test_what_could_be_left_out_of_a_chain_is_told(wire, make):
    wire.texts["wire"] += "Heron attended. "
    own = make.fact("lynx", "at_war_with", "pavo", "2030-02")
    wire.know(*pass_world(make, own))
    (found,) = own_front(wire, deal(make))
    assert found.explanation.endswith(
        "It would stand even if it were wrong that Front is at war with Pavo (since 2030); each of the "
        "other facts is needed."
    )
    again = make.fact("lynx", "controls", "bridge", "2030-01")
    wire.know(*pass_world(make, own, again))
    (found,) = own_front(wire, deal(make))
    assert "that Front is at war with Pavo (since 2030); each" in found.explanation


def test_what_is_weak_about_a_fact_that_is_needed_is_told(wire, make):
    wire.texts["wire"] += "Heron attended. "
    source = Citation(citation="general knowledge")
    rows = (
        make.fact("front", "at_war_with", "pavo", "2030", source=source),
        make.fact("heron", "member_of", "front", "2030-06", source=None),
    )
    wire.know(*pass_world(make, *rows, skip=("war", "heron-in")))
    (found,) = own_front(wire, deal(make))
    assert found.explanation.endswith(
        "Each of these 4 facts is needed; no source is given for it that Heron is a member of Front "
        "(since June 2030); that Front is at war with Pavo (since 2030) is cited as general knowledge "
        "only."
    )


def test_an_enemy_of_a_party_that_is_a_sister_of_the_guest(wire, make):
    wire.texts["wire"] += "Heron attended. "
    wire.know(
        *map(make.actor, ("pavo", "orion", "heron", "ibis", "nest")),
        make.fact("nest", "owns", "heron", "2029"),
        make.fact("nest", "owns", "ibis", "2028"),
        make.fact("ibis", "hostile_to", "pavo", "2030"),
    )
    (found,) = own_enemy(wire, deal(make, place=None))
    assert (
        "is owned by Nest (since 2029); Ibis, which is hostile to Pavo (since 2030), is owned by Nest "
        "(since 2028). Each of these 3 facts is needed."
    ) in found.explanation
