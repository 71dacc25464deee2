"""A doubtful identity tried both ways."""

import pytest

from whence.check.supposing import Supposing
from whence.store.world import KnowledgeBase

PAIR = ("pavo", "orion")
LED = "Vela brokered a deal between Pavo and Orion"


def branches(scene, make, *rows, words=LED, dated="2031-03-20"):
    scene.know(*map(make.actor, (*PAIR, "vela", "lynx")), *rows)
    scene.says("echo", words)
    asked = make.claim("agreement", PAIR, dated=dated)
    return scene.findings(asked, kind="record", subkind="branches")


def test_what_is_open_is_tried_both_ways(scene, make):
    def fact(*row, **more):
        return make.fact(*row, "2030", **more)

    war = fact("lynx", "at_war_with", "orion")
    cases = [
        ("contested, and it matters", [fact("pavo", "member_of", "lynx", contested=True), war], "makes a difference to whether the parties were at war"),
        ("contested, and it does not", [fact("pavo", "member_of", "lynx", contested=True)], "makes no difference"),
        ("stated by a report only", [fact("pavo", "affiliate_of", "lynx", stated=True)], "known only by the word of"),
        ("of a leader", [fact("vela", "member_of", "pavo")], "who led the event is part of a side"),
        ("known and of no leader", [fact("pavo", "member_of", "lynx"), war], None),
        ("of somebody else", [fact("lynx", "member_of", "moth", contested=True)], None),
    ]  # fmt: skip
    for name, rows, words in cases:
        scene.texts.clear()
        scene.said.clear()
        found = branches(scene, make, *rows)
        assert [words in each.explanation for each in found] == ([True] if words else []), name


@pytest.mark.parametrize(
    ("remark", "quote"),
    [
        ("Vela, they say, is part of Pavo.", "Vela, they say, is part of Pavo"),
        ("Vela (in truth just clerks embedded with Pavo) met them.", "Vela (in truth just clerks embedded with Pavo"),
        ("If Vela isn't part of Pavo, it is a puzzle.", "Vela isn't part of Pavo"),
    ],
)  # fmt: skip
def test_what_a_text_says_of_a_leader_is_supposed(scene, make, remark, quote):
    scene.report("tide", remark)
    (found,) = branches(scene, make)
    assert found.explanation.startswith(
        "Whether Vela is part of Pavo or separate makes no difference"
    )
    assert [span.quote for span in found.spans] == [quote]


def test_what_is_supposed_holds_possibly(make):
    scene = make.scene()
    scene.know(
        *map(make.actor, ("a", "b", "c")),
        make.fact("b", "at_war_with", "c", "2030"),
        make.fact("c", "member_of", "d", "2030"),
    )
    world, at = KnowledgeBase(scene.knowledge), make.when("2031-03-20")
    fact = make.fact("a", "member_of", "b")
    supposed = Supposing(world, fact)
    assert world.enmity("a", "c", at).answer == "unknown"
    war = supposed.enmity("a", "c", at)
    assert (war.answer, fact in war.facts) == ("possibly", True)
    assert set(supposed.groups_of("a", at)) == {"a", "b"}
    assert set(supposed.members_of("b", at)) == {"a", "b"}
    assert supposed.ask("a", "member_of", "b", at).answer == "possibly"
    assert not supposed.surely(fact, at)
    assert supposed.facts(subject="a") == (fact,)
    assert supposed.facts(subject="b") == world.facts(subject="b")
    assert supposed.without([]).facts(subject="a") == (fact,)
    assert supposed.enmity("b", "c", at) == world.enmity("b", "c", at)
