"""What a deal is said to be for, where no claim names it."""

import itertools
from dataclasses import replace

import pytest

from whence.check.manner import load_manners
from whence.model import Citation, Frame, Role, Route


@pytest.fixture
def strait(make):
    """Pavo in the west, Orion in the harbour with Kestrel, Lynx (Pavo's enemy) on the bridge between."""
    ids = ("west", "bridge", "harbour")
    return (
        *(make.place(id, 0, n) for n, id in enumerate(ids)),
        *(Route(between=pair) for pair in itertools.pairwise(ids)),
        *map(make.actor, ("pavo", "orion", "lynx", "kestrel", "heron")),
        make.fact("pavo", "controls", "west", "2029"),
        make.fact("orion", "present_in", "harbour", "2029"),
        make.fact("kestrel", "controls", "harbour", "2029"),
        make.fact("lynx", "controls", "bridge", "2030-03"),
        make.fact("lynx", "at_war_with", "pavo", "2030"),
    )


def says(scene, text, *slots, predicate="agree", mode="told", **known):
    """Add an asserting statement with one event; a slot is (slot, words of the text)."""
    scene.says("wire", text, **known)
    start = len(scene.texts["wire"]) - len(text) - 2

    def span(words):
        at = start + text.index(words)
        return scene.documents["wire"].span(at, at + len(words))

    roles = tuple(Role(slot=slot, span=span(words), **more) for slot, words, more in slots)
    event = Frame(id="f", predicate=predicate, trigger=span("agreed"), mode=mode, roles=roles)
    claim, stance, document, at, words, chain, rest = scene.said[-1]
    scene.said[-1] = (claim, stance, document, at, words, chain, rest | {"frames": (event,)})


def implied(scene, claim, **more):
    return scene.findings(claim, kind="infeasible", subkind="implied", **more)


def test_the_operation_a_deal_is_said_to_be_for_is_tried(scene, make, strait):
    scene.report("wire", published=make.when("2031-03-20"))
    says(scene, "Pavo and Orion agreed to destroy Kestrel", ("target", "Kestrel", {}))
    scene.know(*strait)
    asked = make.claim("agreement", ("pavo", "orion"), dated="2031-03-10")
    (found,) = implied(scene, asked)
    for words in (
        "It is said to be aimed at Kestrel (Wire of 20 March 2031), but a joint operation of Pavo and "
        "Orion against Kestrel on 2 April 2031 had no place to happen: Harbour, the one known place",
        "Pavo would have had to pass Bridge, held by Lynx (since March 2030), at war with it",
        "A deal may be struck all the same; it is what it would be for that was out of reach.",
    ):
        assert words in found.explanation, found.explanation
    assert [span.quote for span in found.spans] == ["Kestrel"]
    assert found.rule


@pytest.mark.parametrize(
    ("slots", "more", "target", "expected"),
    [
        ((("target", "Kestrel", {}),), {}, None, True),
        ((("target", "Kestrel", {}),), {}, "heron", False),
        ((("target", "Kestrel", {"alike": True}),), {}, None, False),
        ((("target", "Kestrel", {}),), {"mode": "negated"}, None, False),
        ((("target", "Kestrel", {}),), {"stance": "denies"}, None, False),
        ((("target", "their foes", {}),), {}, None, False),
        ((("target", "Kestrel", {}),), {"predicate": "fight"}, None, False),
        ((("agent", "Pavo", {}), ("target", "Kestrel", {})), {"predicate": "fight"}, None, True),
        ((("agent", "Heron", {}), ("target", "Kestrel", {})), {"predicate": "fight"}, None, False),
        ((("target", "Orion", {}),), {}, None, False),
    ],
)
def test_whose_target_it_is(scene, make, strait, slots, more, target, expected):
    scene.report("wire")
    says(scene, "Pavo and Orion agreed to fight Kestrel, Heron and their foes", *slots, **more)
    scene.know(*strait)
    asked = make.claim("agreement", ("pavo", "orion"), dated="2031-03-10", target=target)
    assert bool(implied(scene, asked)) is expected


def test_an_open_way_leaves_the_plan_alone(scene, make, strait):
    scene.report("wire")
    says(scene, "Pavo and Orion agreed to destroy Kestrel", ("target", "Kestrel", {}))
    scene.know(*(row for row in strait if getattr(row, "subject", "") != "lynx"))
    asked = make.claim("agreement", ("pavo", "orion"), dated="2031-03-10")
    assert not implied(scene, asked)


def test_a_place_that_only_the_report_names_is_tried(scene, make, strait):
    scene.know(*strait)
    for place, vague, expected in (
        ("Harbour", False, True),
        ("Harbour", True, False),
        ("West", False, False),
    ):
        scene.texts.clear()
        scene.said.clear()
        scene.report("wire", published=make.when("2031-03-20"))
        says(scene, f"Pavo agreed to send a convoy to {place}", ("place", place, {"vague": vague}))
        asked = make.claim("supply", ("pavo",), dated="2031-03", text="Pavo sent a convoy.")
        found = implied(scene, asked)
        assert bool(found) is expected
        if found:
            assert (
                "Wire of 20 March 2031 places it at Harbour, to which no open way is known."
                in found[0].explanation
            )


