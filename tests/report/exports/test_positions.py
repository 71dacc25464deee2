"""Lines that cross the antimeridian, cut by RFC 7946, 3.1.9."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.report.exports.positions import cut

longitudes = st.sampled_from([-180.0, 180.0, 0.0]) | st.floats(-180, 180)
points = st.tuples(longitudes, st.floats(-90, 90)).map(list)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ([], []),
        ([[1.0, 2.0]], []),
        ([[1.0, 2.0], [1.0, 2.0]], []),
        ([[0.0, 0.0], [90.0, 1.0]], [[[0.0, 0.0], [90.0, 1.0]]]),
        (
            [[175.0, 0.0], [-175.0, 10.0], [175.0, 0.0]],
            [
                [[175.0, 0.0], [180.0, 5.0]],
                [[-180.0, 5.0], [-175.0, 10.0], [-180.0, 5.0]],
                [[180.0, 5.0], [175.0, 0.0]],
            ],
        ),
        # What only touches it is not cut in two, on whichever side it is written.
        ([[170.0, 0.0], [180.0, 1.0]], [[[170.0, 0.0], [180.0, 1.0]]]),
        ([[170.0, 0.0], [-180.0, 1.0]], [[[170.0, 0.0], [180.0, 1.0]]]),
        ([[-180.0, 1.0], [170.0, 0.0]], [[[180.0, 1.0], [170.0, 0.0]]]),
    ],
)
def test_a_line_is_cut_where_it_crosses(line, expected):
    assert cut(line) == expected


@given(st.lists(points, max_size=6))
def test_no_part_crosses_and_all_points_stay(line):
    """Each part has two points or more on earth, and takes the shorter way between any two."""
    parts = cut(line)
    for part in parts:
        assert len(part) > 1
        for (lon, lat), (then, _) in pairwise(part):
            assert abs(lon) <= 180
            assert -90 <= lat <= 90
            assert abs(lon - then) <= 180
    turned = {(lon % 360, lat) for part in parts for lon, lat in part}
    if parts:
        assert {(lon % 360, lat) for lon, lat in line} <= turned
