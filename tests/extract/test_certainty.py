"""The grade of a content, and what its words make of an assertion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.certainty import doubted, grade, reportedly, silent, stance_of
from whence.model import Certainty

GRADES = [
    ("it was paid", "certain"),
    ("the pact, which may hurt many, was signed", "certain"),
    ("it was paid in May", "certain"),
    ("war planning meetings", "certain"),
    ("it was probably paid", "probable"),
    ("it is expected to be paid", "probable"),
    ("it was reportedly paid", "probable"),
    ("it may have been paid", "possible"),
    ("perhaps it was paid", "possible"),
    ("it could be paid", "possible"),
    ("it would be paid if they asked", "probable"),
]


@pytest.mark.parametrize(("content", "certainty"), GRADES)
def test_grade(content: str, certainty: str) -> None:
    assert grade(content) == certainty


LEVELS: list[Certainty] = ["certain", "probable", "possible"]


@given(st.text(max_size=120), st.sampled_from(LEVELS))
def test_a_content_never_makes_a_cue_surer(content: str, base: Certainty) -> None:
    assert LEVELS.index(grade(content, base)) >= LEVELS.index(base)


def test_words_that_deny_or_doubt_their_thing() -> None:
    assert stance_of("the letters are forged", "asserts") == "denies"
    assert stance_of("the letters are dubious", "asserts") == "doubts"
    assert stance_of("the letters are forged", "denies") == "denies"
    assert stance_of("the letters arrived", "asserts") == "asserts"


def test_silence_doubt_and_hearsay() -> None:
    assert silent("no pact was announced")
    assert not silent("a pact was announced")
    assert doubted("the alleged pact")
    assert reportedly("it was reportedly sold") == (7, 17)
