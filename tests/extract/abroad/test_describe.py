"""What kind of source words of other languages name."""

import pytest

from whence.extract.abroad import describe_abroad
from whence.model import UNSTATED

# language, words, name, kind, named, several, directness, affiliation
CASES = [
    ("ar", "المحامي أنس سالم", "أنس سالم", "person", True, False, "unknown", None),
    ("ar", "مراسل وكالة الأناضول", "مراسل وكالة الأناضول", "anonymous", False, False, "unknown", "وكالة الأناضول"),
    ("ar", "وكالة رويترز", "وكالة رويترز", "publisher", True, False, "unknown", None),
    ("ar", "شهود عيان", "شهود عيان", "anonymous", False, True, "witnessed", None),
    ("ar", "لوزارة الصحة", "وزارة الصحة", "organisation", True, False, "unknown", None),
    ("ar", "المتمردون", "المتمردون", "anonymous", False, True, "unknown", None),
    ("de", "Ministerpräsident Jonas Krug", "Jonas Krug", "person", True, False, "unknown", None),
    ("de", "ein Sprecher der Feuerwehr", "Sprecher der Feuerwehr", "official", False, False, "unknown", "Feuerwehr"),
    ("de", "Ärzten", "Ärzten", "anonymous", False, True, "unknown", None),
    ("de", "die Nachrichtenagentur dpa", "Nachrichtenagentur dpa", "publisher", True, False, "unknown", None),
    ("de", "mehrere Anwohner", "Anwohner", "anonymous", False, True, "witnessed", None),
    ("fr", "un responsable ayant requis l'anonymat", "responsable ayant requis l'anonymat", "anonymous", False, False, "unknown", None),
    ("fr", "le maire, Paul Girard", "Paul Girard", "person", True, False, "unknown", None),
    ("fr", "l'AFP", "AFP", "publisher", True, False, "unknown", None),
    ("es", "dos diplomáticos", "diplomáticos", "anonymous", False, True, "unknown", None),
    ("es", "el alcalde Luis Ortega", "Luis Ortega", "person", True, False, "unknown", None),
    ("ru", "источник в МЧС", "источник в МЧС", "anonymous", False, False, "unknown", "МЧС"),
    ("ru", "пресс-секретарь президента Олег Дымов", "Олег Дымов", "person", True, False, "unknown", None),
    ("ru", "ТАСС", "ТАСС", "publisher", True, False, "unknown", None),
    ("uk", "очевидці", "очевидці", "anonymous", False, True, "witnessed", None),
    ("uk", "Міноборони", "Міноборони", "organisation", True, False, "unknown", None),
    ("en", "two bankers", "bankers", "anonymous", False, True, "unknown", None),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_kind_of_source(case: tuple[str, str, str, str, bool, bool, str, str | None]) -> None:
    language, words, *expected = case
    found = describe_abroad(words, language)
    assert [
        found.name, found.kind, found.named, found.plural, found.directness, found.affiliation,
    ] == expected  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "أضاف"), ("ar", "هو"), ("es", "Añadió"), ("fr", "-t-il"), ("de", "Er"), ("ru", "она"), ("uk", "він")],
)  # fmt: skip
def test_who_is_not_said_is_not_named(language: str, words: str) -> None:
    found = describe_abroad(words, language)
    assert (found.name, found.named) == (UNSTATED, False)
