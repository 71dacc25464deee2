"""Dates as pages print them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.dates.stamps import read_stamp


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
        "١٤ تشرين ثاني ٢٠١٤",
        "۱۴ نوامبر ۲۰۱۴",
        "14 نوفمبر 2014م",
        "\u200f14 نوفمبر 2014\u200f",
        "الجمعة، 14 تشرين الثاني 2014",
        "14-Nov-2014",
        "14-11-2014",
        "Cuma, 14 Kasım 2014",
        "21 محرم 1436 هـ الموافق 14 نوفمبر 2014",
        "21 محرم 1436هـ - 14 نوفمبر 2014",
        "14 نوفمبر 2014 - 21 محرم 1436",
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
        "14 نوفمبر 2014 الساعة 3:56 مساءً",
        "14 نوفمبر 2014، 3:56 م",
        "14 de noviembre de 2014, 3:56 p. m.",
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
        "31 Muharram 1436",
        "14 Muharram 2014",
        "14 Muharram 1436 and more",
        "3 hours ago",
        "Heute, 14:03",
        "yesterday",
    ],
)
def test_what_is_no_date_or_no_sure_one(line):
    assert read_stamp(line) is None


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("15 Muharram 1436", "2014-11-06/2014-11-10"),
        ("15 Muharram, 1436 AH", "2014-11-06/2014-11-10"),
        ("١٥ محرم ١٤٣٦", "2014-11-06/2014-11-10"),
        ("الخميس 15 محرم 1436هـ", "2014-11-06/2014-11-10"),
        ("1 Ramadan 1435", "2014-06-27/2014-07-01"),
        ("1 رمضان 1435", "2014-06-27/2014-07-01"),
        ("3 Dhu al-Qi'dah 1435", "2014-08-27/2014-08-31"),
    ],
)
def test_a_day_of_the_islamic_calendar_is_known_to_two_days(line, days):
    found = read_stamp(line)
    assert str(found) == days
    assert "Islamic calendar" in found.rule


NOW = datetime(2014, 11, 14, 15, 56, tzinfo=UTC)  # a Friday
AGES = {
    timedelta(minutes=5): ["5 minutes ago", "5 min ago", "vor 5 Minuten", "5 dakika önce"],
    timedelta(hours=1): [
        "an hour ago",
        "1h ago",
        "vor einer Stunde",
        "قبل ساعة",
        "about an hour ago",
    ],
    timedelta(hours=2): ["2 hrs ago", "منذ ساعتين"],
    timedelta(hours=3): [
        *("3 hours ago", "vor 3 Stunden", "hace 3 horas", "3 часа назад", "3 saat önce"),
        *("قبل 3 ساعات", "il y a 3 heures", "Posted 3 hours ago"),
    ],
    timedelta(days=2): ["2 days ago", "2d ago", "il y a 2 jours", "vor zwei Tagen", "2 gün önce"],
    timedelta(days=7): ["a week ago", "hace una semana", "неделю назад"],
    timedelta(days=366): ["a year ago", "il y a un an", "vor einem Jahr"],
}


@pytest.mark.parametrize(("age", "line"), [(age, line) for age in AGES for line in AGES[age]])
def test_a_stamp_counted_back_from_the_capture(age, line):
    found = read_stamp(line, NOW)
    assert found.low < NOW - age <= found.high
    assert found.high - found.low <= max(2 * age, timedelta(minutes=2))
    assert found.rule == "counted back from the capture"
    assert read_stamp(line) is None


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("today", "2014-11-14"),
        ("Yesterday", "2014-11-13"),
        ("Posted: yesterday", "2014-11-13"),
        ("hier", "2014-11-13"),
        ("أمس", "2014-11-13"),
        ("Heute, 14:03", "2014-11-14 14:03"),
        ("gestern um 14:03 Uhr", "2014-11-13 14:03"),
        ("Yesterday at 3:56 pm", "2014-11-13 15:56"),
        ("hier à 14h03", "2014-11-13 14:03"),
        ("Сегодня, 14:03", "2014-11-14 14:03"),
        ("вчера в 14:03", "2014-11-13 14:03"),
        ("dün 14:03", "2014-11-13 14:03"),
        ("ayer a las 14:03", "2014-11-13 14:03"),
        ("Friday at 14:03", "2014-11-14 14:03"),
        ("Friday at 16:03", "2014-11-07 16:03"),
        ("am Montag um 14:03 Uhr", "2014-11-10 14:03"),
    ],
)
def test_a_day_named_as_seen_from_the_capture(line, when):
    assert str(read_stamp(line, NOW)) == when
    assert read_stamp(line) is None


@pytest.mark.parametrize(
    "line",
    [
        *(
            "ago",
            "3 people ago",
            "today is nice",
            "14 hours ago now",
            "Friday",
            "1 hour ago • Edited",
        ),
        *("vor dem Haus", "heute, 25:00", "a long time ago", "999999 years ago", "0 days ago"),
    ],
)
def test_what_is_no_stamp_even_with_a_capture(line):
    assert read_stamp(line, NOW) is None


def test_a_stamp_is_counted_in_the_zone_of_the_capture():
    now = datetime(2014, 11, 14, 1, 0, tzinfo=timezone(timedelta(hours=3)))
    assert str(read_stamp("yesterday at 14:03", now)) == "2014-11-13 14:03+03:00"
    assert read_stamp("3 hours ago", now.replace(tzinfo=None)).low.tzinfo is UTC


def test_a_full_date_needs_no_capture():
    assert read_stamp("14 November 2014", NOW) == read_stamp("14 November 2014")


@given(st.dates())
def test_every_day_in_every_common_form(day):
    forms = ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %b %Y", "%d.%m.%Y")
    padded = f"{day.year:04}"
    for form in forms:
        line = day.strftime(form.replace("%Y", padded))
        assert read_stamp(line).low.date() == read_stamp(line).high.date() == day


@given(st.text(max_size=200) | st.text("0123456789 /.-:,TZapm|•(", max_size=60))
def test_any_line_is_a_date_or_is_not(line):
    for found in (read_stamp(line), read_stamp(line, NOW)):
        assert found is None or found.low <= found.high


def test_long_lines_cost_no_more_than_their_length():
    for piece in ("posted ", "on", " ", "|", "1", "14 ", "may ", "(•", "14 محرم 1436 ", "3 h "):
        assert read_stamp(piece * 20_000) is None
        assert read_stamp(piece * 20_000, NOW) is None
