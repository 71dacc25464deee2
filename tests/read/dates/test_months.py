"""Names of months."""

import pytest

from whence.read.dates.months import MONTHS, NAMES, islamic_month, names
from whence.text import fold


@pytest.mark.parametrize("language", NAMES)
def test_every_language_has_twelve_months_and_no_name_means_two(language):
    numbers = {number for _, number in names(language)}
    assert numbers >= set(range(1, 13)) - ({11} if language == "pl" else set())
    for name, number in names(language):
        assert MONTHS[fold(name.replace("_", " "))] == number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("كانون الثاني", 1),
        ("كانون ثاني", 1),
        ("شباط", 2),
        ("آذار", 3),
        ("نيسان", 4),
        ("أيار", 5),
        ("حزيران", 6),
        ("تموز", 7),
        ("آب", 8),
        ("أيلول", 9),
        ("تشرين الأول", 10),
        ("تشرين الثاني", 11),
        ("كانون الأول", 12),
        ("جانفي", 1),
        ("أوت", 8),
        ("غشت", 8),
        ("شتنبر", 9),
        ("دجنبر", 12),
        ("يوليوز", 7),
        ("سپتامبر", 9),
    ],
)
def test_arabic_months_from_iraq_to_morocco(name, number):
    assert MONTHS[fold(name)] == number


@pytest.mark.parametrize(
    ("number", "spellings"),
    [
        (1, "Muharram, Moharram, Muharrem, محرم"),
        (2, "Safar, Safer, صفر"),
        (3, "Rabi al-Awwal, Rabi' al-awwal, Rabi ul Awal, Rabi I, ربيع الأول"),
        (4, "Rabi al-Thani, Rabi' ath-Thani, Rabi al-Akhir, Rabi II, ربيع الآخر, ربيع الثاني"),
        (5, "Jumada al-Ula, Jumada al-Awwal, Jumada I, جمادى الأولى"),
        (6, "Jumada al-Thani, Jumada al-Akhirah, Jumada II, جمادى الآخرة, جمادي الثانية"),
        (7, "Rajab, Recep, رجب"),
        (8, "Sha'ban, Shaaban, Sha’ban, شعبان"),
        (9, "Ramadan, Ramadhan, Ramazan, Ramzan, رمضان"),
        (10, "Shawwal, Shawal, شوال"),
        (11, "Dhu al-Qi'dah, Dhul Qa'dah, Dhu'l-Qa'da, Zul Qadah, ذو القعدة, ذي القعدة"),
        (12, "Dhu al-Hijjah, Dhul-Hijja, Dhu'l-Hijja, Zulhijjah, ذو الحجة, ذي الحجة"),
    ],
)
def test_islamic_months_as_they_are_spelt(number, spellings):
    for name in spellings.split(", "):
        assert islamic_month(name) == number, name


@pytest.mark.parametrize("name", ["", "Safe", "Rabi", "Jumada", "The", "Thu", "Dhul", "ربيع", "ذو"])
def test_what_is_no_islamic_month(name):
    assert islamic_month(name) is None
