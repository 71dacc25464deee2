"""The rules as a tagger of whole texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.rules import tag_by_rules
from whence.extract.tagged import Piece


def words(text: str, pieces: tuple[Piece, ...]) -> list[str]:
    return [text[start:end] for start, end in pieces]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said the bridge was safe.", ["The mayor"], "said", ["the bridge was safe"]),
        (
            "The mayor has not said that it was safe.",
            ["The mayor"],
            "has not said",
            ["it was safe"],
        ),
        (
            "According to the owner, the ship sank.",
            ["the owner"],
            "According to",
            ["the ship sank"],
        ),
        (
            "An official and a rebel commander said the road was cut.",
            ["An official and a rebel commander"],
            "said",
            ["the road was cut"],
        ),
        (
            "“They left,” the pilot said, “before dawn.”",
            ["the pilot"],
            "said",
            ["“They left,”", "“before dawn.”"],
        ),
    ],
)
def test_flat_attributions(text, source, cue, content):
    ((one,),) = tag_by_rules([text])
    assert words(text, one.source) == source
    assert words(text, one.cue) == [cue]
    assert words(text, one.content) == content


def test_each_text_has_its_own_list_in_order():
    texts = ["A pilot said it rained. A sailor denied that it rained.", "", "It rained."]
    found = tag_by_rules(texts)
    assert [len(one) for one in found] == [2, 0, 0]
    assert [words(texts[0], one.cue) for one in found[0]] == [["said"], ["denied"]]


@given(
    st.lists(st.sampled_from("A pilot said that “ ” , . according to he denied it\n\n".split(" ")))
)
def test_pieces_lie_in_the_text_and_in_order(parts):
    text = " ".join(parts)
    (found,) = tag_by_rules([text])
    for one in found:
        for pieces in (one.source, one.cue, one.content):
            assert pieces
            assert list(pieces) == sorted(pieces)
            assert all(0 <= start < end <= len(text) for start, end in pieces)
