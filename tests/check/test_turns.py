"""Turns of phrase: which kind of remark a sentence makes, where its words stand, what it costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.check.turns import take_notes, turns

SAID = [
    ("I do not mean to suggest that they never talk.", "set_aside", "do not mean to suggest"),
    ("That is not to say that nothing was signed.", "set_aside", "is not to say that"),
    ("A later sale cannot be ruled out.", "set_aside", "cannot be ruled out"),
    ("It would not be surprising if they met.", "still_possible", "would not be surprising if"),
    ("They met, but that does not prove a deal.", "falls_short", "that does not prove"),
    ("They met; this doesn't amount to a deal.", "falls_short", "this doesn't amount to"),
    ("The club has not mentioned the offer.", "silence", "has not mentioned"),
    ("The union isn’t playing up the story.", "silence", "isn’t playing up"),
    ("Nothing suggests a sale.", "unseen", "Nothing suggests"),
    ("Will the board be ready to sell?", "test", "Will the board be ready to"),
    ("It demands full control.", "demand", "demands full control"),
    ("She refuses even to recognise the court.", "refusal", "refuses even to recognise"),
    ("A merger would be financially ruinous.", "cost", "would be financially ruinous"),
    ("A distinction must be made between the two.", "distinction", None),
    ("Its branches abroad sent money.", "branch", "branches abroad"),
    ("The local truce holds.", "limited", "local truce"),
    ("It was an ad hoc arrangement.", "limited", "ad hoc arrangement"),
    ("The deal is limited to the yards.", "limited", "deal is limited to"),
    ("He had hoped to resign in May.", "intended", "had hoped to"),
    ("Too weak to fight, they left.", "incapable", "Too weak to"),
    ("Its men were attacked there by the guards.", "targeted", "attacked there by"),
    ("No contract was signed while they held office.", "limit", "while they held office"),
]


@pytest.mark.parametrize(("text", "kind", "words"), SAID)
def test_what_a_sentence_remarks(text, kind, words):
    (found,) = take_notes("d", text).of(kind)
    assert (found.start, found.end) == (0, len(text))
    assert words is None or found.words.quote == words
    assert text[found.words.start : found.words.end] == found.words.quote


OTHERWISE = [
    ("They will be ready to sell.", "test"),  # no question
    ("That proves a deal.", "falls_short"),
    ("The board mentioned the offer.", "silence"),
    ("She recognises the court.", "refusal"),
    ("They are not here. Suggest that we wait.", "set_aside"),  # never over the end of a sentence
    ("Localised rain. Truce at noon.", "limited"),
]


@pytest.mark.parametrize(("text", "kind"), OTHERWISE)
def test_what_is_no_remark(text, kind):
    assert not take_notes("d", text).of(kind)


def test_paragraphs_bound_what_stood_before():
    notes = take_notes("d", "One. Two.\n\nThree. Four.")
    assert notes.first == (0, 0, 2, 2)
    assert notes.before(2) == ()
    assert notes.before(3) == (notes.sentences[2],)
    assert notes.paragraph(2) == (notes.sentences[2][0], notes.sentences[3][1])


def test_several_turns_of_one_kind_in_a_sentence():
    (found,) = take_notes("d", "He had hoped to go, intending to stay.").of("intended")
    assert [found.words.quote, *(each.quote for each in found.more)] == [
        "had hoped to",
        "intending to",
    ]


@given(st.text(alphabet="not would be ruinous .?!\n'’localdeal", max_size=300))
def test_every_remark_quotes_its_text(text):
    notes = take_notes("d", text)
    for found in notes.remarks.values():
        for remark in found:
            for words in (remark.words, *remark.more):
                assert text[words.start : words.end] == words.quote
                assert remark.start <= words.start < words.end <= remark.end
            assert notes.sentences[remark.sentence] == (remark.start, remark.end)


def test_remarks_of_one_kind_are_bounded():
    notes = take_notes("d", "Nothing suggests it. " * 500)
    assert len(notes.of("unseen")) == 60
    assert len(notes.sentences) == 500


def test_every_row_can_be_met():
    assert all(turn.pattern.pattern for found in turns().values() for turn in found)


def test_a_verdict_and_an_exception_told_afterwards_are_remarks():
    text = "Is it so? I think not. They work together at Dorn. That is an exception."
    found = take_notes("d", text).remarks
    assert {"verdict", "exception"} <= set(found)
    assert not take_notes("d", "I think so. They take exception to it.").remarks
