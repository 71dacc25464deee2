"""Lesser things: granted and falling short, or reported and below the claim."""

import pytest

from whence.check.rungs import rung_of
from whence.model import Degree

PAIR = ("pavo", "orion")


def deal(make, text="Pavo and Orion have agreed to merge.", **more):
    return make.claim("agreement", PAIR, **{"dated": "2031-03", "text": text, **more})


@pytest.mark.parametrize(
    ("first", "second", "granted"),
    [
        (
            "There may have been talks on spare parts, but that does not prove a merger",
            None,
            "There may have been talks on spare parts",
        ),
        (
            "The two firms met in Brno",
            "But this is not the same as a merger of Pavo and Orion",
            "The two firms met in Brno.",
        ),
    ],
)
def test_a_weaker_thing_is_granted_and_not_counted(scene, make, first, second, granted):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Pavo denied that it would merge with Orion", by="Pavo", stance="denies")
    scene.says("herald", first, claim=None)
    if second:
        scene.says("herald", second, claim=None)
    (found,) = scene.findings(deal(make), kind="admission", subkind="weaker")
    assert found.direction == "against"
    assert granted in [span.quote for span in found.spans]
    assert found.explanation.endswith("It is not counted as support.")


def test_what_is_granted_of_another_claim_is_not_granted_here(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Pavo denied that it would merge with Orion", by="Pavo", stance="denies")
    scene.texts["herald"] += "\n\n"
    scene.says("herald", "Orion denied that it sent engines to Pavo", claim="d", stance="denies")
    text = "It may have sent a few, but that does not prove that Orion helps Pavo"
    scene.says("herald", text, claim=None)
    help = make.claim("supply", PAIR, id="d", text="Orion sent engines to Pavo.", dated="2031-03")
    found = scene.findings(deal(make), help, subkind="weaker")
    assert [each.claim for each in found] == ["d"]


def test_a_denial_is_no_lesser_thing_that_is_granted(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Pavo denied that it would merge with Orion", by="Pavo", stance="denies")
    scene.says("herald", "That does not mean that a merger of Pavo and Orion is far", claim=None)
    assert not scene.findings(deal(make), subkind="weaker")


def test_what_is_granted_is_no_argument_against_itself(scene, make):
    scene.know(*map(make.actor, PAIR))
    text = "There may have been talks of Pavo and Orion, but that does not prove a merger"
    scene.says("herald", "Pavo denied that it would merge with Orion", by="Pavo", stance="denies")
    scene.says("herald", text, claim="talks", certainty="possible")
    talks = deal(make, "Pavo and Orion held talks.", id="talks")
    found = scene.findings(deal(make), talks, subkind="weaker")
    assert [each.claim for each in found] == ["c"]


RUNGS = [
    ("Pavo and Orion will merge", "a merger"),
    ("merger talks between Pavo and Orion", "talks"),
    ("talks on a possible merger", "talks"),
    ("they have agreed on a truce", "a truce"),
    ("they agreed to stop shooting", "an agreement"),
    ("they have agreed to merge", "an agreement"),
    ("they met", "a meeting"),
    ("they sell engines", None),
]


@pytest.mark.parametrize(("text", "name"), RUNGS)
def test_on_which_rung_words_stand(text, name):
    rung = rung_of(text)
    assert (rung.name if rung else None) == name


def degree(scene, document, word, rung, level, state="asserted"):
    start = scene.texts[document].index(word)
    span = scene.documents[document].span(start, start + len(word))
    return Degree(ladder="alliance", rung=rung, level=level, span=span, state=state)


def test_who_stops_below_the_claim_is_named(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.report("herald", "Pavo and Orion met. ")
    scene.report("post", "Pavo and Orion agreed. ")
    scene.report("mail", "Pavo and Orion have announced a merger. ")
    for id, word, rung, level in (
        ("herald", "met", "meeting", 3),
        ("post", "agreed", "agreement", 5),
        ("mail", "merger", "merger", 7),
    ):
        scene.says(id, "So it was told", degrees=(degree(scene, id, word, rung, level),))
    merger = deal(make, text="Pavo and Orion will merge.")
    (found,) = scene.findings(merger, subkind="lower_rung")
    assert found.explanation == (
        "The claim is of a merger. Less is what some speak of: Herald of a meeting (“met”) and "
        "Post of an agreement (“agreed”); the others go as far. Each supports only the rung it "
        "reaches."
    )
    assert not scene.findings(deal(make, text="Pavo and Orion met."), subkind="lower_rung")


def test_an_open_rung_is_not_reached(scene, make):
    scene.know(*map(make.actor, PAIR))
    scene.report("herald", "Talks on a merger. ")
    talks = degree(scene, "herald", "Talks", "talks", 2)
    merger = degree(scene, "herald", "merger", "merger", 7, "topic")
    scene.says("herald", "So it was told", degrees=(talks, merger))
    (found,) = scene.findings(deal(make), subkind="lower_rung")
    assert "Herald of talks (“Talks”); no report goes as far" in found.explanation
