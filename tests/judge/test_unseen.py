"""Dependence that left no trace: on whom it falls, and what it leaves alone."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.judge.hypotheses import hypotheses_of
from whence.judge.influence import log_odds
from whence.judge.parameters import Points
from whence.judge.posterior import Scene, judge, without
from whence.judge.questions import questions_on
from whence.judge.together import benches, matter_of
from whence.judge.unseen import unseen_among
from whence.model import Testimony, Verdict

CHANCE = 0.4
Judging = Callable[..., Verdict]


def told(make: Any, id: str, stance: str, lag: float, rests: float = 0.0, **more: Any) -> Testimony:
    parents = (("t0", rests),) if rests else ()
    one: Testimony = make.testimony(
        id, stance, lag=lag, parents=parents, **{"directness": "told", **more}
    )
    return one


# What is said, as (stance, lag, reliance on t0); and the chances of the last to follow a denial and
# an assertion.
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("asserts", 0, 0)], (0, 0)),
        ([("asserts", 0, 0), ("asserts", 0, 0)], (0, 0)),
        ([("asserts", 0, 0), ("denies", 1, 0)], (0, 0.2)),
        ([("denies", 0, 0), ("asserts", 1, 0)], (0.2, 0)),
        ([("doubts", 0, 0), ("asserts", 1, 0)], (0.2, 0)),
        ([("asserts", 0, 0), ("denies", 1, 0), ("asserts", 2, 0)], (0.4 / 3, 0.4 / 3)),
        ([("asserts", 0, 0), ("denies", 1, 0.5), ("asserts", 2, 0)], (0.08, 0.16)),
        (
            [("asserts", 0, 0), ("asserts", 1, 1.0), ("denies", 1, 0), ("denies", 2, 0)],
            (0.4 / 3, 0.4 / 3),
        ),
        ([("asserts", 3, 0), ("denies", 2, 0)], (0, 0)),
    ],
)
def test_the_share_goes_to_who_was_earlier_and_has_a_word_of_his_own(
    make: SimpleNamespace, said: list[tuple[str, float, float]], expected: tuple[float, float]
) -> None:
    given = [told(make, f"t{n}", *one) for n, one in enumerate(said)]
    assert unseen_among(given, CHANCE)[given[-1].id] == pytest.approx(expected)


@pytest.mark.parametrize("directness", ["witnessed", "documented"])
def test_who_was_there_follows_nobody_and_is_followed_openly(
    make: SimpleNamespace, directness: str
) -> None:
    said = [told(make, "a", "asserts", 0), told(make, "b", "denies", 5, directness=directness)]
    assert unseen_among(said, CHANCE)["b"] == (0, 0)
    # Nor is he followed in silence: what others say is worth the same with him and without.
    later = told(make, "c", "asserts", 6)
    assert unseen_among([*said, later], CHANCE)["c"] == unseen_among([said[0], later], CHANCE)["c"]


def test_two_hundred_copies_do_not_make_their_origin_loom_larger(make: SimpleNamespace) -> None:
    said = [told(make, "t0", "asserts", 0), told(make, "other", "denies", 0)]
    copies = [told(make, f"c{n}", "asserts", 1 + n, 1.0) for n in range(200)]
    last = told(make, "last", "asserts", 999)
    without_them = unseen_among([*said, last], CHANCE)["last"]
    assert unseen_among([*copies, *said, last], CHANCE)["last"] == without_them


def a_scene(make: SimpleNamespace, said: list[Testimony], table: Likelihoods) -> Scene:
    rows = hypotheses_of(make.claim, (), (make.claim,), table)
    (bench,) = benches([matter_of(make.claim, rows, said, (), table)], (), {}, table)
    (scene,) = bench.scenes(Points(draws=20, seed=1)).scenes
    return scene


@st.composite
def dated(draw: st.DrawFn, make: Any) -> list[Testimony]:
    return [
        told(
            make,
            f"t{n}",
            draw(st.sampled_from(["asserts", "denies"])),
            draw(st.sampled_from([0.0, 1.0, 2.0, 9.0])),
            directness=draw(st.sampled_from(["witnessed", "told", "relayed"])),
            camp=draw(st.sampled_from([None, "north"])),
            mean=0.5 + n / 20,  # so that each keeps its own parameters
        )
        for n in range(draw(st.integers(2, 6)))
    ]


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_without_a_report_it_is_as_if_it_had_never_been(
    make: SimpleNamespace, table: Likelihoods, data: st.DataObject
) -> None:
    said = data.draw(dated(make))
    gone = data.draw(st.sampled_from(said))
    memo: dict[Any, Any] = {}
    whole = a_scene(make, said, table)
    judge(whole, memo)
    less = without(whole, testimonies=[gone.id])
    never = a_scene(make, [one for one in said if one is not gone], table)
    assert less.unseen == never.unseen
    assert judge(less, memo).claims == pytest.approx(judge(never, {}).claims, abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_without_dates_nothing_is_unseen(
    make: SimpleNamespace, table: Likelihoods, data: st.DataObject
) -> None:
    said = [replace(one, lag=0.0) for one in data.draw(dated(make))]
    none = load_likelihoods({"unseen": {"value": 0}})
    mine, theirs = (judge(a_scene(make, said, each), {}) for each in (table, none))
    assert (mine.claims == theirs.claims).all()


@pytest.mark.parametrize("stance", ["asserts", "denies"])
def test_late_hearsay_counts_for_less_the_more_it_may_have_followed(
    make: SimpleNamespace, stance: str
) -> None:
    said = [told(make, f"t{n}", stance, n) for n in range(6)]
    moved = []
    for chance in (0.0, 0.25, 0.6):
        scene = a_scene(make, said, load_likelihoods({"unseen": {"value": chance}}))
        before = judge(without(scene, testimonies=[one.id for one in said]), {}).claim
        moved.append(abs(log_odds(judge(scene, {}).claim) - log_odds(before)))
    assert moved[0] > moved[1] > moved[2]


def test_nothing_is_asked_or_told_of_links_that_nobody_saw(
    make: SimpleNamespace, table: Likelihoods, verdict: Judging
) -> None:
    said = [told(make, f"t{n}", "asserts", n) for n in range(3)]
    assert not [one for one in questions_on(a_scene(make, said, table), {}) if "rely" in one.text]
    (judged,) = verdict(said).claims
    assert not [one for one in judged.drivers if "rest" in one.what]
