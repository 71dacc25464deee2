"""One id for all that bears one whole name."""

from whence.model import Actor, Claim, Fact, Knowledge, Name, Place, Route
from whence.resolve.unite import unite


def actor(id, *names, kind="organisation"):
    return Actor(id=id, kind=kind, names=tuple(Name(name=name) for name in names))


def place(id, name):
    return Place(id=id, names=(Name(name=name),))


def row(subject, relation, object):
    return Fact(subject=subject, relation=relation, object=object, stated=True)


def rows(knowledge):
    return [(fact.subject, fact.relation, fact.object) for fact in knowledge.facts]


def test_a_place_that_was_also_taken_for_somebody_is_the_place():
    stated = Knowledge(
        actors=(actor("norland", "Norland"), actor("name:port-alma", "Port Alma", kind="person")),
        places=(place("port-alma", "Port Alma"),),
        facts=(row("norland", "absent_from", "name:port-alma"),),
    )
    found = unite(stated)
    assert rows(found) == [("norland", "absent_from", "port-alma")]
    assert [each.id for each in found.actors] == ["norland"]


def test_a_place_known_only_as_what_somebody_holds_becomes_one():
    stated = Knowledge(
        actors=(actor("guard", "Lock Guard"), actor("orford-lock", "Orford Lock", kind="person")),
        places=(place("dunwich", "Dunwich"),),
        facts=(row("guard", "controls", "orford-lock"),),
        routes=(Route(between=("orford-lock", "dunwich"), kind="gate"),),
    )
    found = unite(stated)
    assert {each.id for each in found.places} == {"dunwich", "orford-lock"}
    assert [each.id for each in found.actors] == ["guard"]
    assert rows(found) == [("guard", "controls", "orford-lock")]
    assert found.routes[0].between == ("orford-lock", "dunwich")


def test_the_body_of_a_fact_is_that_of_the_claim():
    stated = Knowledge(
        actors=(actor("name:westmark", "Westmark"), actor("westmark", "Westmark", kind="group")),
        places=(place("quay", "Quay"),),
        facts=(row("name:westmark", "present_in", "quay"),),
    )
    for target in ("westmark", "name:westmark"):
        found = unite(stated, (Claim(id="c", text="x", target=target),))
        assert rows(found) == [(target, "present_in", "quay")]
        assert [each.id for each in found.actors] == [target]


def test_coded_ids_stand():
    coded = Knowledge(places=(place("alma", "Port Alma"),), actors=(actor("nor", "Norland"),))
    stated = Knowledge(
        actors=(actor("name:norland", "Norland"),),
        places=(place("port-alma-xx", "Port Alma"),),
        facts=(row("name:norland", "controls", "port-alma-xx"),),
    )
    assert rows(unite(stated, (), coded)) == [("nor", "controls", "port-alma-xx")]


def test_a_town_and_the_club_of_that_town_are_two():
    stated = Knowledge(
        actors=(actor("dorn-club", "Dorn"), actor("rivals", "Rivals")),
        places=(place("dorn", "Dorn"),),
        facts=(row("rivals", "hostile_to", "dorn-club"), row("rivals", "absent_from", "dorn")),
    )
    found = unite(stated)
    assert rows(found) == rows(stated)
    assert [each.id for each in found.actors] == ["dorn-club", "rivals"]


def test_two_bodies_of_one_name_are_two():
    stated = Knowledge(
        actors=(actor("front-a", "Front"), actor("front-b", "Front")),
        facts=(row("front-a", "hostile_to", "front-b"),),
    )
    assert unite(stated) == stated


def test_nothing_stated_is_nothing_united():
    assert unite(Knowledge()) == Knowledge()
