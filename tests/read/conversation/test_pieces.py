"""Paragraphs, their languages, and those in another one than the rest."""

import pytest

from whence.read.conversation.foreign import find_foreign, own_language
from whence.read.conversation.pieces import cut_pieces

ENGLISH = "The two groups have agreed to merge, a senior official of the council said on Monday."
FRENCH = "Les deux groupes ont accepté de fusionner, a déclaré lundi un responsable du conseil."
ARABIC = "قال مسؤول كبير يوم الاثنين إن المجموعتين اتفقتا على الاندماج."
CHAT = "ya 7abibi ma3lesh ana mesh fahem 7aga men el kalam da w 3arabi kman ya 3am"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a\nb\n\nC.\nD", ["a\nb", "C.", "D"]),  # a line that goes on was only wrapped
        ("a.\nb", ["a.", "b"]),
        ("A\nB", ["A", "B"]),
        ("\n \n", []),
    ],
)
def test_paragraphs(text, pieces):
    assert [text[one.start : one.end] for one in cut_pieces(text)] == pieces


def test_empty_lines_set_apart():
    assert [one.apart for one in cut_pieces("A\nB\n\nC\n\n\nD")] == [True, False, True, True]


@pytest.mark.parametrize(
    ("text", "expected", "languages"),
    [
        (f"{ENGLISH}\n\n{FRENCH}", None, ["en", "fr"]),
        (f"{ENGLISH}\nYes.", None, ["en", "en"]),
        (f"{ENGLISH}\n{ARABIC}\nنعم", None, ["en", "ar", "ar"]),
        (f"I have always said that to you.\n\n{FRENCH}", "en", ["en", "fr"]),
        (f"Non, pas du tout, voyons.\n\n{FRENCH}", "en", ["fr", "fr"]),
        (CHAT, None, [None]),
        ("Yes.", None, [None]),
    ],
)
def test_languages(text, expected, languages):
    assert [one.language for one in cut_pieces(text, expected)] == languages


def test_there_are_never_too_many():
    text = "A\n" * 5_000
    pieces = cut_pieces(text)
    assert len(pieces) == 2_000
    assert pieces[-1].end == len(text) - 1


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        (
            f"{ENGLISH}\n\n{ARABIC}\nنعم\n\n{ENGLISH}\nنعم",
            [(f"{ARABIC}\nنعم", "ar"), ("نعم", "ar")],
        ),
        (f"{ENGLISH}\n\n{FRENCH}", [(FRENCH, "fr")]),
        (f"{ENGLISH}\nنعم", [("نعم", None)]),  # another script, and who knows which language
        (f"{ENGLISH}\nVoilà.\n{CHAT}", []),
        (ENGLISH, []),
    ],
)
def test_what_is_in_another_language(text, foreign):
    found = find_foreign(text, cut_pieces(text), "en")
    assert [(text[one.start : one.end], one.language) for one in found] == foreign


def test_own_language_leaves_out_what_is_borrowed():
    text = f"I have always told you so.\n\n{ARABIC} {ARABIC}"
    pieces = cut_pieces(text)
    assert own_language(text, pieces, []) == "ar"
    assert own_language(text, pieces, [(28, len(text))]) == "en"
    assert own_language(text, pieces, [(0, len(text))]) == "ar"
