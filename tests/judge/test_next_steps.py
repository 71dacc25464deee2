"""What to find out next: what questions are worth, by two measures, and that they are foreseen rightly."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.judge import judge_claims
from whence.judge.dependence import camps
from whence.judge.hypotheses import hypotheses_of
from whence.judge.next_steps import brier_drop, information
from whence.judge.parameters import Points
from whence.judge.posterior import log_prior, query
from whence.judge.questions import questions_on
from whence.judge.together import benches, judge_bench, matter_of
from whence.model import CitedFact, Claim, Need, Perhaps, Reliability, Source, Span

WIRE = CitedFact(
    id="wire",
    text="The wire was cut in May.",
    source="log",
    stated=True,
    spans=(Span(document="log", start=0, end=4, quote="wire"),),
)
GATE = CitedFact(id="gate", text="The gate was shut.", source="register")


@pytest.fixture
def scene(make, table):
    def judged(testimonies, findings=()):
        rows = hypotheses_of(make.claim, (), (make.claim,), table)
        matter = matter_of(make.claim, rows, testimonies, findings, table)
        (bench,) = benches([matter], (), {}, table)
        (found,) = judge_bench(bench, Points(draws=100, seed=1))
        return found

    return judged


CAMP = [
    {"id": "a", "camp": "x", "directness": "witnessed"},
    {"id": "b", "camp": "x", "directness": "told", "lag": 2.0, "parents": (("a", 0.4), ("c", 0.3))},
    {"id": "c", "stance": "denies", "directness": "relayed", "lag": 9.0},
]


def test_what_is_foreseen_is_what_the_network_says(make, scene):
    """Answers are worked out without a network; the network is the oracle."""
    judged = scene([make.testimony(**row) for row in CAMP])
    asked = {(one.about, one.text): one.joint for one in questions_on(judged.scene, judged.memo)}
    by_id = {one.id: one for one in judged.scene.testimonies}
    for id, camp in (("a", "ab"), ("b", "ab"), ("c", "c")):
        members = [one for one in judged.scene.testimonies if one.id in camp]
        rest = [one for one in judged.scene.testimonies if one.id not in camp]
        expected = _joint(judged, members, rest, f"A:{id}")[:, ::-1]
        assert asked[id, f"Could {by_id[id].label} have known it?"] == pytest.approx(
            expected, abs=1e-6
        )
    members = [one for one in judged.scene.testimonies if one.id in "ab"]
    rest = [one for one in judged.scene.testimonies if one.id == "c"]
    relied = _joint(judged, members, rest, "L:b")
    assert asked["b", "Did b rely on a?"][:, 0] == pytest.approx(relied[:, 1], abs=1e-6)
    motive = _joint(judged, members, rest, "M")
    (by_camp,) = (joint for (about, _), joint in asked.items() if about == "x")
    assert by_camp == pytest.approx(motive, abs=1e-6)


def _joint(judged, members, rest, variable):
    log = query(judged.scene, members, variable) + log_prior(judged.scene)[..., None]
    log = log + judged.scene.outside[:, None, :, None]
    for camp in camps(rest):
        log = log + query(judged.scene, camp)[..., None]
    joint = np.exp(log - log.max()).sum(axis=(0, 1))
    return joint / joint.sum()


@pytest.mark.parametrize(
    ("asks", "kind", "interest"),
    [("What does somebody", "person", None), ("Would", "organisation", "party")],
)
def test_who_is_asked_is_judged_like_who_has_spoken(make, scene, table, asks, kind, interest):
    said = [make.testimony("a"), make.testimony("b", "denies", directness="relayed")]
    judged = scene(said)
    (asked,) = (one for one in questions_on(judged.scene, judged.memo) if one.text.startswith(asks))
    known = table.quality[kind]
    quality = Reliability(mean=known.mean, low=known.quantile(0.05), high=known.quantile(0.95))
    for stance, foreseen in zip(("asserts", "denies"), asked.joint.T, strict=True):
        told = make.witness("new", stance, interest=interest, relays=0, reliability=quality)
        expected = scene([*said, told]).posterior.claim
        assert foreseen[1] / foreseen.sum() == pytest.approx(expected, abs=0.01)


def test_no_question_moves_what_is_believed_on_average(make, scene):
    judged = scene([make.testimony(**row) for row in CAMP])
    for one in questions_on(judged.scene, judged.memo):
        assert one.joint.sum() == pytest.approx(1)
        assert one.joint[1].sum() == pytest.approx(judged.posterior.claim, abs=1e-6), one.text


@given(st.lists(st.floats(0.01, 1), min_size=4, max_size=10).filter(lambda n: len(n) % 2 == 0))
@settings(max_examples=60, deadline=None)
def test_the_brier_drop_is_what_the_score_is_expected_to_fall(numbers):
    joint = np.array(numbers).reshape(2, -1)
    joint = joint / joint.sum()
    before = joint[1].sum() * joint[0].sum()
    after = sum(
        column.sum() * (column[1] / column.sum()) * (column[0] / column.sum()) for column in joint.T
    )
    assert brier_drop(joint) == pytest.approx(before - after, abs=1e-12)
    assert 0 <= brier_drop(joint) <= 0.25
    assert information(joint) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("joint", "drop"),
    [([[0.5, 0.0], [0.0, 0.5]], 0.25), ([[0.25, 0.25], [0.25, 0.25]], 0.0), ([[1.0, 0.0], [0.0, 0.0]], 0.0)],
)  # fmt: skip
def test_a_brier_drop_by_hand(joint, drop):
    assert brier_drop(np.array(joint)) == pytest.approx(drop)


def test_each_kind_of_question_is_asked_and_the_most_telling_comes_first(make, verdict, table):
    blocked = make.finding("infeasible", "surely", spans=(), facts=(WIRE, GATE), weight=-1.0)
    asked = verdict([make.testimony(**row) for row in CAMP], [blocked]).next
    values = [one.value for one in asked]
    assert values == sorted(values, reverse=True)
    assert all(one.brier > 0 for one in asked)
    (fact,) = (one for one in asked if one.about == "wire")
    assert fact.question.startswith("Does it hold that The wire")
    assert (fact.ask, fact.spans) == ("log", WIRE.spans)
    assert not any(one.about == "gate" for one in asked)  # it stands and falls with the wire
    yes, no = fact.outcomes
    assert (yes.answer, no.answer) == ("yes", "no")
    assert yes.chance == pytest.approx(table.told["stated"])
    assert no.probability > yes.probability


def test_chances_of_the_answers_sum_to_one(make, verdict):
    for step in verdict([make.testimony(**row) for row in CAMP]).next:
        assert sum(one.chance for one in step.outcomes) == pytest.approx(1)
        assert len(step.outcomes) >= 2


TALKS = Claim(id="talks", text="Orion and Pavo have spoken about a merger.", actors=("orion",))
FIRE = Claim(id="fire", text="A depot of Orion has burned down.", actors=("orion",))


def test_another_claim_is_asked_about_if_this_one_hangs_on_it(make, table):
    found = judge_claims(
        claims=(make.claim, TALKS, FIRE),
        hypotheses=(),
        testimonies=[make.witness("a"), make.testimony("b", "denies", claim="talks")],
        origins={},
        findings=(),
        reports={},
        table=table,
        needs=(Need(claim="c", needs="talks", why="no merger without talks"),),
        draws=100,
    )
    asked = {(one.claim, one.about): one for one in found.next}
    step = asked["c", "talks"]
    yes, no = step.outcomes
    assert no.probability == pytest.approx(0, abs=1e-6)
    assert yes.probability > 0.2
    by_id = {one.id: one.probability for one in found.claims}
    assert yes.chance == pytest.approx(by_id["talks"], abs=1e-6)
    mean = sum(one.chance * one.probability for one in step.outcomes)
    assert mean == pytest.approx(by_id["c"], abs=1e-6)
    assert ("c", "fire") not in asked


def test_what_is_said_about_another_claim_is_what_supposing_it_gives(make, table):
    def judged(**more):
        return judge_claims(
            claims=(make.claim, TALKS),
            hypotheses=(),
            testimonies=[make.witness("a"), make.testimony("b", claim="talks")],
            origins={},
            findings=(),
            reports={},
            table=table,
            needs=(Need(claim="c", needs="talks", why="no merger without talks"),),
            draws=100,
            **more,
        )

    step = next(one for one in judged().next if (one.claim, one.about) == ("c", "talks"))
    supposed = judged(suppose={"talks": True})
    claim = next(one for one in supposed.claims if one.id == "c")
    assert step.outcomes[0].probability == pytest.approx(claim.probability, abs=0.02)


def test_a_doubtful_identity_is_asked_about_and_changes_no_verdict(make, table):
    def judged(sources):
        return judge_claims(
            claims=(make.claim,),
            hypotheses=(),
            testimonies=[
                make.witness("a", sources=("banker",), spans=(make.span(0),)),
                make.witness("b", sources=("insider",), spans=(make.span(50),)),
                make.witness("d", "denies", sources=("clerk",)),
            ],
            origins={},
            findings=(),
            reports={},
            table=table,
            sources=sources,
            draws=100,
        )

    perhaps = Perhaps(source="insider", probability=0.3, why="described alike")
    clerk = Perhaps(source="insider", probability=0.9, why="the same office")
    known = [
        Source(id="banker", names=(), kind="anonymous", perhaps=(perhaps,)),
        Source(id="clerk", names=(), kind="anonymous", perhaps=(clerk,)),
    ]
    plain, asked = judged(()), judged(known)
    assert asked.claims == plain.claims
    (step,) = (one for one in asked.next if one.question == "Are a and b one and the same?")
    yes, no = step.outcomes
    assert yes.chance == pytest.approx(0.3)
    assert no.probability == pytest.approx(plain.claims[0].probability, abs=1e-6)
    assert yes.probability < no.probability  # one witness where two were counted
    assert not any("d one and the same" in one.question for one in asked.next)
