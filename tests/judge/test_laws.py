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
from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.judge.hypotheses import hypotheses_of
from whence.judge.parameters import Parameters, Points
from whence.judge.posterior import judge
from whence.judge.together import benches, matter_of
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
                interest=draw(st.sampled_from([None, "for", "against", "party"])),
                lag=draw(st.sampled_from([0.0, 1.0, 30.0])),
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


@pytest.mark.parametrize("interest", [None, "for", "against", "party"])
@pytest.mark.parametrize("camp", [None, "north"])
@pytest.mark.parametrize("lag", [0.0, 30.0])
def test_a_copy_moves_nothing_whoever_made_it_and_whenever(
    verdict: Judged, make: SimpleNamespace, interest: str | None, camp: str | None, lag: float
) -> None:
    """Its camp keeps its interest, its source stays apart from what it says of other claims."""
    bridge = model.Claim(id="bridge", text="A bridge was closed.")
    said = [
        make.witness("first", "denies", sources=("a",), spans=(make.span(0, "one"),)),
        make.testimony("other", interest="for", camp="north", sources=("b",)),
        *(make.testimony(f"x{n}", "denies", claim="bridge", sources=(f"x{n}",)) for n in range(9)),
    ]
    copy = make.witness(
        "copy", "denies", camp=camp, interest=interest, lag=lag, sources=("x3",),
        spans=(make.span(0, "two"),), parents=(("first", 0.99),),
    )  # fmt: skip
    found = [
        make.finding("contradiction", "internal", id=f"f{n}", spans=one.spans)
        for n, one in enumerate(
            (said[0], replace(copy, spans=(replace(make.span(0, "two"), quote="wort"),)))
        )
    ]
    alone = verdict(said, found[:1], claims=(make.claim, bridge))
    copied = verdict([*said, copy], found, claims=(make.claim, bridge))
    for before, after in zip(alone.claims, copied.claims, strict=True):
        assert after.probability == pytest.approx(before.probability, abs=1e-9)
        assert (after.low, after.high) == pytest.approx((before.low, before.high), abs=1e-9)
        assert after.confidence == before.confidence


def test_copies_move_nothing_where_parameter_sets_are_moved(
    verdict: Judged, make: SimpleNamespace
) -> None:
    """Nor do they change which of two witnesses alike has which quality: no path is another one."""
    said = [
        make.testimony(
            f"t{n}",
            "denies" if n % 4 == 0 else "asserts",
            directness=("told", "witnessed", "relayed")[n % 3],
            camp=("north", "south", None)[n * n % 7 % 3],
            lag=float(n % 5),
            sources=(f"s{n}",),
        )
        for n in range(100)
    ]
    copies = [
        make.witness(f"copy{n}", camp="south", lag=9.0, sources=("s7",), parents=(("t9", 0.99),))
        for n in range(10)
    ]
    alone, copied = verdict(said, draws=40), verdict([*said, *copies], draws=40)
    assert max(distances(alone, copied)) < 1e-9


def test_sources_alike_on_one_claim_are_told_apart_by_what_they_say_of_others(
    verdict: Judged, make: SimpleNamespace
) -> None:
    claims = (model.Claim(id="a", text="A dam broke."), model.Claim(id="b", text="It was mended."))
    said = [
        *(make.testimony(f"{s}1", claim="a", sources=(s,)) for s in ("x", "y")),
        make.testimony("x2", "denies", claim="b", sources=("x",)),
        make.testimony("y2", claim="b", sources=("y",)),
    ]
    one, other = verdict(said, claims=claims), verdict(said[::-1], claims=claims)
    for before, after in zip(one.claims, other.claims, strict=True):
        assert after.probability == pytest.approx(before.probability, abs=1e-12)


def test_a_copy_that_says_it_was_there_is_nobody_at_first_hand(
    verdict: Judged, make: SimpleNamespace
) -> None:
    told = make.testimony("first", directness="told")
    copy = make.witness("copy", parents=(("first", 0.99),))
    alone, copied = only(verdict([told], draws=400)), only(verdict([told, copy], draws=400))
    assert copied.confidence == alone.confidence == "low"
    assert "not at first hand" in copied.basis


def test_what_is_certain_stays_within_0_and_1(verdict: Judged, make: SimpleNamespace) -> None:
    judged = only(verdict([make.witness("w")], suppose={"c": True}))
    assert judged.low <= judged.probability <= judged.high <= 1


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


@pytest.mark.parametrize("dated", [False, True])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_without_copying_it_is_exactly_naive_bayes(
    make: SimpleNamespace, table: Likelihoods, dated: bool, data: st.DataObject
) -> None:
    """No copying: as shipped where nobody was earlier, else once none is held to be unseen."""
    said = data.draw(said_by(make, linked=False))
    if dated:
        table = load_likelihoods({"unseen": {"value": 0}})
    else:
        said = [replace(one, lag=0.0) for one in said]
    rows = hypotheses_of(make.claim, (), (make.claim,), table)
    matter = matter_of(make.claim, rows, said, (), table)
    (bench,) = benches([matter], (), {}, table)
    sitting = bench.scenes(Points(draws=7, seed=1))
    (scene,) = sitting.scenes
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
    if one.interest == "party" and one.directness == "witnessed":
        sense = "own"
    saw = 1.0 if claim else known.appearance[sense][d, h]
    quality, guess, push = known.quality[one.id][d], known.guess[d], known.push[d]
    access = known.access[one.directness][d]
    access += (1 - access) * known.later[d] * (1 - 0.5 ** (one.lag / table.later_half))
    honest = access * (quality * saw + (1 - quality) * guess) + (1 - access) * guess
    none, pushes, denies = known.motive[one.interest or "none"][d]
    lift = table.lift.get(one.interest or "none", {}).get(kind, 0)
    none, pushes, denies = (1 - lift) * none, (1 - lift) * pushes + lift, (1 - lift) * denies
    follows = known.discipline[d]
    asserts = none * honest
    asserts += pushes * (follows * push + (1 - follows) * honest)
    asserts += denies * (follows * (1 - push) + (1 - follows) * honest)
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
