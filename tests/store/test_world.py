import inspect
from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import (
    Actor,
    Answer,
    Citation,
    Fact,
    Interval,
    Knowledge,
    Name,
    Place,
    Precedent,
    Relation,
    Route,
    Succession,
    World,
)
from whence.store.facts import fact_id
from whence.store.holding import Holds, holds
from whence.store.relations import CONTRARY, IMPLIED_BY, RELATIONS, SYMMETRIC
from whence.store.say import say_date
from whence.store.world import KnowledgeBase

NOW = Interval.parse("2014-11-14")
EARLIER = Interval.parse("2013-11-14")


def date(text: str | None) -> Interval | None:
    return Interval.parse(text) if text else None


def row(text: str, start: str | None = None, end: str | None = None, **more: Any) -> Fact:
    """Write a fact as `subject relation object`."""
    subject, relation, object = text.split()
    kind: Any = relation
    dates: Any = {"from_": date(start), "until": date(end)}
    known = {"source": Citation(citation="coded for a test"), **dates, **more}
    return Fact(subject=subject, relation=kind, object=object, **known)


def world(*facts: Fact, as_of: Interval | None = None, **known: Any) -> KnowledgeBase:
    return KnowledgeBase(Knowledge(facts=facts, **known), as_of)


def is_a_world(base: KnowledgeBase) -> World:
    return base  # checked by the type checker


def test_it_answers_everything_a_world_is_asked() -> None:
    assert is_a_world(world())
    for name, asked in vars(World).items():
        if name.startswith("_"):
            continue
        answered = vars(KnowledgeBase)[name]
        assert type(answered) is type(asked)
        if inspect.isfunction(asked):
            assert inspect.signature(answered) == inspect.signature(asked)


HOLDING = [
    # from, until, at, how far
    (None, None, "2014", Holds.SURELY),
    ("2014-03", None, "2014-11-14", Holds.SURELY),
    ("2014-03", None, "2014-03-15", Holds.POSSIBLY),
    ("2014-03", None, "2014", Holds.POSSIBLY),
    ("2014-03", None, "2014-02-28", Holds.NOT),
    ("2014-03~", None, "2014-02-15", Holds.POSSIBLY),
    (None, "2014-03", "2014-02-28", Holds.SURELY),
    (None, "2014-03", "2014-03-15", Holds.POSSIBLY),
    (None, "2014-03", "2014-04-01", Holds.NOT),
    ("2013", "2014", "2013-06", Holds.POSSIBLY),
    ("2013", "2015", "2014", Holds.SURELY),
    # a day belongs to the fact as a whole, an approximate one does not
    ("2014-11-14", None, "2014-11-14", Holds.SURELY),
    (None, "2014-11-14", "2014-11-14", Holds.SURELY),
    ("2014-11-14~", None, "2014-11-14", Holds.POSSIBLY),
    (None, "2014-11-14", "2014-11-15", Holds.NOT),
    ("2014-11-14T16:00Z", None, "2014-11-14", Holds.POSSIBLY),
    # so does the last day of a stretch of doubt
    ("2014-03", None, "2014-03-31", Holds.SURELY),
    (None, "2014-03", "2014-03-01", Holds.SURELY),
    ("2014-11-14~", None, "2014-11-15", Holds.SURELY),
    # open bounds: some time since, some time before
    ("2014-01/..", None, "2014-11-14", Holds.POSSIBLY),
    ("2014-01/..", None, "2013-11-14", Holds.NOT),
    ("../2014-01", None, "2014-11-14", Holds.SURELY),
    (None, "2014-01/..", "2013", Holds.SURELY),
    (None, "2014-01/..", "2015", Holds.POSSIBLY),
    (None, "../2014-01", "2013", Holds.POSSIBLY),
    # an open question
    ("2014-01", None, "2014-11-14/..", Holds.SURELY),
    ("2014-01", None, "../2014-11-14", Holds.POSSIBLY),
    ("2014-01", "2015", "2014-11-14/..", Holds.POSSIBLY),
]


@pytest.mark.parametrize(("start", "end", "at", "expected"), HOLDING)
def test_when_a_fact_holds(start: str | None, end: str | None, at: str, expected: Holds) -> None:
    assert holds(row("a controls b", start, end), Interval.parse(at)) is expected


