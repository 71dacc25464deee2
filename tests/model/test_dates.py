"""Dates as bounds. The `edtf` package is the oracle where it covers the same ground."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from time import struct_time

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from whence.model import DateError, Interval

DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))
WRITTEN = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: day.isoformat()[:4]),
    st.integers(100, 997).map("{}X".format),
    st.builds("{:04}-{}".format, st.integers(2, 9997), st.integers(21, 24)),
)
POINTS = st.builds("{}{}".format, WRITTEN, st.sampled_from(["", "", "~", "?", "%"])).filter(
    lambda text: int(text[:3]) not in (0, 998, 999)
)
INTERVALS = POINTS.map(Interval.parse) | st.builds(
    lambda a, b: Interval.parse(f"{min(a, b).isoformat()}/{max(a, b).isoformat()}"), DAYS, DAYS
)


@pytest.mark.parametrize(
    ("text", "low", "high", "precision"),
    [
        ("2014", "2014-01-01 00:00:00", "2014-12-31 23:59:59", "year"),
        ("2014-02", "2014-02-01 00:00:00", "2014-02-28 23:59:59", "month"),
        ("2016-02", "2016-02-01 00:00:00", "2016-02-29 23:59:59", "month"),
        ("2014-11-02", "2014-11-02 00:00:00", "2014-11-02 23:59:59", "day"),
        ("2014-11-02T16:00Z", "2014-11-02 16:00:00", "2014-11-02 16:00:59", "second"),
        ("2014-11-02 16:00", "2014-11-02 16:00:00", "2014-11-02 16:00:59", "second"),
        ("2014-11-02T16:00:30", "2014-11-02 16:00:30", "2014-11-02 16:00:30", "second"),
        ("2014-21", "2014-03-01 00:00:00", "2014-05-31 23:59:59", "season"),
        ("2015-24", "2015-12-01 00:00:00", "2016-02-29 23:59:59", "season"),
        ("201X", "2010-01-01 00:00:00", "2019-12-31 23:59:59", "decade"),
        ("20XX", "2000-01-01 00:00:00", "2099-12-31 23:59:59", "interval"),
        ("2014-XX", "2014-01-01 00:00:00", "2014-12-31 23:59:59", "year"),
        ("2014-05-XX", "2014-05-01 00:00:00", "2014-05-31 23:59:59", "month"),
        ("2014-03~", "2014-01-29 00:00:00", "2014-05-01 23:59:59", "month"),
        ("2014-01/2014-03", "2014-01-01 00:00:00", "2014-03-31 23:59:59", "interval"),
        (" 2014 ", "2014-01-01 00:00:00", "2014-12-31 23:59:59", "year"),
    ],
)
def test_a_date_is_read_as_its_bounds(text, low, high, precision):
    interval = Interval.parse(text)
    assert f"{interval.low:%Y-%m-%d %H:%M:%S}" == low
    assert f"{interval.high:%Y-%m-%d %H:%M:%S}" == high
    assert interval.precision == precision
    assert interval.low.tzinfo is not None


def test_an_interval_may_be_open_on_one_side():
    assert Interval.parse("2014-01/..").high is None
    assert Interval.parse("2014-01/").high is None
    assert Interval.parse("../2014").low is None


def test_a_zone_is_kept_so_that_the_day_is_the_local_one():
    interval = Interval.parse("2014-11-02T01:00+03:00")
    assert interval.low.date() == date(2014, 11, 2)
    assert interval.low == datetime(2014, 11, 1, 22, tzinfo=UTC)
    assert str(interval) == "2014-11-02 01:00+03:00"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2014-02-30", "2014-02 has 28 days"),
        ("2014-13", "no month 13"),
        ("2014-00", "no month 00"),
        ("2014-11-00", "has 30 days"),
        ("yesterday", "write for example"),
        ("", "write for example"),
        ("02/11/2014", "write for example"),
        ("2014-11-02T25:00", "hour"),
        ("2014-11-02T", "16:00"),
        ("2014-11-02T16", "16:00"),
        ("2014-11-02T16:00+25:00", "offset"),
        ("0000", "before 1"),
        ("201X-05", "XX"),
        ("2014-XX-05", "XX"),
        ("2014-21-05", "season"),
        ("2014~~", "write for example"),
        ("2014-03/2014-01", "ends before it begins"),
        ("/", "no date on either side"),
        ("../..", "no date on either side"),
        ("9999-12~", "outside the years"),
        ("0001~", "outside the years"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text, why):
    with pytest.raises(DateError, match=why):
        Interval.parse(text)


def test_a_message_does_not_repeat_a_whole_file():
    with pytest.raises(DateError) as raised:
        Interval.parse("x" * 1_000_000)
    assert len(str(raised.value)) < 200


@given(st.text())
def test_any_text_is_a_date_or_refused(text):
    with suppress(DateError):
        Interval.parse(text)


@pytest.mark.parametrize(
    "text",
    "2014 2014-11 2016-02 2014-11-02 201X 20XX 2014-XX 2014-05-XX 1999-21 1999-22 1999-23 "
    "2014-01/2014-03 2014-01-05/2014 1066-10-14".split(),
)
def test_bounds_are_those_of_the_oracle(text):
    ours, theirs = Interval.parse(text), edtf.parse_edtf(text)
    assert ours.low.date() == _day(theirs.lower_strict())
    assert ours.high.date() == _day(theirs.upper_strict())


@settings(max_examples=10)  # the oracle takes its time
@given(DAYS)
def test_bounds_of_days_months_and_years_are_those_of_the_oracle(day):
    for length in (10, 7, 4):
        text = day.isoformat()[:length]
        ours, theirs = Interval.parse(text), edtf.parse_edtf(text)
        assert (ours.low.date(), ours.high.date()) == (
            _day(theirs.lower_strict()),
            _day(theirs.upper_strict()),
        )


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@given(POINTS)
def test_the_low_bound_is_never_after_the_high_one(text):
    interval = Interval.parse(text)
    assert interval.low <= interval.high


@given(POINTS)
def test_a_mark_of_doubt_widens_on_both_sides(text):
    sure, doubted = Interval.parse(text.rstrip("~?%")), Interval.parse(text.rstrip("~?%") + "~")
    assert doubted.low <= sure.low
    assert doubted.high >= sure.high
    assert doubted.approximate


@given(INTERVALS)
def test_what_is_written_is_read_back_as_no_less(interval):
    again = Interval.parse(str(interval))
    assert again.low <= interval.low
    assert again.high >= interval.high


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_a_moment_is_written_with_its_zone(moment, minutes):
    sign, shift = "-" if minutes < 0 else "+", abs(minutes)
    zone = f"{sign}{shift // 60:02}:{shift % 60:02}"
    interval = Interval.parse(f"{moment:%H:%M}".join([moment.date().isoformat() + "T", zone]))
    again = Interval.parse(str(interval))
    assert (again.low, again.high) == (interval.low, interval.high)


@given(INTERVALS, INTERVALS)
def test_before_and_overlaps_agree(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    assert not one.before(one)
    assert one.overlaps(other) + one.before(other) + other.before(one) == 1


@given(INTERVALS, INTERVALS, INTERVALS)
def test_before_is_a_strict_order(a, b, c):
    if a.before(b) and b.before(c):
        assert a.before(c)


def test_an_open_end_is_before_nothing():
    past, future = Interval.parse("../2014"), Interval.parse("2013/..")
    assert past.overlaps(future)
    assert not Interval.parse("2013/..").before(Interval.parse("2020"))
    assert past.before(Interval.parse("2015"))


@pytest.mark.parametrize(
    ("published", "as_of", "kept"),
    [
        ("2014-11-02", "2014-11-02", True),
        ("2014-11-02T23:00-08:00", "2014-11-02", True),  # already the 3rd in UTC
        ("2014-11-03", "2014-11-02", False),
        ("2014-11-02T16:00Z", "2014-11-02T15:59Z", False),
        ("2014-11-02T16:00Z", "2014-11-02T16:00Z", True),
        ("2014", "2014-11-02", True),
        ("../2020", "2014-11-02", True),
        ("2015-01/..", "2014", False),
    ],
)
def test_what_began_by_a_date(published, as_of, kept):
    assert Interval.parse(published).begins_by(Interval.parse(as_of)) is kept


@given(INTERVALS)
def test_a_record_written_is_read_back(interval):
    adapter = TypeAdapter(Interval)
    assert adapter.validate_json(adapter.dump_json(interval)) == interval


@pytest.mark.parametrize("value", [{}, {"low": 1, "high": 2}, {"low": None}, [2014], {"x": 1}])
def test_what_is_not_a_record_of_ours_is_refused(value):
    with pytest.raises(ValidationError, match="date"):
        TypeAdapter(Interval).validate_python(value)


@given(DAYS)
def test_a_whole_day_has_all_its_seconds_but_the_last(day):
    interval = Interval.of_day(day)
    assert interval.high - interval.low == timedelta(days=1, seconds=-1)
