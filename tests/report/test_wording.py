from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest

from whence.data.likelihoods import load_likelihoods
from whence.model import ClaimVerdict, Finding, Interval, Origins, Span
from whence.model.origins import LinkKind
from whence.report import rulings, wording
from whence.report.select import Support


def spaced(text: str) -> str:
    return text.replace(wording.SPACE, " ")


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "<1 %"),
        (0.0099, "<1 %"),
        (0.01, "1 %"),
        (0.063, "6 %"),
        (0.125, "13 %"),
        (0.5, "50 %"),
        (0.99, "99 %"),
        (0.9901, ">99 %"),
        (1.0, ">99 %"),
    ],
)
def test_percent(probability: float, words: str) -> None:
    assert spaced(wording.percent(probability)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.021, 0.134, "2–13 %"),
        (0.061, 0.064, "6 %"),
        (0.001, 0.13, "<1 to 13 %"),
        (0.4, 0.999, "40 to >99 %"),
        (0.0, 0.001, "<1 %"),
    ],
)
def test_percent_range(low: float, high: float, words: str) -> None:
    assert spaced(wording.percent_range(low, high)) == words


@pytest.mark.parametrize(
    ("mean", "low", "high", "words"),
    [
        (3.2, 2, 4, "about 3 independent origins (2–4)"),
        (1.2, 1, 2, "about 1 independent origin (1–2)"),
        (2.5, 2, 3, "about 3 independent origins (2–3)"),
        (1, 1, 1, "1 independent origin"),
        (14, 14, 14, "14 independent origins"),
        (0, 0, 0, "no independent origin"),
    ],
)
def test_origins_words(mean: float, low: float, high: float, words: str) -> None:
    assert spaced(wording.origins_words(Origins(mean=mean, low=low, high=high))) == words


def claim(**fields: object) -> ClaimVerdict:
    known = {
        "id": "c",
        "text": "It happened.",
        "reports": 14,
        "origins": Origins(mean=3, low=2, high=4),
        "probability": 0.06,
        "low": 0.02,
        "high": 0.13,
        "words": "very unlikely",
        "confidence": "low",
    }
    return ClaimVerdict(**(known | fields))  # type: ignore[arg-type]


def test_verdict_has_word_number_and_interval_and_no_confidence() -> None:
    said = spaced(wording.verdict(claim()))
    assert said == "Very unlikely — 6 % (90 % interval 2–13 %)"


@pytest.mark.parametrize("words", [word for word, _ in load_likelihoods().bands])
def test_no_verdict_speaks_of_confidence(words: str) -> None:
    said = wording.verdict(claim(words=words))
    assert said.casefold().startswith(words)
    assert "confiden" not in said.casefold()


def test_reports_and_origins() -> None:
    assert spaced(wording.reports_and_origins(claim())) == (
        "14 reports, about 3 independent origins (2–4)"
    )
    assert wording.reports_and_origins(claim(reports=0)) == "no report"


@pytest.mark.parametrize(
    ("weight", "words", "odds"),
    [
        (1.31, "strong", "odds ×20"),
        (-1.0, "strong", "odds ÷10"),
        (0.5, "moderate", "odds ×3.2"),
        (-0.3, "slight", "odds ÷2.0"),
        (0.01, "negligible", "odds unchanged"),
        (-400.0, "strong", "odds ÷1,000 or more"),
        (0.0, "negligible", "odds unchanged"),
    ],
)
def test_weights(weight: float, words: str, odds: str) -> None:
    assert wording.weight_words(weight) == words
    assert spaced(wording.odds(weight)) == odds


@pytest.mark.parametrize(
    ("weight", "words"), [(0.3, "+0.30"), (-1.2, "−1.20"), (-0.001, "0.00"), (0.0, "0.00")]
)
def test_signed(weight: float, words: str) -> None:
    assert wording.signed(weight) == words


@pytest.mark.parametrize(
    ("weight", "words"),
    [(1.0, "strong for"), (-0.6, "moderate against"), (0.1, "slight for"), (-0.01, "neutral")],
)
def test_fit_words(weight: float, words: str) -> None:
    assert wording.fit_words(weight) == words


@pytest.mark.parametrize(
    ("items", "limit", "words"),
    [
        ([], None, ""),
        (["a"], None, "a"),
        (["a", "b"], None, "a and b"),
        (["a", "b", "c"], None, "a, b and c"),
        (["a", "b", "c", "d"], 2, "a, b and 2 more"),
    ],
)
def test_listed(items: list[str], limit: int | None, words: str) -> None:
    assert (wording.listed(items, limit) if items else "") == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2031-03-13", "13 March 2031"),
        ("2031-03-13T16:00Z", "13 March 2031, 16:00 UTC"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-03~", "about March 2031"),
        ("2031-03-01/2031-03-14", "1 March 2031 – 14 March 2031"),
        ("../2031-03-14", "not after 14 March 2031"),
        ("2031-03-14/..", "not before 14 March 2031"),
    ],
)
def test_date_words(written: str, words: str) -> None:
    assert spaced(wording.date_words(Interval.parse(written))) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0, 0), "No statement asserts it."),
        (
            (1, 2, 1, 0),
            "Of 1 statement asserting it, 1 rests on the word of somebody unnamed; "
            "none rest on somebody who saw it or holds a document. 2 statements deny it.",
        ),
    ],
)
def test_source_summary(counts: tuple[int, int, int, int], words: str) -> None:
    asserting, denying, unnamed, first_hand = counts
    support = Support(asserting=asserting, denying=denying, unnamed=unnamed, first_hand=first_hand)
    assert spaced(wording.source_summary(support)) == words


def test_the_bands_of_the_scale_meet() -> None:
    assert wording.SCALE[0][0] == 0
    assert wording.SCALE[-1][1] == 1
    pairs = pairwise(wording.SCALE)
    assert all(left[1] == right[0] for left, right in pairs)


def test_the_scale_drawn_is_the_scale_judged_with() -> None:
    judged = load_likelihoods().bands
    assert [(term, end) for _, end, term in wording.SCALE] == list(judged)


@pytest.mark.parametrize(
    ("effective", "words"),
    [
        (0.0, ""),  # the model does not tell
        (3.1, ""),  # the number of origins says it
        (1.5, "By how much they share, the 4 reports weigh as much as about 1.5 with nothing in common."),
    ],
)  # fmt: skip
def test_effective_words(effective: float, words: str) -> None:
    origins = Origins(mean=3, low=2, high=4, effective=effective)
    assert spaced(wording.effective_words(origins, 4)) == words


def test_every_kind_of_link_has_its_verb() -> None:
    assert wording.LINK_VERBS.keys() == set(get_args(LinkKind))


def test_what_only_qualifies_is_not_said_to_speak_for_or_against() -> None:
    span = Span(document="a", start=0, end=1, quote="x")
    finding = Finding(
        id="f",
        kind="record",
        claim="c",
        direction="against",
        subkind="not_covered",
        explanation="It leaves talks open.",
        spans=(span,),
    )
    assert wording.finding_title(finding) == "What this does not cover"
    assert rulings.finding_side(finding) == "no weight of its own"
    assert rulings.finding_side(replace(finding, weight=-0.2)) == "speaks against it"
    assert rulings.finding_side(replace(finding, ruling="rejected")) == "rejected"
