"""Points in polygons, against the winding number."""

from math import atan2, pi

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from whence.store.polygons import Point, Ring, Shape

SQUARE: Ring = ((0, 0), (4, 0), (4, 4), (0, 4))
HOLE: Ring = ((1, 1), (3, 1), (3, 3), (1, 3))
BOW: Ring = ((0, 0), (4, 4), (4, 0), (0, 4))  # crosses itself in the middle


@pytest.mark.parametrize(
    ("rings", "point", "inside"),
    [
        ([SQUARE], (2, 2), True),
        ([SQUARE], (5, 2), False),
        ([SQUARE], (-1, 0), False),  # on the line of an edge
        ([SQUARE, HOLE], (2, 2), False),
        ([SQUARE, HOLE], (0.5, 2), True),
        ([SQUARE, tuple((x + 10, y) for x, y in SQUARE)], (12, 2), True),
        ([BOW], (3.5, 2), True),
        ([BOW], (2, 0.5), False),
        ([(*SQUARE, SQUARE[0])], (2, 2), True),  # closed twice
    ],
)
def test_inside_or_not(rings: list[Ring], point: Point, inside: bool) -> None:
    assert Shape.of(rings).holds(*point) is inside


def winding(ring: Ring, x: float, y: float) -> int:
    """Return how often a ring goes around a point: the sum of the angles it is seen under."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        turn = atan2(y2 - y, x2 - x) - atan2(y1 - y, x1 - x)
        total += turn - 2 * pi * round(turn / (2 * pi))
    return round(total / (2 * pi))


whole = st.integers(-6, 6)
points = st.tuples(whole.map(float), whole.map(float))
# Halves never lie on an edge between whole points at a vertex's height.
asked = st.tuples(whole.map(lambda n: n + 0.37), whole.map(lambda n: n + 0.41))


def distance_to_edges(ring: Ring, x: float, y: float) -> float:
    least = float("inf")
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        dx, dy = x2 - x1, y2 - y1
        share = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy) if dx or dy else 0.0
        share = max(0.0, min(1.0, share))
        least = min(least, (x1 + share * dx - x) ** 2 + (y1 + share * dy - y) ** 2)
    return least


@given(st.lists(points, min_size=3, max_size=9), asked)
def test_agrees_with_the_winding_number(ring: list[Point], point: Point) -> None:
    assume(distance_to_edges(tuple(ring), *point) > 1e-9)
    # The even-odd rule is the parity of the winding number, lines that cross included.
    assert Shape.of([tuple(ring)]).holds(*point) is (winding(tuple(ring), *point) % 2 == 1)


@given(st.lists(points, min_size=3, max_size=9), asked, st.integers(0, 8))
def test_where_a_ring_begins_and_which_way_it_turns_changes_nothing(
    ring: list[Point], point: Point, turn: int
) -> None:
    assume(distance_to_edges(tuple(ring), *point) > 1e-9)
    turn %= len(ring)
    turned = tuple(ring[turn:] + ring[:turn])
    there = Shape.of([tuple(ring)]).holds(*point)
    assert Shape.of([turned]).holds(*point) is there
    assert Shape.of([turned[::-1]]).holds(*point) is there
