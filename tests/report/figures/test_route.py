"""The sketch of a route: every stop is drawn, what bars is marked, nothing covers anything."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from picture_laws import SVG, drawn, lawful, words
from way_cases import EMPTY, finding, stop, strait, with_ways

from whence.model import Assessment, Way
from whence.report.figures.canvas import Figure
from whence.report.figures.route import draw_route
from whence.report.marks import Addresses

GOLDEN = Path(__file__).parent / "golden"


def figure_of(assessment: Assessment, say=str) -> Figure | None:
    return draw_route(
        "route", assessment, assessment.claims[0], Addresses(assessment.documents), say
    )


def longer(english: str) -> str:
    return f"{english} {'n' * (len(english) // 3)}"


@given(with_ways())
@settings(max_examples=25, deadline=None)
def test_every_route_is_lawful(assessment: Assessment) -> None:
    figure = figure_of(assessment)
    assert (figure is None) == (not assessment.findings[0].ways)
    if figure is None:
        return
    lawful(figure)
    assert figure == figure_of(assessment), "the same each time"
    translated = figure_of(assessment, longer)
    assert translated is not None
    lawful(translated)
    ways = {(way.actor, way.to, way.around): way for way in reversed(assessment.findings[0].ways)}
    told = sum(max(len(way.stops), 1) + bool(way.absent and way.stops) for way in ways.values())
    assert len(figure.table.rows) == told, "every stop of every way is in the table"


def test_a_route_is_as_it_was_looked_at() -> None:
    figure = figure_of(strait())
    assert figure is not None
    kept = GOLDEN / "route.svg"
    now = str(figure.svg).replace("><", ">\n<") + "\n"
    if os.environ.get("WHENCE_RENEW"):
        kept.write_text(now, "utf-8")
    assert now == kept.read_text("utf-8")


def test_who_bars_whom_where_and_why_is_told() -> None:
    figure = figure_of(strait())
    assert figure is not None
    read = words(lawful(figure))
    for label in (
        "Alpha to Harbour",
        "Alpha was absent from Harbour since about 2030",
        "Foe since March 2030",
        "at war with it (since 2030)",
        "The only known way in; how Beta got so far is not known",
        "held by an enemy, or shut",
        "perhaps barred by an enemy",
        "stretch not known to be open",
    ):
        assert label in read, label
    assert read.count("Bridge") == read.count("Gate") == 2, (
        "on the sketch, and in the line of stops"
    )
    assert "Alpha to Harbour: barred at Bridge, held by Foe." in figure.described
    links = {link.get("href") for link in drawn(figure.svg).iter(f"{SVG}a")}
    assert links == {"#finding-f"}
    assert {cell.address for row in figure.table.rows for cell in row} == {"", "finding-f"}


def test_neither_where_one_sets_out_nor_where_one_goes_is_a_bar() -> None:
    way = Way(
        actor="alpha",
        to="c",
        standing="surely",
        stops=(stop("a", "surely", "foe"), stop("b", "surely", "foe"), stop("c", "surely", "foe")),
    )
    figure = figure_of(replace(strait(), findings=(finding(way),)))
    assert figure is not None
    means = [row[4].text for row in figure.table.rows]
    assert means == ["sets out", "held by an enemy, or shut", "where it would have had to be"]


def test_without_all_coordinates_nothing_is_put_on_a_map() -> None:
    known = strait()
    bare = tuple(replace(one, lat=None) if one.id == "harbour" else one for one in known.places)
    figure = figure_of(replace(known, places=bare))
    assert figure is not None
    read = words(lawful(figure))
    assert "north is up" not in read
    assert read.count("Bridge") == 1


def test_more_places_than_three_are_counted_and_tabled() -> None:
    ways = tuple(
        Way(actor="alpha", to=f"g{n}", standing="surely", stops=(stop("s"), stop(f"g{n}")))
        for n in range(9)
    )
    figure = figure_of(replace(EMPTY, findings=(finding(*ways),)))
    assert figure is not None
    assert "Ways to 6 more places are in the table." in words(lawful(figure))
    assert len(figure.table.rows) == 18


def test_what_two_ways_share_is_told_once() -> None:
    shared = tuple(stop(f"s{n}") for n in range(4))
    ways = (
        Way(actor="alpha", to="x", standing="surely", stops=(*shared, stop("x"))),
        Way(actor="alpha", to="y", standing="surely", stops=(*shared, stop("y"))),
    )
    figure = figure_of(replace(EMPTY, findings=(finding(*ways),)))
    assert figure is not None
    read = words(lawful(figure))
    assert "as above as far as s3" in read
    assert read.count("s1") == 1


@pytest.mark.parametrize("more", [{"ruling": "rejected"}, {"claim": "other"}])
def test_only_findings_on_the_claim_that_stand_are_drawn(more: dict[str, str]) -> None:
    known = strait()
    assert figure_of(replace(known, findings=(replace(known.findings[0], **more),))) is None


def test_actors_without_an_obstacle_are_named() -> None:
    known = strait()
    alone = finding(known.findings[0].ways[0])
    figure = figure_of(replace(known, findings=(alone,)))
    assert figure is not None
    assert "No enemy is known on the way of Beta." in words(lawful(figure))


def test_a_sentence_runs_as_the_interface_does_whatever_name_begins_it() -> None:
    known = strait()
    renamed = tuple(
        replace(one, names=(replace(one.names[0], name="ألفا"),)) if one.id == "alpha" else one
        for one in known.actors
    )
    figure = figure_of(replace(known, actors=renamed))
    assert figure is not None
    assert ">\u2066ألفا to Harbour\u2069<" in figure.svg, "as the English around it"
    lawful(figure)


def test_a_date_of_a_route_is_said_in_the_language_of_the_page() -> None:
    figure = figure_of(strait(), lambda english: english.replace("March", "marzo"))
    assert figure is not None
    read = " ".join([*words(lawful(figure)), *(c.text for row in figure.table.rows for c in row)])
    assert "marzo 2030" in read
    assert "March" not in read
