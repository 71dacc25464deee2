"""What a party admits, and what it only asks for."""

import pytest

PAIR = ("pavo", "orion")


@pytest.mark.parametrize(
    ("text", "admits"),
    [
        ("Pavo will merge with Orion", True),
        ("Pavo asks that Orion give up its name before any merger", False),
        ("Pavo insists that Orion hand over its stores as a condition of a merger", False),
    ],
)
def test_who_asks_for_something_first_admits_nothing(scene, make, text, admits):
    scene.know(*map(make.actor, PAIR))
    scene.says("pavo", text)
    deal = make.claim("agreement", PAIR, dated="2031-03", text="A merger.")
    assert bool(scene.findings(deal, kind="admission")) == admits
