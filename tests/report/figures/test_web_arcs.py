from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from whence.report.figures.web import Tie
from whence.report.figures.web_arcs import arcs_of

KINDS = ["cites", "copies", "shares_details", "shares_origin"]


@st.composite
def columns(draw: st.DrawFn) -> tuple[list[Tie], list[tuple[int, int]], list[int], list[float]]:
    count = draw(st.integers(2, 9))
    column = draw(st.lists(st.integers(0, 1), min_size=count, max_size=count))
    node = st.integers(0, count - 1)
    pairs = st.tuples(node, node).filter(lambda pair: pair[0] != pair[1])
    ends = draw(st.lists(pairs, max_size=14, unique=True))
    ties = [Tie(one=f"{a}", other=f"{b}", kind=draw(st.sampled_from(KINDS))) for a, b in ends]
    return ties, ends, column, [50.0 * n for n in range(count)]


@given(columns())
def test_arcs_that_do_not_end_together_never_lie_on_each_other(
    made: tuple[list[Tie], list[tuple[int, int]], list[int], list[float]],
) -> None:
    ties, ends, column, heights = made
    arcs = arcs_of(*made)
    assert set(arcs.out) == {n for n, (a, b) in enumerate(ends) if column[a] == column[b]}
    for one, other in combinations(arcs.out, 2):
        if column[ends[one][0]] != column[ends[other][0]] or arcs.out[one] != arcs.out[other]:
            continue
        together = arcs.joined[one] == arcs.joined[other] and ties[one].kind == ties[other].kind
        (a, b), (c, d) = (sorted(heights[n] for n in ends[tie]) for tie in (one, other))
        assert together or b < c or d < a
    for n, (a, b) in enumerate(ends):
        if n in arcs.out:
            assert arcs.joined[n] == b if ties[n].directed else arcs.joined[n] in (a, b)
            assert arcs.gap(column[a], 40) > arcs.out[n] + 20


def test_short_arcs_run_inside_of_long_ones_and_what_meets_is_one_line() -> None:
    ends = [(0, 3), (1, 3), (1, 2)]
    ties = [Tie(one=f"{a}", other=f"{b}", kind="cites") for a, b in ends]
    arcs = arcs_of(ties, ends, [0] * 4, [0.0, 50.0, 100.0, 150.0])
    assert arcs.out[2] < arcs.out[0] == arcs.out[1]
    assert arcs_of(ties, ends, [0, 1, 2, 3], [0.0] * 4).gap(0, 40) == 40
