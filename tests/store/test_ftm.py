"""Actors and relations from FollowTheMoney."""

import json
from typing import Any

import pytest

from whence.model import Actor, Citation, Interval, Knowledge, Name
from whence.store.ftm import read_ftm
from whence.store.outside import Outside, Register


def entity(id: str, schema: str, **properties: Any) -> str:
    written = {
        key: value if isinstance(value, list) else [value] for key, value in properties.items()
    }
    return json.dumps({"id": id, "schema": schema, "properties": written, "datasets": ["register"]})


def read(*lines: str, known: Knowledge | None = None) -> Outside:
    text = "\n".join(lines) + "\n"
    return read_ftm(text.encode(), "r.ftm.json", Register([known or Knowledge()]))


BOATS = entity(
    "boats", "Company", name=["Quell Boats", "Boats of Quell"], alias="QB", previousName="Ferries",
    abbreviation="QBL",
)  # fmt: skip
INA = entity("ina", "Person", name="Ina Orr")


def test_names_are_kept_without_dates() -> None:
    (boats,) = read(BOATS).knowledge.actors
    assert boats.kind == "company"
    assert [(name.name, name.kind) for name in boats.names] == [
        ("Quell Boats", None),
        ("Boats of Quell", "alias"),
        ("QB", "alias"),
        ("Ferries", "former"),
        ("QBL", "acronym"),
    ]
    assert all(name.from_ is None and name.until is None for name in boats.names)


RELATIONS = [
    (entity("r", "Membership", member="ina", organization="boats"), ("ina", "member_of", "boats")),
    (
        entity("r", "Directorship", director="ina", organization="boats"),
        ("ina", "member_of", "boats"),
    ),
    (entity("r", "Employment", employee="ina", employer="boats"), ("ina", "member_of", "boats")),
    (entity("r", "Ownership", owner="ina", asset="boats"), ("ina", "owns", "boats")),
    (entity("r", "Occupancy", holder="ina", post="boats"), ("ina", "member_of", "boats")),
    (entity("r", "Representation", agent="ina", client="boats"), ("ina", "speaks_for", "boats")),
]


@pytest.mark.parametrize(("line", "triple"), RELATIONS)
def test_relations_become_facts(line: str, triple: tuple[str, str, str]) -> None:
    (fact,) = read(BOATS, INA, line).knowledge.facts
    assert (fact.subject, fact.relation, fact.object) == triple
    assert fact.source == Citation(citation="register")


def test_dates_span_what_is_not_known_and_sources_are_cited() -> None:
    line = entity(
        "o", "Ownership", owner="ina", asset="boats", startDate=["2029-03", "2029-05-02"],
        endDate="2031", sourceUrl="https://r.example/o",
    )  # fmt: skip
    (fact,) = read(BOATS, INA, line).knowledge.facts
    assert fact.from_ is not None
    assert (fact.from_.low, fact.from_.high) == (
        Interval.parse("2029-03").low,
        Interval.parse("2029-05-02").high,
    )
    assert fact.until == Interval.parse("2031")
    assert fact.source == Citation(citation="https://r.example/o")


def test_who_succeeds_another_is_not_the_same() -> None:
    line = entity("s", "Succession", predecessor="ina", successor="boats", startDate="2030")
    boats = next(one for one in read(BOATS, INA, line).knowledge.actors if one.id == "boats")
    (before,) = boats.succeeds
    assert (before.actor, before.kind, before.when) == ("ina", "merger", Interval.parse("2030"))


def test_nothing_is_dropped_silently() -> None:
    found = read(
        entity("f", "Family", person="ina", relative="max"),
        entity("v", "Vessel", name="Tern"),
        entity("m", "Membership", member="nobody", organization="boats"),
        BOATS,
    )
    told = " ".join(issue.what for issue in found.issues)
    assert "1 Family, 1 Vessel" in told
    assert "named but not described: 1 ids" in told
    assert "nobody" in {actor.id for actor in found.knowledge.actors}


def test_what_the_case_codes_itself_stays() -> None:
    known = Knowledge(actors=(Actor(id="boats", names=(Name(name="Boats"),)),))
    assert not read(BOATS, known=known).knowledge.actors


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "no entity"),
        ("3", "an entity has an 'id' and a 'schema'"),
        ('{"id": 3, "schema": "Person"}', "an entity has"),
        ('{"id": "x", "schema": "Person", "properties": []}', "'properties' must be a mapping"),
        ('{"id": "x", "schema": "Person", "properties": {"name": NaN}}', "NaN is no number"),
        ("[" * 50_000, "nested too deep"),
        (entity("o", "Ownership", owner="ina"), "needs 'owner' and 'asset'"),
        (entity("o", "Ownership", owner="a", asset="b", startDate="soon"), "startDate: 'soon'"),
        (
            entity("o", "Ownership", owner="a", asset="b", startDate="2030", endDate="2029"),
            "endDate: 2029 is before startDate",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(line: str, told: str) -> None:
    (problem,) = read(INA, line).problems
    assert problem.line == 2
    assert told in problem.what


def test_odd_but_harmless() -> None:
    found = read(
        "\ufeff" + BOATS + "\r",
        "",
        '{"id": "c", "schema": "Person", "caption": "Cap"}',
        '{"id": "n", "schema": "Person", "properties": {"name": [{"id": "x"}, 3, " "]}}',
    )
    assert not found.problems
    assert {actor.id: actor.names[0].name for actor in found.knowledge.actors} == {
        "boats": "Quell Boats",
        "c": "Cap",
        "n": "x",
    }
