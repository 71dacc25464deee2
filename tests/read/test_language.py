"""Which language, or that it cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.language import detect_language, main_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two groups have agreed to merge, a senior official said on Monday.", "en"),
        ("Die beiden Gruppen haben sich geeinigt, sagte ein hoher Beamter am Montag.", "de"),
        ("Les deux groupes ont accepté de fusionner, a déclaré un responsable lundi.", "fr"),
        ("Los dos grupos acordaron fusionarse, dijo el lunes un alto funcionario.", "es"),
        ("Обе группы договорились о слиянии, сообщил в понедельник чиновник.", "ru"),
        ("قال مسؤول كبير يوم الاثنين إن المجموعتين اتفقتا على الاندماج.", "ar"),
        ("שתי הקבוצות הסכימו להתמזג, אמר ביום שני גורם בכיר.", "he"),
        ("Οι δύο ομάδες συμφώνησαν να συγχωνευθούν, είπε αξιωματούχος.", "el"),
        ("두 그룹이 합병에 합의했다고 고위 관리가 월요일 말했다고 전해졌다.", "ko"),
        ("Yes.", None),
        ("", None),
        ("1914 – 1918: 20,000,000!", None),
    ],
)
def test_languages(text, language):
    assert detect_language(text) == language


def test_a_name_in_another_script_does_not_sway_it():
    text = "The statement was signed by أحمد الجولاني and nobody else who was present at the talks."
    assert detect_language(text) == "en"


@given(st.text())
def test_any_text_has_a_language_or_none(text):
    found = detect_language(text)
    assert found is None or len(found) in (2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "ya 7abibi ma3lesh ana mesh fahem 7aga men el kalam da",  # Arabic in Latin letters
        "kifak 7abibi shu 3am ta3mel hal2 ya zalame",
        "https://example.org/a/very/long/address/with/many/words",
    ],
)
def test_what_is_no_language_as_it_is_written(text):
    assert detect_language(text) is None


def test_figures_within_words_are_no_transliteration():
    text = (
        "On the 2nd of May the F16 and the MP3 player cost 50k at the G20 shop, said the official."
    )
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "script"),
    [("abc", "LATIN"), ("نعم", "ARABIC"), ("合併した", "CJK"), ("した", "CJK"), ("12!", None)],
)
def test_scripts(text, script):
    assert main_script(text) == script
