"""Rows in batches."""

from hypothesis import given
from hypothesis import strategies as st

from whence.engine import gather

ROWS = st.lists(st.text(max_size=9), max_size=40)


def batches(rows, **limits):
    return list(gather(rows, len, lambda: None, **limits))


@given(ROWS, st.integers(1, 9), st.integers(1, 30))
def test_batches_are_the_rows_in_order_and_within_limits(rows, most_rows, most_size):
    found = batches(rows, most_rows=most_rows, most_size=most_size)
    assert [row for one in found for row in one.rows] == rows
    for one in found:
        assert 1 <= len(one.rows) <= most_rows
        assert sum(map(len, one.rows[:-1])) < most_size


@given(ROWS, ROWS)
def test_keys_are_equal_where_the_rows_are(some, others):
    one, other = (batches(rows, most_rows=3) for rows in (some, others))
    for left, right in zip(one, other, strict=False):
        assert (left.key == right.key) == (left.rows == right.rows)


def test_the_share_is_that_of_the_moment():
    shares = iter([0.25, 1.0])
    found = list(gather("abc", len, lambda: next(shares), most_rows=2))
    assert [one.share for one in found] == [0.25, 1.0]
