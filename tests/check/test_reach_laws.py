"""What must stay true of reach and of every answer, whatever is known: with Hypothesis."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.check.passage import HOSTILE, Passage
from whence.check.reach import find_way
from whence.model import (
    UNKNOWN,
    Actor,
    Citation,
    Fact,
    Interval,
    Knowledge,
    Place,
    Relation,
    Route,
    Succession,
)
from whence.store.world import KnowledgeBase

AS_OF = Interval.parse("2014-11-14")
SOURCE = Citation(citation="made")
ACTORS, TOWNS, REGIONS = ("a", "b", "c", "d"), ("t", "u", "v", "w", "x"), ("r", "s")
SPATIAL: tuple[Relation, ...] = ("controls", "present_in", "absent_from")
SOCIAL: tuple[Relation, ...] = (
    "member_of",
    "affiliate_of",
    "at_war_with",
    "hostile_to",
    "allied_with",
)
ASKED: tuple[Relation, ...] = (*SPATIAL, "at_war_with", "hostile_to", "allied_with")

dates = st.sampled_from(
    ["", "2012", "2013-06", "2013-06-09", "2014-11", "2014-11-10", "2014-03~", "2015-02", "../2014"]
).map(lambda text: Interval.parse(text) if text else None)
numbers = st.integers(0, 10**6)


@st.composite
def rows(
    draw: st.DrawFn, doubts: tuple[dict[str, Any], ...] = ({}, {}, {"contested": True})
) -> Fact:
    relation = draw(st.sampled_from((*SPATIAL, "controls", *SOCIAL)))
    ends = TOWNS + REGIONS if relation in SPATIAL else ACTORS
    start, end = draw(dates), draw(dates)
    more = draw(st.sampled_from(doubts))
    known: dict[str, Any] = {"source": SOURCE, "from_": start, "until": end, **more}
    if relation in SOCIAL and draw(numbers) % 5 == 0:
        known |= {"scope": "local", "place": draw(st.sampled_from(TOWNS + REGIONS))}
    subject, object = draw(st.sampled_from(ACTORS)), draw(st.sampled_from(ends))
    id = f"f{draw(numbers)}"
    return Fact(id=id, subject=subject, relation=relation, object=object, **known)


@st.composite
def worlds(draw: st.DrawFn) -> Knowledge:
    pairs = st.sampled_from([(a, b) for a in TOWNS for b in (*TOWNS, "r") if a != b])
    gates = draw(st.lists(pairs, max_size=1))
    return Knowledge(
        actors=tuple(
            Actor(id=id, succeeds=(Succession(actor="a", when=draw(dates)),) if id == "d" else ())
            for id in ACTORS
        ),
        places=(
            *(Place(id=id, within=draw(st.sampled_from((None, *REGIONS)))) for id in (*TOWNS, "r")),
            Place(id="s"),
        ),
        routes=tuple(Route(between=pair) for pair in draw(st.lists(pairs, max_size=9)))
        + tuple(Route(between=pair, kind="gate") for pair in gates),
        facts=tuple(draw(st.lists(rows(), max_size=12, unique_by=lambda fact: fact.id))),
    )


days = st.sampled_from(["2012-06-01", "2013-06-09", "2014-11-10", "2014-11-14"]).map(Interval.parse)


def verdicts(base: KnowledgeBase, at: Interval) -> dict[Any, Any]:
    """Return everything that is asked of a world, and how each actor gets to each place."""
    found: dict[Any, Any] = {}
    for actor in (place.id for place in base.actors):
        passage = Passage(world=base, actor=actor, friends=frozenset(), at=at)
        for place in base.places:
            way = find_way(passage, place.id)
            found["way", actor, place.id] = way and (way.standing, way.cost, way.gate)
            found["stand", actor, place.id] = passage.standing(place.id)
            for relation in SPATIAL:
                found[relation, actor, place.id] = base.ask(actor, relation, place.id, at).answer
        for other in (each.id for each in base.actors):
            found["enmity", actor, other] = base.enmity(actor, other, at).answer
            for relation in ASKED[3:]:
                found[relation, actor, other] = base.ask(actor, relation, other, at).answer
        found["groups", actor] = sorted(base.groups_of(actor, at))
    return found


def known(world: Knowledge, as_of: Interval | None = AS_OF) -> KnowledgeBase:
    return KnowledgeBase(world, as_of)


def sure(found: dict[Any, Any]) -> set[Any]:
    """Return the questions on places and actors that are surely answered with no."""
    return {key for key, answer in found.items() if answer == "surely not"}


UNSURE: tuple[dict[str, Any], ...] = (
    *({"contested": True}, {"confidence": 0.4}, {"source": None}, {"from_": UNKNOWN}),
    *({"stated": True, "from_": None}, {"stated": True, "until": None}),
)


@settings(max_examples=150, deadline=None)
@given(worlds(), rows(UNSURE), days)
def test_what_is_unsure_makes_nothing_surely_not(
    world: Knowledge, more: Fact, at: Interval
) -> None:
    before = verdicts(known(world), at)
    after = verdicts(known(replace(world, facts=(*world.facts, replace(more, id="new")))), at)
    assert sure(after) <= sure(before)
    for key, answer in after.items():
        if key[0] in ASKED and answer == "surely":
            assert before[key] == "surely"
        if key[0] == "stand" and answer == "surely":
            assert before[key] == "surely"
        if key[0] == "way" and answer and answer[0] == "surely":
            assert before[key], key
            assert before[key][0] == "surely", key


@settings(max_examples=150, deadline=None)
@given(worlds(), rows(), days)
def test_what_is_irrelevant_changes_nothing(world: Knowledge, more: Fact, at: Interval) -> None:
    apart = replace(more, id="new", subject="nobody", object="nowhere")
    wider = replace(world, facts=(*world.facts, apart))
    assert verdicts(known(wider), at) == verdicts(known(world), at)


@settings(max_examples=150, deadline=None)
@given(worlds(), days)
def test_what_begins_later_is_never_used(world: Knowledge, at: Interval) -> None:
    early = [fact for fact in world.facts if not fact.from_ or fact.from_.begins_by(AS_OF)]
    earlier = verdicts(known(replace(world, facts=tuple(early))), at)
    assert verdicts(known(world), at) == earlier


@settings(max_examples=100, deadline=None)
@given(worlds(), days, st.permutations(range(40)))
def test_order_changes_nothing(world: Knowledge, at: Interval, order: list[int]) -> None:
    def mixed(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(things[n] for n in order if n < len(things))

    shuffled = Knowledge(
        actors=mixed(world.actors),
        places=mixed(world.places),
        routes=mixed(world.routes),
        facts=mixed(world.facts),
    )
    assert verdicts(known(shuffled), at) == verdicts(known(world), at)


@settings(max_examples=100, deadline=None)
@given(worlds(), days)
def test_names_of_things_change_nothing(world: Knowledge, at: Interval) -> None:
    new = {id: f"z{99 - n}" for n, id in enumerate((*ACTORS, *TOWNS, *REGIONS))}
    renamed = Knowledge(
        actors=tuple(
            Actor(id=new[a.id], succeeds=tuple(replace(s, actor=new[s.actor]) for s in a.succeeds))
            for a in world.actors
        ),
        places=tuple(Place(id=new[p.id], within=p.within and new[p.within]) for p in world.places),
        routes=tuple(
            replace(r, between=(new[r.between[0]], new[r.between[1]])) for r in world.routes
        ),
        facts=tuple(
            replace(f, subject=new[f.subject], object=new[f.object], place=f.place and new[f.place])
            for f in world.facts
        ),
    )
    before, after = verdicts(known(world), at), verdicts(known(renamed), at)
    for key, answer in before.items():
        told = after[(key[0], *(new[id] for id in key[1:]))]
        if key[0] == "way" and answer:
            assert told[:2] == answer[:2]
        elif key[0] == "groups":
            assert told == sorted(new[id] for id in answer)
        else:
            assert told == answer


@settings(max_examples=200, deadline=None)
@given(worlds(), days, numbers, st.booleans())
def test_wider_bounds_make_nothing_surer(
    world: Knowledge, at: Interval, which: int, ending: bool
) -> None:
    if not world.facts:
        return
    n = which % len(world.facts)
    fact = world.facts[n]
    bound = fact.until if ending else fact.from_
    if bound is None:
        return
    # The earliest start may lie earlier and the latest end later; what was sure may only be doubted.
    low, high = (bound.low, None) if ending else (None, bound.high)
    wide = replace(bound, low=low, high=high, precision="interval")
    looser = replace(fact, until=wide) if ending else replace(fact, from_=wide)
    facts = (*world.facts[:n], looser, *world.facts[n + 1 :])
    before = verdicts(known(world, None), at)
    after = verdicts(known(replace(world, facts=facts), None), at)
    for key, answer in after.items():
        if key[0] in ASKED or key[0] == "enmity":
            assert answer != "surely" or before[key] == "surely", key
            assert answer != "surely not" or before[key] == "surely not", key
        if key[0] == "stand" and answer == "surely":
            assert before[key] == "surely", key
        if key[0] == "way" and answer and answer[0] == "surely":
            assert before[key], key
            assert before[key][0] == "surely", key


@settings(max_examples=150, deadline=None)
@given(worlds(), days, st.sets(numbers, max_size=4), st.sets(numbers, max_size=3))
def test_leaving_facts_away_is_never_having_known_them(
    world: Knowledge, at: Interval, some: set[int], more: set[int]
) -> None:
    ids = [fact.id for fact in world.facts]
    gone = {ids[n % len(ids)] for n in some if ids}
    also = {ids[n % len(ids)] for n in more if ids} | {"unheard of"}
    left = tuple(fact for fact in world.facts if fact.id not in gone | also)
    base = known(world)
    before = verdicts(base, at)
    fewer = base.without(gone).without(also)
    assert verdicts(fewer, at) == verdicts(known(replace(world, facts=left)), at)
    assert set(fewer.facts()) == set(known(replace(world, facts=left)).facts())
    assert verdicts(base, at) == before


@settings(max_examples=150, deadline=None)
@given(worlds(), days)
def test_a_small_group_is_never_surely_stopped(world: Knowledge, at: Interval) -> None:
    base = known(world)
    for actor in ACTORS:
        column, few = (
            Passage(world=base, actor=actor, friends=frozenset(), at=at, passing=passing)
            for passing in ("column", "small group")
        )
        for place in base.places:
            stands = column.standing(place.id)
            assert few.standing(place.id) == ("possibly" if stands == "surely" else stands)
            ways = find_way(column, place.id), find_way(few, place.id)
            assert (ways[0] is None) == (ways[1] is None)
            if ways[0] and ways[1]:
                assert ways[1].cost[0] == 0
                assert (ways[0].standing in HOSTILE) == (ways[1].standing in HOSTILE)
