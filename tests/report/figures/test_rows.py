from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_layers import graphs

from whence.report.figures.layers import Layers, untangled
from whence.report.figures.rows import apart, rows_of

places = st.floats(-20, 20)


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_nothing_stands_on_another_and_bands_hold_their_own(graph: Layers) -> None:
    orders = untangled(graph)
    rows = rows_of(graph, orders, 3)
    for order in orders:
        for above, below in pairwise(order):
            room = sum(0.5 if node < graph.nodes else 0.15 for node in (above, below))
            assert rows.at[below] - rows.at[above] >= room - 1e-6
    for node, band in enumerate(graph.bands):
        top, bottom = rows.bands[band]
        assert top - 1e-6 <= rows.at[node] <= bottom + 1e-6
    for (_, bottom), (top, _) in pairwise(rows.bands):
        assert top > bottom


@given(st.lists(places, min_size=1, max_size=8))
def test_places_are_as_near_as_they_can_be(aims: list[float]) -> None:
    offsets = [float(n) for n in range(len(aims))]
    found = apart(aims, offsets, [1.0] * len(aims))

    def far(at: list[float]) -> float:
        return sum((a - b) ** 2 for a, b in zip(at, aims, strict=True))

    assert all(b - a >= 1 - 1e-9 for a, b in pairwise(found))
    close = [aims[0] + offset for offset in offsets]
    assert far(found) <= far(close) + 1e-6
    assert sum(found) == pytest.approx(sum(aims), abs=1e-6), "least squares keep the mean"


@pytest.mark.parametrize(
    ("aims", "weights", "found"),
    [
        ([0, 5], [1, 1], [0, 5]),
        ([3, 3], [1, 1], [2.5, 3.5]),
        ([3, 3], [3, 1], [2.75, 3.75]),
        ([2, 0, 9], [1, 1, 1], [0.5, 1.5, 9]),
    ],
)
def test_places_that_are_wished_twice(
    aims: list[float], weights: list[float], found: list[float]
) -> None:
    assert apart(aims, [0, 1, 2][: len(aims)], weights) == pytest.approx(found)
