"""The favoured explanation is named in words, with its share and what is behind it."""

from dataclasses import replace

import pytest

from whence.data.explanations import explanations
from whence.model import Assessment, ClaimVerdict, JudgedHypothesis
from whence.report.explanations import (
    favoured,
    favoured_spans,
    favoured_words,
    support_once,
    support_words,
)
from whence.report.select import main_claim
from whence.report.wording import SPACE


def main(assessment: Assessment) -> ClaimVerdict:
    claim = main_claim(assessment)
    assert claim is not None
    return claim


def with_rivals(assessment: Assessment, *rivals: JudgedHypothesis) -> Assessment:
    claim = main(assessment).id
    return replace(assessment, hypotheses=tuple(replace(one, claim=claim) for one in rivals))


def rival(kind: str, probability: float, **fields: object) -> JudgedHypothesis:
    text = next(one.text for one in explanations() if one.kind == kind)
    known = {"id": kind, "claim": "c", "text": text, "prior": 0.2, "low": 0, "high": 1, **fields}
    return JudgedHypothesis(kind=kind, probability=probability, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "clause"),
    [
        ("invented", "that the source made it up to serve an interest"),
        ("misled", "that the source was fed it"),
        ("exaggerated", "that a smaller thing was blown up"),
        ("misread", "that something else happened"),
        ("local", "that it is true in one place only"),
        ("other", "one that nobody has named"),
    ],
)
def test_each_explanation_has_a_clause(merger: Assessment, kind: str, clause: str) -> None:
    asked = with_rivals(merger, rival("real", 0.6), rival(kind, 0.31))
    said = f"If it is not true, the likeliest explanation is {clause} "
    assert favoured_words(asked, main(asked)) == f"{said}(31{SPACE}% of all explanations)."


def test_the_words_of_a_proposed_one_and_its_author(merger: Assessment) -> None:
    span = merger.documents[0].span(0, 10)
    own = rival("invented", 0.3, id="E1", text="The banker lies.", spans=(span,), proposed_by="Ada")
    asked = with_rivals(merger, rival("real", 0.5), own)
    assert favoured_words(asked, main(asked)).endswith(": “The banker lies” (Ada).")
    assert favoured_spans(asked, main(asked)) == (span,)


def test_what_speaks_most_for_it_is_behind_it(merger: Assessment) -> None:
    finding = next(one for one in merger.findings if one.spans)
    asked = with_rivals(merger, rival("misread", 0.3, support=("gone", finding.id)))
    assert favoured_spans(asked, main(asked)) == finding.spans[:1]


def test_none_is_favoured_where_there_is_none(merger: Assessment) -> None:
    asked = with_rivals(merger, rival("real", 1.0))
    assert favoured(asked, main(asked)) is None
    assert favoured_words(asked, main(asked)) == ""
    assert favoured_spans(asked, main(asked)) == ()


def test_what_two_explanations_have_for_them_is_said_once(merger: Assessment) -> None:
    column = next(one for one in merger.matrix.columns if one.claim == main(merger).id)
    backed = (column.evidence,)
    asked = with_rivals(
        merger,
        rival("misread", 0.4, support=backed),
        rival("invented", 0.3, support=backed),
        rival("other", 0.1),
    )
    first, second, third = asked.hypotheses
    assert support_once(asked, first) == support_words(asked, first)
    assert support_once(asked, second) == f"the same as for “{first.text.rstrip('.')}”"
    assert support_once(asked, third) == support_words(asked, third)
