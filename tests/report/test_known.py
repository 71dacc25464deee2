"""What the report shows of the world: stated facts, names, who uses them, which may mean one."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from whence.model import (
    Actor,
    Assessment,
    Citation,
    CitedFact,
    Fact,
    Finding,
    Interval,
    Name,
    NameProposal,
    NameUse,
    StatedFact,
)
from whence.report.html import render_html
from whence.report.known import known_of, name_notes, usual_names
from whence.report.terminal import print_assessment


@pytest.fixture
def worldly(merger: Assessment) -> Assessment:
    """An assessment whose documents say something of the world."""
    document = merger.documents[0]
    start = document.text.index("Orion's rival Vela")
    span = document.span(start, start + len("Orion's rival Vela"))
    source = Citation(document=document.id, quote=span.quote, start=start)
    fact = Fact(
        id="fact-rival",
        subject="orion",
        relation="hostile_to",
        object="vela",
        stated=True,
        source=source,
    )
    rests = Finding(
        id="finding-rival",
        kind="contradiction",
        claim=merger.claims[0].id,
        direction="against",
        explanation="Vela is a rival.",
        facts=(CitedFact(id="fact-rival", text="x", source="x", stated=True, spans=(span,)),),
        circular=True,
    )
    return replace(
        merger,
        findings=(*merger.findings, rests),
        actors=(
            Actor(
                id="vela",
                names=(
                    Name(name="Vela"),
                    Name(
                        name="Old Vela",
                        until=Interval.parse("2029-03"),
                        kind="former",
                        used_by=("orion",),
                        source=source,
                    ),
                ),
            ),
            Actor(id="orion", names=(Name(name="Orion"),)),
        ),
        stated=(
            StatedFact(fact=fact, text="Orion is hostile to Vela", findings=("finding-rival",)),
        ),
        naming=(
            NameUse(
                user="orion",
                called="vela",
                name="the upstart",
                valence="denies",
                document=document.id,
                spans=(span,),
            ),
        ),
        proposals=(
            NameProposal(
                one="Vela",
                other="Vella",
                sign="spelling",
                probability=0.7,
                joined=False,
                why="one letter",
            ),
            NameProposal(
                one="Vela",
                other="VL",
                sign="defined",
                probability=1.0,
                joined=True,
                why="Vela (VL)",
            ),
        ),
    )


def terminal(assessment: Assessment) -> str:
    out = StringIO()
    print_assessment(assessment, Console(file=out, width=100), explain=True)
    return out.getvalue()


def test_open_proposals_come_before_those_that_are_settled(worldly: Assessment) -> None:
    assert [one.joined for one in known_of(worldly).proposals] == [False, True]


def test_notes_on_a_name_say_when_it_held_and_who_uses_it(worldly: Assessment) -> None:
    notes = name_notes(worldly.actors[0].names[1], usual_names(worldly))
    document = worldly.documents[0].id
    assert notes == f"until March 2029, former, used by Orion, learned from {document}"


@pytest.mark.parametrize("render", [terminal, render_html])
def test_everything_known_is_shown(worldly: Assessment, render) -> None:
    shown = " ".join(render(worldly).split())
    for words in (
        "Orion is hostile to Vela",
        "used in 1\u00a0finding",
        "the upstart",
        "denies what it claims to be",
        "one letter",
        "kept apart",
        "one, as the text defines",
        "Old Vela",
    ):
        assert " ".join(words.split()) in shown


def test_a_page_links_a_stated_fact_to_its_words_and_to_its_findings(worldly: Assessment) -> None:
    page = render_html(worldly)
    assert 'href="#known"' in page
    assert "no independent support" in page
    part = page.partition('id="known"')[2]
    assert "Orion&#39;s rival Vela" in part


def test_nothing_known_shows_no_section(merger: Assessment) -> None:
    unknowing = replace(merger, findings=())  # a fact that a finding cites is known
    assert 'id="known"' in render_html(merger)
    assert 'id="known"' not in render_html(unknowing)
