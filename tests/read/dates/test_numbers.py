"""What a number in running text can be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.dates.numbers import NO_DATE, read_number


@pytest.mark.parametrize(
    ("token", "letter", "value"),
    [
        ("3", "d", 3),
        ("31", "d", 31),
        ("32", "#", 32),
        ("0", "#", 0),
        ("007", "#", 7),
        ("100", "#", 100),
        ("٢٨", "d", 28),
        ("28th", "o", 28),
        ("1er", "o", 1),
        ("1º", "o", 1),
        ("2014", "y", 2014),
        ("۲۰۱۴", "y", 2014),
        ("2014م", "y", 2014),
        ("1436هـ", "%", 1436),
        ("1990s", "e", 1990),
        ("1990er", "e", 1990),
        ("3-5", "R", (3, 5)),
        ("2012-2014", "Z", (2012, 2014)),
        ("2013–14", "Z", (2013, 2014)),
        ("2013/14", "Z", (2013, 2014)),
        ("2014-11-02", "I", (date(2014, 11, 2), date(2014, 11, 2))),
        ("2014/11/2", "I", (date(2014, 11, 2), date(2014, 11, 2))),
        ("2.11.2014", "I", (date(2014, 11, 2), date(2014, 11, 2))),
        ("2/11/2014", "I", (date(2014, 2, 11), date(2014, 11, 2))),
        ("14/11/2014", "I", (date(2014, 11, 14), date(2014, 11, 14))),
        ("2014年11月2日", "I", (date(2014, 11, 2), date(2014, 11, 2))),
        ("2014年11月", "I", (2014, 11)),
    ],
)
def test_numbers_that_can_be_times(token, letter, value):
    assert read_number(token) == (letter, value)


@pytest.mark.parametrize(
    "token",
    [
        *("0999", "2500", "12345", "1,000", "3.5", "5-3", "40th", "2014-2011", "1995s", "15h56"),
        *("2014-02-30", "31/02/2014", "99/99/2014", "2.0.14", "192.168.1.1", "555-1234", "3:56"),
        *("978-3-16-148410-0", "2014-11-02-03", "5kg", "0020", "1066-11-02", "2014年13月"),
    ],
)
def test_numbers_that_cannot(token):
    assert read_number(token) == NO_DATE


@given(st.from_regex(r"\A\d{1,8}([.,:/-]\d{1,8}){0,4}\w{0,3}\Z"))
def test_any_number_is_read(token):
    letter, _ = read_number(token)
    assert len(letter) == 1
