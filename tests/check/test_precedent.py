"""The record of like attempts."""

from dataclasses import replace

import pytest

from whence.model import Citation, Name, Succession

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


def test_attempts_are_told_by_name_and_those_of_unknown_outcome_are_not_counted(scene, make):
    named = replace(make.precedent("x", "truce", PAIR, "2029", "failed"), name="Spring Talks")
    other = make.precedent("pact-of-tarn", "mediation", PAIR, "2030", "partial")
    open_ = make.precedent("tarn-ii", "mediation", PAIR, "2030-05", "unknown")
    scene.know(named, other, open_, *map(make.actor, PAIR))
    (found,) = scene.findings(make.claim("agreement", PAIR, dated="2031-03"), kind="precedent")
    assert found.subkind == "0/2"
    assert (
        "of known outcome succeeded: “Spring Talks” (truce, 2029) failed and the Pact of Tarn (mediation, 2030) partly succeeded"
        in found.explanation
    )
    assert "How the Tarn Ii ended is not known." in found.explanation
    assert [fact.id for fact in found.facts] == ["x", "pact-of-tarn", "tarn-ii"]


def test_actors_of_an_attempt_by_name_and_earlier_names(scene, make):
    pavo = make.actor(
        "pavo", Name(name="Pavo"), Name(name="Old Pavo", until=make.when("2029"), kind="former")
    )
    row = make.precedent("try", "mediation", ("Old Pavo", "Orion"), "2028", "failed")
    scene.know(pavo, make.actor("orion"), row)
    (found,) = scene.findings(make.claim("agreement", PAIR, dated="2031-03"), kind="precedent")
    assert "What Pavo did as Old Pavo counts as its own." in found.explanation


def test_what_a_report_states_is_marked_with_its_words(scene, make):
    text = "The Spring Talks between Pavo and Orion failed in 2030."
    scene.report("echo", text)
    source = Citation(document="echo", quote="The Spring Talks", start=0)
    row = replace(
        make.precedent("x", "talks", PAIR, "2030", "failed"),
        source=source,
        stated=True,
        name="Spring Talks",
    )
    scene.know(row, *map(make.actor, PAIR))
    (found,) = scene.findings(make.claim("agreement", PAIR, dated="2031-03"), kind="precedent")
    assert [fact.stated for fact in found.facts] == [True]
    assert [span.quote for span in found.facts[0].spans] == ["The Spring Talks"]


GENERAL = [
    ("Mergers with Pavo have invariably failed", "Mergers with Pavo have invariably failed", "failed"),
    ("These talks between Pavo and Orion always collapsed in a week", "These talks between Pavo and Orion always collapsed", "failed"),
    ("None of the deals that Pavo struck ever lasted", "None of the deals that Pavo struck ever lasted", "failed"),
    ("Pavo’s takeover bids have, every time, come to nothing", "takeover bids have, every time, come to nothing", "failed"),
    ("Every one of the appeals that Pavo lodged succeeded", "Every one of the appeals that Pavo lodged succeeded", "succeeded"),
    ("The talks with Pavo failed on Monday", None, None),
    ("Mergers with Lynx have invariably failed", None, None),
    ("Pavo has always failed its customers", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "ended"), GENERAL)
def test_what_an_author_says_of_all_attempts_is_kept_as_a_word(scene, make, text, words, ended):
    scene.know(*map(make.actor, PAIR))
    scene.report("echo", f"It was cold. {text}. It rained.")
    asked = make.claim("agreement", PAIR, dated="2031-03")
    found = scene.findings(asked, kind="precedent")
    assert [span.quote for each in found for span in each.spans] == ([words] if words else [])
    for each in found:
        assert each.subkind == ""
        assert "is its author’s word and counts for no case" in each.explanation
        assert each.direction == ("for" if ended == "succeeded" else "against")


def test_who_else_says_so_is_named(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.report(
        "echo",
        "Mergers with Pavo have invariably failed. That was so before, when, as engineers of the rival Lynx "
        "Works have noted, it would not give way.",
    )
    (found,) = scene.findings(make.claim("agreement", PAIR, dated="2031-03"), kind="precedent")
    assert "By the same text, a rival, Lynx Works, notes it too." in found.explanation
    assert [span.quote for span in found.spans] == [
        "Mergers with Pavo have invariably failed",
        "as engineers of the rival Lynx Works have noted",
    ]


def test_an_attempt_that_a_text_tells_of_is_of_those_its_sentence_names(scene, make):
    """One party is enough there: the text brings it up against the claim."""
    text = "It rained. With Pavo no plan has held: the Spring Talks failed. The Autumn Talks failed too."
    scene.report("echo", text)

    def stated(name):
        source = Citation(document="echo", quote=name, start=text.index(name))
        row = make.precedent(name, "attempt", (), "../2031-04-01", "failed")
        return replace(row, source=source, stated=True, name=name)

    scene.know(stated("Spring Talks"), stated("Autumn Talks"), *map(make.actor, PAIR))
    (found,) = scene.findings(make.claim("agreement", PAIR, dated="2031-03"), kind="precedent")
    assert found.explanation.startswith(
        "0 of 1 earlier attempt of this kind with Pavo succeeded: “Spring Talks” (attempt, by 1 April 2031) failed"
    )
