"""Which language, or that it cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.language import detect_language


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
