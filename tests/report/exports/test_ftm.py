"""FollowTheMoney: valid to its own library, and read back as knowledge where that makes sense."""

import json
from dataclasses import replace
from typing import Any

import pytest

from whence.model import Actor, Fact, Interval, Name, Precedent, StatedFact, Succession
from whence.report.exports import export
from whence.store.ftm import read_ftm
from whence.store.outside import Register

ACTORS = (
    Actor(
        id="orion",
        kind="company",
        names=(
            Name(name="Orion"),
            Name(name="OG", kind="acronym"),
            Name(name="Orion Works", kind="former"),
        ),
    ),
    Actor(id="pavo", kind="government", names=(Name(name="Pavo"),)),
    Actor(id="ada", kind="person", names=(Name(name="Ada Penn"),)),
    Actor(
        id="vela",
        names=(Name(name="Vela"),),
        succeeds=(Succession(actor="pavo", kind="merger", when=Interval.parse("2029")),),
    ),
)


def fact(subject: str, relation: Any, object: str, start: str = "2030", **more: Any) -> StatedFact:
    made = Fact(
        id=f"fact-{subject}-{relation}",
        subject=subject,
        relation=relation,
        object=object,
        from_=Interval.parse(start),
        **more,
    )
    return StatedFact(fact=made, text=f"{subject} {relation} {object}")


FACTS = (
    fact("ada", "member_of", "vela", "2030-02/2030-04"),
    fact("vela", "speaks_for", "pavo", "2030-05"),
    fact("vela", "owns", "orion", "2030-06-07", until=Interval.parse("2031")),
    fact("vela", "at_war_with", "orion", contested=True),
)


@pytest.fixture(scope="module")
def known(merger: Any) -> Any:
    attempt = Precedent(id="p1", kind="merger", outcome="failed", actors=("orion",))
    return replace(merger, actors=ACTORS, facts=FACTS, precedents=(attempt,))


def entities(assessment: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in str(export(assessment, "ftm")).splitlines()]


def test_its_library_finds_nothing_wrong(assessment, known):
    model = pytest.importorskip("followthemoney").model
    proxy = pytest.importorskip("followthemoney.proxy").EntityProxy
    for one in (*entities(assessment), *entities(known)):
        model.get(one["schema"]).validate(one)  # raises where a value is none of its type
        assert set(model.get(one["schema"]).required) <= set(one["properties"])
        read = proxy.from_dict(one, cleaned=False)
        assert read.id == one["id"]
        for name, values in one["properties"].items():
            assert sorted(read.get(name)) == sorted(values), (one["schema"], name)


def test_what_is_pointed_at_is_of_the_right_kind(assessment, known):
    model = pytest.importorskip("followthemoney").model
    for case in (assessment, known):
        schemata = {one["id"]: model.get(one["schema"]) for one in entities(case)}
        for one in entities(case):
            for name, values in one["properties"].items():
                wanted = schemata[one["id"]].get(name).range
                if wanted is not None:
                    assert all(schemata[id].is_a(wanted) for id in values), (one["schema"], name)


def test_everything_pointed_at_is_there(assessment, known):
    pointing = ("document", "entity", "resolved", "member", "organization", "involved", "subject")
    for case in (assessment, known):
        found = entities(case)
        ids = [one["id"] for one in found]
        assert len(set(ids)) == len(ids)
        for one in found:
            for name in pointing:
                assert set(one["properties"].get(name, ())) <= set(ids)


def test_a_claim_is_no_event(known):
    found = entities(known)
    assert [one["properties"]["name"] for one in found if one["schema"] == "Event"] == [
        ["merger (p1)"]
    ]
    notes = [one for one in found if one["schema"] == "Note"]
    assert len(notes) == len(known.claims)
    assert "6" in notes[0]["properties"]["description"][0]


def test_who_has_no_name_is_no_entity(merger):
    names = {name for one in entities(merger) for name in one["properties"].get("name", ())}
    assert "a senior banker close to the talks" not in names
    assert "Daily Bugle" in names


def test_nothing_is_said_to_be_of_a_country(assessment):
    for one in entities(assessment):
        assert not {"country", "nationality", "jurisdiction"} & set(one["properties"])


def test_ids_stay_the_same(known):
    assert export(known, "ftm") == export(known, "ftm")
    assert {"orion", "pavo", "ada", "vela"} <= {one["id"] for one in entities(known)}


def test_actors_and_relations_come_back(known):
    written = str(export(known, "ftm")).encode()
    read = read_ftm(written, "out.ftm.json", Register([])).knowledge
    actors = {one.id: one for one in read.actors}
    assert {
        id: one.kind for id, one in actors.items() if id in ("orion", "pavo", "ada", "vela")
    } == {
        "orion": "company",
        "pavo": "government",
        "ada": "person",
        "vela": "organisation",
    }
    for one in ACTORS:
        assert {name.name for name in actors[one.id].names} == {name.name for name in one.names}
    assert actors["vela"].succeeds[0].actor == "pavo"
    back = {(one.subject, one.relation, one.object): one for one in read.facts}
    for one in FACTS[:3]:
        fact = one.fact
        again = back[fact.subject, fact.relation, fact.object]
        assert (again.from_.low.date(), again.from_.high.date()) == (
            fact.from_.low.date(),
            fact.from_.high.date(),
        )
    assert back["vela", "owns", "orion"].until.low.year == 2031


def test_a_war_is_told_though_no_schema_has_it(known):
    (war,) = (one for one in entities(known) if one["schema"] == "UnknownLink")
    assert war["properties"]["role"] == ["at war with"]
    assert war["properties"]["status"] == ["contested"]


def test_no_value_is_longer_than_its_property_may_be(merger):
    """A long text comes in parts, in their order; what is a name is cut and shows that it is."""
    first, *others = merger.documents
    text = " ".join(map(str, range(25_000)))
    long = replace(
        merger,
        documents=(replace(first, publisher="P" * 5000, title="T" * 5000, text=text), *others),
        sources=(replace(merger.sources[0], names=("N" * 5000,), kind="person"),),
    )
    made = {one["id"]: one["properties"] for one in entities(long)}
    (article,) = [one for one in made.values() if one.get("title", [""])[0].startswith("TT")]
    assert article["title"][0].endswith("T…")
    assert [len(part) for part in article["bodyText"]] == [65_000, 65_000, len(text) - 130_000]
    assert "".join(article["bodyText"]) == text
    assert any(len(name) == 384 for one in made.values() for name in one.get("name", []))
