"""Tension inside one report, and a source on both sides."""

import pytest

RIVALS = ("Pavo", "Orion")
CASES = [
    # name, the claim's statement, the other statement, found?
    ("planning and defection", "Pavo and Orion are planning together", "forty Orion engineers defected to Pavo", True),
    ("planning and fighting", "Pavo and Orion are planning together", "Pavo clashed with Orion at the gate", True),
    ("deal and lawsuit", "Pavo and Orion agreed a partnership", "Orion sued Pavo over a patent on Monday", True),
    ("fighting side by side", "Pavo and Orion are planning together", "Pavo and Orion fought side by side against Lynx", False),
    ("fighting somebody else", "Pavo and Orion are planning together", "Pavo clashed with Lynx at the gate", False),
    ("long past", "Pavo and Orion are planning together", "Pavo clashed with Orion last year", False),
    ("no deal at all", "Pavo and Orion have not yet agreed on a merger", "forty Orion engineers defected to Pavo", False),
    ("nothing to do with it", "Pavo and Orion are planning together", "Orion sold a plant to Pavo", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "ours", "theirs", "expected"), CASES)
def test_tension_in_one_report(scene, make, name, ours, theirs, expected):
    scene.know(make.actor("lynx"))
    scene.says("herald", ours, by="a manager")
    scene.says("herald", theirs, by="a foreman", claim=None)
    asked = make.claim("agreement", RIVALS, dated="2031-03")
    found = scene.findings(asked, kind="contradiction", subkind="internal")
    assert bool(found) is expected
    for each in found:
        assert "a tension, not a logical contradiction" in each.explanation
        assert each.rule in each.explanation
        assert [span.quote for span in each.spans] == [ours, theirs]


def test_two_reports_are_not_one(scene, make):
    scene.says("herald", CASES[0][1], by="a manager")
    scene.says("post", CASES[0][2], by="a foreman", claim=None)
    assert not scene.findings(make.claim("agreement", RIVALS), subkind="internal")


def test_a_copy_of_the_report_adds_no_second_tension(scene, make):
    for document in ("herald", "reprint"):
        scene.says(document, CASES[0][1], by="a manager")
        scene.says(document, CASES[0][2], by="a foreman", claim=None)
    (found,) = scene.findings(make.claim("agreement", RIVALS), subkind="internal")
    assert {span.document for span in found.spans} == {"herald", "reprint"}


def test_one_claim_told_both_ways(scene, make):
    cases = [
        ("the bridge was open on Sunday", "the bridge was closed on Sunday", True),
        ("the contract was signed on Sunday", "the contract has yet to be signed", True),
        ("he was armed", "he was unarmed when they came", True),
        ("the bridge was open on Sunday", "the bridge was crowded", False),
    ]
    for one, other, expected in cases:
        scene.texts.clear()
        scene.said.clear()
        scene.says("herald", one, by="a guard")
        scene.says("herald", other, by="a driver")
        found = scene.findings(make.claim(), kind="contradiction", subkind="internal")
        assert bool(found) is expected, (one, other)


def test_one_source_on_both_sides(scene, make):
    cases = [
        ("takes it back", "the plant is safe", "she denied that it is", "Ms Roe", True),
        ("nobody is named", "the plant is safe", "it denied that it is", "unstated source", False),
        ("the report itself, on a story and its denial", "the plant is safe", "that is false", None, False),
        ("of something else", "the plant is safe", "the road is long", "Ms Roe", False),
    ]  # fmt: skip
    asked = make.claim(text="The plant is safe and was inspected.")
    for name, one, other, by, expected in cases:
        again = make.scene()
        again.says("herald", one, by=by)
        again.says("herald", other, by=by, stance="denies")
        found = again.findings(asked, kind="contradiction", subkind="both_ways")
        assert [f"has {by} both assert it" in each.explanation for each in found] == [True] * expected, name  # fmt: skip


def test_the_same_words_are_not_two_sides(scene, make):
    scene.says("herald", "it is false that the plant is safe", by="Ms Roe")
    scene.said.append((*scene.said[-1][:1], "denies", *scene.said[-1][2:]))
    assert not scene.findings(make.claim(), kind="contradiction")


def retell(scene, document, relay_one, relay_two):
    """Have a document retell two statements, each as carried by a report of its own."""
    for text, by, relay in (
        (CASES[0][1], "a manager", relay_one),
        (CASES[0][2], "a foreman", relay_two),
    ):
        scene.says(document, text, by=by, claim="c" if by == "a manager" else None)
        row = scene.said[-1]
        outer, speaker = row[5]
        scene.said[-1] = (*row[:5], (outer, scene._hop(relay, {}), speaker), row[6])


def test_a_page_that_retells_two_reports_is_not_at_odds_with_itself(scene, make):
    retell(scene, "survey", "the Herald", "the Post")
    assert not scene.findings(make.claim("agreement", RIVALS), subkind="internal")


def test_a_page_that_retells_one_report_shows_its_tension(scene, make):
    retell(scene, "survey", "the Herald", "the Herald")
    (found,) = scene.findings(make.claim("agreement", RIVALS), subkind="internal")
    assert "what the Herald reported, as told in Survey" in found.explanation


@pytest.mark.parametrize(("certainty", "tense"), [("certain", True), ("possible", False)])
def test_a_writer_who_grants_a_thing_as_possible_is_not_at_odds(scene, make, certainty, tense):
    scene.says("herald", CASES[0][1], certainty=certainty)
    scene.says("herald", CASES[0][2], by="a foreman", claim=None)
    asked = make.claim("agreement", RIVALS, dated="2031-03")
    assert bool(scene.findings(asked, kind="contradiction", subkind="internal")) is tense
