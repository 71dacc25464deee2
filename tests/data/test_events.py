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
    assert set(row.there) <= {"a", "b", "losses"}
    assert set(row.perhaps) <= {"a", "b"}
    assert row.holds in ("", "a", "state", "nonstate")
    assert row.stays in ("", "a")


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
