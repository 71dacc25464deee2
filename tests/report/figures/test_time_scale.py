"""The calendar: the order of moments is that of their places, and busy days have room."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_laws import drawn, overlaps, words

from whence.report.figures.canvas import svg
from whence.report.figures.time_scale import calendar_head, time_scale

moments = st.datetimes(timezones=st.just(UTC))


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(moments, st.floats(0.1, 9), min_size=1, max_size=30))
def test_order_in_time_is_order_in_place(found: dict[datetime, float]) -> None:
    scale = time_scale(found, 8, 352)
    places = [scale.x(moment) for moment in sorted(found)]
    assert places == sorted(places)
    assert all(8 <= x <= 352 for x in places)
    assert scale.places[0] == 8
    assert scale.places[-1] == pytest.approx(352)
    assert list(scale.borders) == sorted(set(scale.borders))


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(moments, st.floats(0.1, 9), min_size=1, max_size=30))
def test_names_in_the_calendar_do_not_touch(found: dict[datetime, float]) -> None:
    scale = time_scale(found, 8, 352)
    head, tall = calendar_head(scale, 0, str)
    assert not overlaps(drawn(svg("head", "Calendar", "Years", tall, head)))


def test_a_fortnight_of_reports_has_room_in_a_history_of_years() -> None:
    reports = [datetime(2014, 11, day, tzinfo=UTC) for day in range(1, 15)]
    history = [datetime(2012, 1, 24, tzinfo=UTC), datetime(2013, 4, 8, tzinfo=UTC)]
    scale = time_scale(dict.fromkeys(reports, 4.0) | dict.fromkeys(history, 1.0), 0, 360)
    assert scale.x(reports[-1]) - scale.x(reports[0]) > 180
    assert scale.x(history[1]) - scale.x(history[0]) > 9
    head, _ = calendar_head(scale, 0, str)
    named = words(drawn(svg("head", "Calendar", "Years", 60, head)))
    assert {"2014", "Nov", "1", "14"} <= set(named)


@pytest.mark.parametrize(
    ("first", "last", "level"),
    [
        ((2014, 11, 2), (2014, 11, 2), "year"),
        ((1980, 1, 1), (2014, 1, 1), "year"),
        ((1900, 1, 1), (2014, 1, 1), "decade"),
        ((1, 1, 1), (9999, 12, 31), "century"),
    ],
)
def test_the_largest_units_go_by_the_span(
    first: tuple[int, int, int], last: tuple[int, int, int], level: str
) -> None:
    ends = {datetime(*first, tzinfo=UTC): 1.0, datetime(*last, 23, 59, 59, tzinfo=UTC): 1.0}
    scale = time_scale(ends, 0, 360)
    assert {unit.level for unit in scale.units} == {level}
    assert all(before.end == after.start for before, after in pairwise(scale.units))


def test_a_moment_is_drawn_on_its_local_date() -> None:
    east = timezone(timedelta(hours=14))
    there, here = datetime(2014, 11, 2, 1, tzinfo=east), datetime(2014, 11, 2, 1, tzinfo=UTC)
    scale = time_scale({here: 1.0, datetime(2014, 11, 9, tzinfo=UTC): 1.0}, 0, 360)
    assert scale.x(there) == scale.x(here)


def test_outside_the_calendar_is_at_its_ends() -> None:
    scale = time_scale({datetime(2014, 11, 2, tzinfo=UTC): 1.0}, 8, 352)
    assert scale.x(datetime(1900, 1, 1, tzinfo=UTC)) == 8
    assert scale.x(datetime(2100, 1, 1, tzinfo=UTC)) == pytest.approx(352)
