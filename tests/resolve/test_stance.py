"""How sentences stand to claims: laws, and a floor of quality on sentences written for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import PAIRS

from whence.data.nets import stance_net
from whence.resolve.stance import STANCES, StanceReader, blend

READERS = [
    pytest.param(StanceReader(), 0.82, id="features alone"),
    pytest.param(
        StanceReader.best(),
        0.82,
        id="with the net",
        marks=pytest.mark.skipif(stance_net() is None, reason="onnxruntime is not installed"),
    ),
]


def test_the_table_is_large_enough_to_say_something() -> None:
    assert len(PAIRS) >= 60
    assert {stance for _, _, stance in PAIRS} == set(STANCES)


@pytest.mark.parametrize(("reader", "floor"), READERS)
def test_floor_of_quality(reader: StanceReader, floor: float) -> None:
    said = [(true, reader.read(claim, text).likeliest) for claim, text, true in PAIRS]
    right = sum(true == answer for true, answer in said) / len(said)
    innocent = [answer == "against" for true, answer in said if true != "against"]
    assert right >= floor
    assert sum(innocent) / len(innocent) <= 0.08


@pytest.mark.parametrize(("reader", "floor"), READERS)
@given(claim=st.text(max_size=60), text=st.text(max_size=120))
def test_probabilities_of_any_text_sum_to_one(
    reader: StanceReader, floor: float, claim: str, text: str
) -> None:
    found = reader.read(claim, text).stances
    assert set(found) == set(STANCES)
    assert sum(found.values()) == pytest.approx(1)
    assert reader.read(claim, text).stances == found


def test_agreement_makes_surer_and_dissent_less_sure() -> None:
    plain = {"for": 0.7, "against": 0.2, "observing": 0.1}
    alike = blend(plain, (3.0, 0.0, 0.0, -9.0)).stances["for"]
    unlike = blend(plain, (0.0, 3.0, 0.0, -9.0)).stances["for"]
    assert alike > 0.7 > unlike


def test_nobody_is_called_a_denier_unless_it_is_likelier_than_not() -> None:
    even = blend({"for": 0.33, "against": 0.34, "observing": 0.33}, (0.0, 0.1, 0.0, 0.0))
    assert even.likeliest != "against"
