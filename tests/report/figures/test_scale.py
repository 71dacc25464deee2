from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_laws import SVG, lawful, shapes, words

from whence.model import Assessment, ClaimVerdict, Origins
from whence.report.figures.canvas import WIDTH, Figure
from whence.report.figures.scale import draw_verdict
from whence.report.marks import Addresses
from whence.report.wording import SCALE

chances = st.floats(0, 1)
CLAIM = ClaimVerdict(
    id="c",
    text="It is so.",
    reports=1,
    origins=Origins(mean=1, low=1, high=1),
    probability=0.06,
    low=0.02,
    high=0.13,
    words="very unlikely",
    confidence="low",
    prior=0.2,
)


def verdict(merger: Assessment, **changed: object) -> Figure:
    return draw_verdict("v", merger, replace(CLAIM, **changed), Addresses(()))


@given(st.tuples(chances, chances, chances), chances)
@settings(max_examples=25, deadline=None)
def test_a_probability_is_drawn_where_it_belongs(
    merger: Assessment, ends: tuple[float, float, float], prior: float
) -> None:
    low, p, high = sorted(ends)
    root = lawful(verdict(merger, probability=p, low=low, high=high, prior=prior))
    (dot,) = root.iter(f"{SVG}circle")
    first, last = 8, WIDTH - 8  # room for the dot at both ends
    assert float(dot.get("cx")) == pytest.approx(first + p * (last - first), abs=0.06)
    tick = next(box for box in shapes(root) if box.what == "line")
    assert tick.left == pytest.approx(first + prior * (last - first), abs=0.06)
    interval = [one for one in root.iter(f"{SVG}rect") if one.get("rx") == "4"]
    assert float(interval[0].get("x")) == pytest.approx(first + low * (last - first), abs=0.06)


@pytest.mark.parametrize("term", [term for _, _, term in SCALE])
def test_all_terms_are_named_and_the_one_of_the_verdict_stands_out(
    merger: Assessment, term: str
) -> None:
    root = lawful(verdict(merger, words=term))
    assert {one for _, _, one in SCALE} <= set(words(root))
    bold = [t.text for t in root.iter(f"{SVG}text") if "700" in t.get("style")]
    assert term in bold
    assert len(bold) == 2, "and the number"


def test_the_description_and_the_table_say_what_the_picture_shows(merger: Assessment) -> None:
    figure = verdict(merger)
    said = "very unlikely: 6 %, 90 % interval 2–13 %; 20 % before the evidence"
    assert figure.described.replace("\u00a0", " ") == said
    told = [row[1].text.replace("\u00a0", " ") for row in figure.table.rows]
    assert told == ["6 %", "2–13 %", "very unlikely", "20 %"]
    assert "6 % (2–13 %)" in [one.replace("\u00a0", " ") for one in words(lawful(figure))]
