import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.report.figures.canvas import text
from whence.report.figures.letters import in_visual_order, joined, letter_by_letter


@pytest.mark.parametrize(
    ("logical", "base", "seen"),
    [
        ("plain words", 0, "plain words"),
        ("אבג", 1, "גבא"),
        ("see אבג now", 0, "see גבא now"),
        ("see אבג דה now", 0, "see הד גבא now"),
        ("see אבג (דה)", 0, "see (הד) גבא"),
        ("told (אבג, 8 reports)", 0, "told (8 ,גבא reports)"),
        ("see (דה)", 0, "see (הד)"),
        ("אבג (see) דה", 1, "הד (see) גבא"),
        ("אבג 12 דה", 1, "הד 12 גבא"),
        ("אבג 1.5 דה", 1, "הד 1.5 גבא"),
        ("12 reports, אבג", 0, "12 reports, גבא"),
        ("", 0, ""),
    ],
)
def test_a_line_is_put_as_it_is_seen(logical: str, base: int, seen: str) -> None:
    assert in_visual_order(logical, base) == seen


@pytest.mark.parametrize(
    ("letters", "forms"),
    [
        ("ب", "ISOLATED"),
        ("بب", "INITIAL FINAL"),
        ("ببب", "INITIAL MEDIAL FINAL"),
        ("دبد", "ISOLATED INITIAL FINAL"),
        ("بدب", "INITIAL FINAL ISOLATED"),
        ("ب\u200cب", "ISOLATED ISOLATED"),
        ("پپ", "INITIAL FINAL"),
        ("لا", "ISOLATED"),
        ("بلا", "INITIAL FINAL"),
    ],
)
def test_letters_take_the_form_that_their_neighbours_give_them(letters: str, forms: str) -> None:
    told = [unicodedata.name(one).split()[-2] for one in joined(letters)]
    assert told == forms.split()


def test_marks_do_not_part_letters_and_words_do() -> None:
    assert joined("بَب") == "\ufe91\u064e\ufe90"
    assert joined("ب ب") == "\ufe8f \ufe8f"


@given(st.text(max_size=40), st.integers(0, 1))
def test_no_letter_is_lost(words: str, base: int) -> None:
    turned = str.maketrans(")]}>»›", "([{<«‹")
    same = Counter(words.translate(turned))
    assert Counter(in_visual_order(words, base).translate(turned)) == same
    assert in_visual_order(words, base) == words or not words.isascii() or base


def test_only_the_text_of_pictures_is_changed() -> None:
    page = f"<p>שלום & <b>x</b></p>{text(0, 9, 'שלום <b>')}{text(0, 9, 'a < b')}"
    done = letter_by_letter(page)
    assert done.startswith("<p>שלום & <b>x</b></p>")
    assert "><b> םולש</text>".replace("<b>", "&lt;b&gt;") in done
    assert ">a &lt; b</text>" in done
