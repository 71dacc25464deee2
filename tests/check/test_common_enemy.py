"""An enemy that the parties share speaks for their working together."""

import pytest

from whence.check import check_claims
from whence.model import Mention
from whence.store.world import KnowledgeBase

PAIR = ("pavo", "orion")


def _found(scene, make, text, *, own=False, kind="agreement"):
    scene.know(*map(make.actor, PAIR))
    scene.says("herald", "Pavo and Orion signed a pact")
    scene.says("herald", text, claim="c" if own else None)
    page = scene.documents["herald"]
    mentions = [
        Mention(span=page.span(at, at + len(name)), of=name, kind="actor")
        for name in PAIR
        for at in range(len(page.text))
        if page.text[at:].startswith(name.title())
    ]
    found = check_claims(
        claims=[make.claim(kind, PAIR, text="Pavo and Orion signed a pact.")],
        statements=scene.statements,
        documents=scene.documents,
        sources={},
        origins={},
        world=KnowledgeBase(scene.knowledge, None),
        mentions={"herald": sorted(mentions, key=lambda one: one.span.start)},
    )
    return [one for one in found if one.subkind == "common_enemy"]


@pytest.mark.parametrize(
    "text",
    [
        "The regulator is intending to break up both Pavo and Orion",
        "A rival club has sued both Orion and Pavo",
        "Pavo and Orion have a common enemy in the new league",
    ],
)
def test_one_opponent_of_both(scene, make, text):
    (found,) = _found(scene, make, text)
    assert found.direction == "for"
    assert [" ".join(span.quote.split()).rstrip(".") for span in found.spans] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The regulator sued Pavo, and Orion applauded",
        "Pavo and Orion praised both cities",
        "Pavo and Orion have no common enemy",
        "The regulator sued both Pavo and Lynx, says Lund",
        "They would fight common enemies, among them Pavo and Orion",
    ],
)
def test_no_shared_opponent(scene, make, text):
    assert not _found(scene, make, text)


def test_what_the_claim_itself_says_counts_as_its_sources_word(scene, make):
    assert not _found(scene, make, "Pavo and Orion have a common enemy in the league", own=True)


def test_only_claims_of_doing_something_together(scene, make):
    assert not _found(scene, make, "A rival sued both Orion and Pavo", kind="quantity")
