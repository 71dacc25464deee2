from itertools import combinations, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.report.figures.layers import Layers, crossings, layered, untangled


@st.composite
def graphs(draw: st.DrawFn, most: int = 14, columns: int = 4) -> Layers:
    count = draw(st.integers(1, most))
    column = draw(st.lists(st.integers(0, columns - 1), min_size=count, max_size=count))
    band = draw(st.lists(st.integers(0, 2), min_size=count, max_size=count))
    pairs = list(combinations(range(count), 2))
    edges = draw(st.lists(st.sampled_from(pairs), max_size=2 * count)) if pairs else []
    return layered(column, edges, band)


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_every_node_keeps_its_layer_and_bands_keep_their_order(graph: Layers) -> None:
    orders = untangled(graph)
    assert [sorted(order) for order in orders] == [sorted(layer) for layer in graph.layers]
    for order in orders:
        bands = [graph.bands[node] for node in order]
        assert bands == sorted(bands)


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_the_order_is_the_same_each_time_and_never_worse_than_the_given_one(graph: Layers) -> None:
    orders = untangled(graph)
    assert orders == untangled(graph)
    given_order = [sorted(layer, key=lambda node: graph.bands[node]) for layer in graph.layers]
    assert crossings(orders, graph.steps) <= crossings(given_order, graph.steps)


@given(graphs(most=7, columns=2))
@settings(max_examples=40, deadline=None)
def test_crossings_are_counted_pair_by_pair_and_small_graphs_have_the_fewest(graph: Layers) -> None:
    free = Layers(
        nodes=graph.nodes, layers=graph.layers, ways=graph.ways, bands=(0,) * len(graph.bands)
    )

    def counted(orders: list[list[int]]) -> int:
        place = {node: n for order in orders for n, node in enumerate(order)}
        return sum(
            (place[a] - place[c]) * (place[b] - place[d]) < 0
            for (a, b), (c, d) in combinations(free.steps, 2)
        )

    orders = untangled(free)
    assert crossings(orders, free.steps) == counted(orders)
    every = product(*(map(list, permutations(layer)) for layer in free.layers))
    assert counted(orders) == min(counted(list(each)) for each in every)


def test_a_long_edge_bends_in_each_layer_that_it_passes() -> None:
    graph = layered([0, 3, 1], [(1, 0), (0, 2)])
    assert graph.ways == ((0, 3, 4, 1), (0, 2))
    assert graph.layers == ((0,), (2, 3), (4,), (1,))
    assert graph.steps == [(0, 3), (3, 4), (4, 1), (0, 2)]


@pytest.mark.parametrize(("columns", "edges"), [([], []), ([0], []), ([0, 0], [(0, 1), (1, 0)])])
def test_what_has_no_steps_has_no_crossings(
    columns: list[int], edges: list[tuple[int, int]]
) -> None:
    graph = layered(columns, edges)
    assert crossings(untangled(graph), graph.steps) == 0
