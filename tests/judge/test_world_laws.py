"""The laws of the model on whole worlds: camps, uncertain links, findings, several claims."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.judge.hypotheses import hypotheses_of
from whence.judge.parameters import Parameters, Points
from whence.judge.posterior import judge
from whence.judge.together import Judged, benches, matter_of
from whence.model import Reliability, Testimony
from whence.simulate import Known, Mix, World, draw_world, load_mix, posterior

MIX = replace(load_mix(), documents=(2, 9))
SEVERAL = replace(MIX, claims=2, documents=(2, 5))
FEW = settings(max_examples=12, deadline=None)
numbers = st.integers(0, 10**6)
Judging = dict[str, Judged]
JudgeWorld = Callable[..., Judging]


@pytest.fixture(scope="module")
def table() -> Likelihoods:
    return load_likelihoods()


def a_world(number: int, table: Likelihoods, mix: Mix = MIX) -> World:
    return draw_world(mix, table, seed=7, number=number)


def furthest(one: Judging, other: Judging) -> float:
    """Return how far P(explanation, claim) of two judgements is apart at most."""
    pairs = [(one[id].posterior.joint, other[id].posterior.joint) for id in one]
    return max(
        max(np.abs(a.sum(axis=axis) - b.sum(axis=axis)).max() for axis in (0, 1)) for a, b in pairs
    )


def copies(one: Testimony, count: int) -> list[Testimony]:
    return [
        replace(
            one,
            id=f"copy{n}",
            sources=(f"paper{n}",),
            parents=((one.id, 0.99),),
            relays=1,
            lag=one.lag + n,
        )
        for n in range(count)
    ]


@FEW
@given(number=numbers, data=st.data(), count=st.sampled_from([1, 10]))
def test_verbatim_copies_move_nothing(
    table: Likelihoods, judge_world: JudgeWorld, number: int, data: st.DataObject, count: int
) -> None:
    world = a_world(number, table)
    copied = data.draw(st.sampled_from(world.testimonies))
    more = replace(world, testimonies=(*world.testimonies, *copies(copied, count)))
    assert furthest(judge_world(world, table), judge_world(more, table)) < 0.01


@FEW
@given(number=numbers, data=st.data())
def test_a_copy_of_a_copy_changes_nothing(
    table: Likelihoods, judge_world: JudgeWorld, number: int, data: st.DataObject
) -> None:
    world = a_world(number, table)
    (copy,) = copies(data.draw(st.sampled_from(world.testimonies)), 1)
    again = replace(copy, id="again", sources=("echo",), parents=((copy.id, 0.99),))
    once = replace(world, testimonies=(*world.testimonies, copy))
    twice = replace(world, testimonies=(*world.testimonies, copy, again))
    assert furthest(judge_world(once, table), judge_world(twice, table)) < 0.003


@FEW
@given(number=numbers, data=st.data())
def test_order_and_names_never_matter(
    table: Likelihoods, judge_world: JudgeWorld, number: int, data: st.DataObject
) -> None:
    world = a_world(number, table, SEVERAL)
    shuffled = data.draw(st.permutations(world.testimonies))
    names = {one.id: f"x{9999 - place}" for place, one in enumerate(world.testimonies)}
    sides = {"camp A": "z", "camp B": "y", "camp C": "x", None: None}
    renamed = tuple(
        replace(
            one,
            id=names[one.id],
            camp=sides[one.camp],
            sources=tuple(f"q{source}" for source in one.sources),
            parents=tuple((names[parent], chance) for parent, chance in one.parents),
        )
        for one in shuffled
    )
    other = replace(world, testimonies=renamed, findings=world.findings[::-1])
    assert furthest(judge_world(world, table, 40), judge_world(other, table, 40)) < 1e-9


@pytest.mark.parametrize("unseen", [False, True])
@FEW
@given(number=numbers, stance=st.sampled_from(["asserts", "denies"]))
def test_more_hands_never_strengthen(
    table: Likelihoods, judge_world: JudgeWorld, unseen: bool, number: int, stance: Any
) -> None:
    """A word beside all others says less the more hands it went through, in each parameter set.

    In the end it says nothing, and then it is as if it had not been there; but where others may have
    followed it without a trace, that it was there says something of them, through however many hands
    it came.
    """
    table = table if unseen else load_likelihoods({"unseen": {"value": 0}})
    world = a_world(number, table)
    # A reliability that nobody else has, so that each source keeps its own parameters.
    known = Reliability(mean=0.77, low=0.6, high=0.9)
    one = replace(world.testimonies[0], id="new", sources=("n",), camp=None, reliability=known)
    new = replace(one, stance=stance)

    def odds(*more: Testimony) -> np.ndarray:
        said = (*world.testimonies, *(replace(one, parents=()) for one in more))
        # Few sets, none moved: the same parameters each time.
        (judged,) = judge_world(replace(world, testimonies=said), table, draws=20).values()
        chances = judge(judged.start, {}).claims
        return np.asarray(np.log(chances / (1 - chances)))

    before = odds(replace(new, relays=400)) if unseen else odds()
    moves = [np.abs(odds(replace(new, relays=hands)) - before) for hands in (0, 1, 3)]
    assert (moves[0] >= moves[1] - 1e-9).all()
    assert (moves[1] >= moves[2] - 1e-9).all()


@FEW
@given(number=numbers)
def test_an_independent_witness_moves_the_verdict_his_way(
    table: Likelihoods, judge_world: JudgeWorld, number: int
) -> None:
    world = a_world(number, table)
    start = judge_world(world, table)["c1"].posterior.claim
    sure = Reliability(mean=0.9, low=0.75, high=0.98)
    for stance, sign in (("asserts", 1), ("denies", -1)):
        witness = Testimony(
            id="w",
            claim="c1",
            label="w",
            stance=stance,  # type: ignore[arg-type]
            directness="witnessed",
            sources=("w",),
            reliability=sure,
            relays=0,
        )
        with_it = replace(world, testimonies=(*world.testimonies, witness))
        assert sign * (judge_world(with_it, table)["c1"].posterior.claim - start) > 0


class Middle(dict[str, Any]):
    """Every constant in the middle of what it could be."""

    def get(self, name: str, default: Any = None) -> Any:
        return np.full(1, 0.5)


@FEW
@given(number=numbers)
def test_against_interest_outweighs_in_interest(
    table: Likelihoods, judge_world: JudgeWorld, number: int
) -> None:
    """The same assertion beside all others counts more from one who loses by it.

    That is so for what the constants are held to be. Of sets drawn from all they could be, some have
    sources that say what harms them as readily as what helps them, and which sets are believed is
    evidence too: with the mixture, about one world in eighty is a hundredth the other way.
    """
    world = a_world(number, table)
    one = replace(world.testimonies[0], id="new", sources=("n",), camp=None, parents=())

    def after(interest: Any, **points: Any) -> Judged:
        new = replace(one, stance="asserts", interest=interest)
        said = replace(world, testimonies=(*world.testimonies, new))
        return judge_world(said, table, **points)["c1"]

    middle = {"draws": 1, "moved": Middle(all="middle")}
    losing, gaining = (
        judge(after(interest, **middle).start, {}).claim for interest in ("against", "for")
    )
    assert losing > gaining
    assert after("against").posterior.claim > after("for").posterior.claim - 0.01


@FEW
@given(number=numbers)
def test_without_evidence_it_is_exactly_the_prior(
    table: Likelihoods, judge_world: JudgeWorld, number: int
) -> None:
    bare = replace(a_world(number, table, SEVERAL), testimonies=(), findings=())
    expected = sum(table.prior[kind] * table.theta[kind].mean for kind in table.prior)
    for one in judge_world(bare, table).values():
        found = one.posterior
        assert found.claim == pytest.approx(one.before.claim, abs=1e-12)
        assert found.claim == pytest.approx(expected, abs=5e-3)  # of 200 sets
        prior = [row.prior for row in one.scene.rows]
        np.testing.assert_allclose(found.joint.sum(axis=1), prior, atol=1e-12)


@FEW
@given(number=numbers, ordered=st.booleans())
def test_explanations_sum_to_one_and_degrees_are_ordered(
    table: Likelihoods, judge_world: JudgeWorld, number: int, ordered: bool
) -> None:
    world = a_world(number, table, replace(SEVERAL, claims=3, ordered=ordered))
    found = judge_world(world, table, draws=60)
    for one in found.values():
        assert one.posterior.joint.sum() == pytest.approx(1, abs=1e-9)
        assert one.posterior.joint.min() >= 0
    chances = [found[claim.id].posterior.claim for claim in world.claims]
    if ordered:
        assert chances == sorted(chances, reverse=True)


@FEW
@given(number=numbers)
def test_each_parameter_set_is_judged_as_the_story_spelt_out(
    table: Likelihoods, number: int
) -> None:
    """The judge's sum over a network, and the simulator's over motives, are one number."""
    world = a_world(number, table)
    (claim,) = world.claims
    rows = hypotheses_of(claim, (), world.claims, table)
    matter = matter_of(claim, rows, world.testimonies, world.findings, table)
    (bench,) = benches([matter], (), {}, table)
    (scene,) = bench.scenes(Points(draws=5, seed=number)).scenes
    kinds = tuple(row.kind for row in rows)
    got = judge(scene, {}).claims
    for draw in range(5):
        known = one_set(scene.parameters, kinds, draw, scene.testimonies)
        expected = posterior(known, scene.testimonies, scene.findings, table)
        np.testing.assert_allclose(got[draw], expected[:, 1].sum(), atol=1e-9)


def one_set(
    sets: Parameters, kinds: tuple[str, ...], draw: int, testimonies: tuple[Testimony, ...]
) -> Known:
    """Return one of the judge's parameter sets as the simulator writes it."""

    def of(named: Mapping[str, np.ndarray]) -> dict[str, float]:
        return {name: float(values[draw]) for name, values in named.items()}

    return Known(
        kinds=kinds,
        prior=sets.prior[draw],
        theta=sets.theta[draw],
        own=sets.appearance["own"][draw],
        seen=sets.appearance["seen"][draw],
        heard=sets.appearance["heard"][draw],
        access=of(sets.access),
        motive={name: float(1 - each[draw, 0]) for name, each in sets.motive.items()},
        guess=float(sets.guess[draw]),
        push=float(sets.push[draw]),
        discipline=float(sets.discipline[draw]),
        later=float(sets.later[draw]),
        kept=float(sets.kept[draw]),
        slipped=float(sets.slipped[draw]),
        kappa=of(sets.kappa),
        quality={one.sources[0]: float(sets.quality[one.id][draw]) for one in testimonies},
    )
