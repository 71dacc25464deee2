"""Absence, existence and office at the time of a claim."""

from whence.model import Name, Succession


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
        "It needs Pavo at Town on 10 March 2031, but Pavo was absent from Town (since February 2030)."
    )
    assert "other rows say otherwise" in found.explanation.lower()
    assert len(found.facts) == 2


def test_what_did_not_exist_yet_or_no_longer(scene, make):
    def named(since=None, until=None):
        return Name(name="Alder Plant", from_=make.when(since), until=make.when(until))

    heir = make.actor("alder-two", succeeds=(Succession(actor="alder", kind="rename"),))
    cases = [
        ("not opened yet", (named("2032"),), (), "did not exist yet"),
        ("closed before", (named("2020", "2028-06"),), (), "no longer existed"),
        ("open", (named("2020", "2032"),), (), None),
        ("undated", (named(),), (), None),
        ("one name goes on", (named("2020", "2028"), named("2028")), (), None),
        ("renamed, not gone", (named("2020", "2028"),), (heir,), None),
    ]
    for name, names, others, words in cases:
        plant = make.actor("alder", *names, kind="plant")
        scene.know(plant, *others)
        asked = make.claim("event", ("alder",), dated="2031-03")
        found = scene.findings(asked, kind="absent", subkind="existence", as_of="2034")
        assert [words in each.explanation for each in found] == ([True] if words else []), name


def test_a_bridge_that_was_not_built_is_no_place_to_meet(scene, make):
    bridge = make.place("bridge", names=(Name(name="New Bridge", from_=make.when("2032-05")),))
    scene.know(bridge)
    asked = make.claim("event", ("pavo",), place="bridge", dated="2031-03")
    (found,) = scene.findings(asked, kind="absent", as_of="2034")
    assert "did not exist yet in March 2031: it is known only from May 2032" in found.explanation


def test_a_minister_signs_only_in_office(scene, make):
    ada = make.actor("ada", Name(name="Ada Birk"), kind="person")
    ministry = make.actor("ministry", Name(name="Ministry of Trade"))
    cases = [
        (
            "left before",
            ("2018", "2021-05"),
            "had ceased to speak for Ministry of Trade (May 2021)",
        ),
        ("in office", ("2018", None), None),
        ("left the same year", ("2018", "2031"), None),
        ("took office later", ("2032", None), "did not yet speak for"),
    ]
    for name, (since, until), words in cases:
        scene.know(ada, ministry, make.fact("ada", "speaks_for", "ministry", since, until))
        asked = make.claim("agreement", ("ada", "ministry"), dated="2031-03-10")
        found = scene.findings(asked, kind="absent", subkind="existence", as_of="2034")
        assert [words in each.explanation for each in found] == ([True] if words else []), name


def test_out_of_office_matters_only_where_the_office_does(scene, make):
    scene.know(make.actor("ada"), make.fact("ada", "speaks_for", "ministry", "2018", "2021"))
    asked = make.claim("event", ("ada",), dated="2031-03", text="Ada Birk was seen in town.")
    assert not scene.findings(asked, kind="absent")
