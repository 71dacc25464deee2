import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console
from work_of import calls_of

from whence.model import Assessment
from whence.report.safe import ISOLATE, POP, plain, runs_right_to_left
from whence.report.terminal import print_assessment

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066\u2067]")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def printed(
    assessment: Assessment, width: int = 80, explain: bool = False, colour: bool = False
) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
    )
    print_assessment(assessment, console, explain=explain)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("width", [40, 52, 71, 72, 80, 140, 300])
def test_no_line_is_wider_than_the_console(
    assessment: Assessment, width: int, explain: bool
) -> None:
    lines = printed(assessment, width, explain).split("\n")
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("explain", [False, True])
def test_nothing_of_the_input_reaches_the_terminal_as_control(
    assessment: Assessment, explain: bool
) -> None:
    text = printed(assessment, explain=explain)
    assert CONTROL.findall(text) == []
    text.encode("utf-8")


def test_with_colour_only_our_own_styles_are_added(assessment: Assessment) -> None:
    coloured = printed(assessment, colour=True)
    assert "\x1b[" in coloured
    assert STYLE.sub("", coloured) == printed(assessment)


def test_markup_in_the_input_stays_text(hostile: Assessment) -> None:
    text = printed(hostile, explain=True)
    assert "[red]x[/red]" in text
    assert "[bold]" in text


def unwrapped(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate({ord(ISOLATE): None, ord(POP): None}))


def all_quotations(assessment: Assessment) -> list[str]:
    spans = [span for claim in assessment.claims for d in claim.drivers for span in d.spans]
    spans += [span for finding in assessment.findings for span in finding.spans]
    spans += [s for link in assessment.links for reason in link.reasons for s in reason.spans]
    spans += [statement.span for statement in assessment.statements]
    return [plain(span.quote) for span in spans]


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("explain", [False, True])
def test_every_quotation_shown_is_a_span(merger: Assessment, width: int, explain: bool) -> None:
    shown = re.findall(r"“([^”]+)” — [\w-]+\d{4}", unwrapped(printed(merger, width, explain)))
    assert len(shown) >= (6 if explain else 3)
    known = all_quotations(merger)
    for quotation in shown:
        begin, _, end = quotation.partition(" … ")
        assert any(quote.startswith(begin) and quote.endswith(end) for quote in known), quotation


def test_explaining_shows_every_quotation_in_full(merger: Assessment) -> None:
    text = unwrapped(printed(merger, explain=True))
    assert [quote for quote in all_quotations(merger) if quote not in text] == []


def test_word_number_and_interval_stand_together(merger: Assessment) -> None:
    assert "It is very unlikely (6 %; 90 % interval 2–13 %) that Orion and Pavo" in printed(merger)
    assert "6 reports, about 2 independent origins (2–3)" in printed(merger)


@pytest.mark.parametrize("explain", [False, True])
def test_confidence_is_never_on_a_line_with_likelihood(merger: Assessment, explain: bool) -> None:
    lines = [line for line in printed(merger, 140, explain).splitlines() if "onfidence" in line]
    assert lines
    assert [line for line in lines if re.search(r"%|likely|chance|certain", line)] == []


def test_right_to_left_words_are_isolated_on_every_line(merger: Assessment) -> None:
    for width in (40, 80, 140):
        lines = printed(merger, width, explain=True).splitlines()
        arabic = [line for line in lines if runs_right_to_left(line)]
        assert arabic
        for line in arabic:
            assert line.count(ISOLATE) == line.count(POP)
            outside = re.sub(f"{ISOLATE}[^{POP}]*{POP}", "", line)
            assert not runs_right_to_left(outside), line


def test_the_main_claim_comes_first_and_the_others_are_short(merger: Assessment) -> None:
    text = printed(merger)
    assert text.index("Rival explanations") < text.index("The other claims")
    assert "Likely — 71 %" in text[text.index("The other claims") :]


def test_issues_are_counted_and_listed_on_demand(merger: Assessment) -> None:
    assert "1 error, 1 warning and 1 note" in printed(merger)
    assert "scan.pdf" not in printed(merger)
    assert "scan.pdf holds no text; pages are images" in printed(merger, explain=True)


def test_without_claims_it_says_so(assessment: Assessment) -> None:
    assert ("No claim was found" in printed(assessment)) == (not assessment.claims)


def test_two_hundred_documents_are_no_great_work(two_hundred: Assessment) -> None:
    assert calls_of(lambda: printed(two_hundred, explain=True)) < 3_000_000


def test_the_first_screen_has_verdict_origins_and_reasons(merger: Assessment) -> None:
    screen = "\n".join(printed(merger).splitlines()[:45])
    for part in (
        "Have Orion and Pavo agreed to merge?",
        "It is very unlikely (6 %; 90 % interval 2–13 %)",
        "Confidence in the evidence",
        "6 reports, about 2 independent origins",
        "on the word of",
        "What speaks for it",
        "What speaks against it",
    ):
        assert part in screen, part


def test_reasons_come_before_rival_explanations(merger: Assessment) -> None:
    text = printed(merger)
    assert text.index("What speaks against it") < text.index("Rival explanations")


def test_a_title_that_is_the_question_is_said_once(merger: Assessment) -> None:
    question = merger.question
    text = printed(replace(merger, title=question))
    assert text.count(question or "") == 1
    claim = merger.claims[0]
    assert printed(replace(merger, title=claim.text)).count(claim.text) == 1
