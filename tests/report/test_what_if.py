"""A what-if says that it is one, what was asked, and what became of each claim."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from whence.model import ClaimChange, ClaimState, FindingChange, TakenOut, WhatIf
from whence.report.html import render_html
from whence.report.terminal import print_assessment
from whence.report.what_if import BANNER, asked_words, moved_words
from whence.report.wording import SPACE

STATE = ClaimState(
    probability=0.06,
    low=0.02,
    high=0.13,
    words="very unlikely",
    confidence="low",
    leader="real",
    reports=6,
    origins=2.0,
)


def taken(kind, id, what, of=""):
    return TakenOut(kind=kind, id=id, what=what, of=of)


ASKED = [
    (WhatIf(without=(taken("document", "d", "Daily Bugle"),), suppose={}, priors={}), ["Without the document “Daily Bugle”."]),
    (
        WhatIf(without=(taken("source", "s", "A banker"), taken("document", "d", "Post", "A banker"), taken("fact", "f", "x", "A banker")), suppose={}, priors={}),
        ["Without the source “A banker”.", "With A banker go 1 document and 1 fact."],
    ),
    (WhatIf(without=(taken("source", "s", "A banker"), taken("document", "d", "Post", "A banker")), suppose={}, priors={}), ["Without the source “A banker”.", "With A banker goes 1 document."]),
    (WhatIf(without=(taken("fact", "f", "x", "Azaz"), taken("fact", "g", "y", "Azaz")), suppose={}, priors={}), ["Without what is known of Azaz: 2 facts."]),
    (WhatIf(without=(taken("source", "s", "A banker"), taken("source", "t", "A banker")), suppose={}, priors={"real": 0.0}), ["Without the sources “A banker”.", "Supposed: a prior of 0 for real."]),
    (WhatIf(suppose={"c": True, "d": False}, priors={"c:real": 0.3}), ["Supposed: c is true.", "Supposed: d is false.", "Supposed: a prior of 30 % for c:real."]),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "said"), ASKED, ids=[row[1][0] for row in ASKED])
def test_what_was_asked_is_said(asked, said):
    assert [one.replace(SPACE, " ") for one in asked_words(asked)] == said


@pytest.mark.parametrize(
    ("after", "weight", "said"),
    [
        (STATE, 0.0, "hardly changed"),
        (None, 0.0, "nothing says it any more"),
        (replace(STATE, probability=0.4, words="unlikely"), 1.0, "odds ×10; another word"),
        (
            replace(STATE, leader="invented"),
            -0.02,
            "likeliest then: invented",
        ),
    ],
)
def test_what_became_of_a_claim_is_said(after, weight, said):
    change = ClaimChange(id="c", text="It happened.", before=STATE, after=after, weight=weight)
    assert moved_words(change, ()).replace(SPACE, " ") == said


@pytest.fixture
def supposed(merger):
    claim = merger.claims[0]
    asked = WhatIf(
        without=(taken("document", "d", "<i>Bugle</i> \u202e"),),
        suppose={},
        priors={},
        claims=(ClaimChange(id=claim.id, text=claim.text, before=STATE, after=STATE),),
        findings=(
            FindingChange(
                change="gone",
                id="f",
                kind="denial",
                claim=claim.id,
                explanation="<i>Denied</i>.",
                before=-0.2,
            ),
        ),
    )
    return replace(merger, what_if=asked)


def test_the_terminal_says_it_before_the_verdict(supposed):
    told = io.StringIO()
    print_assessment(supposed, Console(file=told, width=90))
    text = told.getvalue()
    assert text.index(BANNER) < text.index("If so, ")
    assert "\u202e" not in text
    assert "No longer found: <i>Denied</i>." in text


def test_the_page_says_it_before_the_answer(supposed, merger):
    page = render_html(supposed)
    assert page.index(BANNER) < page.index('id="answer"')
    assert "<i>" not in page
    assert BANNER not in render_html(merger)
