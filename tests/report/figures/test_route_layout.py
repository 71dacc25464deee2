"""Where places are drawn: no two boxes touch, and who lies north or west of whom is kept."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.report.figures.canvas import WIDTH
from whence.report.figures.route_layout import Label, spots_of

sites = st.lists(
    st.tuples(st.integers(-80, 80), st.integers(-60, 60), st.integers(1, 3), st.integers(1, 16)),
    min_size=1,
    max_size=40,
)


@settings(max_examples=50, deadline=None)
@given(sites)
def test_boxes_are_apart_and_inside_and_the_order_is_kept(
    found: list[tuple[int, int, int, int]],
) -> None:
    points = {f"p{n}": (float(lat), float(lon)) for n, (lat, lon, _, _) in enumerate(found)}
    labels = {
        f"p{n}": Label(name=("n" * long,) * lines) for n, (_, _, lines, long) in enumerate(found)
    }
    spots = spots_of(points, labels, 20)
    assert set(spots) == set(points)
    for spot in spots.values():
        assert 0 <= spot.left <= spot.x <= spot.right <= WIDTH
        assert spot.top >= 20
    for one, other in combinations(spots.values(), 2):
        apart = (
            one.right <= other.left
            or other.right <= one.left
            or one.bottom <= other.top
            or other.bottom <= one.top
        )
        assert apart
        (north, east), (south, west) = points[one.place], points[other.place]
        assert (one.y - other.y) * (north - south) <= 0
        assert (one.x - other.x) * (east - west) >= 0


def test_places_across_the_date_line_are_neighbours() -> None:
    points = {"fiji": (-17.0, 179.0), "samoa": (-14.0, -172.0), "tonga": (-21.0, -175.0)}
    labels = dict.fromkeys(points, Label(name=("here",)))
    spots = spots_of(points, labels, 0)
    assert spots["fiji"].x < spots["tonga"].x < spots["samoa"].x
    assert spots["samoa"].y < spots["fiji"].y < spots["tonga"].y


def test_nothing_has_no_places() -> None:
    assert spots_of({}, {}, 0) == {}
