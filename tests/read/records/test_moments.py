"""Dates as records state them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import DateError, Interval
from whence.read.records.moments import read_moment, written_interval

RULE = "stated"
UNZONED = "stated, zone unknown"
SECOND = "2014-11-02T16:00:05+00:00"
MINUTE = "2014-11-02T16:00:00+00:00"

CASES = [
    ("2014-11-02T16:00:05Z", SECOND, SECOND, RULE),
    ("2014-11-02T16:00:05.123456+00:00", SECOND, SECOND, RULE),
    ("2014-11-02 16:00:05 UTC", SECOND, SECOND, RULE),
    ("2014-11-02T18:00:05+02:00", SECOND, SECOND, RULE),
    ("2014-11-02T18:00:05+02", SECOND, SECOND, RULE),
    ("20141102T160005Z", SECOND, SECOND, RULE),
    ("2014-11-02T16:00:05", SECOND, SECOND, UNZONED),
    ("20141102T160005", SECOND, SECOND, UNZONED),
    ("2014-11-02 16:00Z", MINUTE, "2014-11-02T16:00:59+00:00", RULE),
    ("20141102T1600Z", MINUTE, "2014-11-02T16:00:59+00:00", RULE),
    ("Sun, 02 Nov 2014 18:00:05 +0200", SECOND, SECOND, RULE),
    ("2 Nov 2014 16:00:05 GMT", SECOND, SECOND, RULE),
    ("2 Nov 2014 16:00:05 -0000", SECOND, SECOND, RULE),
    ("2 Nov 2014 16:00 +0000", MINUTE, "2014-11-02T16:00:59+00:00", RULE),
    ("2 Nov 2014 16:00:05 XYZ", SECOND, SECOND, UNZONED),
    ("2 Nov 2014 16:00:05", SECOND, SECOND, UNZONED),
    ("Sunday, 02-Nov-14 16:00:05 GMT", SECOND, SECOND, RULE),
    ("Sun Nov 02 16:00:05 +0000 2014", SECOND, SECOND, RULE),
    ("Sun Nov  2 16:00:05 2014", SECOND, SECOND, UNZONED),
    (1414944005, SECOND, SECOND, RULE),
    (1414944005.75, SECOND, SECOND, RULE),
    ("1414944005", SECOND, SECOND, RULE),
    (1414944005123, SECOND, SECOND, RULE),
    ("2014-11-02", "2014-11-02T00:00:00+00:00", "2014-11-02T23:59:59+00:00", RULE),
    ("20141102", "2014-11-02T00:00:00+00:00", "2014-11-02T23:59:59+00:00", RULE),
    (20141102, "2014-11-02T00:00:00+00:00", "2014-11-02T23:59:59+00:00", RULE),
    (2014, "2014-01-01T00:00:00+00:00", "2014-12-31T23:59:59+00:00", RULE),
    ("2014-11", "2014-11-01T00:00:00+00:00", "2014-11-30T23:59:59+00:00", RULE),
    ("2014-01/2014-03", "2014-01-01T00:00:00+00:00", "2014-03-31T23:59:59+00:00", RULE),
    ("November 2nd, 2014", "2014-11-02T00:00:00+00:00", "2014-11-02T23:59:59+00:00", RULE),
    (
        "3/4/2014",
        "2014-03-04T00:00:00+00:00",
        "2014-04-03T23:59:59+00:00",
        "stated, day and month in either order",
    ),
]


@pytest.mark.parametrize(("value", "low", "high", "rule"), CASES)
def test_a_date_is_read_with_its_bounds(value, low, high, rule):
    found = read_moment(value, RULE)
    assert (found.low, found.high) == (datetime.fromisoformat(low), datetime.fromisoformat(high))
    assert found.rule == rule


def test_the_zone_stays_as_stated():
    assert read_moment("Sun, 02 Nov 2014 18:00:05 +0200", RULE).low.utcoffset() == timedelta(
        hours=2
    )


@pytest.mark.parametrize(
    "value",
    [
        *("", "now", "yesterday", "2014-02-30", "2014-13-01", "-1", "1" * 60, "9" * 13, "0"),
        *("Sun, 32 Nov 2014 16:00 +0000", "2 Nov 2014 16:00:05 +9999", "2 Nov 99999999999 16:00"),
        *(float("nan"), float("inf"), 1e300, -5, 10**30, 99, True, None, [], b"2014"),
        *({}, {"low": 1}, "2014-11-02T16:00:00+99:99", "20141399", "\0", "x" * 10_000),
    ],
)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(DateError):
        read_moment(value, RULE)


def test_a_message_repeats_no_more_than_the_start():
    with pytest.raises(DateError) as raised:
        read_moment("x" * 10_000, RULE)
    assert len(str(raised.value)) < 200


MOMENTS = st.datetimes(
    min_value=datetime(1974, 1, 1), max_value=datetime(2099, 1, 1), timezones=st.just(UTC)
).map(lambda moment: moment.replace(microsecond=0))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(MOMENTS, ZONES)
def test_an_instant_is_the_same_in_every_form(moment, zone):
    local = moment.astimezone(zone)
    forms = [
        local.isoformat(),
        local.strftime("%a, %d %b %Y %H:%M:%S %z"),
        local.strftime("%a %b %d %H:%M:%S %z %Y"),
        int(moment.timestamp()),
        int(moment.timestamp()) * 1000,
    ]
    for form in forms:
        assert read_moment(form, RULE).low == read_moment(form, RULE).high == moment


@given(st.text(max_size=60) | st.integers() | st.floats() | st.text("0123456789-T:Z+/ ~X."))
def test_any_value_is_a_date_or_refused(value):
    try:
        found = read_moment(value, RULE)
    except DateError:
        return
    assert found.low or found.high
    for end in (found.low, found.high):
        assert end is None or end.tzinfo is not None
    assert str(found)


WRITTEN = {
    "low": "2014-11-02T16:00:05Z",
    "high": None,
    "rule": "by hand",
    "precision": "second",
    "approximate": False,
}


def test_an_interval_as_we_write_it_is_read():
    found = read_moment(WRITTEN, RULE)
    low = datetime(2014, 11, 2, 16, 0, 5, tzinfo=UTC)
    assert found == Interval(low=low, high=None, rule="by hand", precision="second")


@pytest.mark.parametrize(
    "change",
    [
        {"low": "2014-11-02T16:00:05"},
        {"low": "now"},
        {"high": "2013-01-01T00:00:00Z"},
        {"precision": "fortnight"},
        {"precision": []},
        {"rule": 5},
        {"approximate": "yes"},
    ],
)
def test_an_interval_that_we_would_not_write_is_refused(change):
    with pytest.raises(DateError):
        written_interval(WRITTEN | change)
