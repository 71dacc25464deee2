from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_laws import SVG, lawful, words

from whence.model import Assessment, ClaimVerdict, Document, Member, Origins
from whence.report.figures.canvas import Figure
from whence.report.figures.origins import draw_origins
from whence.report.marks import Addresses


def claim_of(groups: list[list[int]]) -> ClaimVerdict:
    reports = sorted({n for one in groups for n in one})
    return ClaimVerdict(
        id="c",
        text="It is so.",
        reports=len(reports),
        origins=Origins(
            mean=len(groups),
            low=max(len(groups) - 1, 1),
            high=len(groups) + 1,
            groups=tuple(tuple(f"d{n}" for n in one) for one in groups),
            members=tuple(
                Member(id=f"d{n}", label=f"Paper {n}", document=f"d{n}", spans=()) for n in reports
            ),
        ),
        probability=0.5,
        low=0.4,
        high=0.6,
        words="roughly even chance",
        confidence="low",
    )


def figure_of(merger: Assessment, groups: list[list[int]]) -> Figure:
    held = tuple(Document(id=f"d{n}", text="A word.") for one in groups for n in one if n % 2)
    figure = draw_origins("o", merger, claim_of(groups), Addresses(held))
    assert figure is not None
    return figure


@given(
    st.lists(
        st.lists(st.integers(0, 30), min_size=1, max_size=20, unique=True), min_size=1, max_size=12
    )
)
@settings(max_examples=25, deadline=None)
def test_every_report_is_a_mark_in_the_box_of_each_of_its_origins(
    merger: Assessment, groups: list[list[int]]
) -> None:
    figure = figure_of(merger, groups)
    root = lawful(figure)
    marks = [mark for mark in root.iter() if mark.find(f"{SVG}title") is not None]
    titles = [mark.find(f"{SVG}title").text for mark in marks if mark.tag != f"{SVG}svg"]
    assert sorted(titles) == sorted(f"Paper {n}" for one in groups for n in one)
    assert len(figure.table.rows) == sum(map(len, groups))
    shared = {n for one in groups for n in one if sum(n in other for other in groups) > 1}
    diamonds = list(root.iter(f"{SVG}polygon"))
    times = sum(n in shared for one in groups for n in one)
    assert len(diamonds) == times + bool(shared), "one more in the key"
    boxes = [one for one in root.iter(f"{SVG}rect") if one.get("rx") == "8"]
    assert len(boxes) == len(groups)


def test_a_report_at_hand_is_a_link_to_it(merger: Assessment) -> None:
    figure = figure_of(merger, [[1, 2, 3]])
    told = [link.get("href") for link in lawful(figure).iter(f"{SVG}a")]
    assert told == ["#doc-d1", "#doc-d3"]
    assert [row[1].address for row in figure.table.rows] == ["doc-d1", "", "doc-d3"]


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ([list(range(700))], "1: 700 reports (500 more)"),
        ([[n] for n in range(90)], "and 30 more origins with 30 reports"),
    ],
)
def test_what_there_is_no_room_for_is_counted(
    merger: Assessment, groups: list[list[int]], told: str
) -> None:
    figure = figure_of(merger, groups)
    assert told in [one.replace("\u00a0", " ") for one in words(lawful(figure))]
    assert len(figure.table.rows) == sum(map(len, groups))


def test_the_bars_have_one_scale(merger: Assessment) -> None:
    root = lawful(figure_of(merger, [[1, 2, 3, 4], [5], [6], [7], [8]]))
    reports, origins = list(root.iter(f"{SVG}rect"))[:2]
    assert float(reports.get("width")) == 360
    assert float(origins.get("width")) == 360 * 5 / 8


def test_a_claim_that_no_report_makes_has_no_picture(merger: Assessment) -> None:
    claim = replace(claim_of([]), reports=0)
    assert draw_origins("o", merger, claim, Addresses(())) is None
