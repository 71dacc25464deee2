from dataclasses import replace
from math import log10

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_laws import SVG, lawful, words

from whence.model import Assessment, Driver
from whence.report.figures.canvas import Figure
from whence.report.figures.waterfall import draw_waterfall
from whence.report.marks import Addresses

sizes = st.floats(-2, 2)
OVERLAP = "What they do together, not one by one"


def log_odds(chance: float) -> float:
    return log10(chance / (1 - chance))


def figure_of(
    merger: Assessment, weights: list[float], prior: float, after: float
) -> Figure | None:
    drivers = tuple(
        Driver(what=f"Reason {n}.", kind="finding", weight=weight, id=f"e{n}")
        for n, weight in enumerate(weights)
    )
    start = Driver(what="Where it began.", kind="prior", weight=log_odds(prior), id="prior")
    claim = replace(
        merger.claims[0], drivers=(start, *drivers), prior=prior, probability=after, words="likely"
    )
    return draw_waterfall("w", merger, claim, Addresses(merger.documents))


@given(
    st.lists(sizes, min_size=1, max_size=20),
    st.floats(0.01, 0.99),
    st.floats(0.01, 0.99),
)
@settings(max_examples=40, deadline=None)
def test_before_and_changes_and_overlap_come_to_after(
    merger: Assessment, weights: list[float], prior: float, after: float
) -> None:
    figure = figure_of(merger, weights, prior, after)
    assert figure is not None
    lawful(figure)
    told = {row[0].text: float(row[2].text.replace("−", "-")) for row in figure.table.rows}
    end = told.pop("After the evidence")
    rounding = 0.006 * (len(told) + 1)
    assert sum(told.values()) == pytest.approx(end, abs=rounding)
    assert end == pytest.approx(log_odds(after), abs=0.006)
    assert len([name for name in told if name.startswith("Reason")]) == len(weights)


@given(st.lists(sizes, min_size=1, max_size=20))
@settings(max_examples=25, deadline=None)
def test_every_driver_is_drawn_or_counted(merger: Assessment, weights: list[float]) -> None:
    figure = figure_of(merger, weights, 0.3, 0.6)
    assert figure is not None
    labels = words(lawful(figure))
    drawn = [one for one in labels if one.startswith("Reason")]
    more = [int(one.removesuffix(" more")) for one in labels if one.endswith(" more")]
    assert len(drawn) + sum(more) == len(weights)
    order = sorted(weights, key=lambda one: -abs(one))
    assert [abs(weights[int(one[7:-1])]) for one in drawn] == [abs(w) for w in order][: len(drawn)]


def test_changes_that_add_up_leave_nothing_between_them(merger: Assessment) -> None:
    weight = log_odds(0.7) - log_odds(0.2)
    figure = figure_of(merger, [weight], 0.2, 0.7)
    assert figure is not None
    assert OVERLAP not in words(lawful(figure))
    assert "need not add up" not in figure.described
    apart = figure_of(merger, [weight / 2], 0.2, 0.7)
    assert apart is not None
    assert OVERLAP in words(lawful(apart))
    assert "need not add up" in apart.described


def test_bars_stand_in_the_order_of_their_odds(merger: Assessment) -> None:
    figure = figure_of(merger, [1.0, -0.4], 0.2, 0.5)
    assert figure is not None
    rects = list(lawful(figure).iter(f"{SVG}rect"))
    up = next(one for one in rects if "--for" in one.get("style"))
    down = next(one for one in rects if "--against" in one.get("style"))
    end = float(up.get("x")) + float(up.get("width"))
    assert float(down.get("x")) + float(down.get("width")) == pytest.approx(end, abs=0.2)
    assert float(up.get("width")) == pytest.approx(2.5 * float(down.get("width")), abs=0.3)


def test_nothing_moved_it(merger: Assessment) -> None:
    assert figure_of(merger, [], 0.3, 0.3) is None
