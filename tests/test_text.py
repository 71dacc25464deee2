"""Offsets that never move, pieces that lie apart, and time that grows with the text only."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text import Stretches, fold, paragraphs, sentences, slug, trim, words

TEXTS = st.text() | st.text("aZ.!?… \n\t,“”\"'-•()1éءُ。\u00a0\u0301", max_size=200)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Don’t’ “go”", "'don't' \"go\""),
        ("1990–95 — now", "1990-95 - now"),
        ("tab\there\u00a0too", "tab here too"),
        ("ÉCOLE café Ünal", "ecole cafe unal"),
        ("أحمد إلى آب الدولة", "احمد الي اب الدوله"),
        ("Straße", "straße"),  # "ss" would move what follows
        ("oﬃcial", "oﬃcial"),
        ("한국 하구", "한국 하구"),  # not their first consonants
        ("がか", "がか"),  # two letters, not one with and without an accent
        ("ΣΟΦΟΣ", "σοφοσ"),
    ],
)
def test_folding_unifies_what_looks_alike(text, expected):
    assert fold(text) == expected


@given(TEXTS)
def test_folding_moves_no_offset_and_is_done_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_gives_what_the_long_way_gives(text):
    assert fold(text) == fold(text + "é")[:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Al-Nusra didn't e.g. go_on", ["Al-Nusra", "didn't", "e.g", "go", "on"]),
        ("قال: «نعم»", ["قال", "نعم"]),
        ("مُحَمَّد نبّه", ["مُحَمَّد", "نبّه"]),  # vowel signs are part of their word
        ("می‌گوید", ["می‌گوید"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("73 men, 1.5 km", ["73", "men", "1.5", "km"]),
        ("…—“”", []),
    ],
)
def test_words(text, expected):
    assert [text[start:end] for start, end in words(text)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Smith met Gen. Jones.",
        "U.S. troops left.",
        "They hold No. 5 and p. 7.",
        "Some, e.g. the Front, i.e. few, agreed.",
        "He left St. Louis on Jan. 5.",
        "“Stop!” he said.",
        "It rained... and stopped.",
        "J. R. Smith wrote it.",
        "It cost 1.5 million.",
        "Das Haus brannte am 21. April 1945 ab.",
        "Sie kamen vom 16. bis 23. März.",
        "Im 19. Jahrhundert stand hier eine Mühle.",
        "Am Freitag, 3. Oktober, war alles zu.",
    ],
)
def test_these_are_one_sentence(sentence):
    assert sentences(sentence) == [(0, len(sentence))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said no. She left.", ["He said no.", "She left."]),
        ("He said No. She left.", ["He said No.", "She left."]),
        ("هل اتفقوا؟ نعم.", ["هل اتفقوا؟", "نعم."]),
        ("“We won.” They left.", ["“We won.”", "They left."]),
        ("(It is so.) Yes!", ["(It is so.)", "Yes!"]),
        ("Title\n\nText goes\non.", ["Title", "Text goes\non."]),
        ("Title\n\u00a0\nText", ["Title", "Text"]),
        ("One:\n- a\n- b", ["One:", "- a", "- b"]),
        ("これは文です。次の文。", ["これは文です。", "次の文。"]),
        ("He was 21. April was cold.", ["He was 21.", "April was cold."]),
        ("„Wir gehen.“ Sie gingen.", ["„Wir gehen.“", "Sie gingen."]),
        ("Really?! Yes…", ["Really?!", "Yes…"]),
    ],
)
def test_these_are_several_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_sentence_that_never_ends_is_cut_between_words_and_after_commas():
    text = "the official went to the town, and " * 500
    found = sentences(text)
    assert max(end - start for start, end in found) <= 2_000
    assert all(text[start:end].endswith(("town,", "and")) for start, end in found)


@given(TEXTS)
@pytest.mark.parametrize("split", [words, sentences, paragraphs])
def test_pieces_are_in_order_apart_inside_and_not_empty(split, text):
    last = 0
    for start, end in split(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@given(TEXTS)
@pytest.mark.parametrize("split", [sentences, paragraphs])
def test_nothing_but_white_space_is_left_out(split, text):
    kept = "".join(text[start:end] for start, end in split(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(TEXTS)
def test_no_sentence_crosses_a_paragraph(text):
    whole = paragraphs(text)
    for start, end in sentences(text):
        assert any(left <= start and end <= right for left, right in whole)


@given(TEXTS, st.integers(0, 50), st.integers(0, 50))
def test_trim_keeps_what_strip_keeps(text, start, length):
    end = min(len(text), start + length)
    found = trim(text, start, end)
    assert (text[slice(*found)] if found else "") == text[start:end].strip()
    assert found is None or start <= found[0] < found[1] <= end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian Observatory (SOHR)", "syrian-observatory-sohr"),
        ("O'Neil’s", "oneils"),
        ("جبهة النصرة", "جبهه-النصره"),
        ("cafe\u0301", "cafe"),
        ("...", "unnamed"),
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_the_same_however_accents_are_encoded(text):
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert slug(composed) == slug(apart)


HOSTILE = (
    *("a", "a ", "\n", " ", "\t", "\n ", "\n\u00a0", ".", '."', "“", "(", "A.", "Mr. ", "ا"),
    *("e\u0301", "\u0301", "'-", ". ", "a\n", "\n- ", "…\u202e"),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_runs_end_and_give_no_more_pieces_than_they_hold(piece):
    """Two hundred thousand characters: a quadratic scan would take longer than the whole suite."""
    text = piece * (200_000 // len(piece)) + "x"
    for split in (words, sentences, paragraphs):
        assert len(split(text)) <= len(text)
    assert len(fold(text)) == len(text)


STRETCH = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda one: (one[0], sum(one)))


@given(st.lists(STRETCH, max_size=8), STRETCH)
def test_stretches_against_brute_force(stretches, other):
    found = Stretches(stretches).touch(*other)
    assert found == any(start < other[1] and other[0] < end for start, end in stretches)
