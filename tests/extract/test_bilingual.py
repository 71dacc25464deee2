"""The rows of the bilingual list, and what they find."""

import pytest

from whence.data.languages import languages_abroad
from whence.data.lexicons import read_yaml
from whence.extract.bilingual import known, mentions, things

ROWS = sorted(read_yaml("bilingual.yaml"))


@pytest.mark.parametrize("name", ROWS)
def test_a_row_has_words_in_every_language(name: str) -> None:
    assert all(known(name, language) for language in {"en", *languages_abroad()})


FOUND = [
    ("ar", "سعي أشخاص لقتله", "kill", True),
    ("ar", "مراسل وكالة الأناضول", "because", False),
    ("ar", "ولأنه سافر", "because", True),
    ("ar", "زيارة إلى موسكو", "Russia", True),
    ("de", "Er floh in die Türkei.", "Turkey", True),
    ("de", "Sie war verhaftet worden.", "arrest", True),
    ("fr", "Il a été tué.", "kill", True),
    ("fr", "Il dort.", "kill", False),
    ("ru", "Его убили.", "kill", True),
    ("uk", "Його вбили.", "kill", True),
    ("es", "El acuerdo es un fraude.", "agreement", True),
    ("en", "The list of deaths grew.", "death list", False),
]


@pytest.mark.parametrize(("language", "text", "name", "expected"), FOUND)
def test_any_word_of_a_row(language: str, text: str, name: str, expected: bool) -> None:
    assert mentions(text, name, language) is expected


def test_longer_words_go_first_and_offsets_quote() -> None:
    text = "They are on a death list, because of the war."
    assert [(one.name, text[one.start : one.end]) for one in things(text, "en")] == [
        ("death list", "death list"),
        ("because", "because"),
        ("war", "war"),
    ]
