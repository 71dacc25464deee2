"""What the analyst ruled stands beside the finding, in the terminal and on the page."""

from dataclasses import replace

import pytest
from rich.console import Console

from whence.model import Assessment, Interval
from whence.report.html import render_html
from whence.report.rulings import ruling_words
from whence.report.terminal import print_assessment

WHEN = Interval.parse("2031-05-21")


def ruled(assessment: Assessment, ruling: str) -> Assessment:
    first, *rest = assessment.findings
    one = replace(
        first,
        ruling=ruling,
        why="<the map> is old",
        ruled_by="A. Analyst",
        ruled_on=WHEN,
        weight=0.0,
    )
    kept = [
        driver for claim in assessment.claims for driver in claim.drivers if driver.id != one.id
    ]
    claims = tuple(
        replace(c, drivers=tuple(d for d in kept if d in c.drivers)) for c in assessment.claims
    )
    return replace(assessment, findings=(one, *rest), claims=claims)  # fmt: skip


@pytest.mark.parametrize("ruling", ["rejected", "amended"])
def test_a_ruling_is_told_with_who_when_and_why(merger: Assessment, ruling: str) -> None:
    told = f"{ruling.capitalize()} by A. Analyst on 21 May 2031: "
    result = ruled(merger, ruling)
    console = Console(width=200, record=True)
    print_assessment(result, console, explain=True)
    assert told + "<the map> is old" in " ".join(console.export_text().split())
    page = " ".join(render_html(result).split())
    assert told + "&lt;the map&gt; is old" in page
    assert ('class="card neutral rejected"' in page) is (ruling == "rejected")


def test_what_stands_is_not_marked(merger: Assessment) -> None:
    assert ruling_words(merger.findings[0]) == ""
    assert 'class="ruling"' not in render_html(merger)