def test_doubted_rows_never_hold_surely() -> None:
    assert holds(row("a controls b", contested=True), NOW) is Holds.POSSIBLY
    assert holds(row("a controls b", confidence=0.49), NOW) is Holds.POSSIBLY
    assert holds(row("a controls b", confidence=0.5), NOW) is Holds.SURELY
    assert holds(row("a controls b", source=None), NOW) is Holds.POSSIBLY


STATED = [
    # from, until, at, how far: what a document of 14 November 2014 says of its own day, and of others
    ("../2014-11-14", "2014-11-14/..", "2014-11-14", Holds.SURELY),
    ("../2014-11-14", "2014-11-14/..", "2014-11-13", Holds.POSSIBLY),
    ("../2014-11-14", "2014-11-14/..", "2014-11-20", Holds.POSSIBLY),
    ("../2014-11-14T16:30Z", "2014-11-14T16:30Z/..", "2014-11-14", Holds.SURELY),
    ("2014-03", "2014-11-14/..", "2014-06", Holds.SURELY),
    ("2014-03", "2014-11-14/..", "2014-02", Holds.NOT),
    ("2014-03", "2014-11-14/..", "2015-01", Holds.POSSIBLY),
    # a date that the document does not give is not made up: nothing is sure on that side
    ("2014-03", None, "2014-06", Holds.POSSIBLY),
    (None, "2014-11-14", "2014-11-14", Holds.POSSIBLY),
    (None, None, "2014-11-14", Holds.POSSIBLY),
    ("2014-03", None, "2014-02", Holds.NOT),
]


@pytest.mark.parametrize(("start", "end", "at", "expected"), STATED)
def test_when_holds_what_a_document_states(
    start: str | None, end: str | None, at: str, expected: Holds
) -> None:
    fact = row("a controls b", start, end, stated=True)
    assert holds(fact, Interval.parse(at)) is expected
    assert world(fact).surely(fact, Interval.parse(at)) is (expected is Holds.SURELY)


ABROAD = timezone(timedelta(hours=3))
ZONES = [
    # a calendar day is that of whoever states it; an instant is one everywhere
    (Interval.of_day(NOW.low.date()), Holds.SURELY),
    (replace(NOW, low=NOW.low.replace(tzinfo=ABROAD), high=NOW.high.replace(tzinfo=ABROAD)), Holds.SURELY),
    (Interval.parse("2014-11-14T16:30Z"), Holds.SURELY),
    (Interval.parse("2014-11-14T02:30+03:00"), Holds.NOT),
]  # fmt: skip


@pytest.mark.parametrize(("at", "expected"), ZONES)
def test_days_are_compared_as_days_and_instants_as_instants(at: Interval, expected: Holds) -> None:
    assert holds(row("a controls b", "2014-11-14"), at) is expected


def test_the_ends_of_the_calendar_are_dates_too() -> None:
    first = row("a controls b", "0001-01-01T00:00+03:00", "9999-12-31T23:59-03:00")
    assert holds(first, NOW) is Holds.SURELY


