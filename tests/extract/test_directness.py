"""How a source knows: a table that a reader can extend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.directness import directness_of, read_access

CASES = [
    ("residents", "said", "the bridge fell", "witnessed"),
    ("he", "saw", "the bomb fall", "witnessed"),
    ("a baker", "told AFP", "I was there when it fell", "witnessed"),
    ("a nurse", "said", "she had seen the wounded", "witnessed"),
    ("a local man", "said", "he heard loud explosions", "witnessed"),
    ("the sailor", "insists", "that he saw it with his own eyes", "witnessed"),
    ("our correspondent in the port", "reports", "calm", "witnessed"),
    ("photos", "show", "a crater", "documented"),
    ("a document", "seen by", "the paper says so", "documented"),
    ("satellite imagery", "showed", "two ships", "documented"),
    ("the letter", "states", "that the fund is empty", "documented"),
    ("an aide", "said", "according to a memo, it was sold", "documented"),
    ("the union", "wrote, in documents reviewed by the court,", "it was sold", "documented"),
    ("he", "told me", "they left", "told"),
    ("the minister", "said in an interview", "it fell", "told"),
    ("the firm", "said in a statement", "it was sold", "told"),
    ("a diplomat", "told the Guardian", "they left", "told"),
    ("the general", "informed reporters", "they left", "told"),
    ("he", "heard from", "friends that they left", "relayed"),
    ("a diplomat", "told the Guardian", "he had heard that they left", "relayed"),
    ("he", "said", "he had been told of it", "relayed"),
    ("", "according to reports", "they left", "relayed"),
    ("the general", "is rumoured", "to have left", "relayed"),
    ("I", "am told", "they left", "relayed"),
    ("the paper", "reported, citing", "a baker", "relayed"),
    ("social media", "claimed", "they left", "relayed"),
    ("the minister", "said", "it fell", "unknown"),
    ("the army", "confirmed", "two men were killed", "unknown"),
    ("the mayor", "said", "residents saw nothing", "unknown"),
    # what was not seen, and what somebody thinks
    ("officials", "tell the agency that", "they have seen no shift", "told"),
    ("an analyst", "said", "he saw little chance of a deal", "unknown"),
    ("I", "can’t see", "the two sides agreeing", "unknown"),
    ("the chairman", "sees", "a bright future", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"), CASES, ids=[" ".join(row[:3]) for row in CASES]
)
def test_directness(source: str, cue: str, content: str, expected: str) -> None:
    assert directness_of(source, cue, content) == expected


def test_the_words_that_say_so_are_given() -> None:
    content = "he had heard that they left"
    found = read_access("a diplomat", "told the paper", content)
    assert found.part == "content"
    assert found.span
    assert content[slice(*found.span)] == "he had heard that"


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=120))
def test_spans_lie_in_the_part_they_name(source: str, cue: str, content: str) -> None:
    found = read_access(source, cue, content)
    assert (found.directness == "unknown") == (found.part is None) == (found.span is None)
    if found.part and found.span:
        text = {"source": source, "cue": cue, "content": content}[found.part]
        assert 0 <= found.span[0] < found.span[1] <= len(text)
