"""`findings:` in case.yaml: errors with file, line and key, and what decides nothing is said."""

import pytest

from whence.model import CaseError
from whence.pipeline import assess
from whence.store.case import open_case

HEAD = """\
claims:
  - {id: sale, text: Orlo Lines sold the old pier., kind: agreement, actors: [Orlo Lines, Tarn Bank]}
findings:
"""
TEXT = "---\npublisher: The Tide\npublished: 2031-05-03\n---\nA docker said that Orlo Lines sold the old pier."


@pytest.fixture
def case(tmp_path):
    def make(entries: str):
        (tmp_path / "documents").mkdir()
        (tmp_path / "documents" / "tide.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "case.yaml").write_text(HEAD + entries, encoding="utf-8")
        return tmp_path

    return make


WRONG = [
    ("- {kind: absent, decision: reject}", ":4: findings[0]: 'why' is missing"),
    ("- {kind: absent, decision: reject, why: ' '}", ":4: findings[0].why: must not be empty"),
    ("- {decision: reject, why: x}", ":4: findings[0]: write `finding` (an id) or `kind`"),
    ("- {finding: f, kind: absent, decision: reject, why: x}", "write `finding` (an id) or `kind`"),
    ("- {finding: f, subkind: expected, decision: reject, why: x}", "findings[0].subkind: goes with `kind`"),
    ("- {kind: absnt, decision: reject, why: x}", "did you mean 'absent'?"),
    ("- {kind: absent, decision: amend, why: x}", ":4: findings[0]: `amend` needs a `text`, a `weight`"),
    ("- {kind: absent, decision: amend, text: ' ', why: x}", "findings[0].text: must not be empty"),
    ("- {kind: absent, decision: reject, weight: 1, why: x}", "findings[0].weight: a rejected finding has none"),
    ("- {kind: absent, decision: amend, weight: .inf, why: x}", "findings[0].weight: must be a number"),
    ("- {kind: absent, decision: amend, weight: .nan, why: x}", "findings[0].weight: must be a number"),
    ("- {kind: absent, decision: amend, weight: -7, why: x}", "findings[0].weight: -7 is not a log10"),
    ("- {kind: absent, claim: sael, decision: reject, why: x}", ":4: findings[0].claim: unknown claim 'sael'; did you mean 'sale'?"),
    (
        "- {kind: absent, decision: reject, why: x}\n- {kind: absent, decision: amend, text: y, why: x}",
        ":5: findings[1]: the same findings are ruled on at line 4",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "told"), WRONG, ids=[row[1] for row in WRONG])
def test_errors(case, entries, told):
    with pytest.raises(CaseError) as error:
        open_case(case(entries))
    assert told in str(error.value)


def test_a_ruling_is_applied_and_one_that_decides_nothing_is_told(case):
    result = assess(
        case(
            "- {kind: hearsay_only, decision: amend, text: A docker is quoted., who: A. Analyst, when: 2031-05-21, why: he was asked}\n"
            "- {kind: denial, claim: sale, decision: reject, why: there is none}"
        )
    )
    (found,) = (one for one in result.findings if one.kind == "hearsay_only")
    assert (found.explanation, found.ruling, found.ruled_by) == (
        "A docker is quoted.",
        "amended",
        "A. Analyst",
    )
    (told,) = (one.what for one in result.issues if "ruling" in one.what)
    assert "case.yaml:5: findings: there is no finding denial on sale" in told


def test_an_id_that_is_not_found_is_told_with_the_nearest(case, tmp_path):
    result = assess(case("- {kind: denial, decision: reject, why: x}"))
    id = result.findings[0].id
    wrong = id[:-1] + ("0" if id[-1] != "0" else "1")
    entries = f"- {{finding: {wrong}, decision: reject, why: x}}"
    (tmp_path / "case.yaml").write_text(HEAD + entries, encoding="utf-8")
    (told,) = (one.what for one in assess(tmp_path).issues if "ruling" in one.what)
    assert f"there is no finding {wrong}" in told
    assert "did you mean 'finding-" in told
