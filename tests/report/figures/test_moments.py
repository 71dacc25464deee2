from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Interval
from whence.report.figures.moments import columns_of, heads, moment

days = st.integers(0, 40).map(lambda n: Interval.of_day(date(2031, 12, 1) + timedelta(days=n)))


@given(st.lists(days | st.none(), max_size=30), st.integers(1, 9), st.data())
def test_columns_keep_the_order_of_time(
    whens: list[Interval | None], most: int, data: st.DataObject
) -> None:
    index = st.integers(0, max(len(whens) - 1, 0))
    pairs = data.draw(st.lists(st.tuples(index, index), max_size=20)) if whens else []
    columns, places = columns_of(whens, pairs, most)
    assert len(columns) <= most
    assert len(heads(columns)) == len(columns)
    told = [(moment(when), place) for when, place in zip(whens, places, strict=True)]
    assert all((when is None) == (place is None) for when, place in told)
    dated = sorted((when, place) for when, place in told if when is not None and place is not None)
    assert [place for _, place in dated] == sorted(place for _, place in dated)
    for when, place in dated:
        assert columns[place].first <= when <= columns[place].last
    if len({when for when, _ in dated}) <= most:
        assert all(not column.several for column in columns)


def test_links_run_between_columns_where_they_can() -> None:
    whens = [Interval.parse(f"2031-05-0{n}") for n in (1, 2, 3)]
    _, places = columns_of(whens, [(0, 1), (0, 1)], 2)
    assert places == [0, 1, 1]
    _, places = columns_of(whens, [(1, 2), (1, 2)], 2)
    assert places == [0, 0, 1]


@pytest.mark.parametrize(
    ("whens", "most", "told"),
    [
        (["2031-05-01", "2031-05-03"], 5, [("1 May", "2031"), ("3 May", "")]),
        (["2031-05-01", "2031-05-03"], 1, [("1–3 May", "2031")]),
        (["2031-12-30", "2032-01-02"], 1, [("30 Dec – 2 Jan", "2031–2032")]),
        (["2031-05-01T08:30Z"], 5, [("1 May", "08:30, 2031")]),
        (["2031-05-01T08:30Z", "2031-05-01T09:00Z"], 1, [("1 May", "08:30–09:00, 2031")]),
        (["2031-12-30", "2032-01-02"], 5, [("30 Dec", "2031"), ("2 Jan", "2032")]),
    ],
)
def test_heads_say_when(whens: list[str], most: int, told: list[tuple[str, str]]) -> None:
    columns, _ = columns_of([Interval.parse(when) for when in whens], [], most)
    assert [(day.replace("\u00a0", " "), under) for day, under in heads(columns)] == told


def test_a_day_without_a_time_comes_after_the_times_of_that_day() -> None:
    whens = ["2031-05-02", "2031-05-02T22:00Z", "2031-05-03T00:10Z"]
    _, places = columns_of([Interval.parse(when) for when in whens], [], 9)
    assert places == [1, 0, 2]


@pytest.mark.parametrize("when", [None, "../2031", "2031/.."])
def test_what_has_an_open_end_has_no_moment(when: str | None) -> None:
    assert moment(Interval.parse(when) if when else None) is None
