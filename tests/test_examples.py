"""The two bundled cases, run whole: what an analyst sees in them, whence has to see."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from page_walk import Walk

from whence.model import Assessment, Span
from whence.pipeline import assess_case
from whence.report.html import render_html
from whence.store.case import open_case

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = ("grand-alliance", "harbour-merger")


@pytest.fixture(scope="module")
def alliance(assessed) -> Assessment:
    return assessed["grand-alliance"]


@pytest.fixture(scope="module")
def merger(assessed) -> Assessment:
    return assessed["harbour-merger"]


def spans_of(result: Assessment) -> list[Span]:
    return [
        *(one.span for one in result.statements),
        *chain.from_iterable(one.content for one in result.statements),
        *chain.from_iterable(one.spans for one in result.findings),
        *(span for one in result.links for reason in one.reasons for span in reason.spans),
        *(span for one in result.claims for driver in one.drivers for span in driver.spans),
        *(span for one in result.claims for member in one.origins.members for span in member.spans),
    ]


@pytest.mark.parametrize("name", CASES)
def test_every_span_quotes_its_document(assessed, name):
    texts = {one.id: one.text for one in assessed[name].documents}
    spans = spans_of(assessed[name])
    assert spans
    for span in spans:
        assert texts[span.document][span.start : span.end] == span.quote


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_of_the_report_leads_to_its_words_in_two_clicks(assessed, name):
    walk = Walk(render_html(assessed[name]))
    sentences = walk.sentences()
    assert len(sentences) > 10 * len(assessed[name].claims)
    assert [one.text_content() for one in sentences if walk.clicks(one) is None] == []


@pytest.mark.parametrize("name", CASES)
def test_every_hop_lies_in_its_document(assessed, name):
    texts = {one.id: one.text for one in assessed[name].documents}
    for statement in assessed[name].statements:
        for hop in statement.chain:
            if hop.start is not None:
                assert texts[statement.document][hop.start : hop.end].strip()


@pytest.mark.parametrize("name", CASES)
def test_explanations_of_a_claim_sum_to_one(assessed, name):
    for claim in assessed[name].claims:
        rows = [one for one in assessed[name].hypotheses if one.claim == claim.id]
        assert sum(one.prior for one in rows) == pytest.approx(1)
        assert sum(one.probability for one in rows) == pytest.approx(1)
        assert claim.low <= claim.probability <= claim.high


@pytest.mark.parametrize("name", CASES)
def test_order_of_documents_changes_nothing(assessed, name):
    case = open_case(EXAMPLES / name)
    turned = assess_case(replace(case, files=case.files[::-1]))
    assert judged(turned) == judged(assessed[name])


def judged(result: Assessment) -> dict[str, object]:
    """Return what is concluded, without the order in which it is listed."""
    return {
        "claims": {
            one.id: (
                one.words,
                one.confidence,
                one.reports,
                {frozenset(group) for group in one.origins.groups},
                *(pytest.approx(each, abs=1e-9) for each in (one.probability, one.low, one.high)),
            )
            for one in result.claims
        },
        "explanations": {
            (one.claim, one.id): pytest.approx(one.probability, abs=1e-9)
            for one in result.hypotheses
        },
        "findings": {one.id: one.explanation for one in result.findings},
        "links": {(one.from_, one.to, one.kind, one.probability) for one in result.links},
        "sources": {one.id for one in result.sources},
        "statements": {one.id for one in result.statements},
    }


def claim(result: Assessment, id: str):
    return next(one for one in result.claims if one.id == id)


def test_the_alliance_is_unlikely(alliance):
    assert claim(alliance, "C3").words in ("unlikely", "very unlikely", "almost no chance")


def test_the_daily_beast_and_ap_are_one_origin(alliance):
    """They share an overseer, a guest list and their unnamed sources."""
    groups = claim(alliance, "C3").origins.groups
    (home,) = (group for group in groups if "ap-full" in group)
    assert "daily-beast" in home


def test_three_reports_of_the_alliance_have_fewer_origins(alliance):
    found = claim(alliance, "C3")
    assert found.origins.mean < found.reports


def test_a_joint_front_would_have_to_pass_azaz(alliance):
    found = next(one for one in alliance.findings if one.claim == "C5" and one.subkind == "surely")
    assert "Azaz" in found.explanation
    assert found.facts
    assert found.weight < 0


# Which checks fire on which claim, and words that their sentences must have.
FIRES = [
    ("grand-alliance", "C3", "naming", "usage", "“jamaat ad-dawla” in al-Manara al-Bayda of 4 November 2014"),
    ("grand-alliance", "C3", "naming", "usage", "al-Qaida in the Islamic Maghreb use “ad-dawla al-islamiya”"),
    ("grand-alliance", "C3", "naming", "unknown_actor", "Nothing is known of it before September 2014"),
    ("grand-alliance", "C3", "precedent", "0/3", "(mediation, January 2014) failed"),
    ("grand-alliance", "C3", "record", "branches", "Whether Khorasan is part of Jabhat al-Nusra or separate makes no difference"),
    ("grand-alliance", "C3", "record", "local_exception", "Qalamoun"),
    ("grand-alliance", "C3", "contradiction", "state_of_world", "since February 2014"),
    ("grand-alliance", "C3", "denial", None, "11 November 2014"),
    ("grand-alliance", "C4", "absent", "presence", "March 2014"),
    ("grand-alliance", "C5", "infeasible", "surely", "Azaz"),
    ("grand-alliance", "C3", "infeasible", "own_front", "Ahrar al-Sham"),
    ("harbour-merger", "merger-agreed", "naming", "usage", "“the former Skerrow” in Halderquay Terminals of 27 April 2032"),
    ("harbour-merger", "merger-agreed", "precedent", "0/1", "March 2027 to November 2027"),
    ("harbour-merger", "merger-agreed", "record", "office", "Ivo Tarrand had ceased to speak for Halderquay Terminals (31 March 2032)"),
    ("harbour-merger", "merger-agreed", "record", "local_exception", "Pier 3"),
    ("harbour-merger", "merger-agreed", "denial", "party", "4 May 2032"),
    ("harbour-merger", "haulage", "infeasible", "surely", "the swing bridge, held by the dockers' union (since 1 May 2032)"),
    ("harbour-merger", "chairwoman-there", "absent", "alibi", "in Skagholm (29 April 2032 to 1 May 2032, 1,860 km away)"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "claim", "kind", "subkind", "words"), FIRES)
def test_the_checks_fire(assessed, case, claim, kind, subkind, words):
    found = [
        one.explanation
        for one in assessed[case].findings
        if (one.claim, one.kind) == (claim, kind) and subkind in (None, one.subkind)
    ]
    assert any(words in each for each in found), found


def test_an_agreed_merger_is_less_likely_than_talks(merger):
    agreed, talks = claim(merger, "merger-agreed"), claim(merger, "talks")
    assert agreed.probability < 0.5
    assert talks.words in ("likely", "very likely", "almost certain")


def test_who_repeats_the_agency_adds_no_origin(merger):
    groups = claim(merger, "merger-agreed").origins.groups
    (home,) = (group for group in groups if "ostwire" in group)
    assert {"brannet-courier", "larmona-evening-post"} <= set(home)


def test_what_came_later_is_not_used():
    result = assess_case(open_case(EXAMPLES / "grand-alliance"), as_of="2014-11-11")
    ids = {one.id for one in result.documents}
    assert "daily-beast" in ids
    assert not {"ap-first", "ap-full", "rt", "newsday"} & ids
