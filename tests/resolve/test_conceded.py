"""What a disputing text leaves open is a claim of its own; what softens the claim itself is none."""

import pytest

from whence.extract import extract_statements
from whence.extract.concessions import find_concessions
from whence.model import Claim, Document
from whence.resolve import Resolved, resolve

REPORT = (
    "Has the Lund bridge collapsed?\n\nA driver told Radio North that the Lund bridge collapsed on "
    "Sunday.\n\n"
)
DENIAL = "That is untrue. The road office denied that the Lund bridge collapsed. "


def page(text: str, id: str = "page", parent: str | None = None) -> Document:
    title = text.split("\n", 1)[0] if parent is None else None
    return Document(
        id=id,
        text=text,
        title=title,
        author="Tom Arden",
        language="en",
        parent=parent,
        path="p.txt",
    )


def resolved(
    *documents: Document, claims: tuple[Claim, ...] = (), before: bool = False
) -> Resolved:
    return resolve(
        extract_statements(documents),
        documents,
        claims=claims,
        found_before=before,
        concessions=find_concessions(documents),
    )


OPEN = [
    ("It cannot be ruled out that a railing of the bridge was damaged.", "A railing of the bridge was damaged"),
    ("This is not to say that the bridge has never been closed.", "The bridge has been closed"),
    ("It is true that the bridge shook in March, but it shakes in any storm.", "The bridge shook in March"),
    ("There might be cracks in one pier, but that is no collapse.", "There might be cracks in one pier"),
]  # fmt: skip
NONE = [
    "It is possible that the Lund bridge collapsed.",  # softens the claim itself
    "It is possible that the shops of Ardal open in May.",  # of something else
    "That does not mean that the bridge is safe.",
]


@pytest.mark.parametrize(("sentence", "claim"), OPEN)
def test_a_claim_of_its_own(sentence: str, claim: str) -> None:
    found = resolved(page(REPORT + DENIAL + sentence))
    assert [one.text for one in found.claims[1:]] == [claim]
    own = [one for one in found.statements if one.claim == found.claims[1].id]
    assert [(one.stance, one.text) for one in own] == [("asserts", sentence)]
    assert [one.claim for one in found.concessions] == [found.claims[1].id]
    assert found.concessions[0].beside == ("C1",)


@pytest.mark.parametrize("sentence", NONE)
def test_no_claim_of_its_own(sentence: str) -> None:
    found = resolved(page(REPORT + DENIAL + sentence))
    assert len(found.claims) == 1
    assert not any(one.beside for one in found.concessions)


def test_another_form_of_the_verb_is_the_same_claim() -> None:
    text = (
        "Did Corin Bank lose its licence?\n\nA trader told the Mail that Corin Bank lost its licence. "
        "The regulator denied that Corin Bank lost its licence. "
        "It is possible that Corin Bank lost its licence."
    )
    assert len(resolved(page(text)).claims) == 1


def test_who_disputes_nothing_concedes_nothing() -> None:
    found = resolved(page(REPORT + OPEN[0][0]))
    assert len(found.claims) == 1


def test_a_case_keeps_the_claims_that_it_codes() -> None:
    coded = Claim(id="fall", text="The Lund bridge collapsed.")
    found = resolved(page(REPORT + DENIAL + OPEN[0][0]), claims=(coded,))
    assert [one.id for one in found.claims] == ["fall"]
    assert [(one.claim, one.beside) for one in found.concessions] == [("", ("fall",))]


def test_looked_at_again_it_is_the_same() -> None:
    more = "It would be no surprise if rust had damaged another railing of the bridge."
    text = f"{REPORT}{DENIAL}{OPEN[0][0]} {more}"
    first = resolved(page(text))
    assert len([one for one in first.statements if one.claim == "C2"]) == 2
    again = resolved(page(text), claims=first.claims, before=True)
    assert again.claims == first.claims
    assert again.statements == first.statements


def test_only_a_few_and_articles_first() -> None:
    things = (
        "paint peeled off the bridge",
        "a lamp of the bridge broke",
        "gulls nest under the bridge",
    )
    many = " ".join(f"I do not rule out that {thing}." for thing in things)
    comment = page(DENIAL + "I do not rule out that the bridge lost a bolt.", "page#1", "page")
    found = resolved(comment, page(REPORT + DENIAL + many))
    assert len(found.claims) == 4
    assert "bolt" not in " ".join(one.text for one in found.claims)
