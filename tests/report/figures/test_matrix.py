from dataclasses import replace

import pytest
from picture_laws import SVG, lawful, words

from whence.model import Assessment, Cell, Column, Matrix
from whence.report.figures.canvas import Figure
from whence.report.figures.matrix import draw_matrix
from whence.report.marks import Addresses


def figure_of(merger: Assessment, columns: list[list[float]]) -> Figure:
    """Draw columns of weights, one for each of the first explanations; the others are neutral."""
    ids = [one.id for one in merger.hypotheses]
    made = tuple(
        Column(
            claim="merger-agreed",
            evidence=f"e{n}",
            what=f"Evidence {n}.",
            diagnosticity=max([*weights, 0]) - min([*weights, 0]),
            cells=tuple(Cell(hypothesis=i, weight=w) for i, w in zip(ids, weights, strict=False)),
        )
        for n, weights in enumerate(columns)
    )
    given = replace(merger, matrix=Matrix(rows=tuple(ids), columns=made))
    figure = draw_matrix("m", given, merger.claims[0], Addresses(merger.documents))
    assert figure is not None
    return figure


def cells(figure: Figure) -> list[tuple[str, int, bool]]:
    """Return each cell that is drawn: what it says, how many signs it has, whether they are plus."""
    found = []
    for group in lawful(figure).iter(f"{SVG}g"):
        title = group.find(f"{SVG}title")
        signs = group.find(f"{SVG}path")
        if title is not None and signs is not None:
            steps = signs.get("d")
            found.append((title.text, steps.count("M") // (1 + ("v" in steps)), "v" in steps))
    return found


@pytest.mark.parametrize(
    ("weight", "told"),
    [
        (1.31, ("1: +1.31, strong for", 3, True)),
        (0.6, ("1: +0.60, moderate for", 2, True)),
        (0.2, ("1: +0.20, slight for", 1, True)),
        (-0.2, ("1: −0.20, slight against", 1, False)),
        (-0.5, ("1: −0.50, moderate against", 2, False)),
        (-4.0, ("1: −4.00, strong against", 3, False)),
    ],
)
def test_a_cell_has_as_many_signs_as_it_is_strong(
    merger: Assessment, weight: float, told: tuple[str, int, bool]
) -> None:
    assert cells(figure_of(merger, [[weight, 0.01]])) == [told]


def test_the_most_telling_comes_first_and_has_the_highest_bar(merger: Assessment) -> None:
    figure = figure_of(merger, [[0.1, -0.1], [0.9, -0.9], [0.3, -0.3]])
    assert [row[1].text for row in figure.table.rows] == [
        "Evidence 1.",
        "Evidence 2.",
        "Evidence 0.",
    ]
    bars = [one for one in lawful(figure).iter(f"{SVG}rect") if "--quiet" in one.get("style")]
    heights = [float(one.get("height")) for one in bars]
    assert heights == sorted(heights, reverse=True)
    assert len(heights) == 3


@pytest.mark.parametrize(
    ("columns", "shown", "left"),
    [
        ([[0.5, -0.5]] * 40, 24, 16),
        ([[0.5, -0.5]] * 13, 13, 0),
        ([[0.5, -0.5]] * 5 + [[0.01, -0.01]] * 9, 5, 9),
        ([[0.01, -0.01]] * 14, 12, 2),
        ([[0.04, -0.04], [0.06, 0.0]], 1, 1),
    ],
)
def test_columns_are_drawn_or_counted_and_all_in_the_table(
    merger: Assessment, columns: list[list[float]], shown: int, left: int
) -> None:
    figure = figure_of(merger, columns)
    labels = words(lawful(figure))
    assert [int(one) for one in labels if one.isdigit()] == list(range(1, shown + 1))
    more = [one for one in labels if "in the table only" in one]
    assert more == ([f"{left} more that tell less are in the table only"] if left else [])
    assert [row[0].text for row in figure.table.rows] == [str(n + 1) for n in range(len(columns))]
    assert {len(row) for row in figure.table.rows} == {3 + len(merger.hypotheses)}


def test_nothing_to_compare(merger: Assessment) -> None:
    assert draw_matrix("m", merger, merger.claims[1], Addresses(())) is None
