"""What a verdict hinges on, and what would change it."""

from dataclasses import replace
from typing import get_args, get_type_hints

import pytest

from whence.model import Driver, Outcome, RatedOrigin, Rating, Step
from whence.report.hinges import best_step, hinges, levers, outcome_words
from whence.report.select import main_claim
from whence.report.wording import SPACE


def driver(
    id,
    kind="finding",
    *,
    weight=-0.4,
    probability=0.3,
    words="unlikely",
    leader="real",
    linchpin=True,
):
    return Driver(
        what=f"Something about {id}. It has a second sentence.",
        kind=kind,
        weight=weight,
        id=id,
        linchpin=linchpin,
        probability=probability,
        words=words,
        leader=leader,
    )  # fmt: skip


@pytest.fixture
def made(merger):
    def with_drivers(*drivers, influence=()):
        main = main_claim(merger)
        changed = replace(main, drivers=drivers, influence=tuple(influence))
        claims = tuple(changed if one is main else one for one in merger.claims)
        return replace(merger, claims=claims), changed

    return with_drivers


def test_a_linchpin_says_what_would_be(made, merger):
    leader = max(
        (one for one in merger.hypotheses if one.claim == main_claim(merger).id),
        key=lambda one: one.probability,
    )
    other = next(
        one for one in merger.hypotheses if one.claim == leader.claim and one is not leader
    )
    assessment, claim = made(
        driver("word", leader=leader.id),
        driver("lead", words=main_claim(merger).words, probability=0.07, leader=other.id),
    )
    first, second = hinges(assessment, claim)
    assert first.then.replace(SPACE, " ") == "unlikely, 30 %"
    assert second.then.replace(SPACE, " ") == f"7 %; likeliest then: {other.text.rstrip('.')}"


def test_one_effect_is_said_once_by_the_first_kind(made):
    assessment, claim = made(
        driver("f"), influence=[driver("fact", "fact"), driver("doc", "document")]
    )
    assert [one.id for one in hinges(assessment, claim)] == ["f"]
    assessment, claim = made(
        driver("f"), influence=[driver("fact", "fact", weight=-0.9, probability=0.6)]
    )
    assert [one.id for one in hinges(assessment, claim)] == ["fact", "f"]


def test_documents_and_sources_go_by_their_names(made):
    assessment, claim = made(
        influence=[
            driver("bugle-0311", "document"),
            driver("banker", "source", probability=0.2, weight=-0.3),
        ]
    )
    first, second = hinges(assessment, claim)
    assert first.what == "the words of Daily Bugle (bugle-0311)"
    assert second.what.startswith("all on the word of")


def test_every_kind_of_evidence_has_a_place(made):
    kinds = set(get_args(get_type_hints(Driver)["kind"])) - {"prior"}
    for kind in kinds:
        assessment, claim = made(driver("x", kind))
        assert [one.kind for one in hinges(assessment, claim)] == [kind]


def test_what_moves_without_turning_is_a_lever(made):
    assessment, claim = made(
        *(
            driver(f"d{n}", weight=-0.1 * n, linchpin=False, probability=0.1 + n / 50)
            for n in range(5)
        ),
        driver("turns"),
        driver("nothing", weight=0.01, linchpin=False, probability=0.99),
    )
    assert [one.id for one in levers(assessment, claim, 2)] == ["d4", "d3"]
    assert [one.id for one in levers(assessment, claim, 9)] == ["d4", "d3", "d2", "d1"]


def test_a_step_without_answers_changes_nothing(made):
    assessment, claim = made()
    known = Step(
        question="Who saw it?",
        claim=claim.id,
        value=0.1,
        outcomes=(
            Outcome(answer="a guard", chance=0.4, probability=0.71),
            Outcome(answer="nobody", chance=0.6, probability=0.004),
        ),
    )
    blank = Step(question="Why?", claim=claim.id, value=0.5)
    assert best_step(replace(assessment, next=(blank,)), claim) is None
    assert best_step(replace(assessment, next=(blank, known)), claim) is known
    assert outcome_words(known).replace(SPACE, " ") == "a guard: 71 %; nobody: <1 %"


def test_the_option_named_is_one_that_can_be_given(made, merger):
    rated = RatedOrigin(
        testimony="rated",
        source="banker",
        name="a banker",
        stance="asserts",
        letter="F",
        why="so",
        level="told",
        certainty="certain",
        relays=0,
    )
    rating = Rating(claim="c", credibility="3", words="", why="", hearsay=True, origins=(rated,))
    assessment, claim = made(
        driver("word", kind="origin", probability=0.31),
        driver("rated", kind="origin", probability=0.32),
        driver("claims", kind="claims", probability=0.33),
        driver("seen", kind="finding", probability=0.34),
    )
    assessment = replace(assessment, ratings=(rating,))
    options = {one.id: one.option for one in hinges(assessment, claim)}
    assert options == {"word": "", "rated": "banker", "claims": "", "seen": "seen"}


def test_what_changes_the_word_but_no_number_is_no_hinge(made, merger):
    main = main_claim(merger)
    own = [one for one in merger.hypotheses if one.claim == main.id]
    leader = max(own, key=lambda one: one.probability)
    near = main.probability + 0.001
    assessment, claim = made(
        driver("edge", probability=near, leader=leader.id),
        driver("far", probability=main.probability + 0.2, leader=leader.id),
    )
    assert [one.id for one in hinges(assessment, claim)] == ["far"]
    assert [one.id for one in levers(assessment, claim)] == ["edge"]
