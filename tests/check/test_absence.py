"""Absence at the time of a claim, and a presence that had ended."""

from dataclasses import replace

import pytest

from whence.model import Citation


def test_absence_from_a_place_or_the_region_around_it(scene, make):
    county, town = make.place("county"), make.place("town", within="county")
    cases = [
        ("absent from the place", make.fact("pavo", "absent_from", "town", "2030"), True),
        ("absent from the region", make.fact("pavo", "absent_from", "county", "2030"), True),
        ("absent before", make.fact("pavo", "absent_from", "town", "2029", "2030"), False),
        ("absent later", make.fact("pavo", "absent_from", "town", "2032"), False),
        ("somebody else absent", make.fact("lynx", "absent_from", "town", "2030"), False),
        ("present", make.fact("pavo", "present_in", "town", "2030"), False),
    ]
    for name, row, expected in cases:
        scene.know(county, town, row)
        asked = make.claim("supply", ("pavo",), place="town", dated="2031-03-10")
        found = scene.findings(asked, kind="absent", subkind="presence")
        assert bool(found) is expected, name


def test_the_sentence_names_who_where_when_and_since(scene, make):
    scene.know(
        make.place("town"),
        make.actor("pavo"),
        make.fact("pavo", "absent_from", "town", "2030-02"),
        make.fact("pavo", "present_in", "town", "2031"),
    )
    asked = make.claim("event", ("pavo",), place="town", dated="2031-03-10")
    (found,) = scene.findings(asked, kind="absent")
    assert found.explanation.startswith(
        "It needs Pavo at Town on 10 March 2031, but it was absent (since February 2030)."
    )
    assert "other rows say otherwise" in found.explanation.lower()
    assert len(found.facts) == 2


@pytest.fixture
def left(scene, make):
    """Pavo held the market town until 2013, lost the county, and is known to be away since 2014."""
    scene.know(
        make.place("county"),
        make.place("town", within="county"),
        make.place("village", within="county"),
        make.actor("pavo"),
        make.fact("pavo", "controls", "town", "2012", "2013"),
        make.fact("pavo", "absent_from", "county", "2014-02~"),
    )
    return scene


def test_a_presence_that_ended_is_absent_later_and_present_before(left, make):
    cases = [("2014-11", True), ("2013-01", False), ("2012-06-15", False)]
    for dated, absent in cases:
        asked = make.claim("presence", ("pavo",), place="town", dated=dated)
        found = left.findings(asked, kind="absent", as_of="2015")
        assert bool(found) is absent, dated
    asked = make.claim("presence", ("pavo",), place="town", dated="2014-11")
    (found,) = left.findings(asked, kind="absent", as_of="2015")
    assert found.subkind == "presence"
    assert found.explanation == (
        "It needs Pavo at Town in November 2014, but it was absent from County (since about "
        "February 2014). Earlier it held the place (from 2012 to 2013)."
    )


def test_absence_from_a_region_denies_presence_in_every_town_of_it(left, make):
    for town, absent in (("town", True), ("village", True), ("county", True), ("elsewhere", False)):
        asked = make.claim("presence", ("pavo",), place=town, dated="2014-11")
        assert bool(left.findings(asked, kind="absent", as_of="2015")) is absent, town


def test_the_words_that_need_it_there_stand_beside_the_words_that_deny_it(left, make):
    gone = "Pavo left the county early last year"
    left.report("digest", f"{gone}. ")
    word = Citation(document="digest", quote=gone, start=0)
    rows = (make.fact("pavo", "absent_from", "county", "2014-02", source=word, stated=True),)
    left.knowledge = replace(left.knowledge, facts=rows)
    left.says("wire", "Pavo gave help in the town last week")
    asked = make.claim("supply", ("pavo",), place="town", dated="2014-11")
    (found,) = left.findings(asked, kind="absent", subkind="presence", as_of="2015")
    assert [span.quote for span in found.spans] == ["Pavo gave help in the town last week"]
    assert [span.quote for cited in found.facts for span in cited.spans] == [gone]
    assert "All this is as Digest states it." in found.explanation


def test_a_presence_that_ended_without_a_row_of_absence_speaks_weakly(scene, make):
    town, pavo = make.place("town"), make.actor("pavo")
    was = make.fact("pavo", "present_in", "town", "2012", "2013-06")
    asked = make.claim("presence", ("pavo",), place="town", dated="2014-11")
    cases = [
        ("ended", (was,), True),
        ("came back", (was, make.fact("pavo", "present_in", "town", "2014")), False),
        ("ends about then", (make.fact("pavo", "present_in", "town", "2012", "2014"),), False),
        ("nothing known", (), False),
    ]
    for name, rows, expected in cases:
        scene.know(town, pavo, *rows)
        found = scene.findings(asked, kind="absent", as_of="2015")
        assert [each.subkind for each in found] == (["ended"] if expected else []), name
    scene.know(town, pavo, was)
    (found,) = scene.findings(asked, kind="absent", as_of="2015")
    assert "all that is known is that it was there (from 2012 to June 2013)" in found.explanation
