"""The exact posterior, against worlds counted and against plain cases worked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.model import Need, Reliability, Testimony
from whence.simulate import load_mix, mean_known, posterior
from whence.simulate.blind import naive_bayes, origins_of
from whence.simulate.exact import log_joint, together
from whence.simulate.settings import Setting, draw_setting
from whence.simulate.speech import Motives, Speaker
from whence.simulate.unseen import may_follow

KINDS = ("real", "misread", "invented", "other")


@pytest.fixture(scope="module")
def table() -> Likelihoods:
    return load_likelihoods()


def said(id: str, stance: str = "asserts", **fields: object) -> Testimony:
    known = Reliability(mean=0.8, low=0.6, high=0.95)
    fields = {"directness": "told", "relays": 1, "sources": (id,), **fields}
    return Testimony(id=id, claim="c1", label=id, stance=stance, reliability=known, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("seed", "unseen"), [(3, 0.25), (11, 0.8)])
def test_it_is_what_counting_drawn_worlds_gives(seed: int, unseen: float) -> None:
    """Of worlds in which just this was said, as many are true as it says: the sampler is the oracle."""
    table = load_likelihoods({"unseen": {"value": unseen}})
    rng = np.random.default_rng(seed)
    mix = replace(
        load_mix(), documents=(3, 3), camps=(2, 2), copying=(0.5, 0.5), findings=0.0, precedent=0.0
    )
    setting = draw_setting(rng, mix, table, KINDS)
    places = setting.places["c1"]
    voices = [setting.sources[place.source] for place in places]
    known = mean_known(table, KINDS)
    known = replace(known, quality={one.id: one.quality.mean for one in voices})
    counts: dict[tuple[bool, ...], list[bool]] = {}
    for _ in range(20_000):
        kind = int(rng.choice(len(KINDS), p=known.prior))
        true = bool(rng.random() < known.theta[kind])
        heard = tuple(_spoken(rng, setting, kind, true, known, table))
        counts.setdefault(heard, []).append(true)
    for heard, outcomes in counts.items():
        if len(outcomes) < 300:
            continue
        testimonies = [
            setting.testimony(place, voice, setting.interest(voice, "c1"), asserts)
            for place, voice, asserts in zip(places, voices, heard, strict=True)
        ]
        expected = posterior(known, testimonies, (), table)[:, 1].sum()
        error = 4.5 * np.sqrt(expected * (1 - expected) / len(outcomes))
        assert np.mean(outcomes) == pytest.approx(expected, abs=error)


def _spoken(
    rng: np.random.Generator, setting: Setting, kind: int, true: bool, known, table: Likelihoods
) -> list[bool]:
    speaker = Speaker(known=known, kind=kind, true=true, rng=rng)
    motives = Motives(known, kind, table, rng)
    heard: dict[str, bool] = {}
    for place in setting.places["c1"]:
        voice = setting.sources[place.source]
        drawn, parent = rng.random(), None
        for other, chance in place.parents:
            drawn -= chance
            parent = other if parent is None and drawn < 0 else parent
        drawn = rng.random()
        for other, chance in may_follow(place, setting.places["c1"], table) if not parent else ():
            drawn -= chance
            parent = other if parent is None and drawn < 0 else parent
        motive = motives.of(voice.camp, setting.interest(voice, "c1"))
        heard[place.id] = (
            speaker.own(place, voice, motive, setting.interest(voice, "c1") == "party", table)
            if parent is None
            else speaker.taken_over(heard[parent])
        )
    return list(heard.values())


def test_nothing_said_is_the_prior(table: Likelihoods) -> None:
    known = mean_known(table, KINDS)
    np.testing.assert_allclose(posterior(known, (), (), table).sum(axis=1), known.prior)


def test_a_sure_copy_adds_nothing_and_its_denial_little(table: Likelihoods) -> None:
    known = mean_known(table, KINDS)
    one = said("a", directness="witnessed")
    copy = said("b", parents=(("a", 1.0),))
    alone, both = (posterior(known, group, (), table) for group in ([one], [one, copy]))
    np.testing.assert_allclose(alone, both, atol=1e-12)


def test_a_camp_counts_less_than_as_many_strangers(table: Likelihoods) -> None:
    known = mean_known(table, KINDS)
    strangers = [said(id) for id in "abcd"]
    friends = [replace(one, camp="A") for one in strangers]
    apart, one_camp = (
        posterior(known, group, (), table)[:, 1].sum() for group in (strangers, friends)
    )
    assert apart > one_camp > posterior(known, (), (), table)[:, 1].sum()


def test_what_a_claim_needs_is_at_least_as_likely(table: Likelihoods) -> None:
    known = mean_known(table, KINDS)
    for_it, against = [said("a", directness="witnessed")], [said("b", "denies")]
    claims = {
        "low": (known, log_joint(known, against, (), table)),
        "high": (known, log_joint(known, for_it, (), table)),
    }
    free = together(claims, (), table)
    bound = together(claims, [Need(claim="high", needs="low", why="")], table)
    assert free["high"] > free["low"]
    assert bound["high"] <= bound["low"]
    assert bound["low"] > free["low"]


def test_naive_bayes_counts_every_copy(table: Likelihoods) -> None:
    one = said("a")
    copies = [said(f"b{n}", parents=(("a", 0.9),)) for n in range(4)]
    alone = naive_bayes([one], (), KINDS, table).claim
    assert naive_bayes([one, *copies], (), KINDS, table).claim > alone + 0.1
    assert origins_of([one, *copies]) == [one]
    np.testing.assert_allclose(
        naive_bayes([one], (), KINDS, table).explanations,
        posterior(mean_known(table, KINDS), [one], (), table).sum(axis=1),
        atol=1e-12,
    )