PLACES = (Place(id="town", within="north"), Place(id="north", within="land"), Place(id="land"))
ASKED: list[tuple[list[Fact], str, Answer, int]] = [
    # the rows, the question, the answer, how many rows it cites
    ([], "a controls town", "unknown", 0),
    ([row("a controls town")], "a controls town", "surely", 1),
    ([row("a controls town")], "b controls town", "unknown", 0),
    ([row("a controls town", contested=True)], "a controls town", "possibly", 1),
    (
        [row("a controls town"), row("a controls town", contested=True)],
        "a controls town",
        "surely",
        1,
    ),
    ([row("a controls town", end="2013")], "a controls town", "unknown", 0),
    # who controls a place is present in it, and in all around it; not the other way round
    ([row("a controls town")], "a present_in town", "surely", 1),
    ([row("a controls town")], "a present_in land", "surely", 1),
    ([row("a controls town")], "a controls north", "unknown", 0),
    ([row("a controls north")], "a controls town", "unknown", 0),
    ([row("a present_in town")], "a controls town", "unknown", 0),
    ([row("a present_in land")], "a present_in town", "unknown", 0),
    ([row("a located_in town")], "a located_in land", "surely", 1),
    # absence is a fact of its own; it holds for all places inside
    ([row("a absent_from town")], "a present_in town", "surely not", 1),
    ([row("a absent_from land")], "a present_in town", "surely not", 1),
    ([row("a absent_from land")], "a controls town", "surely not", 1),
    ([row("a absent_from land")], "a absent_from town", "surely", 1),
    ([row("a absent_from town")], "a present_in land", "unknown", 0),
    ([row("a present_in town")], "a absent_from land", "surely not", 1),
    ([row("a controls town")], "a absent_from town", "surely not", 1),
    ([row("a absent_from town", contested=True)], "a present_in town", "unknown", 1),
    ([row("a absent_from town", "2014-11")], "a present_in town", "unknown", 1),
    # rows that contradict each other are both kept
    ([row("a present_in town"), row("a absent_from town")], "a present_in town", "possibly", 2),
    ([row("a present_in town"), row("a absent_from land")], "a present_in town", "possibly", 2),
    # relations that say the same turned round
    ([row("a at_war_with b")], "b at_war_with a", "surely", 1),
    ([row("a at_war_with b")], "b hostile_to a", "surely", 1),
    ([row("a hostile_to b")], "a at_war_with b", "unknown", 0),
    ([row("a at_war_with b")], "b allied_with a", "surely not", 1),
    ([row("a allied_with b")], "b at_war_with a", "surely not", 1),
    ([row("a refuses_to_recognise b")], "a recognises b", "surely not", 1),
    ([row("a refuses_to_recognise b")], "b recognises a", "unknown", 0),
    ([row("a backs b")], "b backs a", "unknown", 0),
    # a local exception never counts in general
    ([row("a allied_with b", scope="local", place="town")], "a allied_with b", "unknown", 0),
    (
        [row("a allied_with b", scope="local", place="town"), row("a at_war_with b")],
        "a at_war_with b",
        "surely",
        1,
    ),
]


@pytest.mark.parametrize(("facts", "question", "answer", "cited"), ASKED)
def test_answers(facts: list[Fact], question: str, answer: Answer, cited: int) -> None:
    asked = row(question)
    reply = world(*facts, places=PLACES).ask(asked.subject, asked.relation, asked.object, NOW)
    assert (reply.answer, len(reply.facts)) == (answer, cited)


def test_renamed_actors_are_one_actor_split_ones_are_not() -> None:
    actors = (
        Actor(id="new", succeeds=(Succession(actor="old", when=Interval.parse("2014")),)),
        Actor(id="old", succeeds=(Succession(actor="oldest"),)),
        Actor(id="oldest"),
        Actor(id="part", succeeds=(Succession(actor="old", kind="split"),)),
    )
    base = world(row("oldest controls town"), row("x member_of new"), actors=actors)
    assert base.ask("new", "controls", "town", NOW).answer == "surely"
    assert base.ask("part", "controls", "town", NOW).answer == "unknown"
    assert [fact.subject for fact in base.facts(subject="new")] == ["oldest"]
    assert base.facts(object="old")[0].subject == "x"
    assert base.identity("new") == base.identity("oldest") != base.identity("part")
    before = world(row("oldest controls town"), actors=actors, as_of=EARLIER)
    assert before.ask("new", "controls", "town", NOW).answer == "unknown"
    assert before.ask("old", "controls", "town", NOW).answer == "surely"


def test_groups_are_followed_all_the_way_with_their_rows() -> None:
    first, second = row("a member_of b"), row("b member_of c", "2014")
    other = row("a affiliate_of d")
    back = row("c member_of a")
    groups = world(first, second, other, back).groups_of("a", NOW)
    assert groups == {"a": (), "b": (first,), "c": (first, second)}
    assert set(world(first, second).groups_of("a", EARLIER)) == {"a", "b"}
    local = row("a member_of b", scope="local", place="town")
    assert world(local).groups_of("a", NOW) == {"a": ()}


def test_a_longer_sure_way_into_a_group_is_preferred() -> None:
    sure = (row("a member_of b"), row("b member_of c"))
    doubtful = row("a member_of c", contested=True)
    assert world(doubtful, *sure).groups_of("a", NOW)["c"] == sure


