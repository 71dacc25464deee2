"""A leader nobody knew, or who is a part of one side."""

import pytest

from whence.model import Name

PAIR = ("pavo", "orion")
LED = [
    ("Pavo and Orion met, mediated by Vela Partners", True),
    ("Vela Partners brokered a deal between Pavo and Orion", True),
    ("Vela Partners, twice fined by Lyra Bank, are brokering a deal between Pavo and Orion", True),
    ("Pavo and Orion met Vela Partners", False),
    ("Pavo brokered a deal with Orion", False),
]


def told(scene, make, words, *rows, since="2031-02", remark=""):
    scene.know(
        *map(make.actor, PAIR),
        make.actor("lyra-bank"),
        make.actor("vela", Name(name="Vela Partners", from_=make.when(since))),
        *rows,
    )
    scene.says("echo", words)
    scene.report("tide", remark)
    asked = make.claim("agreement", PAIR, dated="2031-03-20")
    return scene.findings(asked, kind="naming", subkind="unknown_actor")


@pytest.mark.parametrize(("words", "expected"), LED)
def test_who_is_given_the_leading_part(scene, make, words, expected):
    found = told(scene, make, words)
    assert bool(found) is expected
    for each in found:
        assert each.explanation.startswith("Vela Partners is given the leading part in Echo")
        assert "Nothing is known of it before February 2031." in each.explanation


def test_what_makes_a_leader_doubtful(scene, make):
    member = make.fact("vela", "member_of", "pavo", "2029")
    other = make.fact("vela", "member_of", "lyra-bank", "2029")
    cases = [
        ("known long", "2020", (), "", None),
        ("of no known date", None, (), "", None),
        ("a part of one side", "2020", (member,), "", "It is recorded as part of Pavo (since 2029), one of the sides"),
        ("a part of somebody else", "2020", (other,), "", None),
        ("nobody knew it", "2020", (), "Vela Partners is a firm nobody had heard of before March.", "makes a remark on it: “a firm nobody had heard of before March.”"),
        ("small, said of it in the next sentence", "2020", (), "So it was Vela Partners. How does a small firm do that?", "makes a remark on it: “a small firm do that?”"),
        ("small is somebody else", "2020", (), "Ada runs a small firm. It rained. Vela Partners rose.", None),
    ]  # fmt: skip
    for name, since, rows, remark, words in cases:
        scene.texts.clear()
        scene.said.clear()
        found = told(scene, make, LED[1][0], *rows, since=since, remark=remark)
        assert [words in each.explanation for each in found] == ([True] if words else []), name


def test_the_earliest_mention_is_shown_with_its_words(scene, make):
    scene.report("gull", "Vela Partners has an office.", published=make.when("2031-01-05"))
    scene.report("echo", published=make.when("2031-03-21"))
    (found,) = told(scene, make, LED[1][0])
    assert (
        "Its earliest mention in these documents is in Gull of 5 January 2031." in found.explanation
    )
    assert ("gull", "Vela Partners") in {(span.document, span.quote) for span in found.spans}
