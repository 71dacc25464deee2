"""War between would-be partners, recognition refused, and names a rival uses."""

from whence.model import Name

PAIR = ("pavo", "orion")


def deal(make, **more):
    return make.claim("agreement", PAIR, **{"dated": "2031-03", "text": "They will merge.", **more})


def test_partners_at_war(scene, make):
    scene.know(
        *map(make.actor, PAIR), make.place("delta"),
        make.fact("pavo", "at_war_with", "orion", "2030-02"),
        make.fact("orion", "allied_with", "pavo", "2030", scope="local", place="delta"),
    )  # fmt: skip
    (found,) = scene.findings(deal(make), kind="contradiction", subkind="state_of_world")
    assert found.explanation == (
        "Pavo and Orion were at war in March 2031 (since February 2030). "
        "A local alliance in Delta is known and is not evidence for a general one."
    )
    assert len(found.facts) == 2


def test_a_local_alliance_alone_says_nothing(scene, make):
    row = make.fact("orion", "allied_with", "pavo", "2030", scope="local", place="delta")
    scene.know(row, make.place("delta"))
    (found,) = scene.findings(deal(make))
    assert found.subkind == "local_exception"


def test_when_a_war_says_nothing(scene, make):
    scene.know(make.fact("pavo", "at_war_with", "orion", "2030"))
    for text, expected in (
        ("They agreed a ceasefire.", False),
        ("They agreed a truce and an alliance.", True),
        ("They agreed to merge.", True),
    ):
        found = scene.findings(deal(make, text=text), subkind="state_of_world")
        assert bool(found) is expected, text
    assert not scene.findings(deal(make, dated="2029"), subkind="state_of_world")
    assert not scene.findings(make.claim("event", PAIR, dated="2031"), subkind="state_of_world")


def test_recognition_refused(scene, make):
    scene.know(
        *map(make.actor, PAIR), make.fact("orion", "refuses_to_recognise", "pavo", "2029-04")
    )
    (found,) = scene.findings(deal(make), kind="naming", subkind="recognition")
    assert "Orion refused to recognise Pavo at the time (since April 2029)" in found.explanation
    assert not scene.findings(deal(make, dated="2028"), subkind="recognition")


def named(make, **more):
    rude = Name(name="the Pavo gang", **{"used_by": ("orion",), **more})
    return make.actor("pavo", Name(name="Pavo"), rude)


def test_a_rivals_name_in_a_partys_own_words(scene, make):
    ada = make.actor("ada", Name(name="Ada Birk"), kind="person")
    speaks = make.fact("ada", "speaks_for", "orion", "2029")
    cases = [
        ("the party's own paper", {"publisher": "Orion"}, "We know the Pavo gang well", None, True),
        (
            "its leader's interview",
            {"author": "Ada Birk"},
            "Of the Pavo gang she says little",
            None,
            True,
        ),
        ("its leader quoted", {}, "the Pavo gang will pay", "Ada Birk", True),
        ("its leader told of", {}, "Ada Birk spoke of the Pavo gang", None, True),
        ("an outsider's report", {}, "Rumours about the Pavo gang go round", None, False),
        ("by its proper name", {"author": "Ada Birk"}, "Of Pavo she says little", None, False),
    ]
    for name, signed, text, by, expected in cases:
        scene.texts.clear()
        scene.said.clear()
        scene.know(named(make), make.actor("orion"), ada, speaks)
        scene.report("paper", **signed)
        scene.says("paper", text, by=by, claim=None)
        found = scene.findings(deal(make), kind="naming", subkind="usage")
        assert bool(found) is expected, name
        assert all(each.spans[0].quote == "the Pavo gang" for each in found)


def test_which_names_are_a_rivals(scene, make):
    cases = [
        ({"used_by": ("orion",)}, True),
        ({"used_by": ("orion", "pavo")}, False),  # it calls itself so too
        ({"used_by": ("lynx",)}, False),
        ({"used_by": (), "kind": "pejorative"}, True),
        ({"used_by": ()}, False),
    ]
    for known, expected in cases:
        scene.texts.clear()
        scene.know(named(make, **known), make.actor("orion"))
        scene.report("paper", "We know the Pavo gang.", publisher="Orion")
        assert bool(scene.findings(deal(make), subkind="usage")) is expected, known
