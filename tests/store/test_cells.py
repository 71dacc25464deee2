"""`matrix:` in case.yaml: errors with file, line and key, and what tells on nothing is said."""

import pytest

from whence.model import CaseError
from whence.pipeline import assess
from whence.store.case import open_case

HEAD = """\
claims:
  - {id: sale, text: Orlo Lines sold the old pier., kind: agreement, actors: [Orlo Lines, Tarn Bank]}
matrix:
"""
TEXT = "---\npublisher: The Tide\npublished: 2031-05-03\n---\nA docker said that Orlo Lines sold the old pier."


@pytest.fixture
def case(tmp_path):
    def make(entries: str, head: str = HEAD):
        (tmp_path / "documents").mkdir(exist_ok=True)
        (tmp_path / "documents" / "tide.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "case.yaml").write_text(head + entries, encoding="utf-8")
        return tmp_path

    return make


WRONG = [
    ("- {claim: sale, hypothesis: real, prior: 0.2}", ":4: matrix[0]: 'why' is missing"),
    ("- {claim: sale, hypothesis: real, prior: 0.2, why: ' '}", "matrix[0].why: must not be empty"),
    ("- {claim: sale, hypothesis: real, why: x}", "write `evidence` and a `weight`, or a `prior`"),
    ("- {claim: sale, hypothesis: real, weight: 1, prior: 0.1, why: x}", "matrix[0].weight: goes with `evidence`"),
    ("- {claim: sale, hypothesis: real, evidence: e, why: x}", "`evidence` needs a `weight`"),
    ("- {claim: sale, hypothesis: real, evidence: e, weight: 1, prior: 0.1, why: x}", "matrix[0].prior: does not go with `evidence`"),
    ("- {claim: sale, hypothesis: real, evidence: e, weight: 7, why: x}", "matrix[0].weight: 7 is not a log10"),
    ("- {claim: sale, hypothesis: real, evidence: e, weight: strong, why: x}", "matrix[0].weight: 'strong' is not one of: model"),
    ("- {claim: sale, hypothesis: real, prior: 1.5, why: x}", "matrix[0].prior: 1.5 is not a probability"),
    ("- {claim: sael, hypothesis: real, prior: 0.5, why: x}", ":4: matrix[0].claim: unknown claim 'sael'; did you mean 'sale'?"),
    ("- {claim: sale, hypothesis: real, prior: 0.7, why: x}\n- {claim: sale, hypothesis: local, prior: 0.7, why: x}", ":5: matrix[1].prior: the priors set for sale sum to 1.4"),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "told"), WRONG, ids=[row[1] for row in WRONG])
def test_errors(case, entries, told):
    with pytest.raises(CaseError) as error:
        open_case(case(entries))
    assert told in str(error.value)


LATE = [
    ("- {claim: sale, hypothesis: rael, prior: 0.5, why: x}", ":4: matrix[0]: unknown hypothesis 'rael' of claim 'sale'; did you mean 'real'?"),
    ("- {claim: sale, hypothesis: real, evidence: e, weight: 0.9, why: x}", "at most 0.85 with 7 explanations"),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "told"), LATE, ids=[row[1] for row in LATE])
def test_errors_found_when_the_explanations_are_known(case, entries, told):
    with pytest.raises(CaseError) as error:
        assess(case(entries))
    assert told in str(error.value)


def test_a_cell_is_set_told_and_shown_and_one_of_what_is_gone_is_an_issue(case):
    plain = assess(case(""))
    evidence = next(
        one.evidence for one in plain.matrix.columns if one.evidence.startswith("testimony")
    )
    result = assess(
        case(
            f"- {{claim: sale, hypothesis: real, evidence: {evidence}, weight: -0.6, who: A. Analyst, when: 2031-05-21, why: he was drunk}}\n"
            f"- {{claim: sale, hypothesis: real, evidence: {evidence[:-1]}, weight: -0.1, why: old}}\n"
            "- {claim: sale, hypothesis: real, prior: 0.1, why: piers are seldom sold}"
        )
    )
    (column,) = [one for one in result.matrix.columns if one.evidence == evidence]
    assert column.cells[0].weight == pytest.approx(-0.6)
    assert result.hypotheses[0].prior == pytest.approx(0.1)
    assert result.claims[0].probability < plain.claims[0].probability
    assert [(one.hypothesis, one.now, one.why, one.who) for one in result.cells] == [
        ("real", -0.6, "he was drunk", "A. Analyst"),
        ("real", 0.1, "piers are seldom sold", ""),
    ]
    (stale,) = [one.what for one in result.issues if "matrix:" in one.what]
    assert f"case.yaml:5: matrix: there is no evidence {evidence[:-1]} on sale" in stale
    assert f"did you mean '{evidence}'" in stale


def test_claims_found_in_documents_may_go_and_are_told(case):
    result = assess(case("- {claim: claim-0, hypothesis: real, prior: 0.1, why: x}", "matrix:\n"))
    assert any("there is no claim claim-0" in one.what for one in result.issues)


def test_numbers_set_outlast_a_copy_of_a_document(case):
    folder = case("  []\n")
    entries = "".join(
        f"- {{claim: sale, hypothesis: real, evidence: {one.evidence}, weight: -0.3, why: x}}\n"
        for one in assess(folder).matrix.columns
    )
    case(entries)
    alone = assess(folder)
    copy = TEXT.replace("The Tide", "A Copy").replace("05-03", "05-04")
    (folder / "documents" / "a-copy.txt").write_text(copy, encoding="utf-8")
    both = assess(folder)
    assert both.claims[0].reports == 2
    assert {one.evidence for one in both.cells} >= {one.evidence for one in alone.cells} != set()
    assert both.claims[0].probability == pytest.approx(alone.claims[0].probability, abs=0.01)
