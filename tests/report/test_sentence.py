"""The verdict as one sentence: what it answers, and what it never says."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from whence.data.likelihoods import load_likelihoods
from whence.judge.words import words
from whence.model import Assessment, ClaimVerdict, Document, Origins, WhatIf
from whence.report.explanations import favoured
from whence.report.hinges import no_hinge
from whence.report.html import render_html
from whence.report.page import Page
from whence.report.sentence import edge_words, verdict_sentence
from whence.report.terminal import lines
from whence.report.wording import SCALE, SPACE
from whence.text import sentences

TABLE = load_likelihoods()
TEXT = "The workers of Orlo Lines met the owners. Apple growers sent commanders home."


def assessment_of(merger: Assessment, text: str, probability: float) -> Assessment:
    claim = ClaimVerdict(
        id="c",
        text=text,
        reports=2,
        origins=Origins(mean=1, low=1, high=1),
        probability=probability,
        low=max(0.0, probability - 0.1),
        high=min(1.0, probability + 0.1),
        words=words(probability, TABLE),
        confidence="low",
    )
    document = Document(
        id="d", text=TEXT, path="d", sha256="0", published=merger.documents[0].published
    )
    return replace(merger, claims=(claim,), documents=(document,), links=(), statements=())


SAID = [
    ("Orion and Pavo have agreed to merge.", 0.3, "It is unlikely (30 %; 90 % interval 20–40 %) that Orion and Pavo have agreed to merge."),
    ("The workers of Orlo Lines struck.", 0.9, "It is very likely (90 %; 90 % interval 80–100 %) that the workers of Orlo Lines struck."),
    ("Workers of Orlo Lines were on strike", 0.5, "There is a roughly even chance (50 %; 90 % interval 40–60 %) that workers of Orlo Lines were on strike."),
    ("Apple has bought Orlo Lines.", 0.02, "There is almost no chance (2 %; 90 % interval <1 to 12 %) that Apple has bought Orlo Lines."),
    ("Seven patients have died.", 0.3, "It is unlikely (30 %; 90 % interval 20–40 %) that seven patients have died."),
    ("73 men have left the League.", 0.97, "It is almost certain (97 %; 90 % interval 87 to >99 %) that 73 men have left the League."),
    ("Has Orion bought Pavo?", 0.3, "Unlikely — 30 % (90 % interval 20–40 %): Has Orion bought Pavo?"),
    ("Orion paid. Pavo denied it was so.", 0.3, "Unlikely — 30 % (90 % interval 20–40 %): Orion paid. Pavo denied it was so."),
    ("Orion and Pavo: A Looming Merger of Giants in the East", 0.3, "Unlikely — 30 % (90 % interval 20–40 %): Orion and Pavo: A Looming Merger of Giants in the East"),
    ("Orion hat Pavo gekauft.", 0.3, "Unlikely — 30 % (90 % interval 20–40 %): Orion hat Pavo gekauft."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "probability", "said"), SAID, ids=[row[0] for row in SAID])
def test_the_sentence(merger, text, probability, said):
    assessment = assessment_of(merger, text, probability)
    written = verdict_sentence(assessment, assessment.claims[0]).replace(SPACE, " ")
    assert written == said.replace("80–100 %", "80 to >99 %")


def test_a_name_that_is_a_word_as_well_stays_big(merger):
    text = "She ate an apple today. It is said that Apple buys Path, and Apple says nothing.\n"
    assessment = assessment_of(merger, "Apple is buying the Path.", 0.3)
    (first, *rest) = assessment.documents
    named = replace(assessment, documents=(replace(first, text=text), *rest))
    assert " that Apple is buying the Path." in verdict_sentence(named, named.claims[0])
    eaten = replace(first, text="She ate an apple today.\n")
    common = replace(assessment, documents=(eaten, *rest))
    assert " that apple is buying the Path." in verdict_sentence(common, common.claims[0])


def test_a_supposed_verdict_says_so(merger):
    assessment = assessment_of(merger, "Orion and Pavo have agreed to merge.", 0.3)
    supposed = replace(assessment, what_if=WhatIf(suppose={"c": True}, priors={}))
    assert verdict_sentence(supposed, supposed.claims[0]).startswith("If so, it is unlikely (30")


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.54, "close to the edge between roughly even chance and likely"),
        (0.55, "close to the edge between roughly even chance and likely"),
        (0.559, "close to the edge between roughly even chance and likely"),
        (0.57, ""),
        (0.04, "close to the edge between almost no chance and very unlikely"),
        (0.125, ""),
        (0.0, ""),
        (1.0, ""),
    ],
)
def test_who_is_near_an_edge_is_told(probability, said):
    assert edge_words(probability) == said


@given(st.floats(0, 1))
def test_near_an_edge_both_words_are_named_and_one_is_that_of_the_table(probability):
    said = edge_words(probability)
    near = any(abs(probability - edge) <= 0.01 + 1e-9 for edge, _, _ in SCALE[1:])
    assert bool(said) == near
    if said:
        assert words(probability, TABLE) in said


LIKELIHOOD = re.compile(
    "|".join(re.escape(word) for _, _, word in SCALE) + r"|\blikel|\bunlikel|\bprobab|\d\s?%", re.I
)


def offending(texts: Iterator[str]) -> list[str]:
    """Return the sentences that speak of confidence and of likelihood."""
    said = (text[start:end] for text in texts for start, end in sentences(text))
    return [one for one in said if "confiden" in one.casefold() and LIKELIHOOD.search(one)]


def printed(assessment: Assessment, explain: bool) -> Iterator[str]:
    """Yield each paragraph of the terminal as one line."""
    page = Page(assessment, 100_000, explain)
    return (line.plain.replace(SPACE, " ").strip() for line in lines(page))


def written(assessment: Assessment) -> Iterator[str]:
    """Yield the text of each block of the page that holds no other block."""
    blocks = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "figcaption", "summary", "dd", "dt"}
    for element in lxml_html.document_fromstring(render_html(assessment)).iter():
        if element.tag in blocks and not any(
            child.tag in blocks for child in element.iterdescendants()
        ):
            yield " ".join(element.text_content().split())


@pytest.mark.parametrize("name", ["grand-alliance", "harbour-merger"])
def test_no_sentence_of_an_example_holds_confidence_and_likelihood(assessed, name):
    assessment = assessed[name]
    for explain in (False, True):
        assert offending(printed(assessment, explain)) == []
    assert offending(written(assessment)) == []
    assert any("onfidence" in line for line in printed(assessment, False))


@given(
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from(["low", "moderate", "high"]),
    st.integers(0, 20),
    st.booleans(),
)
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_no_sentence_holds_confidence_and_likelihood(merger, one, other, sure, reports, supposed):
    low, probability, high = sorted((one, (one + other) / 2, other))
    claims = tuple(
        replace(
            claim,
            probability=probability,
            low=low,
            high=high,
            words=words(probability, TABLE),
            confidence=sure,
            reports=reports,
        )
        for claim in merger.claims
    )
    asked = WhatIf(suppose={claims[0].id: True}, priors={"real": 0.3}) if supposed else None
    assessment = replace(merger, claims=claims, what_if=asked)
    assert offending(printed(assessment, explain=True)) == []
    assert offending(written(assessment)) == []


def test_the_test_would_notice():
    mixed = "It is likely, with moderate confidence. Apart from that all is well."
    assert offending(iter([mixed])) == ["It is likely, with moderate confidence."]


def test_a_claim_that_nothing_bears_on_is_no_verdict(merger: Assessment) -> None:
    found = assessment_of(merger, "Orion has bought Pavo.", 0.3)
    unread = replace(found.claims[0], reports=0, prior=0.3)
    bare = replace(found, claims=(unread,))
    assert verdict_sentence(bare, unread) == (
        "Nothing that was read bears on whether Orion has bought Pavo. Before any evidence: "
        "unlikely — 30 % (90 % interval 20–40 %)."
    ).replace(" %", f"{SPACE}%")
    assert no_hinge(unread) == "Nothing that was read bears on it."
    assert no_hinge(found.claims[0]) != no_hinge(unread)
    assert favoured(bare, unread) is None
