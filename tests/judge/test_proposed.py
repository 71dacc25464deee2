"""Explanations found in texts as rivals of the claim they are about."""

from whence.judge import propose
from whence.model import Claim, Document, Hypothesis, RivalList

TEXT = (
    "Where does the merger story come from? (a) The banker lies. (b) The banker was fed it by Pavo. "
    "(c) The banker exaggerates a talk between Orion and Pavo."
)
PAGE = Document(id="page", text=TEXT)
ITEMS = tuple(
    PAGE.span(TEXT.index(words), TEXT.index(words) + len(words))
    for words in (
        "The banker lies.",
        "The banker was fed it by Pavo.",
        "The banker exaggerates a talk between Orion and Pavo.",
    )
)
LIST = RivalList(document="page", items=ITEMS, proposed_by="Ada")
MERGER = Claim(id="m", text="Orion and Pavo agreed on a merger.")
FIRE = Claim(id="f", text="The warehouse in Lund burnt down.")


def test_a_list_goes_to_the_claim_it_is_about() -> None:
    found = propose([LIST], [FIRE, MERGER], [], {"page": PAGE}, [])
    assert {one.claim for one in found.hypotheses} == {"m"}
    assert [one.kind for one in found.hypotheses] == ["invented", "misled", "exaggerated", "real"]
    assert [one.id for one in found.hypotheses] == ["E1", "E2", "E3", "E4"]
    assert found.words["E2"] == (ITEMS[1], "Ada")
    assert "E4" not in found.words  # added here, proposed by nobody


def test_the_case_goes_before_what_a_text_proposes() -> None:
    coded = [Hypothesis(id="H1", claim="m", text="The banker lies.")]
    found = propose([LIST], [FIRE, MERGER], [], {"page": PAGE}, coded)
    assert found.hypotheses == ()
    (told,) = found.issues
    assert "Ada lists 3 explanations" in told.what
    assert told.start == ITEMS[0].start


def test_a_list_about_nothing_that_is_claimed_is_left_out() -> None:
    assert propose([LIST], [FIRE], [], {"page": PAGE}, []).hypotheses == ()


def test_ids_of_the_case_are_not_taken_again() -> None:
    coded = [Hypothesis(id="E1", claim="f", text="An insurer lies.")]
    found = propose([LIST], [FIRE, MERGER], [], {"page": PAGE}, coded)
    assert [one.id for one in found.hypotheses] == ["E2", "E3", "E4", "E5"]
