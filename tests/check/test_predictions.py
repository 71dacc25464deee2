"""What would be seen if a claim were true."""

import pytest

from whence.model import Actor, Name

PAIR = ("pavo", "orion")


def deal(make, text="Pavo and Orion will merge.", **more):
    return make.claim("agreement", PAIR, **{"dated": "2031-03", "text": text, **more})


def signs(scene, asked):
    subkinds = ("expected", "unseen", "seen", "signs")
    return [each for each in scene.findings(asked) if each.subkind in subkinds]


CASES = [
    ("nothing", None, "unseen", "against"),
    ("announced", "The boards of Pavo and Orion issued a joint statement", "seen", "for"),
    ("said to be missing", "There is no joint statement of Pavo and Orion", "expected", "against"),
    ("remarked", "Nothing suggests that Pavo and Orion will merge", "expected", "against"),
]


@pytest.mark.parametrize(("name", "text", "subkind", "direction"), CASES)
def test_one_finding_says_what_is_seen_and_what_is_not(scene, make, name, text, subkind, direction):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Pavo and Orion will merge", by="a clerk")
    if text:
        scene.says("post", text, claim=None)
    (found,) = signs(scene, deal(make))
    assert (found.subkind, found.direction) == (subkind, direction), name
    assert text is None or text in found.explanation
    assert "an announcement or joint statement of the parties" in found.explanation


def test_what_is_set_aside_is_not_said_to_be_missing(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Pavo and Orion will merge", by="a clerk")
    text = "I do not mean to say that there has been no deal of Pavo and Orion"
    scene.says("post", text, claim=None)
    assert signs(scene, deal(make))[0].subkind == "unseen"


def test_a_party_that_speaks_and_leaves_it_out(scene, make):
    ada = make.actor("ada", Name(name="Ada Birk"), kind="person")
    scene.know(*map(make.actor, PAIR), ada, make.fact("ada", "speaks_for", "pavo", "2029"))
    scene.says("herald", "Pavo and Orion will merge", by="a clerk")
    scene.report("speech", "Of Orion she says nothing. ", author="Ada Birk", kind="statement")
    text = "Of Orion or of a merger with it she says nothing"
    scene.says("speech", text, claim=None)
    (found,) = signs(scene, deal(make))
    assert found.subkind == "expected"
    assert "Pavo itself speaks and does not say so" in found.explanation


def test_the_asserting_report_confirms_nothing_by_itself(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Pavo and Orion will merge and signed a joint statement", by="a clerk")
    assert signs(scene, deal(make))[0].subkind == "unseen"


def test_a_sign_between_others_is_none(scene, make):
    scene.know(*map(make.actor, (*PAIR, "lynx")))
    scene.says("herald", "Pavo and Orion will merge", by="a clerk")
    scene.says("post", "Pavo and Lynx issued a joint statement on their merger", claim=None)
    assert signs(scene, deal(make))[0].subkind == "unseen"


def test_which_signs_belong_to_which_claim(scene, make):
    company = Actor(id="pavo", kind="company", names=(Name(name="Pavo"),))
    scene.says("herald", "So it was told", by="a clerk")
    cases = [
        ("companies file", company, "agreement", "Pavo and Orion will merge.", "a filing", True),
        ("groups do not", make.actor("pavo"), "agreement", "They will merge.", "a filing", False),
        ("who meets announces nothing", company, "agreement", "They met.", "announcement", False),
        ("a minister's letter", company, "event", "The minister resigned.", "a decree", True),
        ("any event", company, "event", "The bridge fell.", "a decree", False),
    ]
    for name, pavo, kind, text, words, expected in cases:
        scene.know(pavo, make.actor("orion"))
        found = signs(scene, make.claim(kind, PAIR, text=text, dated="2031-03"))
        assert any(words in each.explanation for each in found) is expected, name


def test_no_claim_without_somebody_who_asserts_it(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Nothing suggests that Pavo and Orion will merge", stance="doubts")
    assert not signs(scene, deal(make))


def test_a_deal_of_nobody_predicts_nothing(scene, make):
    scene.says("herald", "the party would be wise to proceed with a plan", by="Ada Birk")
    asked = make.claim("agreement", (), text="The party would be wise to proceed with a plan.")
    assert not scene.findings(asked, kind="absent")
