"""The source summary statement: what it counts, what it never says, what it rests on."""

import re
from dataclasses import replace

import pytest

from whence.model import ChangedCell, Interest, Issue, RatedOrigin, Rating, Source
from whence.report.source_summary import SourceSummary, source_summary_of
from whence.report.voices import voices_of


def text_of(summary: SourceSummary, part: str) -> str:
    return " ".join(one.text for one in summary.sentences if one.part == part)


def origin(source: str, **more: object) -> RatedOrigin:
    known = {
        "testimony": f"t-{source}",
        "name": source,
        "stance": "asserts",
        "letter": "F",
        "why": "",
        "level": "told",
        "certainty": "certain",
        "relays": 1,
    }
    return RatedOrigin(source=source, **known | more)  # type: ignore[arg-type]


def rated(assessment, *origins: RatedOrigin, **more: object):
    known = {"credibility": "4", "words": "doubtful", "why": "", "hearsay": True} | more
    rating = Rating(claim=assessment.claims[0].id, origins=origins, **known)  # type: ignore[arg-type]
    return replace(assessment, ratings=(rating,))


def test_counts_reports_and_origins(merger):
    summary = source_summary_of(merger, merger.claims[0])
    assert "6 reports assert it" in text_of(summary, "basis").replace("\u00a0", " ")
    assert "(Pavo Group)" in text_of(summary, "basis")
    assert summary.paragraph.startswith(text_of(summary, "basis"))


def test_every_sentence_points_at_words_that_are_there(merger):
    documents = {document.id: document for document in merger.documents}
    for claim in merger.claims:
        for sentence in source_summary_of(merger, claim).sentences:
            for span in sentence.spans:
                documents[span.document].check(span)


def test_reads_as_sentences(assessment):
    for claim in assessment.claims:
        for sentence in source_summary_of(assessment, claim).sentences:
            assert sentence.text.endswith(".")
            assert ".." not in sentence.text
            assert not re.search(r"[\x00-\x1f\u202e]", sentence.text)


def test_f_and_6_are_words_and_never_low_marks(merger):
    told = rated(merger, origin("banker"), credibility="6", words="truth cannot be judged")
    said = text_of(source_summary_of(told, told.claims[0]), "reliability")
    assert said == (
        "The reliability of the source cannot be judged (F on the Admiralty scale); "
        "whether it is true cannot be judged either (6)."
    )
    assert "rated" not in said


def test_letters_are_given_by_name_and_the_rest_counted(merger):
    told = rated(merger, origin("banker", letter="C"), origin("pavo"), origin("both"))
    said = text_of(source_summary_of(told, told.claims[0]), "reliability")
    assert "banker is C; that of 2 cannot be judged (F)" in said


@pytest.mark.parametrize(
    ("stance", "gains", "against"),
    [
        ("asserts", "for", False),
        ("asserts", "against", True),
        ("denies", "for", True),
        ("denies", "against", False),
        ("doubts", "for", True),
        ("discusses", "against", False),
    ],
)
def test_speaking_against_interest(merger, stance, gains, against):
    told = rated(merger, origin("pavo", stance=stance, interest=gains))
    summary = source_summary_of(told, told.claims[0])
    assert ("against interest" in text_of(summary, "interests")) == against
    assert ("against interest" in text_of(summary, "strengths")) == against


def test_sources_of_one_camp_are_said_to_be(merger):
    own = (
        Source(id="a", names=("Ada",), camp="lyra-bank"),
        Source(id="b", names=("Ben",), affiliation=("lyra-bank",)),
    )
    told = rated(replace(merger, sources=own), origin("a"), origin("b"))
    assert (
        "A and b are of one camp, lyra-bank." in source_summary_of(told, told.claims[0]).paragraph
    )


def test_coded_interest_is_told_with_its_reason(merger):
    said = text_of(source_summary_of(merger, merger.claims[0]), "interests")
    assert "would gain if it is believed (Lyra Bank would arrange the loan)" in said


@pytest.mark.parametrize(
    ("level", "missing", "not_missing"),
    [("told", "a witness; a document", "x"), ("witnessed", "a document", "a witness")],
)
def test_kinds_of_source_that_are_missing(merger, level, missing, not_missing):
    told = rated(merger, origin("banker", level=level))
    said = text_of(source_summary_of(told, told.claims[0]), "missing")
    assert missing in said
    assert not_missing not in said


def test_a_party_is_missing_until_it_is_heard(merger):
    claim = replace(merger.claims[0], actors=("pavo", "orion"))
    said = text_of(source_summary_of(merger, claim), "missing")
    assert "the word of orion" in said
    assert "pavo" not in said


def test_reading_by_a_language_model_is_said(merger):
    claim = merger.claims[0]
    account = "the language model brain:7b at localhost:11434 read the documents: 9 questions"
    read = replace(merger, issues=(Issue(level="info", what=account),))
    said = text_of(source_summary_of(read, claim), "machine")
    assert "generative language model (brain:7b at localhost:11434)" in said
    assert "no generative model is on record" in text_of(
        source_summary_of(merger, claim), "machine"
    )


def test_what_an_analyst_did_is_no_machine_reading(merger):
    claim = merger.claims[0]
    first, *others = merger.statements
    cell = ChangedCell(
        claim=claim.id, hypothesis="real", evidence="", what="prior", was=0.2, now=0.1, why="x"
    )
    told = replace(merger, statements=(replace(first, coded=True), *others), cells=(cell,))
    said = text_of(source_summary_of(told, claim), "machine").replace("\u00a0", " ")
    assert "found the 5 statements on it" in said
    assert "an analyst read 1 statement by hand and set 1 number of the matrix" in said


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("relayed", "hearsay only: nobody who asserts it knows it at first hand"),
        ("unknown", "nobody who asserts it is said to know it at first hand"),
        ("unattributed", "nobody who asserts it is said to know it at first hand"),
    ],
)
def test_what_is_not_said_is_not_called_hearsay(merger, level, words):
    told = rated(merger, origin("banker", level=level))
    said = text_of(source_summary_of(told, told.claims[0]), "weaknesses")
    assert words in said
    assert ("hearsay" in said) == words.startswith("hearsay")


def test_voices_of_a_rating_and_of_statements_agree_on_sides(merger):
    claim = merger.claims[0]
    sides = {voice.name: voice.side for voice in voices_of(merger, claim)}
    assert sides["Pavo Group"] == "against"
    assert sides["a senior banker close to the talks"] == "for"


def test_interest_in_another_claim_is_none_in_this(merger):
    other = Interest(claim="talks-held", direction="for", why="x")
    sources = tuple(replace(one, interests=(other,)) for one in merger.sources)
    told = replace(merger, sources=sources)
    said = text_of(source_summary_of(told, told.claims[0]), "interests")
    assert said == "No interest of any of the sources in it is known."
