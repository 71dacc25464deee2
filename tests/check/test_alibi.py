"""A person, or a witness, who was surely somewhere else."""

from whence.model import Name

HERE, NEAR, FAR = (60.0, 10.0), (60.0, 12.0), (40.0, 10.0)  # 111 km and 2,224 km away


def world(scene, make, *rows):
    scene.know(
        make.place("county"),
        make.place("town", *HERE, within="county"),
        make.place("near", *NEAR),
        make.place("far", *FAR),
        make.actor("ada", Name(name="Ada Birk"), kind="person"),
        make.actor("pavo"),
        *rows,
    )


def test_who_was_elsewhere(scene, make):
    def stay(place, since, until, **more):
        return make.fact("ada", "present_in", place, since, until, **more)

    cases = [
        ("far away that day", [stay("far", "2031-03-10", "2031-03-10")], "alibi"),
        ("near that day", [stay("near", "2031-03-10", "2031-03-10")], "alibi_possibly"),
        ("near, from before to after", [stay("near", "2031-03-08", "2031-03-12")], "alibi"),
        ("lives elsewhere", [stay("far", "2030", None)], "alibi_possibly"),
        ("in the region around it", [stay("county", "2031-03-10", "2031-03-10")], None),
        ("the day before", [stay("far", "2031-03-09", "2031-03-09")], None),
        ("perhaps that day", [stay("far", "2031-03-09/2031-03-11", "2031-03-12")], None),
        ("contested", [stay("far", "2031-03-10", "2031-03-10", contested=True)], None),
        ("said to be there too", [stay("far", "2031-03-10", "2031-03-10"), stay("town", "2031-03-10", "2031-03-10")], "alibi_possibly"),
    ]  # fmt: skip
    for name, rows, subkind in cases:
        world(scene, make, *rows)
        asked = make.claim("agreement", ("ada", "pavo"), place="town", dated="2031-03-10")
        found = [
            each.subkind for each in scene.findings(asked, kind="absent") if "alibi" in each.subkind
        ]
        assert found == ([subkind] if subkind else []), name


def test_the_sentence_says_where_when_and_how_far(scene, make):
    world(scene, make, make.fact("ada", "present_in", "far", "2031-03-10", "2031-03-10"))
    asked = make.claim("event", ("ada",), place="town", dated="2031-03-10")
    (found,) = scene.findings(asked, subkind="alibi")
    assert found.explanation == (
        "Ada Birk was in Far (10 March 2031, 2,224 km away), and not in Town, on 10 March 2031."
    )


def test_only_people_and_only_a_day_are_tried(scene, make):
    away = make.fact("pavo", "present_in", "far", "2031-03-10", "2031-03-10")
    month = make.fact("ada", "present_in", "far", "2031-03-01", "2031-03-31")
    world(scene, make, away, month)
    assert not scene.findings(
        make.claim("event", ("pavo",), place="town", dated="2031-03-10"), subkind="alibi"
    )
    assert not scene.findings(
        make.claim("event", ("ada",), place="town", dated="2031-03"), subkind="alibi"
    )


def test_a_witness_who_was_not_there(scene, make):
    world(scene, make, make.fact("ada", "present_in", "far", "2031-03-10", "2031-03-10"))
    scene.source("ada", "Ada Birk", kind="person")
    asked = make.claim("event", ("pavo",), place="town", dated="2031-03-10")
    for directness, expected in (("witnessed", True), ("told", False)):
        scene.said.clear()
        scene.says("echo", "Ada Birk saw it", by="ada", directness=directness)
        found = scene.findings(asked, kind="record", subkind="alibi")
        assert bool(found) is expected
    scene.said.clear()
    scene.says("echo", "Ada Birk saw it", by="ada", directness="witnessed")
    (found,) = scene.findings(asked, kind="record", subkind="alibi")
    assert "whom Echo has as a witness, was not there" in found.explanation
