"""`likelihoods:` in case.yaml: errors with file, line and row; what is changed moves the verdict."""

import pytest

from whence.model import CaseError
from whence.pipeline import assess
from whence.store.case import open_case

HEAD = """\
claims:
  - {id: sale, text: Orlo Lines sold the old pier., kind: agreement, actors: [Orlo Lines, Tarn Bank]}
"""
TEXT = "---\npublisher: The Tide\npublished: 2031-05-03\n---\nA docker said that Orlo Lines sold the old pier."


@pytest.fixture
def case(tmp_path):
    def make(entries: str):
        (tmp_path / "documents").mkdir(exist_ok=True)
        (tmp_path / "documents" / "tide.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "case.yaml").write_text(HEAD + entries, encoding="utf-8")
        return tmp_path

    return make


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("likelihoods:\n  guess: {beta: [1, 9]}", "case.yaml:4: likelihoods.guess: needs a `reason`"),
        ("likelihoods:\n\n  ges: {beta: [1, 9], reason: x}", ":5: likelihoods.ges: there is no such row; did you mean 'guess'?"),
        ("likelihoods:\n  guess:\n    beta: [1, 0]\n    reason: x", ":4: likelihoods.guess: [1, 0] is not two numbers above 0"),
        ("likelihoods: 3", ":3: likelihoods: must be a mapping"),
        ("likelihods: {}", ":3: likelihods: unknown key; did you mean 'likelihoods'?"),
    ],
)  # fmt: skip
def test_errors(case, entries, told):
    with pytest.raises(CaseError) as error:
        open_case(case(entries))
    assert told in str(error.value)


def test_a_change_moves_the_verdict_and_is_told(case):
    plain = assess(case(""))
    row = "likelihoods:\n  theta:\n    real: {beta: [1, 9], reason: clerks hear nothing}"
    changed = assess(case(row))
    assert plain.likelihoods == ()
    assert changed.claims[0].probability < plain.claims[0].probability - 0.01
    (told,) = changed.likelihoods
    assert (told.row, told.now, told.reason) == (
        "theta.real",
        {"beta": [1, 9]},
        "clerks hear nothing",
    )
