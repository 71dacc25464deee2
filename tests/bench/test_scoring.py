"""Scores on a tiny case made by hand, and the definitions of what is counted."""

import json
from typing import Any

import pytest

from gold import Gold, Reliance, Said, case_folders, parse_gold
from make_docs import page
from scoring import (
    PairScore,
    all_pairs,
    find_statement,
    find_statements,
    grouped_pairs,
    linked_pairs,
    mean_error,
    origin_errors,
    origins_row,
    prf,
    same_speaker,
    true_pairs,
)
from whence.model import (
    Assessment,
    ClaimVerdict,
    Document,
    Hop,
    Link,
    Matrix,
    Origins,
    Source,
    Span,
    Statement,
)

TEXT = "The port is closed, a pilot said. Sailors deny it."
EXPECTED: dict[str, Any] = {
    "claims": [{"id": "C1", "truth": "true"}],
    "independent_origins": [
        {
            "asof": "2030-01-02",
            "claim": "C1",
            "reports": 3,
            "apparent_sources": 4,
            "independent_origins": 2,
        },
        {
            "asof": "2030-01-01",
            "claim": "C2",
            "reports": 1,
            "apparent_sources": 1,
            "independent_origins": 1,
        },
    ],
    "links": [
        {"from": "a", "to": "O1", "claim": "C1"},
        {"from": "b", "to": "a", "claim": "C1"},
        {"from": "c", "to": "O2", "claim": "C1"},
        {"from": "d", "to": "O1", "claim": "C2"},
    ],
    "statements": [
        {
            "id": "s1",
            "doc": "a",
            "start": 0,
            "end": 18,
            "text": "The port is closed",
            "claim": "C1",
            "stance": "asserts",
            "speaker": "pilot",
            "speaker_kind": "anonymous",
        },
        {
            "id": "s2",
            "doc": "a",
            "start": 34,
            "end": 50,
            "text": "Sailors deny it.",
            "claim": "C1",
            "stance": "denies",
            "speaker": "sailors",
            "speaker_kind": "anonymous",
        },
        {
            "id": "s3",
            "doc": "not-read",
            "start": 0,
            "end": 4,
            "text": "Yes.",
            "claim": "C1",
            "stance": "asserts",
            "speaker": "somebody",
        },
    ],
}


@pytest.fixture
def gold() -> Gold:
    return parse_gold("tiny", EXPECTED)


@pytest.fixture
def assessment() -> Assessment:
    said = Span(document="a", start=0, end=32, quote=TEXT[0:32])
    statement = Statement(
        id="1",
        document="a",
        start=0,
        end=32,
        text=said.quote,
        content=(said,),
        claim="C1",
        stance="asserts",
        chain=(Hop(name="Harbour Post", kind="publisher"), Hop(source="p", name="a pilot")),
    )
    groups = (("a", "b", "cited-outlet"), ("c",))
    claim = ClaimVerdict(
        id="C1",
        text="The port is closed.",
        reports=4,
        origins=Origins(mean=1.8, low=1, high=2, groups=groups),
        probability=0.6,
        low=0.4,
        high=0.8,
        words="likely",
        confidence="low",
    )
    return Assessment(
        case="tiny",
        question=None,
        as_of=None,
        whence="0",
        documents=tuple(Document(id=id, path=id, sha256="", text=TEXT) for id in "abcd"),
        statements=(statement,),
        sources=(Source(id="p", names=("the harbour pilot",)),),
        links=(
            Link(from_="b", to="a", kind="cites", probability=0.5, reasons=()),
            Link(from_="d", to="c", kind="cites", probability=0.49, reasons=()),
            Link(from_="b", to="cited-outlet", kind="cites", probability=1.0, reasons=()),
        ),
        claims=(claim,),
        hypotheses=(),
        findings=(),
        matrix=Matrix(),
        issues=(),
        next=(),
    )


def test_a_row_takes_the_mean_of_its_claim(gold: Gold, assessment: Assessment) -> None:
    row = origins_row(gold.rows[0], assessment)
    assert (row.true, row.mean, row.inside) == (2, 1.8, True)


def test_a_claim_not_found_has_no_origin(gold: Gold, assessment: Assessment) -> None:
    for one in (assessment, None):
        row = origins_row(gold.rows[1], one)
        assert (row.true, row.mean, row.inside) == (1, 0.0, False)


def test_errors_stand_beside_the_naive_answers(gold: Gold, assessment: Assessment) -> None:
    rows = [origins_row(row, assessment) for row in gold.rows]
    assert origin_errors(rows) == pytest.approx(
        {
            "whence": (0.2 + 1.0) / 2,
            "always one": 0.5,
            "count reports": 0.5,
            "count apparent sources": 1.0,
        }
    )
    assert mean_error([]) is None


def test_pairs_meet_in_a_document_or_an_origin_of_the_same_claim(gold: Gold) -> None:
    # d rests on the origin of a, but for another claim.
    assert true_pairs(gold.links, "abcd") == {("a", "b")}


