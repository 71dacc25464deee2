"""Stretches of the calendar."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.dates.periods import month_of, moved, piece, season_of, third, unit_of, year_of

DAYS = st.dates(date(1200, 1, 1), date(2900, 12, 31))
UNITS = ("day", "weekend", "week", "month", "quarter", "year", "decade", "century")


@given(DAYS, st.sampled_from(UNITS))
def test_a_unit_holds_its_day_or_is_the_nearest_weekend(day, unit):
    first, last = unit_of(day, unit)
    near = timedelta(days=3 if unit == "weekend" else 0)
    assert first - near <= day <= last + near


@given(DAYS)
def test_a_week_holds_those_that_begin_on_sunday_and_on_monday(day):
    first, last = unit_of(day, "week")
    assert 7 <= (last - first).days + 1 <= 13
    assert last - first >= timedelta(days=6)
    monday = day - timedelta(days=day.weekday())
    assert first <= monday <= last
    assert monday + timedelta(days=6) <= last


def test_weeks_by_hand():
    friday, sunday = date(2014, 11, 14), date(2014, 11, 16)
    assert unit_of(friday, "week") == (date(2014, 11, 9), date(2014, 11, 16))
    assert unit_of(sunday, "week") == (date(2014, 11, 10), date(2014, 11, 22))
    assert unit_of(friday, "weekend") == (date(2014, 11, 15), date(2014, 11, 16))
    assert unit_of(date(2014, 11, 18), "weekend") == unit_of(sunday, "weekend")
    assert unit_of(sunday, "weekend") == (date(2014, 11, 15), date(2014, 11, 16))


@given(DAYS, st.integers(-500, 500), st.sampled_from(("month", "year", "quarter")))
def test_moving_by_months_keeps_the_day_or_takes_the_last(day, count, unit):
    there = moved(day, count, unit)
    assert there.day == day.day or (there + timedelta(days=1)).day == 1
    assert abs((moved(there, -count, unit) - day).days) <= 3


@pytest.mark.parametrize("days", [month_of(2014, 2), month_of(2014, 5), year_of(2014)])
def test_thirds_are_a_partition(days):
    early, middle, late = (third(days, part) for part in ("early", "middle", "late"))
    assert (early[0], late[1]) == days
    assert early[1] + timedelta(days=1) == middle[0]
    assert middle[1] + timedelta(days=1) == late[0]


@pytest.mark.parametrize(("unit", "count"), [("half", 2), ("quarter", 4)])
@pytest.mark.parametrize("days", [month_of(2014, 2), month_of(2014, 5), year_of(2012)])
def test_halves_and_quarters_are_a_partition(days, unit, count):
    pieces = [piece(days, number, unit) for number in range(1, count + 1)]
    assert (pieces[0][0], pieces[-1][1]) == days
    assert piece(days, -1, unit) == pieces[-1]
    for one, other in pairwise(pieces):
        assert one[1] + timedelta(days=1) == other[0]


@pytest.mark.parametrize(
    ("days", "number", "unit", "count", "first", "last"),
    [
        (month_of(2014, 11), 1, "half", 1, "2014-11-01", "2014-11-15"),
        (month_of(2014, 5), 2, "half", 1, "2014-05-16", "2014-05-31"),
        (year_of(2014), 2, "half", 1, "2014-07-01", "2014-12-31"),
        (month_of(2014, 5), 1, "week", 1, "2014-05-01", "2014-05-07"),
        (month_of(2014, 4), -1, "week", 1, "2014-04-24", "2014-04-30"),
        (year_of(2014), 1, "month", 3, "2014-01-01", "2014-03-31"),
        (month_of(2014, 2), 5, "week", 1, None, None),
        (month_of(2014, 2), 3, "half", 1, None, None),
    ],
)
def test_pieces(days, number, unit, count, first, last):
    if first is None:
        with pytest.raises(ValueError):  # noqa: PT011
            piece(days, number, unit, count)
    else:
        found = piece(days, number, unit, count)
        assert [day.isoformat() for day in found] == [first, last]


def test_seasons():
    assert season_of(2013, 6) == (date(2013, 6, 1), date(2013, 8, 31))
    assert season_of(2013, 12) == (date(2013, 12, 1), date(2014, 2, 28))