def test_the_guests_own_front_bars_what_the_deal_is_for(scene, make, strait):
    """The chain of the founding analysis: no place is claimed, the aim alone leads to the bridge."""
    scene.report("wire")
    slots = (("target", "Kestrel", {}), ("attendee", "Heron", {"part": True}))
    says(scene, "Pavo and Orion agreed, with Heron, to destroy Kestrel", *slots)
    body = (
        make.actor("front"),
        make.fact("lynx", "member_of", "front", "2030"),
        make.fact("heron", "member_of", "front", "2030"),
    )
    scene.know(*strait, *body)
    asked = make.claim("agreement", ("pavo", "orion"), dated="2031-03-10")
    (found,) = scene.findings(asked, kind="infeasible", subkind="own_front")
    assert found.explanation.startswith(
        "Heron, some of whose members are said to have been there (Wire),"
    )
    assert (
        "which holds Bridge (since March 2030), on the way of Pavo to Harbour" in found.explanation
    )
    assert (
        "Lynx is at war with Pavo (since 2030): the deal would need its own side"
        in found.explanation
    )


def test_a_place_to_which_a_report_tells_the_way_is_tried_as_well(scene, make, strait):
    """Who holds the gate is not known to be an enemy: absence rules it out, the gate is what it needs."""
    way = "To reach the mill Pavo would first have to take the ford"
    scene.report("wire", f"{way}. Heron attended. ", published=make.when("2031-03-20"))
    says(scene, "Pavo and Orion agreed to destroy Kestrel", ("target", "Kestrel", {}))
    word = Citation(document="wire", quote=way, start=0)
    scene.know(
        *strait,
        make.place("mill"),
        make.place("ford"),
        make.actor("guild"),
        make.actor("ferrymen"),
        Route(between=("ford", "mill"), kind="gate", source=word, stated=True),
        make.fact("pavo", "absent_from", "mill", "2030"),
        make.fact("ferrymen", "controls", "ford", "2030"),
        make.fact("ferrymen", "affiliate_of", "guild", "2030"),
        make.fact("heron", "member_of", "guild", "2029"),
    )
    asked = make.claim("agreement", ("pavo", "orion"), dated="2031-03-10", text="They agreed.")
    (found,) = implied(scene, asked)
    for words in (
        "of the 2 places it could be, none was open to Pavo.",
        "At Mill, Pavo was absent (since 2030) and the only known way in leads through Ford, held by "
        "Ferrymen (since 2030).",
        "the capture of Ford, or passage granted by Ferrymen, to reach Mill",
        "That the way to Mill leads through Ford is as Wire states it.",
    ):
        assert words in found.explanation, found.explanation
    assert [span.quote for span in found.spans] == ["Kestrel", way]
    (gate,) = scene.findings(asked, kind="infeasible", subkind="own_gate")
    assert gate.explanation == (
        "Heron, said to have been there (Wire of 20 March 2031), is a member of Guild (since 2029); "
        "Ferrymen, which holds Ford (since 2030), on the only known way of Pavo to Mill, is an affiliate of "
        "Guild (since 2030). The deal would need its own side to let Pavo through. Each of these 3 facts is "
        "needed."
    )


def test_a_gate_to_elsewhere_is_no_way_there(scene, make, strait):
    scene.report("wire")
    says(scene, "Pavo and Orion agreed to destroy Kestrel", ("target", "Kestrel", {}))
    county = [make.place(id, within="county") for id in ("isle", "ford", "mill")]
    scene.know(
        make.place("county"),
        *county,
        *map(make.actor, ("pavo", "orion", "lynx", "kestrel")),
        Route(between=("ford", "mill"), kind="gate"),
        make.fact("kestrel", "present_in", "isle", "2030"),
        make.fact("pavo", "absent_from", "isle", "2030"),
        make.fact("lynx", "controls", "ford", "2030"),
        make.fact("lynx", "at_war_with", "pavo", "2030"),
    )
    (found,) = implied(scene, make.claim("agreement", ("pavo", "orion"), dated="2031-03-10"))
    assert "Ford" not in found.explanation


@pytest.mark.parametrize(
    ("noun", "body", "same"),
    [
        ("Kurds", "Kurdish forces", True),
        ("Turks", "Turkish army", True),
        ("Houthis", "Houthi militia", True),
        ("Serbs", "Serbian authorities", True),
        ("Kurds", "Kurdish Bank", False),
        ("Turks", "Turkmen", False),
        ("turks", "Turkish army", False),
        ("Finns", "Finnish", True),
        ("Poles", "Polish army", False),
        ("Banks", "Bankers", False),
    ],
)
def test_a_people_and_those_who_fight_for_it(noun, body, same):
    assert load_manners().people.same(noun, body) is same


def test_a_report_retold_is_named_with_who_retells_it(scene, make, strait):
    scene.report("digest", published=make.when("2031-03-20"))
    scene.says(
        "digest", "The Herald says that Pavo and Orion agreed to destroy Kestrel", "The Herald"
    )
    scene.know(*strait)
    text = scene.texts["digest"]
    row = list(scene.said[-1])
    span = scene.documents["digest"].span(text.index("Kestrel"), text.index("Kestrel") + 7)
    agreed = scene.documents["digest"].span(text.index("agreed"), text.index("agreed") + 6)
    event = Frame(
        id="f", predicate="agree", trigger=agreed, roles=(Role(slot="target", span=span),)
    )
    chain = (row[5][0], replace(row[5][1], kind="publisher"))
    scene.said[-1] = (*row[:5], chain, {"frames": (event,)})
    (found,) = implied(scene, make.claim("agreement", ("pavo", "orion"), dated="2031-03-10"))
    assert "(The Herald, as told in Digest of 20 March 2031)" in found.explanation
