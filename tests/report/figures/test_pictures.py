"""What holds of all statistical pictures, and how each looks for one hand-made case.

The golden pictures are renewed by `WHENCE_RENEW=1 pytest tests/report/figures/test_pictures.py`;
look at them, and at what changed in them, before you keep them.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from picture_cases import assessments
from picture_laws import SVG, lawful, words

from whence.model import Assessment
from whence.report.figures.canvas import Figure
from whence.report.figures.matrix import draw_matrix
from whence.report.figures.origins import draw_origins
from whence.report.figures.scale import draw_rivals, draw_verdict
from whence.report.figures.waterfall import draw_waterfall
from whence.report.marks import Addresses

GOLDEN = Path(__file__).parent / "golden"
DRAW = {
    "verdict": draw_verdict,
    "rivals": draw_rivals,
    "origins": draw_origins,
    "waterfall": draw_waterfall,
    "matrix": draw_matrix,
}


def figure_of(
    name: str, assessment: Assessment, place: int = 0, say: Callable[[str], str] = str
) -> Figure | None:
    addresses = Addresses(assessment.documents)
    return DRAW[name](name, assessment, assessment.claims[place], addresses, say)


def longer(english: str) -> str:
    """Say it in a language that needs a third more room."""
    return f"{english} {'n' * (len(english) // 3)}"


@pytest.mark.parametrize("name", DRAW)
@given(assessment=assessments())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_picture_is_lawful_whatever_it_shows(name: str, assessment: Assessment) -> None:
    figure = figure_of(name, assessment)
    if figure is None:
        return
    lawful(figure)
    assert figure == figure_of(name, assessment), "the same each time"
    translated = figure_of(name, assessment, say=longer)
    assert translated is not None
    lawful(translated)


@pytest.mark.parametrize("name", DRAW)
def test_pictures_of_any_sample_are_lawful(name: str, assessment: Assessment) -> None:
    for place in range(len(assessment.claims)):
        figure = figure_of(name, assessment, place)
        if figure is not None:
            lawful(figure)


@pytest.mark.parametrize("name", DRAW)
def test_a_picture_is_as_it_was_looked_at(name: str, merger: Assessment) -> None:
    figure = figure_of(name, merger)
    assert figure is not None
    kept = GOLDEN / f"{name}.svg"
    now = figure.svg.replace("><", ">\n<") + "\n"
    if os.environ.get("WHENCE_RENEW"):
        kept.write_text(now, "utf-8")
    assert now == kept.read_text("utf-8")


@pytest.mark.parametrize("name", DRAW)
def test_links_lead_to_places_that_the_page_has(name: str, merger: Assessment) -> None:
    figure = figure_of(name, merger)
    assert figure is not None
    addresses = Addresses(merger.documents)
    spans = [span for one in merger.claims[0].drivers for span in one.spans]
    known = {addresses.of("doc", one.id) for one in merger.documents}
    known |= {addresses.of("finding", one.id) for one in merger.findings}
    known |= {addresses.of_span(span) for span in spans}
    told = {link.get("href")[1:] for link in lawful(figure).iter(f"{SVG}a")}
    listed = {cell.address for row in figure.table.rows for cell in row if cell.address}
    assert told <= known
    assert told == listed, "the table leads to the same"
    assert bool(told) == (name in {"origins", "waterfall", "matrix"})


@pytest.mark.parametrize("name", DRAW)
def test_every_fixed_string_can_be_said_otherwise(name: str, merger: Assessment) -> None:
    """With every letter that the picture says itself replaced, what is left is the case's."""

    def veiled(english: str) -> str:
        kept = {"{": 0}
        out = []
        for letter in english:
            kept["{"] += {"{": 1, "}": -1}.get(letter, 0)
            out.append("§" if letter.isalpha() and not kept["{"] else letter)
        return "".join(out)

    figure = figure_of(name, merger, say=veiled)
    assert figure is not None
    claim = merger.claims[0]
    of_case = " ".join(
        [
            *(one.what for one in claim.drivers),
            *(one.text for one in merger.hypotheses),
            "odds about independent origins origin or more unchanged",  # of `wording`
        ]
    ).casefold()
    for label in words(lawful(figure)):
        for word in label.replace("…", " ").split():
            assert not word.isalpha() or word.casefold() in of_case, label
