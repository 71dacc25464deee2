"""What can be seen of a claim and a text together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.resolve.pairs import pair_features, read_text, without_double_negatives


def features(claim: str, text: str) -> dict[str, float]:
    return pair_features(read_text(claim), read_text(text))


TABLE = [
    ("The mill burned down", "The mill did not burn down", "negation"),
    ("The mill burned down", "Fire at the mill was a hoax", "refute"),
    ("The mill burned down", "The owner denies that the mill burned down", "deny"),
    ("The mill burned down", "The mill has reportedly burned down", "rumour"),
    ("The mill burned down", "The mill may have burned down", "hedge"),
    ("The mill burned down", "Did the mill burn down?", "asks"),
    ("The mill burned down", "Is the mill gone", "opens as a question"),
    ("Two mills burned: 14 dead", "Two mills burned, 20 dead", "other number"),
    ("The mill burned down", 'The "burned" mill stands', "claim in quotation"),
]


@pytest.mark.parametrize(("claim", "text", "name"), TABLE, ids=[row[2] for row in TABLE])
def test_what_is_seen(claim: str, text: str, name: str) -> None:
    assert features(claim, text).get(name, 0.0) > 0
    assert features(claim, claim).get(name, 0.0) == 0


def test_a_hoax_in_the_claim_refutes_nothing() -> None:
    claim = "The hoax about the mill spread to Norway"
    assert "refute" not in features(claim, "The hoax about the mill spread to Norway and Finland")


def test_a_cue_beside_the_claims_words_counts_more() -> None:
    claim = "The mill burned down"
    near = features(claim, "The fake mill burned down")["refute near"]
    far = "The fake papers that a clerk had shown to everybody in town spoke of a mill"
    assert near > features(claim, far)["refute near"] > 0


DOUBLE = [
    ("That he fled is not in doubt.", "That he fled is certain."),
    ("It was no doubt he.", "It was certain he."),
    ("It is in doubt.", "It is in doubt."),
]


@pytest.mark.parametrize(("text", "expected"), DOUBLE)
def test_two_negatives_assure(text: str, expected: str) -> None:
    assert without_double_negatives(text) == expected


@given(st.text(max_size=200), st.text(max_size=200))
def test_features_of_any_text_lie_between_nought_and_one(claim: str, text: str) -> None:
    assert all(0 <= value <= 1 for value in features(claim, text).values())
