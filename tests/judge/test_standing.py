"""What speaks for and against each explanation."""

from whence.judge.standing import with_standing
from whence.model import Cell, Column, JudgedHypothesis, Matrix, Verdict


def _rival(id: str) -> JudgedHypothesis:
    return JudgedHypothesis(
        id=id, claim="c", text=id, prior=0.5, probability=0.5, low=0.4, high=0.6
    )


def _column(evidence: str, **weights: float) -> Column:
    cells = tuple(Cell(hypothesis=id, weight=weight) for id, weight in weights.items())
    return Column(claim="c", evidence=evidence, what="", diagnosticity=1, cells=cells)


def test_the_strongest_comes_first_and_weak_evidence_is_kept() -> None:
    columns = (
        _column("weak", a=0.02, b=-0.02),
        _column("strong", a=0.5, b=-0.5),
        _column("mute", a=0.0, b=0.0),
    )
    verdict = Verdict(
        claims=(),
        hypotheses=(_rival("a"), _rival("b"), _rival("none")),
        matrix=Matrix(rows=("a", "b"), columns=columns),
        next=(),
    )
    a, b, none = with_standing(verdict).hypotheses
    assert (a.support, a.against) == (("strong", "weak"), ())
    assert (b.support, b.against) == ((), ("strong", "weak"))
    assert (none.support, none.against) == ((), ())
