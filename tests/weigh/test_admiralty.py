"""The Admiralty scale: one only on two independent origins, and never on hearsay alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.data.likelihoods import load_likelihoods
from whence.model import (
    Claim,
    CodedSource,
    Finding,
    Origins,
    Reliability,
    Source,
    Span,
    Testimony,
)
from whence.pipeline import assess
from whence.weigh.admiralty import Basis, credibility, rate_claims, rate_origin
from whence.weigh.sources import letter_of

LIKELIHOODS = load_likelihoods()
CLAIM = Claim(id="c", text="The ferry ran aground.")
GOOD = Basis(asserting=2.4, least=2.0, first_hand=1, traceable=True, opposing=0.0, findings=0.0)
TABLE = [
    ("two origins, one of them saw it", {}, "1"),
    ("perhaps one", {"least": 1.0}, "2"),
    ("less than two on average", {"asserting": 1.9}, "2"),
    ("two by hearsay", {"first_hand": 0}, "2"),
    ("one who saw it", {"asserting": 1.0, "least": 1.0}, "2"),
    ("one by hearsay", {"asserting": 1.0, "least": 1.0, "first_hand": 0}, "3"),
    ("nobody named", {"asserting": 1.0, "least": 1.0, "first_hand": 0, "traceable": False}, "6"),
    ("one denies it", {"opposing": 1.0}, "4"),
    ("what is known speaks against it", {"findings": -0.6}, "4"),
    ("hearsay that as many deny", {"first_hand": 0, "opposing": 3.0}, "5"),
    ("hearsay strongly contradicted", {"first_hand": 0, "findings": -1.2}, "5"),
    ("only denied", {"asserting": 0.0, "least": 0.0, "first_hand": 0, "opposing": 1.0}, "5"),
    ("nothing at all", {"asserting": 0.0, "least": 0.0, "first_hand": 0}, "6"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_credibility(change: dict[str, Any], expected: str) -> None:
    number, why = credibility(replace(GOOD, **change))
    assert number == expected
    assert why


WHY = [
    ({}, "about 2 independent origins assert it, one at first hand, and nothing contradicts it"),
    ({"asserting": 2.0, "least": 1.0, "first_hand": 0},
     "2 independent origins (perhaps only one) assert it, all by hearsay, and nothing contradicts it"),
    ({"asserting": 1.0, "least": 1.0, "opposing": 1.0},
     "1 independent origin asserts it, at first hand, but 1 origin denies or doubts it"),
    ({"first_hand": 0, "opposing": 1.7, "findings": -1.2, "least": 1.0},
     "about 2 independent origins (perhaps only one) assert it, all by hearsay; about 2 origins "
     "deny or doubt it, and what else is known tells strongly against it"),
    ({"asserting": 0.0, "findings": -0.6}, "nobody asserts it, and what else is known tells plainly against it"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "why"), WHY)
def test_why(change: dict[str, Any], why: str) -> None:
    assert credibility(replace(GOOD, **change))[1] == why


BASES = st.builds(
    Basis,
    asserting=st.floats(0, 8),
    least=st.floats(0, 8),
    first_hand=st.integers(0, 4),
    traceable=st.booleans(),
    opposing=st.floats(0, 5),
    findings=st.floats(-3, 3),
)


@given(basis=BASES)
def test_confirmed_takes_two_independent_origins_of_which_one_knows(basis: Basis) -> None:
    if credibility(basis)[0] == "1":
        assert basis.asserting >= 2
        assert basis.least >= 2
        assert basis.first_hand > 0
        assert basis.opposing == 0


@given(basis=BASES, more=st.floats(0.1, 5))
def test_who_contradicts_never_makes_a_claim_more_credible(basis: Basis, more: float) -> None:
    before, _ = credibility(basis)
    after, _ = credibility(replace(basis, opposing=basis.opposing + more))
    assert before == "6" or int(after) >= int(before)


@given(basis=BASES)
def test_a_further_witness_never_makes_it_less_credible(basis: Basis) -> None:
    before, _ = credibility(basis)
    more = replace(
        basis,
        asserting=basis.asserting + 1,
        least=basis.least + 1,
        first_hand=basis.first_hand + 1,
        traceable=True,
    )
    after, _ = credibility(more)
    assert before == "6" or int(after) <= int(before)


def testimony(id: str, source: str, **more: Any) -> Testimony:
    span = Span(document="d", start=0, end=3, quote="yes")
    fields: dict[str, Any] = {
        "claim": "c", "label": id, "stance": "asserts", "sources": (source,), "spans": (span,),
        "reliability": Reliability(mean=0.8, low=0.6, high=0.9, basis="as usual"),
    }  # fmt: skip
    return Testimony(id=id, **(fields | more))


SOURCES = {
    "wire": Source(id="wire", names=("The Wire",), kind="publisher"),
    "pilot": Source(id="pilot", names=("Ada Berg",), letter="B"),
    "man": Source(id="man", names=("a man",), kind="anonymous"),
}


@pytest.mark.parametrize(
    ("source", "directness", "level"),
    [
        ("pilot", "witnessed", "witnessed"),
        ("wire", "documented", "documented"),
        ("wire", "told", "unattributed"),
        ("wire", "unknown", "unknown"),
        ("man", "told", "told"),
    ],
)
def test_how_near_an_origin_is(source: str, directness: Any, level: str) -> None:
    rated = rate_origin(testimony("t", source, directness=directness), SOURCES)
    assert rated.level == level
    assert rated.letter == ("B" if source == "pilot" else "F")


def rate(*said: Testimony, origins: Origins, findings: tuple[Finding, ...] = ()) -> Any:
    (found,) = rate_claims([CLAIM], [], said, {"c": origins}, {}, findings, SOURCES)
    return found


def test_copies_and_relays_do_not_confirm() -> None:
    """Ten reports of one origin are one origin, whoever passes it on."""
    one = testimony("t", "pilot", directness="witnessed")
    alone = rate(one, origins=Origins(mean=1, low=1, high=1))
    copied = rate(
        replace(one, sources=("pilot", "wire", "man"), spans=one.spans * 10),
        origins=Origins(mean=1, low=1, high=1),
    )
    assert alone.credibility == copied.credibility == "2"
    assert not alone.hearsay


def test_origins_are_listed_the_nearest_first_and_those_against_it_last() -> None:
    rating = rate(
        testimony("a", "man", stance="denies", directness="witnessed"),
        testimony("b", "wire", directness="told"),
        testimony("c", "man", directness="relayed"),
        testimony("d", "pilot", directness="witnessed"),
        origins=Origins(mean=3, low=2, high=3),
    )
    assert [one.testimony for one in rating.origins] == ["d", "c", "b", "a"]


@pytest.mark.parametrize(
    ("given", "mean", "letter"),
    [
        ("C", 0.6, "C"),
        ("F", 0.85, "F"),
        (None, 0.85, "F"),
        (Reliability(mean=0.9, low=0.8, high=1.0), 0.9, "A"),
        (Reliability(mean=0.35, low=0.2, high=0.5), 0.35, "D"),
        (Reliability(mean=0.9, low=0.8, high=1.0, grade="E"), 0.9, "E"),
    ],
)
def test_the_letter_of_a_coded_source(given: Any, mean: float, letter: str) -> None:
    """F is no number: nothing coded and no record give no letter, whatever is usual for the kind."""
    coded = CodedSource(id="s", reliability=given)
    assert letter_of(coded, Reliability(mean=mean, low=0, high=1), None, LIKELIHOODS) == letter


def test_hearsay_is_told_of_those_who_assert_it_alone() -> None:
    rating = rate(
        testimony("a", "man", stance="denies", directness="witnessed"),
        testimony("b", "man", directness="relayed"),
        origins=Origins(mean=1, low=1, high=1),
    )
    assert rating.hearsay


def test_ten_copies_of_a_report_leave_its_rating_as_it_was(tmp_path: Path) -> None:
    said = (
        "The ferry Meridian ran aground off Skerry Point, Ada Lindqvist, a pilot, said on Sunday."
    )
    rated = {}
    for reports in (1, 11):
        case = tmp_path / str(reports)
        (case / "documents").mkdir(parents=True)
        (case / "case.yaml").write_text(
            "claims: [{id: c, text: The ferry Meridian ran aground off Skerry Point.}]\n"
        )
        for number in range(reports):
            (case / "documents" / f"{number}.txt").write_text(
                f"---\npublisher: Paper {number}\npublished: 2031-05-{number + 1:02}\n---\n{said}\n"
            )
        rated[reports] = assess(case).ratings[0]
    assert rated[1].credibility == rated[11].credibility == "3"
    assert len(rated[1].origins) == len(rated[11].origins) == 1
    assert rated[11].why == rated[1].why