ENEMIES: list[tuple[list[Fact], Answer, int]] = [
    ([], "unknown", 0),
    ([row("a at_war_with b")], "surely", 1),
    ([row("b hostile_to a")], "surely", 1),
    ([row("a at_war_with b", contested=True)], "possibly", 1),
    ([row("a member_of f"), row("f at_war_with b")], "surely", 2),
    ([row("a member_of f"), row("b member_of g"), row("g at_war_with f")], "surely", 3),
    ([row("a member_of f", contested=True), row("f at_war_with b")], "possibly", 2),
    # an affiliate possibly takes the side of its body, and is no member of it
    ([row("a affiliate_of f"), row("f at_war_with b")], "possibly", 2),
    ([row("a affiliate_of f"), row("f at_war_with b"), row("a at_war_with b")], "surely", 1),
    ([row("a member_of f"), row("f affiliate_of g"), row("b at_war_with g")], "possibly", 3),
    ([row("a at_war_with b", scope="local", place="x")], "unknown", 0),
    ([row("a at_war_with b"), row("a allied_with b", scope="local", place="x")], "surely", 1),
    ([row("a allied_with b")], "surely not", 1),
    ([row("a allied_with b"), row("a member_of f"), row("f at_war_with b")], "possibly", 3),
    ([row("a at_war_with b", start="2015")], "unknown", 0),
    ([row("f member_of a"), row("f at_war_with b")], "unknown", 0),
]


@pytest.mark.parametrize(("facts", "answer", "cited"), ENEMIES)
def test_enmity_runs_through_the_bodies_one_belongs_to(
    facts: list[Fact], answer: Answer, cited: int
) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        reply = world(*facts).enmity(one, other, NOW)
        assert (reply.answer, len(reply.facts)) == (answer, cited)


def test_members_are_found_all_the_way_down_with_their_rows() -> None:
    first, second = row("b member_of a"), row("c member_of b", "2014")
    base = world(first, second, row("d affiliate_of a"))
    assert base.members_of("a", NOW) == {"a": (), "b": (first,), "c": (first, second)}
    assert set(base.members_of("a", EARLIER)) == {"a", "b"}


def test_a_ladder_of_bodies_without_end_is_followed_part_of_the_way() -> None:
    ladder = [row(f"a{n} member_of a{n + 1}") for n in range(5000)]
    groups = world(*ladder, row("a5000 member_of a0")).groups_of("a0", NOW)
    assert "a30" in groups
    assert sum(map(len, groups.values())) < 5000


def test_an_affiliate_is_no_member_but_may_take_sides() -> None:
    tie = row("a affiliate_of b")
    base = world(tie, row("b at_war_with c"))
    assert base.groups_of("a", NOW) == {"a": ()}
    assert base.groups_of("a", NOW, loosely=True) == {"a": (), "b": (tie,)}
    assert base.hostile("a", "c", NOW) == "possibly"
    assert base.hostile("b", "c", NOW) == "surely"
    assert base.hostile("c", "d", NOW) == "unknown"


HELD = [
    # the rows, the place, who holds it with how sure a row
    ([], "town", []),
    ([row("a controls town")], "town", [("a", True)]),
    ([row("a controls town", contested=True), row("b controls town")], "town", [("a", False), ("b", True)]),
    # else the smallest region around it that somebody holds
    ([row("a controls north"), row("b controls land")], "town", [("a", True)]),
    ([row("b controls land"), row("a controls north", end="2013")], "town", [("b", True)]),
    ([row("a controls town")], "north", []),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "place", "expected"), HELD)
def test_who_holds_a_place(facts: list[Fact], place: str, expected: list[tuple[str, bool]]) -> None:
    held = world(*facts, places=PLACES).holders(place, NOW)
    assert sorted((fact.subject, sure) for fact, sure in held) == expected


def test_facts_can_be_left_away_and_come_back() -> None:
    facts = [row("a controls town"), row("a at_war_with b"), row("a member_of c")]
    facts = [replace(fact, id=f"f{n}") for n, fact in enumerate(facts)]
    unnumbered = row("b controls north")
    base = world(*facts, unnumbered, places=PLACES)
    fewer = base.without(["f0", "f2", "never heard of"])
    assert fewer.facts(subject="a") == (facts[1],)
    assert fewer.groups_of("a", NOW) == {"a": ()}
    assert [fact.subject for fact, _ in fewer.holders("town", NOW)] == ["b"]
    assert fewer.without([fact_id(unnumbered)]).holders("town", NOW) == ()
    assert fewer.without(["f1"]).enmity("a", "b", NOW).answer == "unknown"
    assert [fact.subject for fact, _ in base.holders("town", NOW)] == ["a"]
    assert base.enmity("a", "b", NOW).answer == "surely"


