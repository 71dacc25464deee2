"""Who asserts which degree, and who alone asserts the highest."""

from typing import Any

import pytest

from whence.model import (
    Claim,
    ClaimVerdict,
    Degree,
    Driver,
    Hop,
    Matrix,
    Origins,
    RatedOrigin,
    Rating,
    Source,
    Span,
    Statement,
    Verdict,
)
from whence.weigh.ladder import rungs_of, sole_sources, with_sole

CLAIM = Claim(id="c", text="Orion and Pavo have merged.", kind="agreement")
SPAN = Span(document="d", start=0, end=3, quote="yes")
LEVELS = {"talks": 2, "meeting": 3, "agreement": 5, "merger": 7, "attack": 4}


def says(source: str, rung: str, *, state: Any = "asserted", **more: Any) -> Statement:
    ladder = "violence" if rung == "attack" else "alliance"
    degree = Degree(ladder=ladder, rung=rung, level=LEVELS[rung], span=SPAN, state=state)
    fields: dict[str, Any] = {"claim": "c", "stance": "asserts"} | more
    return Statement(
        id=f"{source}-{rung}",
        document="d",
        start=0,
        end=3,
        text="yes",
        content=(),
        chain=(Hop(name="The Wire", source="wire"), Hop(name=source, source=source)),
        degrees=(degree,),
        **fields,
    )


def ladder(*statements: Statement) -> list[tuple[str, tuple[str, ...]]]:
    sources = {"ada": Source(id="ada", names=("Ada Berg",))}
    return [(one.rung, one.names) for one in rungs_of(CLAIM, statements, sources)]


def test_each_source_stands_on_the_highest_rung_that_it_asserts() -> None:
    found = ladder(says("ada", "talks"), says("ada", "agreement"), says("banker", "talks"))
    assert found == [("talks", ("banker",)), ("agreement", ("Ada Berg",))]


@pytest.mark.parametrize(
    "less",
    [
        {"state": "topic"},
        {"state": "open"},
        {"stance": "denies"},
        {"stance": "discusses"},
        {"certainty": "possible"},
        {"claim": "other"},
    ],
    ids=lambda less: str(*less.values()),
)
def test_what_does_not_reach_a_rung(less: dict[str, Any]) -> None:
    assert ladder(says("banker", "talks"), says("ada", "merger", **less)) == [
        ("talks", ("banker",))
    ]


def test_what_parties_do_together_has_the_ladder_of_deeds() -> None:
    assert ladder(says("ada", "attack"), says("banker", "attack"), says("banker", "talks")) == [
        ("talks", ("banker",))
    ]


@pytest.mark.parametrize(
    ("statements", "sole"),
    [
        ([says("banker", "talks"), says("ada", "merger")], "ada"),
        ([says("banker", "talks"), says("ada", "merger"), says("clerk", "merger")], None),
        ([says("ada", "merger")], None),
        ([], None),
    ],
    ids=["one above the others", "two at the top", "one rung only", "nobody"],
)
def test_who_alone_says_the_most(statements: list[Statement], sole: str | None) -> None:
    rating = Rating(
        claim="c", credibility="3", words="", why="", hearsay=True,
        rungs=rungs_of(CLAIM, statements, {}),
    )  # fmt: skip
    assert sole_sources([rating]).get("c") == sole


def origin(*others: str, testimony: str = "t", source: str = "ada") -> RatedOrigin:
    return RatedOrigin(
        testimony=testimony, source=source, name=source, stance="asserts", letter="F", why="",
        level="told", certainty="certain", relays=0, others=others,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("origins", "sole"),
    [
        ([origin("clerk")], "ada"),
        ([origin("clerk", "banker")], "ada"),
        ([origin("banker"), origin(testimony="u", source="clerk")], None),
    ],
    ids=["of one hand", "all of one hand", "of two hands"],
)
def test_several_of_one_origin_are_one(origins: list[RatedOrigin], sole: str | None) -> None:
    said = [says("banker", "talks"), says("ada", "merger"), says("clerk", "merger")]
    rating = Rating(
        claim="c", credibility="3", words="", why="", hearsay=True,
        rungs=rungs_of(CLAIM, said, {}), origins=tuple(origins),
    )  # fmt: skip
    assert sole_sources([rating]).get("c") == sole


def driver(kind: Any, id: str, probability: float) -> Driver:
    return Driver(what=id, kind=kind, weight=0.1, id=id, probability=probability)


@pytest.mark.parametrize(
    ("influence", "drivers", "without"),
    [
        ([driver("source", "ada", 0.1)], [driver("origin", "t", 0.2)], 0.1),
        ([], [driver("origin", "t", 0.2)], 0.2),
        ([driver("source", "banker", 0.1)], [driver("origin", "other", 0.2)], None),
    ],
    ids=["its word alone", "its origin", "an origin of others too"],
)
def test_what_is_left_without_its_word(
    influence: list[Driver], drivers: list[Driver], without: float | None
) -> None:
    rungs = rungs_of(CLAIM, [says("banker", "talks"), says("ada", "merger")], {})
    rating = Rating(
        claim="c", credibility="3", words="", why="", hearsay=True, rungs=rungs, origins=(origin(),)
    )
    claim = ClaimVerdict(
        id="c", text="x", reports=1, origins=Origins(mean=1, low=1, high=1), probability=0.3,
        low=0.1, high=0.5, words="unlikely", confidence="low",
        drivers=tuple(drivers), influence=tuple(influence),
    )  # fmt: skip
    verdict = Verdict(claims=(claim,), hypotheses=(), matrix=Matrix(), next=())
    (found,) = with_sole([rating], verdict)
    assert (found.sole, found.without) == ("ada", without)
