"""Paragraphs as pieces: nothing is lost, and nothing elsewhere changes them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.models import word_pieces
from whence.extract.tagging.units import FEATURES, LONGEST, SHAPES, read_units
from whence.text import paragraphs

LETTERS = "aB é“”\"'«»„.,;\n\t 12ابжї中-😀\u0301\u200f\u00a0"


def units(text):
    return read_units(text, word_pieces())


def same(left, right):
    return all(
        np.array_equal(getattr(left, name), getattr(right, name))
        for name in ("ids", "features", "starts")
    )


@settings(max_examples=200, deadline=None)
@given(st.text(LETTERS, max_size=200))
def test_words_stand_in_the_text_in_order(text):
    end = 0
    for unit in units(text):
        assert len(unit.ids) == len(unit.features) <= LONGEST
        assert len(unit.starts) == len(unit.words)
        assert unit.features.min() >= 0
        assert unit.features.max() < FEATURES
        for start, stop in unit.words.tolist():
            assert end <= start < stop <= len(text)
            assert not text[start:stop].isspace()
            end = stop


@settings(max_examples=60, deadline=None)
@given(st.text('ab. “”"', min_size=1, max_size=80), st.text('cd. “"', max_size=80))
def test_another_paragraph_changes_nothing(one, other):
    alone = units(one)
    before = units(one + "\n\n" + other)[: len(alone)]
    after = units(other + "\n\n" + one)[-len(alone) :] if alone else []
    for together in (before, after):
        assert all(same(a, b) for a, b in zip(alone, together, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "word " * 3_000,
        "One sentence is here. " * 200,
        "x" * 5_000,
        "“" * 10_000,
        "Stop. " + "and then they came, " * 400,
        "中" * 2_000,
    ],
)
def test_long_paragraphs_are_cut_without_loss(text):
    found = units(text)
    assert all(len(unit.ids) <= LONGEST for unit in found)
    whole = word_pieces().encode(text.strip(), add_special_tokens=False)
    assert [id for unit in found for id in unit.ids.tolist()] == whole.ids
    assert len(paragraphs(text)) == 1


def test_cuts_fall_between_sentences():
    text = "The minister said that the talks went on for another day. " * 40
    assert all(text[unit.words[-1, 0]] == "." for unit in units(text))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("He “said so” then", [0, 2, 1, 1, 2, 0]),
        ('He "said so" then', [0, 2, 1, 1, 2, 0]),
        ("„ja“ nein", [2, 1, 2, 1]),  # the German closing mark opens in English
        ("«oui» non", [2, 1, 2, 0]),
        ("“it goes on", [2, 1, 1, 1]),
    ],
)
def test_quotation_state(text, states):
    (unit,) = units(text)
    assert (unit.features[unit.starts] // SHAPES).tolist() == states


@pytest.mark.parametrize(
    ("word", "shape"),
    [("word", 0), ("Word", 1), ("A", 2), ("NATO", 3), ("2014", 4), (",", 5), ("iPhone", 7)],
)
def test_shapes(word, shape):
    (unit,) = units(word)
    assert unit.features[0] % SHAPES == shape
