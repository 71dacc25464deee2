"""Numbers and dates that differ between reports."""

from whence.check.lexicon import load_lexicon
from whence.check.quantities import find_quantities

CASES = [
    ("it sold 500 tons of ore", "it sold several tons of ore", True),
    ("it sold 500 tons of ore", "it sold five hundred tons of ore", False),
    ("it sold 500 tons of ore", "it sold 500 tons in March", False),
    ("some 500 tons were sold", "520 tons were sold", False),
    ("more than 500 tons were sold", "900 tons were sold", False),
    ("more than 500 tons were sold", "400 tons were sold", True),
    ("up to 40 members left", "73 Pavo members had left", True),
    ("73 members left", "seven leaders came", False),
    ("1,200 people came", "1.200 people came", False),
    ("2.5 tons", "25 tons", True),
    ("2 million people", "two million people", False),
    ("2 million people", "two thousand people", True),
    ("a hundred and twenty people", "120 people", False),
    ("one of two people, three dogs", "two people", False),
    ("they met on 2 November", "they met on 3 November", True),
    ("they met on 2 November", "they met on November 2", False),
    ("they met on 2 November", "it was announced on 13 November", False),
    ("in 2014 members left", "in 2013 members left", False),
    ("20 people died and 5 people were hurt", "20 people died", False),
]


def test_pairs_of_reports(scene, make):
    for one, other, expected in CASES:
        scene.texts.clear()
        scene.said.clear()
        scene.says("herald", one)
        scene.says("post", other)
        found = scene.findings(make.claim(), kind="contradiction", subkind="between")
        assert bool(found) is expected, (one, other)


def test_the_words_on_both_sides_are_shown(scene, make):
    scene.says("herald", "it sold about 500 tons of ore")
    scene.says("post", "it sold several tons of ore")
    (found,) = scene.findings(make.claim(), subkind="between")
    assert found.explanation == (
        "Reports differ on the number of tons: Herald has “about 500 tons” and Post has “several tons”."
    )
    assert [span.quote for span in found.spans] == ["about 500 tons", "several tons"]


def test_two_numbers_in_one_report_are_its_own_affair(scene, make):
    scene.says("herald", "it sold 500 tons")
    scene.says("herald", "it sold 900 tons")
    assert not scene.findings(make.claim(), subkind="between")


def test_denied_numbers_do_not_count(scene, make):
    scene.says("herald", "it sold 500 tons")
    scene.says("post", "it did not sell 900 tons", stance="denies")
    assert not scene.findings(make.claim(), subkind="between")


def test_what_is_counted(scene):
    text = "About seven leaders came: one from IS, two Syrian opposition figures and 30 more"
    scene.says("herald", text)
    found = list(find_quantities(load_lexicon(), scene.statements[0]))
    assert {(each.of, each.span.quote) for each in found} >= {
        ("leader", "About seven leaders"),
        ("figure", "two Syrian opposition figures"),
    }
    assert not any(each.of == "is" for each in found)
