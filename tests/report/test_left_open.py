"""What a verdict says nothing against, in words."""

import io
from dataclasses import replace

from rich.console import Console

from whence.model import Assessment, LeftOpen
from whence.report.html import render_html
from whence.report.left_open import HEADING, open_lines
from whence.report.select import main_claim
from whence.report.terminal import print_assessment
from whence.report.wording import SPACE


def with_open(assessment: Assessment, *left: LeftOpen) -> Assessment:
    main = main_claim(assessment)
    claims = (replace(one, not_covered=left) if one == main else one for one in assessment.claims)
    return replace(assessment, claims=tuple(claims))


def lines(assessment: Assessment, *left: LeftOpen) -> list[tuple[str, str, bool]]:
    changed = with_open(assessment, *left)
    main = main_claim(changed)
    assert main is not None
    return [(one.words, one.told, one.quoted) for one in open_lines(changed, main)]


def gazette(assessment: Assessment, words: str) -> LeftOpen:
    document = next(one for one in assessment.documents if words in one.text)
    start = document.text.index(words)
    span = document.span(start, start + len(words))
    return LeftOpen(words=words, held="possible", by="The Gazette", spans=(span,))


SPOKEN = "the two firms have spoken about sharing a warehouse"


def test_words_of_a_text_are_quoted_and_others_not(merger: Assessment) -> None:
    told = "held to be possible (The Gazette)"
    one = gazette(merger, SPOKEN)
    assert lines(merger, one) == [(SPOKEN, told, True)]
    turned = replace(one, words="They spoke")
    assert lines(merger, turned) == [("They spoke", told, False)]


def test_the_verdict_on_a_claim_of_its_own_is_told(merger: Assessment) -> None:
    own = next(one for one in merger.claims if one != main_claim(merger))
    ((_, told, _),) = lines(merger, replace(gazette(merger, SPOKEN), claim=own.id))
    assert f"judged by itself: {own.words},{SPACE}" in told


def test_a_local_thing_is_held_true_with_its_conditions_and_no_support(merger: Assessment) -> None:
    one = gazette(merger, SPOKEN)
    local = replace(one, held="local", conditions=one.spans[0])
    ((_, told, _),) = lines(merger, local)
    assert "held to be true there, and no support for the claim" in told
    assert f"its conditions: “{SPOKEN}”" in told


def test_terminal_and_page_show_it(merger: Assessment) -> None:
    shown = with_open(merger, gazette(merger, SPOKEN))
    console = Console(file=io.StringIO(), width=200)
    print_assessment(shown, console)
    assert isinstance(console.file, io.StringIO)
    for text in (console.file.getvalue(), render_html(shown)):
        assert HEADING in text
        assert "held to be possible" in text
    assert HEADING not in render_html(with_open(merger))