@pytest.mark.parametrize(
    ("steps", "pairs"),
    [
        ([("b", "a"), ("c", "b")], {("a", "b"), ("a", "c"), ("b", "c")}),  # any number of steps
        ([("a", "O1"), ("b", "O1")], {("a", "b")}),
        ([("b", "x"), ("c", "x")], {("b", "c")}),  # x is not among the documents
        ([("a", "O1"), ("b", "O2")], set()),
        ([("a", "b"), ("b", "a")], {("a", "b")}),  # a ring ends
        ([("b", "a"), ("b", "c")], {("a", "b"), ("b", "c")}),  # two sources of one are independent
    ],
)
def test_what_makes_documents_dependent(
    steps: list[tuple[str, str]], pairs: set[tuple[str, str]]
) -> None:
    links = [Reliance(claim="C1", from_=from_, to=to) for from_, to in steps]
    assert true_pairs(links, "abc") == pairs


def test_predicted_pairs_are_of_documents(assessment: Assessment) -> None:
    assert grouped_pairs(assessment) == {("a", "b")}
    assert linked_pairs(assessment) == {("a", "b")}


def test_all_in_one_group_joins_what_the_truth_mentions_on_a_claim(gold: Gold) -> None:
    assert all_pairs(gold.links, "abcd") == {("a", "b"), ("a", "c"), ("b", "c")}


def test_rates() -> None:
    score = prf({("a", "b"), ("a", "c")}, {("a", "b"), ("b", "c"), ("c", "d")})
    assert (score.precision, score.recall, score.f1) == pytest.approx((1 / 3, 1 / 2, 2 / 5))
    nothing = PairScore(true=0, predicted=0, both=0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)
    assert score + nothing == score


def test_statements_are_looked_for_where_documents_were_read(
    gold: Gold, assessment: Assessment
) -> None:
    first, second = find_statements(gold, assessment)
    assert (first.found, first.claim, first.stance, first.source, first.whole) == (True,) * 5
    assert (second.found, second.whole) == (False, False)


def test_stance_and_source_must_be_right_together(gold: Gold, assessment: Assessment) -> None:
    (statement,) = assessment.statements
    wanted = gold.statements[0]
    other = Said(**{**_fields(wanted), "stance": "denies"})
    found = find_statement(other, [statement], {})
    assert (found.found, found.claim, found.stance, found.source, found.whole) == (
        True,
        True,
        False,
        True,
        False,
    )


def test_the_hop_before_counts_for_a_relayed_word(gold: Gold, assessment: Assessment) -> None:
    wanted = _fields(gold.statements[0]) | {"speaker": "Harbour Post"}
    for relayed in (False, True):
        said = Said(**{**wanted, "relayed": relayed})
        assert find_statement(said, assessment.statements, {}).source is relayed


def _fields(said: Said) -> dict[str, Any]:
    return {name: getattr(said, name) for name in Said.__dataclass_fields__}


@pytest.mark.parametrize(
    ("speaker", "name", "same"),
    [
        ("senior source", "a senior source", True),
        ("US official", "US officials", True),
        ("AP", "Associated Press", True),
        ("AP", "Agence Presse Info", False),
        ("senior Syrian opposition sources", "a senior source", True),  # half of its words
        ("Dawn of Freedom Brigades", "the spokesman", False),
        ("the", "the", False),
    ],
)
def test_speakers_are_compared_by_their_words(speaker: str, name: str, same: bool) -> None:
    assert same_speaker(speaker, name) is same


def test_case_folders_are_found_or_missed_aloud(tmp_path: Any) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "expected.json").write_text("{}")
    assert case_folders([tmp_path]) == case_folders([tmp_path / "one"])
    with pytest.raises(FileNotFoundError):
        case_folders([tmp_path / "two"])


def test_the_page_has_every_figure(gold: Gold, assessment: Assessment, tmp_path: Any) -> None:
    from cases import CaseScore, as_json

    score = CaseScore(
        gold=gold,
        rows=tuple(origins_row(row, assessment) for row in gold.rows),
        pairs={
            way: prf({("a", "b")}, grouped_pairs(assessment))
            for way in ("groups", "links", "all in one group")
        },
        missed=(),
        wrong=(),
        statements=tuple(find_statements(gold, assessment)),
        verdicts=(
            {
                "claim": "C1",
                "truth": "true",
                "probability": 0.6,
                "low": 0.4,
                "high": 0.8,
                "words": "likely",
                "confidence": "low",
            },
        ),
        seconds=1.0,
    )
    (tmp_path / "cases.json").write_text(json.dumps(as_json([score])), encoding="utf-8")
    text = page(tmp_path)
    assert (
        "| tiny | 2 (1) | 0.60 (0.20) | 0.50 (1.00) | 0.50 (1.00) | 1.00 (2.00) | 1 of 2 |" in text
    )
    assert "| tiny | 1 | 1.00, 1.00, 1.00 |" in text
    assert "| tiny | 2 | 1 | 1 | 1 | 1 | 1 |" in text
    assert "| tiny | C1 | likely, 60% | 40% to 80% | low | true |" in text
