"""Local exceptions, and what a doubt leaves open."""

import pytest

PAIR = ("pavo", "orion")


def deal(make, **more):
    return make.claim("agreement", PAIR, **{"dated": "2031-03", "text": "A merger.", **more})


def know(scene, make, *rows):
    places = (make.place("delta"), make.place("mouth", within="delta"), make.place("hills"))
    scene.know(*map(make.actor, PAIR), *places, *rows)


def local(make, *dates, **more):
    return make.fact("orion", "allied_with", "pavo", *dates, scope="local", place="delta", **more)


@pytest.mark.parametrize(
    ("place", "subkind", "direction"),
    [
        (None, "local_exception", "against"),
        ("hills", "local_exception", "against"),
        ("delta", "local_match", "for"),
        ("mouth", "local_match", "for"),  # it lies in the delta
    ],
)
def test_a_local_alliance_supports_what_lies_in_it(scene, make, place, subkind, direction):
    know(scene, make, local(make, "2030"))
    (found,) = scene.findings(deal(make, place=place), kind="record")
    assert (found.subkind, found.direction) == (subkind, direction)
    assert "Delta" in found.explanation
    assert found.facts


def test_not_outside_its_time_nor_of_others(scene, make):
    know(scene, make, local(make, "2029", "2030"))
    assert not scene.findings(deal(make), subkind="local_exception")
    know(scene, make, make.fact("orion", "allied_with", "lynx", "2030", scope="local"))
    assert not scene.findings(deal(make), subkind="local_exception")


SAID = [
    (
        "There is a local alliance between Pavo and Orion in Delta, where both are cut off",
        "Delta",
        "where both are cut off",
    ),
    (
        "The partnership between Pavo and Orion is limited to the diesel line because the "
        "others do not pay",
        "diesel line",
        "because the others do not pay",
    ),
    ("The merger of Pavo and Orion covers only the northern yards", "northern yards", None),
]


@pytest.mark.parametrize(("text", "scope", "why"), SAID)
def test_an_exception_that_a_text_tells_with_its_conditions(scene, make, text, scope, why):
    know(scene, make)
    scene.says("herald", text, stance="discusses")
    (found,) = scene.findings(deal(make), subkind="local_exception")
    assert scope in found.explanation
    assert (
        "The claim has no such limit" in found.explanation or "no such limit" in found.explanation
    )
    if why:
        assert f"Its conditions: “{why}”." in found.explanation
        assert why in [span.quote for span in found.spans]


def test_a_claim_with_the_words_of_the_scope_lies_in_it(scene, make):
    know(scene, make)
    scene.says("herald", SAID[1][0], stance="discusses")
    asked = deal(make, text="Pavo and Orion work together on the diesel line.")
    assert scene.findings(asked, subkind="local_match")


def test_nothing_that_could_be_looked_up_is_no_scope(scene, make):
    know(scene, make)
    scene.says("herald", "There may be local deals of Pavo and Orion in certain areas")
    assert not scene.findings(deal(make), subkind="local_exception")


def test_what_a_doubt_does_not_cover(scene, make):
    know(scene, make)
    scene.says("herald", "I doubt that Pavo and Orion will merge", stance="doubts")
    scene.says("herald", "I do not mean to say that Pavo and Orion never talk", claim=None)
    scene.says("herald", "It would not be surprising if Orion sought a truce with Pavo", claim=None)
    (found,) = scene.findings(deal(make), subkind="not_covered")
    assert found.explanation.startswith("Herald says what its doubt does not cover: “I do not mean")
    assert found.explanation.endswith("The verdict on this claim says nothing against that.")
    assert len(found.spans) == 2


def test_who_asserts_it_sets_nothing_aside(scene, make):
    know(scene, make)
    scene.says("herald", "Pavo and Orion will merge")
    scene.says("herald", "That is not to say that Pavo and Orion love each other", claim=None)
    assert not scene.findings(deal(make), subkind="not_covered")


TOLD_AFTER = "Pavo and Orion work together at Stenholt, where neither could run the yard alone"


def test_an_exception_named_as_one_in_the_next_sentence(scene, make):
    know(scene, make)
    scene.says("herald", f"I doubt that Pavo and Orion will merge. {TOLD_AFTER}. But that is an exception",
               stance="doubts")  # fmt: skip
    (found,) = scene.findings(deal(make), subkind="local_exception")
    assert "Stenholt" in found.explanation
    assert "where neither could run the yard alone" in found.explanation


@pytest.mark.parametrize(
    "text",
    [
        f"{TOLD_AFTER}. They take exception to it",
        "Pavo and Orion paint houses at Stenholt. But that is an exception",  # nothing together
        "Pavo and Orion work together. But that is an exception",  # no place
    ],
)
def test_what_is_no_exception_told_afterwards(scene, make, text):
    know(scene, make)
    scene.says("herald", f"I doubt that Pavo and Orion will merge. {text}", stance="doubts")
    assert not scene.findings(deal(make), subkind="local_exception")


@pytest.mark.parametrize(("verdict", "told"), [("I think not", True), ("I think so", False)])
def test_a_page_that_opens_with_a_claim_and_judges_it_is_about_it(scene, make, verdict, told):
    know(scene, make)
    opening = f"Will Pavo and Orion merge, as we read. {verdict}"
    text = f"{opening}. {TOLD_AFTER}. But that is an exception"
    scene.says("herald", text, stance="discusses")
    assert bool(scene.findings(deal(make), subkind="local_exception")) == told
