"""What was set for a case, in words."""

from dataclasses import replace

import pytest
from rich.console import Console

from whence.model import ChangedCell, ChangedRow, Interval
from whence.report.html import render_html
from whence.report.priors import priors_of
from whence.report.settings import settings
from whence.report.terminal import print_assessment

ROWS = [
    (ChangedRow(row="doubts", was={"value": 0.5}, now={"value": 0.4}, reason="r"), "doubts: 0.5 → 0.4"),
    (ChangedRow(row="access.told", was={"beta": [6, 4]}, now={"beta": [4, 6.5]}, reason="r"), "access.told: Beta(6, 4) → Beta(4, 6.5)"),
    (ChangedRow(row="findings.denial.mine", was=None, now={"log10": {"real": -0.1}, "carried": 0}, reason="r"), "findings.denial.mine: no row of its own → log10 real -0.1, carried 0"),
    (ChangedRow(row="findings.denial.party", was={"log10": {"real": -0.4}}, now={"log10": {}}, reason="r"), "findings.denial.party: log10 real -0.4 → log10 all 0"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "said"), ROWS, ids=[row[1] for row in ROWS])
def test_a_row_is_told_as_it_was_and_is(merger, row, said):
    (one,) = settings(replace(merger, likelihoods=(row,)))
    assert (one.what, one.why) == (said, "r")


def test_terminal_and_page_tell_them(merger):
    changed = replace(merger, likelihoods=(replace(ROWS[0][0], reason="<b>they mean no</b>"),))
    console = Console(width=100, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    print_assessment(changed, console)
    text = console.export_text()
    assert "Set for this case" in text
    assert "doubts: 0.5 → 0.4 because <b>they mean no</b>" in text
    page = render_html(changed)
    assert 'class="changed"' in page
    assert "&lt;b&gt;they mean no&lt;/b&gt;" in page
    assert 'class="changed"' not in render_html(merger)


CELL = ChangedCell(
    claim="merger-agreed",
    hypothesis="real",
    evidence="o-banker",
    what="Asserted by a banker",
    was=0.2,
    now=-0.5,
    why="he was abroad",
    who="A. Analyst",
    when=Interval.parse("2031-05-21"),
)
PRIOR = replace(CELL, evidence="", what="prior", was=0.27, now=0.1, who="", when=None, why="rare")
CELLS = [
    (CELL, "merger-agreed, real (They have agreed, as reported): Asserted by a banker: +0.20 → −0.50", "he was abroad (A. Analyst, 21 May 2031)"),
    (replace(PRIOR, now=0.2), "merger-agreed, real (They have agreed, as reported): prior: 27 % → 20 %", "rare"),
    (PRIOR, "merger-agreed, real (They have agreed, as reported): prior: 27 % → 10 %; 20 % beside what the claim requires", "rare"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "said", "why"), CELLS, ids=["cell", "prior", "prior of which another is left"]
)
def test_a_number_of_the_matrix_is_told_as_it_was_and_is(merger, cell, said, why):
    (one,) = settings(replace(merger, cells=(cell,)))
    assert (one.what.replace("\u00a0", " "), one.why.replace("\u00a0", " ")) == (said, why)


def test_the_reason_of_a_prior_is_the_analysts_where_he_set_it(merger):
    reasons = {row.kind: row.reason for row in priors_of(replace(merger, cells=(PRIOR,)))}
    assert reasons["real"] == "rare"
    assert reasons["misread"] == {row.kind: row.reason for row in priors_of(merger)}["misread"]
