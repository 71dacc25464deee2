"""What stands in quotation marks, however they are set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.conversation.quotemarks import quoted


def inside(text):
    return sorted((text[one.start : one.end] for one in quoted(text)), key=text.find)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no” and “yes”.", ["no", "yes"]),
        ('"a b" and "c"', ["a b", "c"]),
        ("„So nicht“, sagte er. „Gut“", ["So nicht", "Gut"]),
        ("»Nein« oder «oui» oder ‹si›", ["Nein", "oui", "si"]),
        ("”Ja”, sa han. ”Nej”.", ["Ja", "Nej"]),
        ("「合併」と", ["合併"]),
        ("“He called it “moderate” today”", ["He called it “moderate” today", "moderate"]),
        ("“…in short […]” and “end…”", ["in short", "end"]),
        ("“ blanks ”", ["blanks"]),
        ("sez ‘me too’ and don't 'do this' ok", ["me too", "do this"]),
        ("the boys' and the girls’ school", []),
        ("“no end\n\nnext “x”", ["no end", "x"]),
        ('12" by 13"', ["by 13"]),  # inches look like marks
        ("only” closing", []),
        ("", []),
        ("“” \"\" ''", []),
    ],
)
def test_pairs(text, found):
    assert inside(text) == found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("” it is the same”. And “ok”", [0]),
        ("He said ”no” or “yes”", [8]),
        ("”Ja”, sa han. ”Nej”.", []),  # as Swedish and Finnish always do
        ("“yes” and no more”", []),
        ("“a” b” c", []),
    ],
)
def test_closing_marks_that_open(text, wrong):
    assert [one.opening for one in quoted(text) if one.wrong] == wrong


@given(st.text("ab “”„\"«»'’‘.\n…", max_size=60))
def test_what_is_found_lies_between_its_marks(text):
    for one in quoted(text):
        assert 0 <= one.opening < one.start < one.end <= one.after <= len(text)
        assert text[one.opening] in "“”„\"«»'‘"
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""


@pytest.mark.parametrize("piece", ["“", '"', '" ', ' "a', "'a ", "‘a’ ", '”"', "„“", "»«", "“\n\n"])
def test_hostile_marks_end(piece):
    text = piece * (100_000 // len(piece))
    assert len(quoted(text)) <= len(text)
