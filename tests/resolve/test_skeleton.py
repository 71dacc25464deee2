"""What names sound like in other scripts and spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.resolve.skeleton import distance, read_words, script_of

ALIKE = [
    ("Moaz", "معاذ"), ("Nusra", "النصرة"), ("Mohamed", "Muhammad"), ("Muhammad", "محمد"),
    ("Zelensky", "Зеленський"), ("Hrytsenko", "Гриценко"), ("Khodorkovsky", "Ходорковский"),
    ("Müller", "Mueller"), ("Julani", "Jowlani"), ("Osama", "Usama"), ("Hezbollah", "Hizbullah"),
    ("Navalny", "Nawalny"), ("Jewgeni", "Yevgeny"), ("Marouf", "Maarouf"), ("Tsipras", "Τσίπρας"),
]  # fmt: skip
DIFFERENT = [
    ("Hassan", "Hussein"), ("Mohammed", "Mahmoud"), ("Jamal", "Jamil"), ("Adnani", "Jowlani"),
    ("Omar", "Amir"), ("Petrov", "Petrenko"), ("Sberbank", "Commerzbank"), ("Islam", "Din"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_one_sound(one, other):
    (left,), (right,) = read_words(one), read_words(other)
    assert distance(left, right) <= 0.45


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_sounds(one, other):
    (left,), (right,) = read_words(one), read_words(other)
    assert distance(left, right) > 0.6


def test_articles_titles_and_small_words_are_left_out():
    assert [word.low for word in read_words("The Front of General Ali al-Nusra")] == [
        "front",
        "ali",
        "nusra",
    ]


def test_scripts():
    names = ("Nusra", "النصرة", "Лавров", "Χίος", "习近平", "12")
    assert [script_of(name) for name in names] == ["Latn", "Arab", "Cyrl", "Grek", "Hani", "Zyyy"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_distance_goes_both_ways_and_is_none_to_itself(one, other):
    for left in read_words(one):
        assert distance(left, left) == 0
        for right in read_words(other):
            assert distance(left, right) == pytest.approx(distance(right, left))
