from dataclasses import replace

import pytest

from whence.model import Assessment, CitedFact, Driver, Finding, Span
from whence.report.reasons import (
    arguments_against,
    arguments_for,
    brief,
    not_in,
    other_findings,
    telling,
    without_quotations,
)

WORDS = "the two boards met on Sunday evening"
OTHER = "nobody met anybody on that very day."


def span(quote: str, document: str = "a", start: int = 0) -> Span:
    return Span(document=document, start=start, end=start + len(quote), quote=quote)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Denial by Roe: “{WORDS}”. The denier is a party.", "Denial by Roe. The denier is a party."),
        (f"Denial by Roe: “{OTHER}” The denier is a party.", "Denial by Roe. The denier is a party."),
        (f"He would both assert it, “{WORDS}”, and deny it, “{OTHER}”", "He would both assert it, and deny it."),
        (f"It has “{OTHER}” as its only words.", "It has as its only words."),
        ("Pavo calls it “the firm”, a name for a rival.", "Pavo calls it “the firm”, a name for a rival."),
        ("Nothing is quoted here.", "Nothing is quoted here."),
    ],
)  # fmt: skip
def test_what_is_quoted_below_is_not_quoted_above(text: str, left: str) -> None:
    spans = [span(WORDS), span(OTHER), span("the firm")]
    assert without_quotations(text, spans) == left


def test_a_quotation_over_two_lines_is_found() -> None:
    broken = span(WORDS.replace(" on ", "\non "))
    assert without_quotations(f"Said so: “{WORDS}”.", [broken]) == "Said so."
    assert not_in(f"Said so: “{WORDS}”.", [broken, span(OTHER)]) == [span(OTHER)]


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("One is short. Two is not.", 20, "One is short."),
        ("One is short. Two is not.", 30, "One is short. Two is not."),
        ("A sentence; with a tail that is long.", 20, "A sentence."),
        ("A sentence, with a tail that is long.", 20, "A sentence, with a …"),
        ("Hanna Roth would gain: this would be said anyway.", 30, "Hanna Roth would gain."),
        ("Asked: does he know it, or does he not?", 30, "Asked: does he know it, or …"),
    ],
)
def test_whole_sentences_are_kept_as_far_as_they_fit(text: str, limit: int, shown: str) -> None:
    assert brief(text, limit) == shown


def finding(id: str, rule: str, *spans: Span, kind: str = "contradiction") -> Finding:
    return Finding(
        id=id,
        kind=kind,  # type: ignore[arg-type]
        claim="merger-agreed",
        direction="against",
        explanation=f"{id} is found.",
        rule=rule,
        spans=spans,
        facts=(CitedFact(id=id, text="It is so.", source="coded"),),
        weight=-0.3,
    )


def driver(id: str, weight: float, *spans: Span, kind: str = "finding") -> Driver:
    return Driver(what=f"{id} is found.", kind=kind, weight=weight, id=id, spans=spans)  # type: ignore[arg-type]


def case_with(merger: Assessment, findings: list[Finding], drivers: list[Driver]) -> Assessment:
    claim = replace(merger.claims[0], drivers=tuple(drivers))
    return replace(merger, claims=(claim,), findings=tuple(findings))


def test_what_one_rule_gave_stands_together(merger: Assessment) -> None:
    one, copy = span("said here", "a"), span("said here", "b")
    found = [finding("f", "two things", one), finding("g", "two things", copy), finding("h", "war")]
    drivers = [driver("f", -0.2, one), driver("g", -0.3, copy), driver("h", -0.25)]
    case = case_with(merger, found, drivers)
    first, second = arguments_against(case, case.claims[0])
    assert (first.id, [other.id for other in first.alike], first.elsewhere) == ("g", ["f"], ["a"])
    assert (second.id, second.alike) == ("h", ())
    assert other_findings(case, case.claims[0], [first, second]) == []


def test_what_was_found_about_a_word_stands_beside_it(merger: Assessment) -> None:
    said = span("they deny it", "a")
    case = case_with(
        merger,
        [finding("f", "a denial", said, kind="denial")],
        [driver("word", -0.4, said, kind="origin"), driver("f", -0.2, said)],
    )
    (argument,) = arguments_against(case, case.claims[0])
    assert (argument.id, [about.id for about in argument.about]) == ("word", ["f"])
    assert other_findings(case, case.claims[0], [argument]) == []


def test_every_reason_is_kept_somewhere(merger: Assessment) -> None:
    claim = merger.claims[0]
    sides = [*arguments_for(merger, claim), *arguments_against(merger, claim)]
    kept = {one.id for arg in sides for one in (arg, *arg.alike, *arg.about)}
    assert kept == {one.id for one in claim.drivers if one.kind != "prior" and one.weight}


def test_what_hardly_moves_the_odds_is_shown_only_if_it_is_all_there_is(merger: Assessment) -> None:
    case = case_with(merger, [], [driver("f", 0.2), driver("g", 0.01), driver("h", -0.01)])
    assert [one.id for one in telling(arguments_for(case, case.claims[0]))] == ["f"]
    assert [one.id for one in telling(arguments_against(case, case.claims[0]))] == ["h"]


def test_findings_that_no_reason_shows_come_with_those_like_them(merger: Assessment) -> None:
    found = [
        finding("f", "a rule"),
        finding("g", "a rule"),
        finding("s", "one hand", kind="shared_origin"),
    ]
    case = case_with(merger, found, [])
    assert [
        (first.id, [other.id for other in alike])
        for first, alike in other_findings(case, case.claims[0], [])
    ] == [("f", ["g"])]
