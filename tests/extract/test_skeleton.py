import pytest

from whence.extract.skeleton import skeleton

SAME = [
    ("Moaz", "معاذ"), ("Maarouf", "Marouf"), ("Marouf", "معروف"), ("al-Khatib", "الخطيب"),
    ("Haddad", "حداد"), ("Mansour", "منصور"), ("Mansur", "Мансур"), ("Grigori", "Григорий"),
]  # fmt: skip
OTHER = [("Haddad", "منصور"), ("Marouf", "Mansour"), ("Girard", "Morel")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_names_differ(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)
