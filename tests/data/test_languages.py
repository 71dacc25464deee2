"""The word lists of other languages are complete and can be looked up."""

import pytest

from whence.data.languages import (
    elisions,
    languages_abroad,
    lexicon,
    word_key,
)
from whence.data.lexicons import read_yaml

LANGUAGES = sorted(languages_abroad())
NEEDED = [
    "that", "according", "as", "citing", "negation", "adverbials", "pronouns", "people.witnessed",
    "people.unknown", "people.documented", "officials", "organisations", "outlets", "titles",
    "plurals",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_there(language: str) -> None:
    words = lexicon(language)
    data = read_yaml(f"abroad/{language}.yaml")
    assert all(data[name.split(".")[0]] for name in NEEDED)
    assert all(key == word_key(key, language) for listed in words.lists.values() for key in listed)
    stances = {cue.stance for listed in words.cues.values() for _, cue in listed}
    assert {"asserts", "denies", "doubts"} <= stances


def test_there_are_six_languages() -> None:
    assert LANGUAGES == ["ar", "de", "es", "fr", "ru", "uk"]


def test_a_language_without_a_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        lexicon("xx")


@pytest.mark.parametrize(
    ("word", "language", "key"),
    [("نبّه", "ar", "نبه"), ("إنّ", "ar", "ان"), ("Ёлка", "ru", "елка"), ("Déclaré", "fr", "déclaré"), ("п’ять", "uk", "п'ять")],
)  # fmt: skip
def test_keys(word: str, language: str, key: str) -> None:
    assert word_key(word, language) == key


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("qu'il", ["qu", "il"]), ("a-t-il", ["a", "-t-il"]), ("aujourd'hui", ["aujourd'hui"]), ("dit-elle", ["dit", "-elle"]), ("l’agence", ["l", "agence"])],
)  # fmt: skip
def test_elisions(word: str, pieces: list[str]) -> None:
    assert elisions(word) == pieces
