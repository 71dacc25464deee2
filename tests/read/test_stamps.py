"""Dates as pages print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.stamps import read_stamp


@pytest.mark.parametrize(
    "line",
    [
        "14 November 2014",
        "November 14th, 2014",
        "Nov. 14, 2014",
        "Friday, November 14, 2014",
        "Posted on November 14, 2014",
        "Published: 14 Nov 2014",
        "Updated 2014-11-14",
        "2014/11/14",
        "14.11.2014",
        "14/11/2014",
        "11/14/2014",  # no month 14, so this can only be American
        "14. November 2014",
        "am 14. November 2014",
        "Freitag, 14. November 2014",
        "le 14 novembre 2014",
        "vendredi 14 novembre 2014",
        "14 de noviembre de 2014",
        "14 de novembro de 2014",
        "14 novembre 2014",
        "14 ноября 2014 г.",
        "14 листопада 2014 року",
        "14 Kasım 2014",
        "14 نوفمبر 2014",
        "الجمعة 14 نوفمبر 2014",
        "14 تشرين الثاني 2014",
        "2014年11月14日",
        "2014년 11월 14일",
        "١٤ نوفمبر ٢٠١٤",
    ],
)
def test_a_day(line):
    assert str(read_stamp(line)) == "2014-11-14"


@pytest.mark.parametrize(
    "line",
    [
        "November 14th, 2014, 3:56 pm",
        "Nov 14, 2014 at 3:56 PM",
        "14 November 2014 at 15:56",
        "14. November 2014 um 15:56 Uhr",
        "le 14 novembre 2014 à 15h56",
        "14 de noviembre de 2014, 15:56",
        "14 ноября 2014 г. в 15:56",
        "14.11.2014, 15:56",
        "14/11/2014 15:56:01",
        "November 14, 2014 · 3:56 p.m.",
        "November 14, 2014 | 15:56 GMT",
        "2014-11-14T15:56:01Z",
        "2014-11-14 15:56",
        "14 نوفمبر 2014 الساعة 15:56",
    ],
)
def test_a_minute(line):
    found = read_stamp(line)
    assert str(found) == "2014-11-14 15:56"
    assert (found.high - found.low).seconds == 59


def test_the_rule_says_whether_a_zone_was_stated():
    assert "zone unknown" in read_stamp("November 14, 2014 3:56 pm").rule
    assert "zone unknown" in read_stamp("November 14, 2014 3:56 pm EST").rule  # three zones use EST
    assert "zone unknown" not in read_stamp("2014-11-14T15:56Z").rule
    assert str(read_stamp("2014-11-14T15:56:00+02:00")) == "2014-11-14 15:56+02:00"


def test_a_day_that_two_countries_read_differently_is_both():
    found = read_stamp("3/4/2014")
    assert str(found) == "2014-03-04/2014-04-03"
    assert "either order" in found.rule
    assert str(read_stamp("4/4/2014")) == "2014-04-04"


@pytest.mark.parametrize(
    ("line", "time"),
    [("12:05 am", "00:05"), ("12:05 pm", "12:05"), ("1:05 a.m.", "01:05"), ("11:59PM", "23:59")],
)
def test_halves_of_the_day(line, time):
    assert str(read_stamp(f"May 2, 2014 {line}")) == f"2014-05-02 {time}"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "On 14 November 2014 the group left",
        "The meeting of 14 November 2014",
        "30 February 2014",
        "14 Nonsense 2014",
        "14 November",
        "2014",
        "November 14, 2014 at 25:00",
        "99/99/2014",
        "14 listopada 2014",  # November in Polish, October in Croatian
        "2014-11-14T15:56+99:00",
        "12 comments",
        "14-11-2014 and more",
    ],
)
def test_what_is_no_date_or_no_sure_one(line):
    assert read_stamp(line) is None


@given(st.dates())
def test_every_day_in_every_common_form(day):
    forms = ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %b %Y", "%d.%m.%Y")
    padded = f"{day.year:04}"
    for form in forms:
        line = day.strftime(form.replace("%Y", padded))
        assert read_stamp(line).low.date() == read_stamp(line).high.date() == day


@given(st.text(max_size=200) | st.text("0123456789 /.-:,TZapm|•(", max_size=60))
def test_any_line_is_a_date_or_is_not(line):
    found = read_stamp(line)
    assert found is None or found.low <= found.high


def test_long_lines_cost_no_more_than_their_length():
    for piece in ("posted ", "on", " ", "|", "1", "14 ", "may ", "(•"):
        assert read_stamp(piece * 20_000) is None
