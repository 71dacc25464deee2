"""Months in languages without a table."""

import subprocess
import sys

import pytest

from whence.model import UNKNOWN
from whence.read.dates import find_dates
from whence.read.dates.other import OtherMonths


@pytest.mark.parametrize(
    ("language", "word", "month"),
    [
        ("fi", "marraskuuta", 11),
        ("ro", "noiembrie", 11),
        ("pl", "listopada", 11),
        ("hr", "listopada", 10),
    ],
)
def test_months(language, word, month):
    assert OtherMonths(language).number(word) == month


@pytest.mark.parametrize("word", ["osób", "people", "uur", "tygodnie", "a", "x" * 40, ""])
def test_words_that_are_no_months(word):
    assert OtherMonths("pl").number(word) is None


@pytest.mark.parametrize("language", ["en", "de", "ar", None, "", "xx", "../../etc"])
def test_languages_that_are_not_asked_about(language):
    assert OtherMonths(language).number("marraskuuta") is None


def test_only_so_many_words_of_a_text_are_looked_up():
    text = " ".join(f"14 zzz{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10]} 2014." for n in range(90))
    months = OtherMonths("fi")
    for number in range(90):
        months.number(f"zzz{number}")
    assert (months.left, len(months.known)) == (0, 20)
    assert find_dates(text, UNKNOWN, "fi") == ()


def test_dateparser_is_imported_only_where_it_is_needed():
    program = (
        "import sys; from whence.model import UNKNOWN; from whence.read.dates import find_dates\n"
        "find_dates('14 November 2014 and 14 people 2014', UNKNOWN, 'en')\n"
        "find_dates('14. marraskuuta 2014', UNKNOWN, None)\n"
        "print('dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == [b"False"]
