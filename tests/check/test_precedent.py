"""The record of like attempts."""

from whence.model import Succession

PAIR = ("pavo", "orion")


def record(scene, make, *rows, actors=(), dated="2031-03"):
    scene.know(*actors, *rows)
    asked = make.claim("agreement", PAIR, dated=dated)
    return [each.subkind for each in scene.findings(asked, kind="precedent")]


def test_the_record_is_counted(scene, make):
    p = make.precedent
    cases = [
        (["failed", "failed"], "0/2"),
        (["succeeded", "failed", "failed"], "1/3"),
        (["partial", "failed"], "0/2"),
        (["partial", "partial", "failed"], "1/3"),
        (["unknown", "succeeded"], "1/1"),
    ]
    for outcomes, expected in cases:
        rows = [p(f"try-{n}", "mediation", PAIR, "2030", end) for n, end in enumerate(outcomes)]
        assert record(scene, make, *rows) == [expected], outcomes


def test_what_is_a_like_attempt(scene, make):
    p = make.precedent
    cases = [
        ("the same two", p("try", "mediation", PAIR, "2030", "failed"), True),
        ("the two among others", p("try", "truce", (*PAIR, "lynx"), "2030", "failed"), True),
        ("only one of them", p("try", "mediation", ("pavo", "lynx"), "2030", "failed"), False),
        ("another kind", p("try", "supply", PAIR, "2030", "failed"), False),
        ("later", p("try", "mediation", PAIR, "2031-04", "failed"), False),
        ("undated", p("try", "mediation", PAIR, None, "failed"), False),
        ("how it ended is unknown", p("try", "mediation", PAIR, "2030", "unknown"), False),
    ]
    for name, row, expected in cases:
        assert bool(record(scene, make, row)) is expected, name


def test_renamed_actors_are_one(scene, make):
    old = make.actor("old-pavo")
    row = make.precedent("try", "mediation", ("old-pavo", "orion"), "2028", "failed")
    for kind, expected in (("rename", ["0/1"]), ("split", [])):
        new = make.actor("pavo", succeeds=(Succession(actor="old-pavo", kind=kind),))
        assert record(scene, make, row, actors=(old, new)) == expected


def test_the_sentence_gives_the_base_rate_with_its_interval(scene, make):
    rows = [make.precedent(f"spring-{n}", "mediation", PAIR, "2030", "failed") for n in "ab"]
    scene.know(*rows, *map(make.actor, PAIR))
    (found,) = scene.findings(make.claim("agreement", PAIR, dated="2031-03"), kind="precedent")
    assert found.explanation.startswith("0 of 2 earlier attempts of this kind with Pavo and Orion")
    # Beta(1, 3): mean 1/4; P(X < x) = 1 - (1 - x)^3.
    assert "25 % (90 % interval 2–63 %)" in found.explanation
    assert [fact.id for fact in found.facts] == ["spring-a", "spring-b"]
    assert found.direction == "against"
