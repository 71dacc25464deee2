"""How often a source is right when it could know."""

from typing import Any, get_args

import pytest

from whence.data.likelihoods import load_likelihoods
from whence.model import CodedSource, Reliability, SourceKind, UsageError
from whence.weigh.sources import weigh_source

TABLE = load_likelihoods()


@pytest.mark.parametrize("kind", get_args(SourceKind))
def test_uncoded_sources_take_the_prior_of_their_kind(kind: SourceKind) -> None:
    found = weigh_source(kind, None, TABLE)
    assert found.mean == TABLE.quality[kind].mean
    assert 0 < found.low < found.mean < found.high < 1
    assert kind in found.basis


@pytest.mark.parametrize(
    ("letter", "mean", "low", "high"),
    [  # quantiles solve the binomial tail that I_x(a, b) is for whole numbers
        ("A", 0.95, 0.8541315, 0.9973040),
        ("B", 0.8, 0.5708647, 0.9589769),
        ("C", 0.6, 0.3449414, 0.8312495),
        ("D", 0.4, 0.1687505, 0.6550586),
        ("E", 0.2, 0.0410231, 0.4291353),
    ],
)
def test_admiralty_letters(letter: Any, mean: float, low: float, high: float) -> None:
    found = weigh_source("person", CodedSource(id="s", reliability=letter), TABLE)
    assert (found.mean, found.low, found.high) == pytest.approx((mean, low, high), abs=1e-6)
    assert found.grade == letter
    assert "Admiralty" in found.basis


def test_f_is_never_a_number() -> None:
    coded = CodedSource(id="s", kind="official", reliability="F")
    found = weigh_source("official", coded, TABLE)
    assert found.mean == TABLE.quality["official"].mean
    assert found.grade == "F"
    assert "cannot be judged" in found.basis


def test_a_coded_probability_is_taken_as_it_is() -> None:
    given = Reliability(mean=0.7, low=0.6, high=0.75)
    found = weigh_source("person", CodedSource(id="s", reliability=given), TABLE)
    assert (found.mean, found.low, found.high) == (0.7, 0.6, 0.75)
    assert found.basis


@pytest.mark.parametrize(("mean", "low", "high"), [(0.7, 0.8, 0.9), (1.2, 0, 1.3), (0.5, 0.1, 0.4)])
def test_an_interval_that_does_not_hold_its_mean_is_refused(
    mean: float, low: float, high: float
) -> None:
    given = Reliability(mean=mean, low=low, high=high)
    with pytest.raises(UsageError, match="'s'"):
        weigh_source("person", CodedSource(id="s", reliability=given), TABLE)
