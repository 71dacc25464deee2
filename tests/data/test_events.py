"""The table of what follows from an event: whole, with a reason each, in the words that rows use."""

import pytest

from whence.data.events import events

TABLE = events()
ROWS = [
    (dataset, name, row) for dataset, types in TABLE.types.items() for name, row in types.items()
]


@pytest.mark.parametrize(("dataset", "name", "row"), ROWS)
def test_every_type_has_a_reason_and_known_words(dataset, name, row):
    assert row.why
    assert name == name.casefold()
    assert set(row.there) <= {"a", "b", "losses", "alone"}
    assert set(row.perhaps) <= {"a", "b", "both"}
    assert row.holds in ("", "alone", "state", "nonstate")
    assert row.stays in ("", "alone")


def test_the_order_of_acleds_actors_tells_nothing_but_in_violence_against_civilians():
    """ACLED codebook: “The order of actors has no meaning”, but for that type of event."""
    one_way = {name for name, row in TABLE.types["acled"].items() if {*row.there} in ({"a"}, {"b"})}
    assert one_way == {
        "attack",
        "sexual violence",
        "abduction/forced disappearance",
        "violence against civilians",
    }


SUB_TYPES = """government regains territory;non-state actor overtakes territory;armed clash
excessive force against protesters;protest with intervention;peaceful protest
violent demonstration;mob violence;chemical weapon;air/drone strike;suicide bomb
shelling/artillery/missile attack;remote explosive/landmine/ied;grenade;sexual violence;attack
abduction/forced disappearance;agreement;arrests;change to group/activity;disrupted weapons use
headquarters or base established;looting/property destruction;non-violent transfer of territory;other"""


def test_all_sub_types_of_acled_are_known():
    names = SUB_TYPES.replace("\n", ";").split(";")
    assert len(names) == 25
    assert set(names) <= set(TABLE.types["acled"])


def test_ucdp_never_tells_who_held_a_place():
    assert not any(row.holds or row.stays for row in TABLE.types["ucdp"].values())


def test_violence_against_civilians_makes_nobody_an_enemy():
    one_sided = [TABLE.types["ucdp"]["3"]]
    one_sided += [
        TABLE.types["acled"][name]
        for name in ("attack", "sexual violence", "abduction/forced disappearance")
    ]
    assert not any(row.hostile for row in one_sided)


@pytest.mark.parametrize("name", ["peaceful protest", "protests", "agreement", "other"])
def test_protests_and_agreements_yield_nothing(name):
    assert TABLE.types["acled"][name].nothing
