"""Points of lists, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.conversation.lists import list_points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("So:\n\n1.) Money.\n\n2.) Power.\n\nThat is all.", ["1.) Money.", "2.) Power."]),
        ("1. one\n2. two", ["1. one", "2. two"]),
        ("1. one\n\nmore of it\n\n2. two", ["1. one", "2. two"]),
        ("a) x\nb) y", ["a) x", "b) y"]),
        ("(1) x\n(2) y", ["(1) x", "(2) y"]),
        ("- a\n- b\nmore\n\nno", ["- a", "- b\nmore"]),
        ("– The first.\n\nMore.\n\n– The second.", ["– The first.", "– The second."]),
        ("Two: 1) money 2) power", ["1) money", "2) power"]),
        ("- 1. \n- (1) 2) 1. x", ["- 1.", "- (1) 2) 1. x"]),
        ("١. مال\n٢. سلطة", ["١. مال", "٢. سلطة"]),
        ("1. a\n2. b\n\n1. c\n2. d", ["1. a", "2. b", "1. c", "2. d"]),
        ("- once", []),
        ("1. a\n3. b", []),
        ("14. November war\n15. es", []),
        ("A. Smith said\n\nB. Jones said", []),
        ("2014. x\n2015. y", []),
        ("1 apple\n2 pears", []),
        ("He has 2) no", []),
        ("", []),
    ],
)
def test_lists(text, points):
    assert [text[start:end] for start, end in list_points(text)] == points


@given(st.lists(st.sampled_from(("1. ", "2) ", "(1) ", "a) ", "- ", "x", "\n", " ")), max_size=40))
def test_points_lie_apart(pieces):
    text = "".join(pieces)
    last = 0
    for start, end in list_points(text):
        assert last <= start < end <= len(text)
        last = end


@pytest.mark.parametrize("piece", ["1. a\n", "- a\n", "1) ", "- ", "1) 2) ", "1", "(" * 9])
def test_hostile_lists_end(piece):
    text = piece * (100_000 // len(piece))
    assert len(list_points(text)) <= len(text)
