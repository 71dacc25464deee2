"""Rows found by index are the rows that a look at all of them finds."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from whence.model import Citation, Fact, Interval
from whence.store.holding import Holds, bounds, holds, level, moment
from whence.store.rows import Rows

SAME = {"b": "a", "a": "a"}
dates = st.sampled_from(
    [None, "2012", "2013-06", "2013-06-09", "2014-03~", "2014/..", "../2013"]
).map(lambda text: Interval.parse(text) if text else None)
times = st.sampled_from(["2013-06-09", "2014", "2012-12-31", "../2013", "2014-02/.."]).map(
    Interval.parse
)


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    relation: Any = st.sampled_from(["controls", "controls", "member_of"])
    return [
        Fact(
            id=f"f{n}",
            subject=draw(st.sampled_from("abc")),
            relation=draw(relation),
            object=draw(st.sampled_from("abxy")),
            from_=draw(dates),
            until=draw(dates),
            contested=draw(st.booleans()),
            source=Citation(citation="made"),
        )
        for n in range(draw(st.integers(0, 9)))
    ]


def alike(one: str | None, other: str) -> bool:
    return one is None or SAME.get(one, one) == SAME.get(other, other)


maybe = st.sampled_from([None, "a", "b", "c", "x", "nobody"])
left_out = st.sets(st.sampled_from([f"f{n}" for n in range(9)]), max_size=4)


@given(facts(), maybe, st.sampled_from([None, "controls", "member_of"]), maybe, left_out)
def test_what_is_found_is_what_matches(
    made: list[Fact], subject: str | None, relation: Any, object: str | None, gone: set[str]
) -> None:
    rows = Rows(made, SAME).without(gone)
    found = [row.fact for row in rows.find(subject, relation, object)]
    kept = [fact for fact in made if fact.id not in gone]
    assert sorted(fact.id for fact in found) == sorted(
        fact.id
        for fact in kept
        if alike(subject, fact.subject)
        and alike(object, fact.object)
        and relation in (None, fact.relation)
    )
    starts = [(bounds(fact).first, fact.id) for fact in found]
    assert starts == sorted(starts)


@given(facts(), st.sampled_from("abxyz"), times, left_out)
def test_who_holds_a_place_is_found_as_by_a_look_at_each(
    made: list[Fact], place: str, at: Interval, gone: set[str]
) -> None:
    rows = Rows(made, SAME).without(gone)
    each = [row.fact for row in rows.find(None, "controls", place)]
    expected = [(one, how is Holds.SURELY) for one in each if (how := holds(one, at))]
    assert rows.held(moment(at), place) == expected


@given(facts(), times)
def test_a_row_holds_as_its_fact_does(made: list[Fact], at: Interval) -> None:
    for row in Rows(made, {}).find():
        assert level(row, moment(at)) is holds(row.fact, at)
