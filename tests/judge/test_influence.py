"""What moved the verdict, and what to find out next."""

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from whence.judge.next_steps import information
from whence.model import Driver, Verdict

Judged = Callable[..., Verdict]


def drivers(verdict: Verdict) -> dict[str, Driver]:
    return {driver.id: driver for driver in verdict.claims[0].drivers}


def test_signs_and_kinds(verdict: Judged, make: SimpleNamespace) -> None:
    said = [make.witness("yes"), make.witness("no", "denies")]
    found = drivers(verdict(said, [make.finding("infeasible", "surely"), make.finding("interest")]))
    assert found["yes"].weight > 0.1
    assert found["no"].weight < -0.1
    assert found["infeasible/surely"].weight < -0.5
    assert found["interest/"].weight == 0
    assert [found[one].kind for one in ("yes", "interest/", "prior")] == [
        "origin",
        "finding",
        "prior",
    ]


def test_one_piece_of_evidence_accounts_for_all_the_change(
    verdict: Judged, make: SimpleNamespace
) -> None:
    found = drivers(verdict([make.witness("w")]))
    claim = verdict([make.witness("w")]).claims[0]
    assert found["prior"].weight == pytest.approx(np.log10(claim.prior / (1 - claim.prior)))
    odds = np.log10(claim.probability / (1 - claim.probability))
    assert found["prior"].weight + found["w"].weight == pytest.approx(odds)


def test_a_linchpin_changes_the_word_or_the_leader(verdict: Judged, make: SimpleNamespace) -> None:
    faint = make.testimony("t", directness="relayed", certainty="possible")
    found = drivers(verdict([make.witness("w"), faint]))
    assert found["w"].linchpin
    assert not found["t"].linchpin


def test_an_origin_is_left_out_with_its_copies(verdict: Judged, make: SimpleNamespace) -> None:
    copy = make.witness("copy", parents=(("first", 0.97),))
    found = drivers(verdict([make.witness("first"), copy]))
    assert found["first"].weight > 0.15
    assert abs(found["copy"].weight) < 0.01
    assert "rests on it" in found["first"].what


def test_spans_are_kept(verdict: Judged, make: SimpleNamespace) -> None:
    spans = (make.span(5),)
    assert drivers(verdict([make.witness("w", spans=spans)]))["w"].spans == spans


def test_questions_are_ranked_by_what_they_settle(verdict: Judged, make: SimpleNamespace) -> None:
    said = [make.testimony("a"), make.testimony("b", parents=(("a", 0.5),))]
    steps = verdict(said).next
    assert [step.value for step in steps] == sorted((s.value for s in steps), reverse=True)
    assert all(0 < step.value <= 1 for step in steps)
    asked = " ".join(step.question for step in steps)
    assert "at first hand" in asked
    assert "Would either party to it confirm or deny it" in asked
    assert "Could a have known it?" in asked


def test_whether_a_report_relies_on_another_is_asked_where_it_matters(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness("a"), make.witness("b", parents=(("a", 0.5),))]
    asked = [step.question for step in verdict(said).next]
    assert "Did b rely on a?" in asked


@pytest.mark.parametrize(
    ("joint", "bits"),
    [
        ([[0.25, 0.25], [0.25, 0.25]], 0.0),
        ([[0.5, 0.0], [0.0, 0.5]], 1.0),
        ([[0.9, 0.0], [0.0, 0.1]], 0.4689956),
    ],
)
def test_information_in_bits(joint: list[list[float]], bits: float) -> None:
    assert information(np.array(joint)) == pytest.approx(bits, abs=1e-6)
