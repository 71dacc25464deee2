"""Laws of all checks together."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Interest

PAIR = ("pavo", "orion")
TEXTS = (
    "Pavo and Orion are planning together", "forty Orion engineers defected to Pavo",
    "they may merge", "they have agreed on a merger", "it cost 500 tons", "it cost 9 tons",
    "there is no deal", "the ministry could not confirm it", "Ada Birk spoke of the Pavo gang",
)  # fmt: skip


@st.composite
def scenes(draw, make):
    scene = make.scene()
    scene.source("ada", "Ada Birk", affiliation=("orion",))
    interests = (Interest(claim="c", direction=draw(st.sampled_from(["for", "against"])), why="w"),)
    scene.source("exile", "exile sources", interests=interests)
    for _ in range(draw(st.integers(0, 6))):
        scene.says(
            draw(st.sampled_from(["herald", "post", "mail"])),
            draw(st.sampled_from(TEXTS)),
            by=draw(st.sampled_from([None, "ada", "exile", "a clerk", "Herald"])),
            stance=draw(st.sampled_from(["asserts", "denies", "doubts", "discusses"])),
            claim=draw(st.sampled_from(["c", "d", None])),
        )
    relations = st.sampled_from(
        [
            "controls",
            "present_in",
            "absent_from",
            "at_war_with",
            "refuses_to_recognise",
            "speaks_for",
        ]
    )
    ends = st.sampled_from(["pavo", "orion", "lynx", "town", "port"])
    rows = [
        make.fact(
            draw(ends), draw(relations), draw(ends), draw(st.sampled_from([None, "2029", "2032"]))
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    scene.know(*map(make.actor, (*PAIR, "lynx")), make.place("town"), make.place("port"), *rows)
    return scene


def claims(make):
    return (
        make.claim("agreement", PAIR, dated="2031-03"),
        make.claim("joint-operation", PAIR, id="d", target="lynx", place="town"),
    )


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_finding_rests_on_words_or_facts_that_are_there(make, data):
    scene = data.draw(scenes(make))
    known = {row.id for row in scene.knowledge.facts}
    for found in scene.findings(*claims(make)):
        assert found.spans or found.facts
        assert found.claim in ("c", "d")
        assert found.rule
        assert found.weight == 0
        assert found.explanation[0].isupper() or not found.explanation[0].isalpha()
        assert found.explanation.endswith((".", "”"))
        for span in found.spans:
            scene.documents[span.document].check(span)
        assert {fact.id for fact in found.facts} <= known


@settings(max_examples=40, deadline=None)
@given(data=st.data(), seed=st.integers(0, 99))
def test_order_of_statements_changes_nothing(make, data, seed):
    scene = data.draw(scenes(make))
    shuffled = scene.statements
    random.Random(seed).shuffle(shuffled)
    assert scene.findings(*claims(make)) == scene.findings(*claims(make), statements=shuffled)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_begins_after_the_date_is_never_used(make, data):
    scene = data.draw(scenes(make))
    later = {row.id for row in scene.knowledge.facts if row.from_ and "2032" in str(row.from_)}
    for found in scene.findings(*claims(make)):
        assert not later & {fact.id for fact in found.facts}


def test_odd_material_raises_nothing(scene, make):
    asked = [
        make.claim(),
        make.claim("joint-operation", ("", "nobody"), id="d", place="nowhere", target=""),
        make.claim("quantity", id="e", dated="../2031"),
        make.claim("agreement", ("a", "a"), id="f", dated="2031/.."),
    ]
    assert scene.findings(*asked) == []
    assert scene.findings(*asked, as_of=None) == []
    scene.says("herald", "…", by="?", claim="d")
    scene.says("herald", "٣٠ عضوا", claim="e")
    assert all(found.spans for found in scene.findings(*asked, as_of=None))


def test_ids_are_stable_and_distinct(scene, make):
    scene.says("herald", "it is so", by="a clerk")
    scene.says("post", "it is not", by="a guard", stance="denies")
    first, again = scene.findings(make.claim()), scene.findings(make.claim())
    assert [each.id for each in first] == [each.id for each in again]
    assert len({each.id for each in first}) == len(first)


def test_a_claim_about_the_future_is_held_against_the_latest_known_state(scene, make):
    scene.know(make.fact("pavo", "at_war_with", "orion", "2030"))
    asked = make.claim("agreement", PAIR, dated="2033")
    assert scene.findings(asked, subkind="state_of_world")


def test_a_claim_without_a_time_is_looked_at_when_the_latest_report_speaks(scene, make):
    scene.know(
        *map(make.actor, PAIR),
        make.fact("pavo", "at_war_with", "orion", "2030-02", "2030-06"),
    )
    asked = make.claim("agreement", PAIR, text="They will merge.")
    cases = [
        (("2030-04-01",), True),
        (("2030-04-01", "2030-08-01"), False),
        (("../2030-04-01",), True),  # only known to be published by then: that day
        ((), False),
    ]
    for dates, expected in cases:
        scene.texts.clear()
        scene.said.clear()
        for number, dated in enumerate(dates):
            scene.report(f"paper{number}", published=make.when(dated))
            scene.says(f"paper{number}", "Pavo and Orion will merge")
        found = scene.findings(asked, as_of=None, subkind="state_of_world")
        assert bool(found) is expected, dates
        assert all("the latest report that speaks of it" in each.rule for each in found)
