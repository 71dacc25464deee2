"""Worlds: reproducible, within their ranges, and as frequent as the story says."""

from dataclasses import replace

import numpy as np
import pytest

from whence.data.likelihoods import EXPLANATIONS, Likelihoods, load_likelihoods
from whence.model import UsageError
from whence.simulate import Mix, World, draw_world, draw_worlds, load_mix, overlook

BARE = replace(load_mix(), findings=0.0, precedent=0.0)


@pytest.fixture(scope="module")
def table() -> Likelihoods:
    return load_likelihoods()


def worlds(table: Likelihoods, cases: int, mix: Mix = BARE, seed: int = 1) -> list[World]:
    return list(draw_worlds(mix, table, cases=cases, seed=seed))


def test_a_world_depends_on_seed_and_number_alone(table: Likelihoods) -> None:
    third = worlds(table, 3, load_mix())[2]
    again = draw_world(load_mix(), table, seed=1, number=3)
    assert third.testimonies == again.testimonies
    assert third.true == again.true
    assert draw_world(load_mix(), table, seed=2, number=3).testimonies != again.testimonies


@pytest.mark.parametrize("seed", range(20))
def test_what_is_drawn_lies_within_the_mix(table: Likelihoods, seed: int) -> None:
    mix = replace(load_mix(), documents=(4, 7), camps=(2, 2), claims=2)
    world = draw_world(mix, table, seed=seed)
    assert 4 <= len(world.setting.sources) <= 7
    assert {source.camp for source in world.setting.sources.values()} <= {"camp A", "camp B"}
    assert len({one.id for one in world.testimonies}) == len(world.testimonies)
    for claim in world.claims:
        earlier = set[str]()
        for one in world.on(claim.id):
            assert {parent for parent, _ in one.parents} <= earlier
            assert 0 <= sum(chance for _, chance in one.parents) <= 1
            copied = world.copied.get(one.id)
            assert copied is None or copied in dict(one.parents)
            earlier.add(one.id)


def test_links_are_calibrated(table: Likelihoods) -> None:
    """Of reports said to be copies with some probability, that many are."""
    said, true = [], []
    for world in worlds(table, 300):
        for one in world.testimonies:
            if one.parents:
                said.append(sum(chance for _, chance in one.parents))
                true.append(one.id in world.copied)
    chances, copied = np.array(said), np.array(true)
    for low in (0.0, 0.25, 0.5, 0.75):
        here = (chances >= low) & (chances < low + 0.25)
        error = np.sqrt(here.sum()) / 2 / here.sum()  # at most that of a fair coin
        assert abs(chances[here].mean() - copied[here].mean()) < 4 * error
    assert copied[chances == 1].all()


def test_explanations_and_truth_come_as_often_as_the_table_says(table: Likelihoods) -> None:
    drawn = worlds(table, 1500, replace(BARE, documents=(1, 2)))
    error = 4 * np.sqrt(0.25 / len(drawn))
    for kind in EXPLANATIONS:
        share = np.mean([world.explanation["c1"] == kind for world in drawn])
        assert share == pytest.approx(table.prior[kind], abs=error)
    expected = sum(table.prior[kind] * table.theta[kind].mean for kind in EXPLANATIONS)
    assert np.mean([world.true["c1"] for world in drawn]) == pytest.approx(expected, abs=error)


def test_a_higher_degree_needs_the_lower(table: Likelihoods) -> None:
    for world in worlds(table, 200, replace(BARE, claims=3, ordered=True, documents=(1, 3))):
        degrees = [world.true[claim.id] for claim in world.claims]
        assert degrees == sorted(degrees, reverse=True)
        assert [(need.claim, need.needs) for need in world.needs] == [("c2", "c1"), ("c3", "c2")]


def test_a_source_has_one_quality_in_all_that_it_says(table: Likelihoods) -> None:
    world = draw_world(replace(BARE, claims=3, documents=(6, 6)), table, seed=4)
    shared = {one.sources for one in world.on("c1")} & {one.sources for one in world.on("c2")}
    assert shared
    assert world.known["c1"].quality == world.known["c2"].quality
    assert set(world.known["c1"].quality) == set(world.setting.sources)


def test_findings_make_the_claim_as_likely_as_they_should(table: Likelihoods) -> None:
    """A finding that leaves a tenth of a claim's likelihood is found where it is mostly false."""
    drawn = worlds(table, 400, replace(load_mix(), documents=(1, 1), findings=2.0, precedent=0.0))
    barred = [w for w in drawn if any(f.subkind == "surely" for f in w.findings)]
    free = [w for w in drawn if not w.findings]
    assert len(barred) > 20
    share = np.mean([world.true["c1"] for world in barred])
    assert share < 0.5 * np.mean([world.true["c1"] for world in free])


def test_overlooked_links_are_gone_and_nothing_else(table: Likelihoods) -> None:
    (world,) = worlds(table, 1, replace(BARE, documents=(30, 30), copying=(0.8, 0.8)))
    seen = overlook(world, 0.5, seed=1)
    linked = sum(bool(one.parents) for one in world.testimonies)
    assert 0 < sum(bool(one.parents) for one in seen.testimonies) < linked
    bare = [replace(one, parents=()) for one in world.testimonies]
    assert [replace(one, parents=()) for one in seen.testimonies] == bare
    assert overlook(world, 0.0, seed=1).testimonies == world.testimonies


@pytest.mark.parametrize(
    "wrong",
    [
        {"documents": (0, 3)},
        {"documents": (3, 10**9)},
        {"copying": (0.2, 1.2)},
        {"camps": (3, 1)},
        {"missed": -1.0},
        {"claims": 0},
    ],
)
def test_a_mix_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    (name,) = wrong
    with pytest.raises(UsageError, match=name):
        replace(load_mix(), **wrong)  # type: ignore[arg-type]