EXISTED = [
    # the names' dates, when, could it be there
    ([], "2014", True),
    ([(None, None)], "2014", True),
    ([("2015", None)], "2014", False),
    ([(None, "2013")], "2014", False),
    ([(None, "2013"), ("2014-06", None)], "2014", True),
    ([(None, "2013"), (None, None)], "2014", True),
    ([("2015", None)], "2014/2016", True),
]


@pytest.mark.parametrize(("spells", "at", "expected"), EXISTED)
def test_what_could_exist_by_the_dates_of_its_names(
    spells: list[tuple[str | None, str | None]], at: str, expected: bool
) -> None:
    names = tuple(Name(name="x", from_=date(start), until=date(end)) for start, end in spells)
    base = world(places=(Place(id="p", names=names),))
    assert base.existed("p", Interval.parse(at)) is expected
    assert base.existed("elsewhere", Interval.parse(at))


def test_containment_stops_in_a_circle() -> None:
    base = world(places=(Place(id="a", within="b"), Place(id="b", within="a")))
    assert base.contains("a", "b")
    assert base.contains("b", "a")
    assert base.contains("elsewhere", "elsewhere")
    assert not base.contains("a", "elsewhere")


def test_facts_are_found_by_either_end_and_time() -> None:
    one = row("a controls town", "2014")
    other = row("b at_war_with a", scope="local", place="town")
    base = world(one, other)
    assert base.facts() == (other, one)
    assert base.facts(subject="a") == (one,)
    assert base.facts(object="a") == (other,)
    assert base.facts(relation="controls", object="town") == (one,)
    assert base.facts(subject="a", at=EARLIER) == ()
    assert base.facts(subject="nobody") == ()


def test_nothing_later_than_the_date_of_the_case_is_known() -> None:
    until = row("a controls town", "2013", "2016-07-28")
    base = KnowledgeBase(
        Knowledge(
            actors=(
                Actor(
                    id="a",
                    names=(
                        Name(name="Past", until=Interval.parse("2012")),
                        Name(name="Future", from_=Interval.parse("2015")),
                        Name(name="Present", from_=Interval.parse("2013")),
                    ),
                ),
            ),
            facts=(until, row("a controls town", "2015")),
            precedents=(
                Precedent(id="old", kind="x", when=Interval.parse("2013")),
                Precedent(id="later", kind="x", when=Interval.parse("2015")),
                Precedent(id="undated", kind="x"),
            ),
            routes=(Route(between=("a", "b")),),
        ),
        NOW,
    )
    assert [precedent.id for precedent in base.precedents] == ["old", "undated"]
    assert [name.name for name in base.actors[0].names] == ["Past", "Present"]
    assert base.name("a") == "Present"
    assert base.name("nobody") == "nobody"
    (known,) = base.facts()
    assert base.say(known) == "Present controls town (since 2013)"
    assert base.routes[0].between == ("a", "b")


DATES = [
    ("2014", "2014"),
    ("2014~", "about 2014"),
    ("2014-03", "March 2014"),
    ("2014-03~", "about March 2014"),
    ("2014-01~", "about January 2014"),
    ("2014-12~", "about December 2014"),
    ("2014-11-02", "2 November 2014"),
    ("2014-11-02~", "about 2 November 2014"),
    ("2014-21", "spring 2014"),
    ("2014-23~", "about autumn 2014"),
    ("2014-24", "winter 2014/15"),
    ("201X", "the 2010s"),
    ("2014-11-02T16:00Z", "2 November 2014, 16:00 UTC"),
    ("2014-11-02T16:00+03:00", "2 November 2014, 16:00 UTC+03:00"),
    ("2014-02-28/2014-03-04", "some time between 28 February 2014 and 4 March 2014"),
    ("2014-01/..", "some time after 1 January 2014"),
    ("../2014-01", "some time before 31 January 2014"),
]


@pytest.mark.parametrize(("text", "words"), DATES)
def test_dates_in_words(text: str, words: str) -> None:
    assert say_date(Interval.parse(text)) == words


