"""Hearsay, missing insiders, and reports that count as one."""

from whence.check.shared_origin import _labels
from whence.model import Member, Origins


def test_hearsay_is_when_nobody_saw_it(scene, make):
    cases = [
        ("unknown", True), ("told", True), ("relayed", True),
        ("witnessed", False), ("documented", False),
    ]  # fmt: skip
    for directness, expected in cases:
        scene.said.clear()
        scene.says("herald", "it happened", by="a clerk", directness="told")
        scene.says("post", "it happened", by="a guard", directness=directness)
        assert bool(scene.findings(make.claim(), kind="hearsay_only")) is expected, directness


def test_a_party_knows_its_own_deeds(scene, make):
    scene.know(make.actor("pavo"))
    scene.says("herald", "it happened", by="Pavo", directness="unknown")
    assert not scene.findings(make.claim("event", ("pavo",), dated="2031"), kind="hearsay_only")


def test_denials_alone_are_no_hearsay(scene, make):
    scene.says("herald", "it did not happen", by="a clerk", stance="denies")
    assert not scene.findings(make.claim(), kind="hearsay_only")


def test_the_one_certain_voice_is_singled_out(scene, make):
    scene.says("herald", "it may have happened", by="a clerk", certainty="possible")
    scene.says("post", "it happened", by="Mr Vane")
    (found,) = scene.findings(make.claim(), kind="hearsay_only")
    assert "Only Mr Vane, in Post, says it without reserve." in found.explanation
    scene.says("mail", "it happened", by="Mrs Dow")
    (found,) = scene.findings(make.claim(), kind="hearsay_only")
    assert "without reserve" not in found.explanation


def test_no_insider_is_quoted_on_a_deal(scene, make):
    scene.know(make.actor("pavo"), make.actor("orion"), make.actor("union"))
    scene.source("union-man", "a union man", affiliation=("union",))
    scene.says("herald", "they have signed", by="union-man")
    scene.says("post", "they have not", by="Pavo", stance="denies")
    asked = make.claim("agreement", ("pavo", "orion"), dated="2031-03")
    (found,) = scene.findings(asked, kind="absent", subkind="insider")
    assert found.explanation == (
        "No source inside Pavo or Orion is quoted in support of it; "
        "those quoted: a union man (Union)."
    )
    scene.says("mail", "we have signed", by="Orion")
    assert not scene.findings(asked, kind="absent", subkind="insider")


def test_insiders_are_asked_for_only_in_deals_that_somebody_reports(scene, make):
    pair = ("pavo", "orion")
    assert not scene.findings(make.claim("agreement", pair), subkind="insider")
    scene.says("herald", "so it is", by="a clerk")
    for kind, actors in (("event", pair), ("agreement", ("pavo",)), ("quantity", ())):
        assert not scene.findings(make.claim(kind, actors), subkind="insider")


def test_a_group_of_reports_counts_as_one(scene, make):
    scene.says("herald", "it happened")
    scene.says("post", "it happened")
    scene.says("mail", "it happened")
    members = tuple(
        Member(id=id, label=id.title(), document=id, spans=()) for id in ("herald", "post", "mail")
    )
    groups = (("herald", "post"), ("mail",))
    scene.origins = {"c": Origins(mean=2, low=2, high=2, groups=groups, members=members)}
    (found,) = scene.findings(make.claim(), kind="shared_origin")
    assert found.explanation == "Herald and Post go back to one origin: 2 reports count as one."
    assert {span.document for span in found.spans} == {"herald", "post"}


def test_one_outlet_behind_several_reports_is_named_once():
    one = [Member(id=id, label="Herald", document=id, spans=()) for id in "ab"]
    assert _labels(one) == "the reports of Herald"
    other = Member(id="c", label="Post", document="c", spans=())
    assert _labels([*one, other]) == "Herald and Post"
