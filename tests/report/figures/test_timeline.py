"""The timeline: every interval is where it belongs, soft where it is not known, and nothing is covered."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from picture_laws import SVG, drawn, lawful, words
from way_cases import EMPTY, fact, history, when, with_times

from whence.model import Assessment, Document
from whence.report.figures.canvas import Figure
from whence.report.figures.lane_bars import BAR, LEFT, RIGHT, draw_lane
from whence.report.figures.lanes import MOST, Lane, lanes_of, shown
from whence.report.figures.time_scale import time_scale
from whence.report.figures.timeline import draw_timeline
from whence.report.marks import Addresses

GOLDEN = Path(__file__).parent / "golden"


def figure_of(assessment: Assessment, say=str) -> Figure | None:
    addresses = Addresses(assessment.documents)
    return draw_timeline("timeline", assessment, assessment.claims[0], addresses, say)


def longer(english: str) -> str:
    return f"{english} {'n' * (len(english) // 3)}"


@given(with_times())
@settings(max_examples=25, deadline=None)
def test_every_timeline_is_lawful(assessment: Assessment) -> None:
    figure = figure_of(assessment)
    if figure is None:
        return
    lawful(figure)
    assert figure == figure_of(assessment), "the same each time"
    translated = figure_of(assessment, longer)
    assert translated is not None
    lawful(translated)


def test_a_timeline_is_as_it_was_looked_at() -> None:
    figure = figure_of(history())
    assert figure is not None
    kept = GOLDEN / "timeline.svg"
    now = str(figure.svg).replace("><", ">\n<") + "\n"
    if os.environ.get("WHENCE_RENEW"):
        kept.write_text(now, "utf-8")
    assert now == kept.read_text("utf-8")


def test_what_is_dated_is_drawn_in_groups() -> None:
    figure = figure_of(history())
    assert figure is not None
    read = words(lawful(figure))
    order = [
        "Claimed for: 9\u00a0March 2031",
        "Reports, when published: 4; without a date: 1",
        "Who held what, and who was where",
        "hold is so",
        "Who stood against whom",
        "Who belonged to whom",
        "What they were called",
        "Alpha: ألفا and AL (until 2029)",
        "Earlier attempts",
        "joint operation: Alpha (2027; failed)",
    ]
    assert [label for label in read if label in order] == order
    assert len(figure.table.rows) == 1 + 4 + 5


def test_reports_are_dots_that_lead_to_their_texts() -> None:
    figure = figure_of(history())
    assert figure is not None
    links = [link.get("href") for link in drawn(figure.svg).iter(f"{SVG}a")]
    assert {"#doc-d0", "#doc-d1", "#doc-d2", "#doc-d3", "#finding-f"} == set(links)


@pytest.mark.parametrize(
    ("since", "until", "full", "soft", "arrows"),
    [
        ("2030-01-01", "2030-12-31", ("2030-01-01", "2030-12-31"), ("2030-01-01", "2030-12-31"), 0),
        ("2030", None, ("2030-12-31", None), ("2030-01-01", None), 1),
        (None, "2030", (None, "2030-01-01"), (None, "2030-12-31"), 1),
        ("../2030", "2031", ("2030-12-31", "2031-01-01"), (None, "2031-12-31"), 1),
        ("2030", "2031/..", ("2030-12-31", "2031-01-01"), ("2030-01-01", None), 1),
        ("2030", "2030-06", None, ("2030-01-01", "2030-06-30"), 0),
    ],
)
def test_a_bar_is_full_where_it_surely_held(since, until, full, soft, arrows) -> None:
    moments = {when(f"{year}-06-15").low: 1.0 for year in range(2028, 2034)}
    scale = time_scale(moments, LEFT, RIGHT)
    lane = Lane(group="holding", words="so", begins=when(since), ends=when(until), rank=0)
    bar, _ = draw_lane(lane, scale, 0)
    root = drawn(
        f'<svg id="x" role="img" aria-labelledby="x-title x-desc" xmlns="{SVG[1:-1]}"><title>t</title><desc>d</desc>{bar}</svg>'
    )
    boxes = {
        float(one.get("height")): (
            float(one.get("x")),
            float(one.get("x")) + float(one.get("width")),
        )
        for one in root.iter(f"{SVG}rect")
    }

    def place(day: str | None, end: float) -> float:
        return scale.x(when(day).low) if day else end

    assert len(list(root.iter(f"{SVG}polygon"))) == arrows
    assert boxes[BAR - 1] == pytest.approx((place(soft[0], LEFT), place(soft[1], RIGHT)), abs=1.6)
    if full is None:
        assert BAR not in boxes
    else:
        assert boxes[BAR] == pytest.approx((place(full[0], LEFT), place(full[1], RIGHT)), abs=1.6)


def test_what_findings_rest_on_comes_first_and_the_rest_is_counted() -> None:
    known = history()
    many = tuple(fact(f"fact {n:02}", "controls", "2030") for n in range(60))
    crowded = replace(known, facts=(*many, *known.facts))
    lanes = lanes_of(crowded, crowded.claims[0], Addresses(()), str)
    assert [lane.words for lane in lanes if lane.rank == 0] == [
        "joint operation: Alpha (2027; failed)",
        "hold is so",
    ]
    kept = shown(lanes)
    assert {"hold is so", "joint operation: Alpha (2027; failed)"} <= {lane.words for lane in kept}
    assert len(kept) <= MOST
    figure = figure_of(crowded)
    assert figure is not None
    assert f"{len(lanes) - len(kept)} more are in the table" in words(lawful(figure))
    assert len(figure.table.rows) == 1 + 4 + len(lanes)


def test_a_full_stack_of_reports_is_counted() -> None:
    documents = tuple(
        Document(id=f"d{n}", text="A word.\n", published=when("2031-03-11")) for n in range(150)
    )
    figure = figure_of(replace(EMPTY, documents=documents))
    assert figure is not None
    assert "+138" in words(lawful(figure))
    assert len(figure.table.rows) == 150


@pytest.mark.parametrize(
    "documents", [(), (Document(id="d", text="A word.\n", published=when("2031")),)]
)
def test_less_than_two_things_make_no_timeline(documents: tuple[Document, ...]) -> None:
    assert figure_of(replace(EMPTY, documents=documents)) is None
