"""`origins:` in case.yaml: errors with file, line and key, and what changes nothing is said."""

import pytest

from whence.model import CaseError
from whence.pipeline import assess
from whence.store.case import open_case

HEAD = """\
claims:
  - {id: sale, text: Orlo Lines sold the old pier.}
  - {id: fire, text: The Amberlight warehouse burned down.}
origins:
"""
TEXTS = {
    "tide": "A banker said that Orlo Lines sold the old pier for 73 million crowns to a buyer from Larmona.",
    "moor": "A banker said that Orlo Lines sold the old pier for 73 million crowns to a buyer from Larmona.",
    "gull": "A docker said that he watched Orlo Lines sell the old pier. The rain at Tarn fell on 12 men.",
}  # fmt: skip


@pytest.fixture
def case(tmp_path):
    def make(entries: str):
        (tmp_path / "documents").mkdir()
        for day, (name, text) in enumerate(TEXTS.items(), 3):
            head = f"---\npublisher: The {name.title()}\npublished: 2031-05-{day:02}\n---\n"
            (tmp_path / "documents" / f"{name}.txt").write_text(head + text, encoding="utf-8")
        (tmp_path / "case.yaml").write_text(HEAD + entries, encoding="utf-8")
        return tmp_path

    return make


WRONG = [
    ("- {same: [tide, moor]}", ":5: origins[0]: 'why' is missing"),
    ("- {same: [tide, moor], why: ' '}", ":5: origins[0].why: must not be empty"),
    ("- {why: x}", ":5: origins[0]: write `same` or `apart`"),
    ("- {same: [tide, moor], apart: [tide, gull], why: x}", "write `same` or `apart`"),
    ("- {apart: [tide], why: x}", ":5: origins[0].apart: must name two documents or more"),
    ("- {same: [tide, tide], why: x}", "origins[0].same: 'tide' is named 2 times"),
    ("- {same: [tide, moor], wy: x}", "unknown key; did you mean 'why'?"),
    ("- {claim: sael, same: [tide, moor], why: x}", "unknown claim 'sael'; did you mean 'sale'?"),
    (
        "- {same: [tide, moor], why: x}\n- {claim: sale, apart: [moor, tide], why: y}",
        ":6: origins[1].apart: moor and tide share one origin by line 5; keep one of the two",
    ),
    (
        "- {claim: sale, same: [tide, moor], why: x}\n- {claim: sale, same: [moor, gull], why: x}\n"
        "- {apart: [gull, tide], why: y}",
        ":7: origins[2].apart: gull and tide share one origin by line",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "told"), WRONG, ids=[row[1] for row in WRONG])
def test_errors(case, entries, told):
    with pytest.raises(CaseError) as error:
        open_case(case(entries))
    assert told in str(error.value)
    assert "case.yaml" in str(error.value)


def test_entries_on_different_claims_contradict_nothing(case):
    entries = (
        "- {claim: sale, same: [tide, moor], why: x}\n- {claim: fire, apart: [moor, tide], why: y}"
    )
    assert len(open_case(case(entries)).question.origins) == 2


def test_an_unknown_document_is_told_with_the_nearest(case):
    with pytest.raises(CaseError) as error:
        assess(case("- {same: [tide, mor], why: x}"))
    assert "case.yaml:5: origins[0].same[1]: unknown document 'mor'; did you mean 'moor'?" in str(
        error.value
    )


def test_apart_and_same_are_done_and_told(case):
    folder = case(
        "- {claim: sale, apart: [tide, moor], why: both editors hold their own recording}\n"
        "- {claim: sale, same: [gull, tide], why: the docker is the banker}\n"
    )
    claim = assess(folder).claims[0]
    assert {frozenset(group) for group in claim.origins.groups} == {
        frozenset({"tide", "gull"}),
        frozenset({"moor"}),
    }
    assert claim.origins.low == claim.origins.high == 2
    assert [one.why for one in claim.origins.overrides] == [
        "both editors hold their own recording",
        "the docker is the banker",
    ]


def test_what_changes_nothing_is_said(case):
    found = assess(case("- {claim: fire, same: [tide, moor], why: x}"))
    (issue,) = [one for one in found.issues if "no effect" in one.what]
    assert "case.yaml:5" in issue.what
    assert "tide and moor do not speak on fire" in issue.what
