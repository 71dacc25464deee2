"""What must hold whatever the constants: the laws of the model."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence import model
from whence.data.likelihoods import Likelihoods
from whence.judge.hypotheses import hypotheses_of
from whence.judge.parameters import Parameters
from whence.judge.posterior import judge, make_scene
from whence.model import ClaimVerdict, Hypothesis, Verdict

Judged = Callable[..., Verdict]

STANCES = ("asserts", "denies", "doubts", "discusses")
DIRECT = ("witnessed", "documented", "told", "relayed", "unknown")


def only(verdict: Verdict) -> ClaimVerdict:
    assert len(verdict.claims) == 1
    return verdict.claims[0]


def log_odds(probability: float) -> float:
    return math.log10(probability / (1 - probability))


def distances(one: Verdict, other: Verdict) -> list[float]:
    """Return how far all probabilities of two verdicts on one claim are apart."""
    pairs = [(only(one), only(other)), *zip(one.hypotheses, other.hypotheses, strict=True)]
    return [abs(a.probability - b.probability) for a, b in pairs]


@st.composite
def said_by(draw: st.DrawFn, make: Any, linked: bool = True) -> list[model.Testimony]:
    made: list[model.Testimony] = []
    for number in range(draw(st.integers(1, 5))):
        chances = [draw(st.sampled_from([0.0, 0.3, 0.5])) for _ in made[-2:]] if linked else []
        parents = tuple(
            (parent.id, chance)
            for parent, chance in zip(made[-2:], chances, strict=False)
            if chance
        )
        made.append(
            make.testimony(
                f"t{number}",
                draw(st.sampled_from(STANCES)),
                mean=draw(st.sampled_from([0.4, 0.6, 0.8, 0.9])),
                certainty=draw(st.sampled_from(["certain", "probable", "possible"])),
                directness=draw(st.sampled_from(DIRECT)),
                interest=draw(st.sampled_from([None, "for", "against"])),
                camp=draw(st.sampled_from([None, "north", "south"])) if linked else None,
                relays=draw(st.integers(0, 3)),
                parents=parents,
            )
        )
    return made


@pytest.mark.parametrize("copies", [1, 10])
@pytest.mark.parametrize("stance", ["asserts", "denies"])
@pytest.mark.parametrize("directness", DIRECT)
def test_a_verbatim_copy_moves_nothing(
    verdict: Judged, make: SimpleNamespace, copies: int, stance: str, directness: str
) -> None:
    first = make.testimony("first", stance, directness=directness)
    other = make.witness("other", "denies")
    copied = [
        make.testimony(f"copy{n}", stance, directness="relayed", parents=(("first", 0.99),))
        for n in range(copies)
    ]
    assert max(distances(verdict([first, other]), verdict([first, other, *copied]))) < 0.01


@pytest.mark.parametrize("copies", [1, 10])
def test_even_copies_that_claim_to_be_witnesses_move_next_to_nothing(
    verdict: Judged, make: SimpleNamespace, copies: int
) -> None:
    first = make.witness("first")
    copied = [make.witness(f"copy{n}", parents=(("first", 0.99),)) for n in range(copies)]
    assert max(distances(verdict([first]), verdict([first, *copied]))) < 0.01


def test_two_hundred_sure_copies_cost_no_confidence(verdict: Judged, make: SimpleNamespace) -> None:
    said = [make.witness("first"), make.witness("second", "denies")]
    copies = [make.witness(f"copy{n}", parents=(("first", 0.99),)) for n in range(200)]
    alone, copied = verdict(said), verdict([*said, *copies])
    assert max(distances(alone, copied)) < 1e-9
    assert only(alone).confidence == only(copied).confidence


def test_a_copy_of_a_copy_changes_nothing(verdict: Judged, make: SimpleNamespace) -> None:
    first = make.witness("first")
    copy = make.testimony("copy", parents=(("first", 0.99),))
    again = make.testimony("again", parents=(("copy", 0.99),))
    assert max(distances(verdict([first, copy]), verdict([first, copy, again]))) < 0.003


@pytest.mark.parametrize("stance", ["asserts", "denies"])
@pytest.mark.parametrize("directness", DIRECT)
@pytest.mark.parametrize("interest", [None, "for", "against"])
def test_a_relay_never_strengthens(
    verdict: Judged, make: SimpleNamespace, stance: str, directness: str, interest: str | None
) -> None:
    said = make.testimony("t", stance, directness=directness, interest=interest)
    judged = [only(verdict([replace(said, relays=hands)])) for hands in (0, 1, 2, 4, 8)]
    steps = [abs(log_odds(one.probability) - log_odds(one.prior)) for one in judged]
    assert all(more >= less - 1e-3 for more, less in pairwise(steps))


@pytest.mark.parametrize("mean", [0.2, 0.4, 0.6, 0.9])
@pytest.mark.parametrize("directness", ["witnessed", "documented"])
@pytest.mark.parametrize("before", [0, 1, 3])
def test_an_independent_first_hand_report_moves_the_verdict_its_way(
    verdict: Judged, make: SimpleNamespace, mean: float, directness: str, before: int
) -> None:
    others = [make.testimony(f"o{n}", ("asserts", "denies")[n % 2]) for n in range(before)]
    start = only(verdict(others)).probability
    yes, no = (
        make.testimony("new", stance, mean=mean, directness=directness)
        for stance in ("asserts", "denies")
    )
    assert only(verdict([*others, yes])).probability > start
    assert only(verdict([*others, no])).probability < start


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_order_and_names_never_matter(
    verdict: Judged, make: SimpleNamespace, data: st.DataObject
) -> None:
    said = data.draw(said_by(make))
    found = [make.finding("denial", "party"), make.finding("infeasible", "possibly")]
    shuffled = data.draw(st.permutations(said))
    names = {one.id: f"zz{len(said) - place}" for place, one in enumerate(said)}
    camps = {"north": "a", "south": "z", None: None}
    renamed = [
        replace(
            one,
            id=names[one.id],
            camp=camps[one.camp],
            parents=tuple((names[parent], chance) for parent, chance in one.parents),
        )
        for one in shuffled
    ]
    one, other = verdict(said, found, draws=40), verdict(renamed, found[::-1], draws=40)
    assert max(distances(one, other)) < 1e-9
    ends = [(only(v).low, only(v).high) for v in (one, other)]
    np.testing.assert_allclose(ends[0], ends[1], atol=1e-9)


@pytest.mark.parametrize("directness", DIRECT)
@pytest.mark.parametrize(("stance", "against"), [("asserts", "against"), ("denies", "for")])
def test_a_statement_against_interest_outweighs_the_same_in_interest(
    verdict: Judged, make: SimpleNamespace, directness: str, stance: str, against: Any
) -> None:
    with_it: Any = {"for": "against", "against": "for"}[against]
    start = only(verdict()).probability
    weigh = {
        interest: abs(
            log_odds(
                only(
                    verdict([make.testimony("t", stance, directness=directness, interest=interest)])
                ).probability
            )
            - log_odds(start)
        )
        for interest in (against, None, with_it)
    }
    assert weigh[against] > weigh[with_it]
    assert weigh[against] > weigh[None]


def test_no_evidence_is_exactly_the_prior(verdict: Judged, table: Likelihoods) -> None:
    nothing = verdict(draws=400)
    assert only(nothing).probability == pytest.approx(only(nothing).prior, abs=1e-12)
    for one in nothing.hypotheses:
        assert one.probability == pytest.approx(one.prior, abs=1e-12)
        assert one.prior == table.prior[one.kind]  # type: ignore[index]


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_explanations_sum_to_one(
    verdict: Judged, make: SimpleNamespace, data: st.DataObject
) -> None:
    found = [make.finding("contradiction", "internal"), make.finding("precedent", "1/6")]
    judged = verdict(data.draw(said_by(make)), found, draws=40)
    assert sum(one.probability for one in judged.hypotheses) == pytest.approx(1, abs=1e-9)
    assert sum(one.prior for one in judged.hypotheses) == pytest.approx(1, abs=1e-9)
    assert all(0 <= one.low <= one.high <= 1 for one in judged.hypotheses)
    assert 0 <= only(judged).low <= only(judged).probability <= only(judged).high <= 1


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_without_copying_it_is_exactly_naive_bayes(
    make: SimpleNamespace, table: Likelihoods, data: st.DataObject
) -> None:
    said = data.draw(said_by(make, linked=False))
    rows = hypotheses_of(make.claim, (), (make.claim,), table)
    scene = make_scene(make.claim, rows, said, (), table, draws=7, seed=1)
    kinds = [row.kind for row in rows]
    expected = [naive_bayes(said, kinds, scene.parameters, table, d) for d in range(7)]
    np.testing.assert_allclose(judge(scene, {}).claims, expected, atol=1e-9)


def naive_bayes(
    said: Sequence[model.Testimony],
    kinds: Sequence[str],
    known: Parameters,
    table: Likelihoods,
    d: int,
) -> float:
    """P(claim | testimonies) for one parameter set, by the plain product of likelihoods."""
    true = false = 0.0
    for h, kind in enumerate(kinds):
        for claim in (True, False):
            chance = known.prior[d, h]
            chance *= known.theta[d, h] if claim else 1 - known.theta[d, h]
            for one in said:
                if one.stance == "discusses":
                    continue
                chance *= likelihood(one, kind, h, claim, known, table, d)
            true, false = (true + chance, false) if claim else (true, false + chance)
    return float(true / (true + false))


def likelihood(
    one: model.Testimony,
    kind: str,
    h: int,
    claim: bool,
    known: Parameters,
    table: Likelihoods,
    d: int,
) -> float:
    """P(one testimony | explanation, claim) for one parameter set, spelt out."""
    sense = "seen" if one.directness in ("witnessed", "documented") else "heard"
    saw = 1.0 if claim else known.appearance[sense][d, h]
    quality, guess, push = known.quality[one.id][d], known.guess[d], known.push[d]
    access = known.access[one.directness][d]
    honest = access * (quality * saw + (1 - quality) * guess) + (1 - access) * guess
    none, pushes, denies = known.motive[one.interest or "none"][d]
    if one.stance == "asserts":
        lift = table.lift[one.interest or "none"].get(kind, 0)
        none, pushes, denies = (1 - lift) * none, (1 - lift) * pushes + lift, (1 - lift) * denies
    asserts = none * honest + pushes * push + denies * (1 - push)
    for _ in range(one.relays):
        asserts = known.slipped[d] + (known.kept[d] - known.slipped[d]) * asserts
    strength = table.certainty[one.certainty]
    strength *= table.doubts if one.stance == "doubts" else 1
    yes, no = (1 + strength) / 2, (1 - strength) / 2  # how surely it is said
    if one.stance != "asserts":
        yes, no = no, yes
    return float(asserts * yes + (1 - asserts) * no)


def test_links_that_form_a_circle_or_lead_nowhere_are_no_trouble(
    verdict: Judged, make: SimpleNamespace
) -> None:
    round_and_round = [
        make.testimony("a", parents=(("b", 0.6), ("gone", 0.3))),
        make.testimony("b", parents=(("a", 0.7),)),
    ]
    once = verdict([make.testimony("a"), make.testimony("b", parents=(("a", 0.7),))])
    assert max(distances(verdict(round_and_round), once)) < 1e-9


def test_hundreds_of_uncertain_links_are_judged_all_the_same(
    verdict: Judged, make: SimpleNamespace
) -> None:
    hedged = [
        make.testimony(
            f"t{n}",
            certainty="probable",
            parents=tuple((f"t{p}", 0.9 / n) for p in range(n)),
        )
        for n in range(25)
    ]
    judged = only(verdict(hedged))
    assert judged.prior < judged.probability < 1


def test_many_independent_witnesses_leave_enough_parameter_sets(
    verdict: Judged, make: SimpleNamespace
) -> None:
    judged = only(verdict([make.witness(f"w{n}") for n in range(30)], origins=30.0, draws=400))
    assert judged.words == "almost certain"
    assert judged.confidence == "high"


def test_a_case_with_its_own_hypotheses_keeps_their_priors(
    verdict: Judged, make: SimpleNamespace
) -> None:
    own = [
        Hypothesis(id="yes", claim="c", text="They agreed.", prior=0.4, implies={"c": True}),
        Hypothesis(id="no", claim="c", text="The source lies.", prior=0.5),
    ]
    judged = verdict(hypotheses=own)
    assert [round(one.prior, 12) for one in judged.hypotheses] == [0.4, 0.5, 0.1]
    more = verdict([make.witness("w")], hypotheses=own)
    assert more.hypotheses[0].probability > 0.4
