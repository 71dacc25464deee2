"""What makes two names look like one, and what does not."""

import pytest

from whence.data.likeness import load_naming
from whence.resolve.likeness import compare, read_form
from whence.resolve.syllables import chinese_key

ALIKE = [
    ("al Nustra", "al Nusra", "slip"),
    ("Jamal Maarouf", "Jamal Marouf", "same_sound"),
    ("Moaz", "معاذ الخطيب", "first_name"),
    ("Marouf", "Jamal Maarouf", "surname"),
    ("J. Erle", "Tomas Erle", None),
    ("T. Erle", "Tomas Erle", "initial"),
    ("JAN", "Jabhat al-Nusra", "initials"),
    ("SOHR", "Syrian Observatory on Human Rights", "initials"),
    ("HG", "Harbour Guard", "initials_2"),
    ("Syrian Observatory on Human Rights", "Syrian Observatory for Human Rights", "spelling"),
    ("Dawn of Freedom", "Dawn of Freedom Brigades", "core"),
    ("Nusra Front", "Jabhat al-Nusra", "kinds"),
    ("Mao Zedong", "Mao Tse-tung", "chinese"),
    ("Hua Wei", "Huawei", "spelling"),
    ("Erle Tomas", "Tomas Erle", "spelling"),
    ("Ansar al-Din", "Ansar al-Islam", None),
    ("Adnani", "Jowlani", None),
    ("ISI", "IS", None),
    ("ISI", "ISIS", None),
    ("Bank of Tarn", "Bank of Larmona", None),
    ("John Smith", "Jane Smith", None),
    ("Islamic Front", "Islamic State", None),
    ("Syrian", "Syrians", None),
    ("Li Peng", "Li Bing", None),
    ("Zhang Wei", "Zheng Wei", None),
    ("Group 4", "Group 5", None),
    ("Marlow Group", "Harlow Group", None),
    ("Islamic State", "Islamic State of Iraq", None),
    ("", "Tomas Erle", None),
]


@pytest.mark.parametrize(("one", "other", "row"), ALIKE)
def test_rows(one, other, row):
    for left, right in ((one, other), (other, one)):
        found = compare(read_form(left), read_form(right))
        assert (found.row if found else None) == row


def test_every_row_of_the_table_has_its_reason():
    table = load_naming()
    for name, (value, why) in (*table.rows.items(), *table.factors.items()):
        assert value > 0, name
        assert why, name
    assert all(value < 1 for value, _ in table.rows.values())


def test_factors_move_the_odds():
    table = load_naming()
    low, _ = table.weigh("surname", ("elsewhere", "short"))
    high, why = table.weigh("surname", ("together", "same_place"))
    assert low < table.weigh("surname", ())[0] < high
    assert "one thread" in why


def test_chinese_names_have_a_surname_of_one_syllable():
    assert chinese_key("Deng Xiaoping") == chinese_key("Teng Hsiao-p'ing") != ""
    assert chinese_key("Osama Laden") == chinese_key("Karim Khan") == chinese_key("Mao") == ""
