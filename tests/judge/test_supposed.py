"""What is supposed is taken for granted, and nothing else is."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from whence.model import Claim, Need, UsageError, Verdict

Judged = Callable[..., Verdict]
LOW, HIGH, OTHER = (Claim(id=id, text=f"The {id} began.") for id in ("talks", "merger", "strike"))
NEEDS = (Need(claim="merger", needs="talks", why="a higher degree"),)


def chances(verdict: Verdict) -> dict[str, float]:
    return {claim.id: claim.probability for claim in verdict.claims}


@pytest.mark.parametrize("state", [True, False])
def test_what_is_supposed_is_certain(verdict: Judged, make: SimpleNamespace, state: bool) -> None:
    said = [make.witness("w", claim="talks"), make.witness("v", "denies", claim="talks")]
    judged = chances(verdict(said, claims=(LOW, OTHER), suppose={"talks": state}))
    assert judged["talks"] == pytest.approx(float(state), abs=1e-12)
    assert judged["strike"] == chances(verdict(said, claims=(LOW, OTHER)))["strike"]


def test_what_is_supposed_moves_what_hangs_on_it(verdict: Judged) -> None:
    def judged(**suppose: bool) -> dict[str, float]:
        return chances(verdict(claims=(LOW, HIGH), needs=NEEDS, suppose=suppose))

    assert judged(talks=False)["merger"] == 0
    assert judged(talks=True)["merger"] > 2 * judged()["merger"]
    assert judged(merger=True)["talks"] == 1
    assert judged(merger=False)["talks"] < judged()["talks"]


def test_a_prior_is_set_and_the_others_share_the_rest(verdict: Judged) -> None:
    plain = {one.id: one.prior for one in verdict().hypotheses}
    set_to = {one.id: one.prior for one in verdict(priors={"real": 0.6}).hypotheses}
    assert set_to["real"] == pytest.approx(0.6)
    assert sum(set_to.values()) == pytest.approx(1)
    assert set_to["local"] / set_to["misled"] == pytest.approx(plain["local"] / plain["misled"])
    for_one = verdict(priors={"c:real": 0.5, "invented": 0.5})
    assert {one.id: one.prior for one in for_one.hypotheses}["other"] == pytest.approx(0)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"suppose": {"talk": True}}, "did you mean 'talks'"),
        ({"priors": {"rael": 0.3}}, "did you mean 'real'"),
        ({"priors": {"real": 1.3}}, "sum to 1"),
        ({"priors": {"real": 0.7, "local": 0.6}}, "sum to 1"),
        ({"priors": {"real": -0.1}}, "lie in 0 to 1"),
        ({"priors": {"real": float("nan")}}, "lie in 0 to 1"),
        ({"suppose": {"talks": False, "merger": True}}, "merger=true.*suppose one of them alone"),
    ],
)
def test_what_cannot_be_supposed_is_refused(
    verdict: Judged, fields: dict[str, Any], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        verdict(claims=(LOW, HIGH), needs=NEEDS, **fields)
