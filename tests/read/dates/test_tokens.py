"""Texts as tokens, and tokens as letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.dates.lexicon import Lexicon, lexicon
from whence.read.dates.tables import TABLES
from whence.read.dates.tokens import strip, token_form


@given(
    st.text()
    | st.text("day before\nafter 'l’année28-.,/\u200f\u0301\u0640كانون الثاني", max_size=80)
)
def test_tokens_are_the_whole_text(text):
    for language in ("en", "fr", "ar"):
        assert "".join(lexicon(language).token.findall(text)) == text


@given(st.text())
def test_every_token_has_one_letter(text):
    words = lexicon("en")
    for token in words.token.findall(text):
        assert len(words[token]) == 1


@pytest.mark.parametrize(
    ("language", "text", "letters"),
    [
        ("en", "on 28 September, he", "@dm,_"),
        ("en", "May may MAY", "k_*"),
        ("en", "Sept. sept", "~._"),
        ("en", "the day before yesterday", "D"),
        ("en", "the day before", "W"),
        ("en", "at the start of last week", "_fHgLU"),
        ("en", "one\n\ntwo", "n|n"),
        ("en", "one\n two", "nn"),
        ("fr", "l’année dernière", "fUK"),
        ("fr", "il y a deux ans", "PnU"),
        ("ar", "كانون الثاني", "m"),
        ("ar", "كانون  الاول", "m"),
        ("ar", "بتاريخ 24 حزيران", "idm"),
        ("ar", "ونوفمبر", "m"),
        ("ar", "بين 3 و5", "bd&d"),
        ("de", "Übermorgen, ÜBERMORGEN", "D,D"),
        ("de", "de\u0301cembre", "*"),
        ("tr", "KASIM Kasım", "mm"),
        ("it", "14 maggio 2014", "dky"),
    ],
)
def test_letters(language, text, letters):
    words = lexicon(language)
    assert "".join(words[token] for token in words.token.findall(text)) == letters


@pytest.mark.parametrize(
    ("token", "core"),
    [(" a \n", "a"), ("a\u200f ", "a"), ("\u200f\u200f", ""), ("", ""), ("٢٨ ", "٢٨")],
)
def test_strip(token, core):
    assert strip(token) == core


def test_the_longer_of_two_phrases_is_taken():
    form = token_form(["the_day_before", "the_day_before_yesterday"])
    assert form.findall("the day before yesterday") == ["the day before yesterday"]
    assert form.findall("the day beforehand")[0] == "the "


def test_no_more_tokens_are_remembered_than_running_text_has():
    words = Lexicon("en")
    for number in range(60_000):
        assert words[f"w{number}"] == "_"
    assert len(words) == 50_000
    assert words["x" * 1000] == "_"


@pytest.mark.parametrize("language", TABLES)
def test_the_words_of_a_table_are_found_as_they_are_spelt(language):
    """A word in no class would be a slip in a table: a phrase cut up, a letter not folded."""
    table, words = TABLES[language], lexicon(language)
    for field in ("last", "this", "next", "ago", "ago_before", "early", "late", "since", "until"):
        for word in getattr(table, field).split():
            text = word.replace("_", " ").capitalize()
            tokens = words.token.findall(text)
            assert len(tokens) == 1, text
            assert words[tokens[0]] not in "_C", text
