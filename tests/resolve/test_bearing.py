"""What a statement says of a claim, by who says it and by its words."""

import pytest

from whence.model import Stance
from whence.resolve.bearing import stance_toward
from whence.resolve.stance import PairStance


def words_that_are(against: float) -> PairStance:
    rest = (1 - against) / 2
    return PairStance(stances={"for": rest, "against": against, "observing": rest})


TABLE: list[tuple[str, Stance, float, bool, bool, Stance]] = [
    ("a contract was signed", "asserts", 0.02, False, False, "asserts"),
    ("the contract is a forgery", "asserts", 0.9, False, False, "denies"),
    ("no contract was signed", "asserts", 0.3, True, False, "denies"),
    ("nothing stands in the way of a contract", "asserts", 0.01, True, False, "asserts"),
    ("a contract might fall through", "asserts", 0.45, False, False, "asserts"),
    ("if a contract had been signed", "asserts", 0.9, False, True, "discusses"),
    ("a contract was signed", "denies", 0.02, False, False, "denies"),
    ("no contract was signed", "denies", 0.6, True, False, "asserts"),
    ("the contract is fake and no contract was signed", "denies", 0.9, True, False, "denies"),
    ("a contract was signed", "doubts", 0.9, False, False, "doubts"),
    ("a contract was signed", "discusses", 0.9, False, False, "discusses"),
]


@pytest.mark.parametrize(("words", "stance", "against", "negated", "supposed", "expected"), TABLE)
def test_stance_toward_a_claim(
    words: str, stance: Stance, against: float, negated: bool, supposed: bool, expected: Stance
) -> None:
    said = words_that_are(against)
    assert stance_toward(words, stance, said, negated=negated, supposed=supposed) == expected
