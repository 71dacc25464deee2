"""The tabular Islamic calendar."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.dates.hijri import SLACK, islamic_day, islamic_days, islamic_year

YEARS = st.integers(1, 9000)


@pytest.mark.parametrize(
    ("islamic", "day"),
    [
        # Julian Day Numbers 1948440, 1948794, 1949149 and 1949503: OEIS A350539.
        ((1, 1, 1), date.fromordinal(1948440 - 1721425)),
        ((2, 1, 1), date.fromordinal(1948794 - 1721425)),
        ((3, 1, 1), date.fromordinal(1949149 - 1721425)),
        ((4, 1, 1), date.fromordinal(1949503 - 1721425)),
        ((1, 1, 1), date(622, 7, 19)),  # 16 July in the Julian calendar
        ((1435, 9, 1), date(2014, 6, 29)),  # as the Islamic State dated its caliphate
        ((1436, 1, 1), date(2014, 10, 25)),
        ((1400, 1, 1), date(1979, 11, 21)),
    ],
)
def test_known_pairs(islamic, day):
    assert islamic_day(*islamic) == day


@pytest.mark.parametrize(
    # Umm al-Qura, the official calendar of Saudi Arabia: the slack covers it.
    ("islamic", "official"),
    [
        ((1435, 9, 1), date(2014, 6, 28)),
        ((1435, 10, 1), date(2014, 7, 28)),
        ((1436, 1, 1), date(2014, 10, 25)),
        ((1436, 9, 1), date(2015, 6, 18)),
        ((1440, 1, 1), date(2018, 9, 11)),
        ((1445, 1, 1), date(2023, 7, 19)),
    ],
)
def test_the_slack_covers_the_official_calendar(islamic, official):
    first, last = islamic_days(*islamic)
    assert first <= official <= last
    assert last - first == 2 * SLACK


@given(YEARS)
def test_months_and_years_follow_each_other(year):
    starts = [islamic_day(year, month, 1) for month in range(1, 13)]
    starts.append(islamic_day(year + 1, 1, 1))
    lengths = [(end - start).days for start, end in pairwise(starts)]
    assert lengths[:11] == [30, 29] * 5 + [30]
    assert lengths[11] in (29, 30)
    leap = year % 30 in (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29)
    assert sum(lengths) == 354 + leap


@given(YEARS, st.integers(1, 12))
def test_years_and_months_are_whole(year, month):
    first, last = islamic_days(year, month)
    assert first == islamic_day(year, month, 1) - SLACK
    assert 28 <= (last - first - 2 * SLACK).days <= 29
    assert islamic_days(year)[0] == islamic_day(year, 1, 1) - SLACK


@given(YEARS, st.integers(1, 12), st.integers(1, 29))
def test_the_year_of_a_day_is_found_or_is_the_one_before(year, month, day):
    assert islamic_year(islamic_day(year, month, day)) in (year - 1, year)


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1436, 13, 1), (1436, 1, 31), (99_999, 1, 1)])
def test_what_is_no_date(wrong):
    with pytest.raises(ValueError):  # noqa: PT011
        islamic_day(*wrong)


def test_the_first_day_leaves_room():
    assert islamic_days(1, 1, 1)[0] == date(622, 7, 19) - timedelta(days=2)
