"""Existence at the time of a claim: names, mergers and splits, first known rows."""

from whence.model import Name, Succession


def existence(scene, asked, subkind="existence"):
    return scene.findings(asked, kind="absent", subkind=subkind, as_of="2034")


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


def test_who_was_merged_away_or_split_off(scene, make):
    def step(kind, since):
        return Succession(actor="alder", kind=kind, when=make.when(since))

    old = make.actor("alder", Name(name="Alder Bank"))
    cases = [
        ("merged before", "merger", "2029-05", "alder", "it was merged into Birch in May 2029"),
        ("merged later", "merger", "2032", "alder", None),
        ("the merged body, before", "merger", "2032", "birch", "only in 2032, by a merger of Alder Bank"),
        ("split off later", "split", "2032", "birch", "only in 2032, as a part of Alder Bank"),
        ("split off before", "split", "2029", "birch", None),
        ("the rest goes on after a split", "split", "2029", "alder", None),
        ("renamed before", "rename", "2029", "alder", None),
    ]  # fmt: skip
    for name, kind, since, id, words in cases:
        scene.know(old, make.actor("birch", succeeds=(step(kind, since),)))
        found = existence(scene, make.claim("agreement", (id,), dated="2031-03"))
        assert [words in each.explanation for each in found] == ([True] if words else []), name
        assert all(each.facts for each in found)


def test_the_first_that_is_known_of_a_site_or_owner_is_later(scene, make):
    cases = [
        ("site from later", [make.fact("alder", "located_in", "town", "2032-05")], True),
        ("owned from later", [make.fact("pavo", "owns", "alder", "2032-05")], True),
        ("sold again later", [make.fact("pavo", "owns", "alder", "2032-05"), make.fact("orion", "owns", "alder", "2030")], False),
        ("undated", [make.fact("pavo", "owns", "alder")], False),
        ("before", [make.fact("alder", "located_in", "town", "2030")], False),
    ]  # fmt: skip
    for name, rows, expected in cases:
        scene.know(make.place("town"), make.actor("alder", kind="plant"), *rows)
        asked = make.claim("event", ("alder",), dated="2031-03")
        assert bool(existence(scene, asked, "existence_possibly")) is expected, name
        assert not existence(scene, asked)


def test_rows_that_say_otherwise_are_kept_and_make_it_possible(scene, make):
    gone = make.actor("alder", Name(name="Alder Bank", until=make.when("2030")))
    scene.know(
        gone, make.place("town"), make.fact("alder", "present_in", "town", "2030-12", "2031-06")
    )
    asked = make.claim("event", ("alder",), dated="2031-03")
    (found,) = existence(scene, asked, "existence_possibly")
    assert "Other rows say otherwise: Alder Bank is present in Town" in found.explanation
    assert len(found.facts) == 2


def test_a_source_quoted_after_its_end(scene, make):
    gone = make.actor("alder", Name(name="Alder Bank", until=make.when("2030-06")))
    scene.know(gone)
    scene.report("echo", published=make.when("2031-03-02"))
    scene.says("echo", "Alder Bank said that it is so", by="Alder Bank")
    scene.report("old", published=make.when("2030-01-02"))
    scene.says("old", "Alder Bank said that it is so", by="Alder Bank")
    (found,) = scene.findings(make.claim("event"), kind="record", subkind="office")
    assert found.explanation == (
        "Echo of 2 March 2031 quotes Alder Bank, which no longer existed then: it is known until June 2030."
    )
    assert [span.document for span in found.spans] == ["echo"]
