"""Who held which office at the time, of a claim and of what a report quotes."""

import pytest

from whence.model import Name


def test_a_minister_signs_only_in_office(scene, make):
    ada = make.actor("ada", Name(name="Ada Birk"), kind="person")
    ministry = make.actor("ministry", Name(name="Ministry of Trade"))
    cases = [
        (
            "left before",
            ("2018", "2021-05"),
            "had ceased to speak for Ministry of Trade (May 2021)",
        ),
        ("in office", ("2018", None), None),
        ("left the same year", ("2018", "2031"), None),
        ("took office later", ("2032", None), "did not yet speak for"),
    ]
    for name, (since, until), words in cases:
        scene.know(ada, ministry, make.fact("ada", "speaks_for", "ministry", since, until))
        asked = make.claim("agreement", ("ada", "ministry"), dated="2031-03-10")
        found = scene.findings(asked, kind="absent", subkind="existence", as_of="2034")
        assert [words in each.explanation for each in found] == ([True] if words else []), name


def test_out_of_office_matters_only_where_the_office_does(scene, make):
    scene.know(make.actor("ada"), make.fact("ada", "speaks_for", "ministry", "2018", "2021"))
    asked = make.claim("event", ("ada",), dated="2031-03", text="Ada Birk was seen in town.")
    assert not scene.findings(asked, kind="absent")


def test_whoever_held_the_office_is_named(scene, make):
    scene.know(
        make.actor("ada", Name(name="Ada Birk"), kind="person"),
        make.actor("ben", Name(name="Ben Oss"), kind="person"),
        make.actor("ministry", Name(name="Ministry of Trade")),
        make.fact("ada", "speaks_for", "ministry", "2018", "2021-05"),
        make.fact("ben", "speaks_for", "ministry", "2021-06"),
    )
    asked = make.claim("agreement", ("ada", "ministry"), dated="2031-03-10")
    (found,) = scene.findings(asked, kind="absent", subkind="existence")
    assert "on 10 March 2031" in found.explanation
    assert (
        "Whoever spoke for Ministry of Trade then: Ben Oss (since June 2021)." in found.explanation
    )
    assert len(found.facts) == 2


QUOTED = [
    ("Trade minister Ada Birk of the Ministry of Trade said it is so", "2031-03-09", True),
    ("Trade minister Ada Birk of the Ministry of Trade said it is so", "2020-03-09", False),
    ("The former trade minister, Ada Birk of the Ministry of Trade, said it is so", "2031-03-09", False),
    ("Ada Birk said of the Ministry of Trade that it is so", "2031-03-09", False),
    ("Trade minister Ada Birk said it is so", "2031-03-09", False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "published", "expected"), QUOTED)
def test_a_source_quoted_in_an_office_it_did_not_hold(scene, make, words, published, expected):
    scene.know(
        make.actor("ada", Name(name="Ada Birk"), kind="person"),
        make.actor("ministry", Name(name="Ministry of Trade")),
        make.fact("ada", "speaks_for", "ministry", "2018", "2021-05"),
    )
    scene.source("ada", "Ada Birk", kind="person")
    scene.report("echo", published=make.when(published))
    scene.says("echo", words, by="ada")
    found = scene.findings(make.claim("event"), kind="record", subkind="office")
    assert bool(found) is expected
    for each in found:
        assert (
            "Ada Birk had ceased to speak for Ministry of Trade (May 2021) on 9 March 2031"
            in each.explanation
        )
        assert each.spans[0].quote.startswith("Trade minister")