SAID = [
    (row("a controls b", "2014-03"), "a controls b (since March 2014)"),
    (row("a controls b", None, "2014"), "a controls b (until 2014)"),
    (row("a controls b", "2013", "2014~"), "a controls b (from 2013 to about 2014)"),
    (row("a at_war_with b", contested=True), "a is at war with b (contested)"),
    (
        row("a allied_with b", "2014", scope="local", place="x"),
        "a is allied with b locally, in x only (since 2014)",
    ),
]


@pytest.mark.parametrize(("fact", "words"), SAID)
def test_facts_in_words(fact: Fact, words: str) -> None:
    assert world().say(fact) == words


def test_the_tables_of_relations_are_whole() -> None:
    assert set(RELATIONS) == set(get_args(Relation))
    for relation, others in CONTRARY.items():
        for other in others:
            excluded = {
                *CONTRARY[other],
                *(k for each in CONTRARY[other] for k in IMPLIED_BY.get(each, ())),
            }
            assert relation in excluded
    for relation in SYMMETRIC:
        assert RELATIONS[relation][0] == RELATIONS[relation][1]


# Laws, on small worlds full of coincidences.

ids = st.sampled_from(["a", "b", "c"])
relations = st.sampled_from(
    [
        "controls",
        "present_in",
        "absent_from",
        "member_of",
        "at_war_with",
        "hostile_to",
        "allied_with",
    ]
)
years = st.sampled_from([None, "2013", "2014", "2014-06", "2014-11-14", "2014-12~", "2015"])
rows = st.builds(
    lambda one, relation, other, start, end, more: row(
        f"{one} {relation} {other}", start, end, **more
    ),
    ids,
    relations,
    ids,
    years,
    years,
    st.sampled_from(
        [{}, {"contested": True}, {"confidence": 0.2}, {"scope": "local", "place": "a"}]
    ),
)
worlds = st.lists(rows, max_size=8)
times = st.sampled_from(["2013", "2014-11-14", "2014-06", "2015", "2013/2015"]).map(Interval.parse)


def answers(base: KnowledgeBase, at: Interval) -> dict[Any, Any]:
    """Return every answer about a, b and c."""
    every: list[Any] = ["controls", "present_in", "absent_from", "at_war_with", "allied_with"]
    pairs = [(one, other) for one in "abc" for other in "abc"]
    asked = {(r, one, other): base.ask(one, r, other, at) for r in every for one, other in pairs}
    return {**asked, **{pair: base.enmity(*pair, at) for pair in pairs}}


@given(worlds, rows, times)
def test_an_unrelated_fact_changes_no_answer(facts: list[Fact], other: Fact, at: Interval) -> None:
    unrelated = row(f"x {other.relation} y")
    assert answers(world(*facts, unrelated), at) == answers(world(*facts), at)


@given(worlds, times)
def test_a_fact_dated_later_is_never_used(facts: list[Fact], at: Interval) -> None:
    known = [fact for fact in facts if not fact.from_ or fact.from_.begins_by(NOW)]
    assert answers(world(*facts, as_of=NOW), at) == answers(world(*known, as_of=NOW), at)


@given(worlds, times)
def test_surely_not_always_rests_on_a_row_that_says_so(facts: list[Fact], at: Interval) -> None:
    for question, reply in answers(world(*facts), at).items():
        if reply.answer == "surely not":
            relation: Any = question[0] if len(question) == 3 else "at_war_with"
            assert reply.facts
            assert all(fact.relation in CONTRARY[relation] for fact in reply.facts)


@given(worlds, st.data(), times)
def test_taking_away_contrary_rows_never_makes_surely_not(
    facts: list[Fact], data: st.DataObject, at: Interval
) -> None:
    fewer = [fact for fact in facts if fact.relation != "absent_from" or data.draw(st.booleans())]
    before, after = answers(world(*facts), at), answers(world(*fewer), at)
    for question in before:
        if question[0] in ("controls", "present_in") and after[question].answer == "surely not":
            assert before[question].answer == "surely not"


@given(worlds, times)
def test_the_order_of_rows_changes_no_answer(facts: list[Fact], at: Interval) -> None:
    forward, backward = answers(world(*facts), at), answers(world(*reversed(facts)), at)
    for question, reply in forward.items():
        assert reply == backward[question]


@given(worlds, times)
def test_enmity_is_mutual(facts: list[Fact], at: Interval) -> None:
    base = world(*facts)
    assert base.enmity("a", "b", at).answer == base.enmity("b", "a", at).answer
