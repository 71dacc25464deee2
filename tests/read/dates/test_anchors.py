"""What is made of a document's date, or of mere bounds of it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from whence.model import UNKNOWN, Document, Interval
from whence.read.dates import date_expressions, find_dates
from whence.read.dating import BY_CAPTURE, BY_COMMENT

LATEST = datetime(2014, 11, 14, 15, 56, 59, tzinfo=UTC)
COMMENTED = Interval(low=None, high=LATEST, rule=BY_COMMENT)
CAPTURED = Interval(low=None, high=LATEST, rule=BY_CAPTURE)


def when(text, anchor, language="en"):
    (found,) = find_dates(text, anchor, language)
    return found.when


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("on 28 September", "2014-09-28", "2014-09-28"),
        ("since 29 June", "2014-06-29", "2014-06-29"),
        ("in January", "2014-01-01", "2014-01-31"),
        ("last year", "2013-01-01", "2013-12-31"),
        ("at the start of this year", "2014-01-01", "2014-04-30"),
        ("two years ago", "2012-05-15", "2013-05-16"),
        ("last summer", "2014-06-01", "2014-08-31"),
    ],
)
def test_the_calendar_is_reckoned_from_the_latest_day(text, low, high):
    found = when(text, COMMENTED)
    assert (found.low.date().isoformat(), found.high.date().isoformat()) == (low, high)
    assert found.approximate
    assert "reckoned from the latest day it can have been written" in found.rule


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("released yesterday", "2014-11-13"),
        ("today", "2014-11-14"),
        ("three weeks ago", "2014-10-27"),
        ("on Monday", "2014-11-10"),
        ("last week", "2014-11-09"),
        ("within the last two weeks", "2014-11-14"),
    ],
)
def test_days_counted_back_from_a_bound_have_only_an_end(text, high):
    found = when(text, COMMENTED)
    assert (found.low, found.high.date().isoformat()) == (None, high)
    assert "the document may be earlier" in found.rule


@pytest.mark.parametrize("text", ["early 2014", "April 2013", "2014-11-02", "the 1990s"])
def test_full_dates_need_no_document_date(text):
    assert when(text, COMMENTED) == when(text, UNKNOWN) == when(text, Interval.parse("1990"))


def test_a_capture_is_too_late_to_reckon_from():
    found = when("on 28 September", CAPTURED)
    assert (found.low, found.high.date().isoformat()) == (None, "2014-09-28")
    assert when("last year", CAPTURED).low is None


def test_without_a_date_times_are_listed_and_left_open():
    for text, rule in (
        ("on 28 September", "no year, and the document has no date"),
        ("in January", "no year, and the document has no date"),
        ("yesterday", "a time relative to the document's date, and the document has no date"),
    ):
        found = when(text, UNKNOWN)
        assert (found.low, found.high, found.rule) == (None, None, rule)


@pytest.mark.parametrize(
    ("anchor", "text", "expected"),
    [
        ("2014-11", "yesterday", "2014-10-31/2014-11-29"),
        ("2014-11", "on 28 September", "2014-09-28"),
        ("2014-11", "last year", "2013"),
        ("2014", "on 28 September", "2013-09-28/2014-09-28"),
        ("2014", "last year", "2013"),
        ("2013/2014", "last year", "2012-01-01/2013-12-31"),
        ("2014-11-13/2014-11-14", "yesterday", "2014-11-12/2014-11-13"),
        ("2014-11-14/..", "yesterday", "2014-11-13/.."),
        ("2014-11-14/..", "on 28 September", "2014-09-28/.."),
    ],
)
def test_between_two_days_both_are_covered(anchor, text, expected):
    assert str(when(text, Interval.parse(anchor))) == expected


def test_a_document_not_dated_to_the_year_leaves_yearless_dates_open():
    found = when("on 28 September", Interval.parse("2013/2014"))
    assert (found.low, found.high) == (None, None)
    assert "not dated to the year" in found.rule


def test_a_moment_counts_by_the_calendar_of_its_own_zone():
    late = datetime(2014, 11, 14, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    anchor = Interval(low=late, high=late, precision="second")
    assert str(when("today", anchor)) == "2014-11-14"
    assert when("today", anchor).low.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize(
    ("text", "written", "first"),
    [
        ("last weekend", "2014-11-14", "2014-11-08"),
        ("last weekend", "2014-11-16", "2014-11-08"),
        ("last weekend", "2014-11-17", "2014-11-15"),
        ("this weekend", "2014-11-14", "2014-11-15"),
        ("this weekend", "2014-11-16", "2014-11-15"),
        ("this weekend", "2014-11-17", "2014-11-15"),
        ("next weekend", "2014-11-14", "2014-11-15"),
        ("next weekend", "2014-11-17", "2014-11-22"),
    ],
)
def test_weekends(text, written, first):
    assert when(text, Interval.parse(written)).low.date().isoformat() == first


@pytest.mark.parametrize("anchor", ["0001-01-01", "9999-12-31", "0002"])
def test_no_date_before_the_first_or_after_the_last_year(anchor):
    text = "yesterday, 100 years ago, next year, tomorrow, last decade, on 29 February, last winter"
    for found in find_dates(text, Interval.parse(anchor), "en"):
        assert found.when.low is None or found.when.low <= found.when.high


def test_the_dates_of_a_document():
    text = "On 28 September he said it; it was released yesterday."
    document = date_expressions(Document(id="a", text=text, language="en", published=COMMENTED))
    assert [one.span.quote for one in document.dates] == ["28 September", "yesterday"]
    for one in document.dates:
        document.check(one.span)
