"""The judge on worlds drawn from its own story: what it calls 30 % comes true in 30 of 100.

Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018): draw parameters
and evidence from the story, judge the evidence, and see where the true parameter falls among the
judge's sets. If sampler and judge agree on the story, and the judge computes what it should, that
place is uniform.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from scipy.stats import binom, chi2

from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.judge.together import Judged
from whence.simulate import World, blind, draw_worlds, load_mix, mean_known, posterior, score

WORLDS, DOCUMENTS, SEED = 400, (3, 8), 5
BINS = 10
# A right judge is refused by one histogram in ten thousand; seeds are fixed, so by none of these.
BOUND = chi2.isf(1e-4, BINS - 1)


JudgeWorld = Callable[..., dict[str, Judged]]


@dataclass(frozen=True, slots=True)
class Case:
    """A world, what it was judged to be, and what one would say who knew all parameters."""

    world: World
    judged: Judged
    known: float

    @property
    def true(self) -> bool:
        return self.world.true["c1"]


@pytest.fixture(scope="module")
def cases(table: Likelihoods, judge_world: JudgeWorld) -> list[Case]:
    mix = replace(load_mix(), documents=DOCUMENTS)
    return [
        Case(
            world,
            judge_world(world, table, seed=world.number)["c1"],
            world.likely(table)["c1"],
        )
        for world in draw_worlds(mix, table, cases=WORLDS, seed=SEED)
    ]


def share_below(values: np.ndarray, weights: np.ndarray, truth: float) -> float:
    """Return the weight of the sets below the truth, half of those that are equal to it."""
    return float(weights[values < truth].sum() + weights[values == truth].sum() / 2)


def unevenness(shares: Sequence[float]) -> float:
    """Return the chi-square statistic of a histogram of ten bins against an even one."""
    counts = np.histogram(shares, BINS, (0, 1))[0]
    expected = len(shares) / BINS
    return float(((counts - expected) ** 2 / expected).sum())


def place(case: Case, of: str) -> float:
    """Return where the true value of something falls among the judge's sets, from 0 to 1."""
    found, sets = case.judged.posterior, case.judged.scene.parameters
    known = case.world.known["c1"]
    first = case.world.on("c1")[0]
    values, truth = {
        "the claim": (found.claims, case.known),
        "the prior": (sets.prior[:, 0], known.prior[0]),
        "theta": (sets.theta[:, 0], known.theta[0]),
        "guess": (sets.guess, known.guess),
        "push": (sets.push, known.push),
        "discipline": (sets.discipline, known.discipline),
        "later": (sets.later, known.later),
        "quality": (sets.quality[first.id], known.quality[first.sources[0]]),
        "access": (sets.access[first.directness], known.access[first.directness]),
    }[of]
    return share_below(values, found.weights, float(truth))


@pytest.mark.parametrize(
    "of",
    [
        "the claim",
        "the prior",
        "theta",
        "guess",
        "push",
        "discipline",
        "later",
        "quality",
        "access",
    ],
)
def test_ranks_are_uniform(cases: list[Case], of: str) -> None:
    assert unevenness([place(case, of) for case in cases]) < BOUND


def test_ranks_show_a_judge_with_other_constants(
    cases: list[Case], judge_world: JudgeWorld
) -> None:
    """The test above can fail: a judge who takes guesses for denials is found out."""
    wrong = load_likelihoods({"guess": {"beta": [4, 6]}})
    misjudged = [
        replace(case, judged=judge_world(case.world, wrong, draws=50)["c1"])
        for case in cases[: WORLDS // 2]
    ]
    assert unevenness([place(case, "guess") for case in misjudged]) > BOUND


def test_intervals_cover(cases: list[Case]) -> None:
    """Of 90 % intervals 85 to 95 % hold what one would say who knew the true parameters."""
    ends = [case.judged.posterior.interval(case.judged.posterior.claims) for case in cases]
    covered = sum(low <= case.known <= high for (low, high), case in zip(ends, cases, strict=True))
    # Wide enough that a true 90 % stays inside in all but one of a thousand seeds.
    assert binom.sf(0.95 * WORLDS, WORLDS, 0.9) + binom.cdf(0.85 * WORLDS, WORLDS, 0.9) < 1e-2
    assert 0.85 * WORLDS <= covered <= 0.95 * WORLDS


def test_it_beats_every_blind_variant(cases: list[Case], table: Likelihoods) -> None:
    said: dict[str, list[float]] = {name: [] for name in ("judge", "prior", "share", "all", "some")}
    for case in cases:
        world = case.world
        testimonies, found, kinds = world.on("c1"), world.found("c1"), world.known["c1"].kinds
        said["judge"].append(case.judged.posterior.claim)
        start = posterior(mean_known(table, kinds), (), (), table)
        said["prior"].append(blind.said(start).claim)
        said["share"].append(blind.share_asserting(testimonies))
        said["all"].append(blind.naive_bayes(testimonies, found, kinds, table).claim)
        origins = blind.origins_of(testimonies)
        said["some"].append(blind.naive_bayes(origins, found, kinds, table).claim)
    true = [case.true for case in cases]
    scores = {name: score(each, true) for name, each in said.items()}
    for name in ("prior", "share", "all", "some"):
        assert scores["judge"].brier < scores[name].brier, name
        assert scores["judge"].log_loss < scores[name].log_loss, name
    # And it loses little to one who knows every parameter.
    bound = score([case.known for case in cases], true).brier
    assert scores["judge"].brier - bound < 0.5 * (scores["prior"].brier - bound)


@pytest.mark.parametrize("ordered", [False, True])
def test_claims_judged_together_are_calibrated(
    table: Likelihoods, judge_world: JudgeWorld, ordered: bool
) -> None:
    """Claims with common sources, and claims of which each needs the one before."""
    mix = replace(load_mix(), documents=(3, 6), claims=2, ordered=ordered)
    places: list[float] = []
    inside = total = 0
    for world in draw_worlds(mix, table, cases=120, seed=SEED):
        known = world.likely(table)
        for id, one in judge_world(world, table, seed=world.number).items():
            found = one.posterior
            places.append(share_below(found.claims, found.weights, known[id]))
            low, high = found.interval(found.claims)
            inside, total = inside + (low <= known[id] <= high), total + 1
    assert unevenness(places) < BOUND
    assert 0.85 * total <= inside <= 0.95 * total
