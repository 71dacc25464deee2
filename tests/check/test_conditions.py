"""What a deal would need, what is refused, what it would cost."""

PAIR = ("pavo", "orion")


def deal(make, text="Pavo and Orion will merge.", **more):
    return make.claim("agreement", PAIR, **{"dated": "2031-03", "text": text, **more})


def refusal(make):
    return make.fact("orion", "refuses_to_recognise", "pavo", "2029-04")


def test_preconditions_are_listed_once_with_their_rows(scene, make):
    scene.know(*map(make.actor, PAIR), refusal(make))
    scene.report(
        "paper", "We speak for all. Pavo demands full control of the yards. ", publisher="Pavo"
    )
    scene.says("herald", "Pavo and Orion will merge")
    (found,) = scene.findings(deal(make), subkind="preconditions")
    assert "recognition of Pavo by Orion, which it refuses (since April 2029)" in found.explanation
    assert "that Pavo drop what it asks: “Pavo demands full control of the yards”" in (
        found.explanation
    )
    assert len(found.facts) == 1
    assert not scene.findings(deal(make), subkind="recognition")


def test_recognition_alone_stays_a_finding_of_its_own(scene, make):
    scene.know(*map(make.actor, PAIR), refusal(make))
    assert scene.findings(deal(make), subkind="recognition")
    assert not scene.findings(deal(make), subkind="preconditions")


def test_a_pledge_to_somebody_else_would_have_to_be_undone(scene, make):
    pledge = make.fact("orion", "pledged_to", "heron", "2028")
    scene.know(*map(make.actor, (*PAIR, "heron")), pledge)
    (found,) = scene.findings(deal(make), subkind="preconditions")
    assert "a release of Orion from its pledge to Heron (since 2028)" in found.explanation


def test_who_submits_is_not_hindered_by_a_demand(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.report("paper", "Pavo demands obedience from all. ", publisher="Pavo")
    scene.says("herald", "Orion has sworn allegiance to Pavo")
    asked = deal(make, text="Orion has sworn allegiance to Pavo.")
    assert not scene.findings(asked, subkind="preconditions")


def test_who_only_talks_gives_nothing_up(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.report("paper", "Pavo demands obedience from all. ", publisher="Pavo")
    scene.says("herald", "Pavo and Orion held talks")
    assert not scene.findings(
        deal(make, text="Pavo and Orion held talks."), subkind="preconditions"
    )


def test_what_it_would_cost_is_quoted(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "For Orion a merger with Pavo would be ruinous", stance="discusses")
    (found,) = scene.findings(deal(make), subkind="cost")
    assert "“For Orion a merger with Pavo would be ruinous” (Herald)" in found.explanation


def test_a_demand_of_somebody_else_is_none(scene, make):
    scene.know(*map(make.actor, (*PAIR, "lynx")))
    scene.says("herald", "Pavo and Orion will merge")
    scene.says("herald", "Lynx demands recognition from every board", claim=None)
    assert not scene.findings(deal(make), subkind="preconditions")


def test_only_what_is_refused_to_the_other_side_stands_in_the_way(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Pavo and Orion will merge")
    scene.report("paper", "Pavo would never close its old yard. ", publisher="Pavo")
    assert not scene.findings(deal(make), subkind="preconditions")
    scene.report("letter", "Pavo would never accept Orion. ", publisher="Pavo")
    (found,) = scene.findings(deal(make), subkind="preconditions")
    assert "old yard" not in found.explanation
    assert "a change of mind of Pavo" in found.explanation
