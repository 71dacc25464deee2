"""The fast knowledge base answers what the plain one does, on worlds made for the benchmark."""

from itertools import product

import pytest

import world_docs
from whence.check.passage import Passage
from whence.model import Interval, Relation
from whence.store.world import KnowledgeBase
from world import measure
from world_made import made_world, questions
from world_plain import PlainWorld, plain_standing, plain_starts

AS_OF = Interval.parse("2017-06")
RELATIONS: tuple[Relation, ...] = (
    *("controls", "present_in", "absent_from", "at_war_with", "hostile_to", "allied_with"),
)


def test_the_same_seed_makes_the_same_world() -> None:
    assert made_world(12, 60, 1) == made_world(12, 60, 1)
    assert made_world(12, 60, 1) != made_world(12, 60, 2)


def test_a_made_world_has_what_makes_questions_hard() -> None:
    world = made_world(400, 2000, 1)
    assert len(world.facts) == 2000
    assert {route.kind for route in world.routes} == {"road", "gate"}
    assert any(actor.succeeds for actor in world.actors)
    assert any(fact.scope == "local" for fact in world.facts)
    assert any(fact.contested for fact in world.facts)


@pytest.mark.parametrize("seed", range(40))
def test_fast_and_plain_agree(seed: int) -> None:
    world = made_world(9, 70, seed)
    fast, plain = KnowledgeBase(world, AS_OF), PlainWorld(world, AS_OF)
    actors = [actor.id for actor in world.actors]
    for actor, place, at in questions(world, 4, seed):
        for other, relation in product((place, *actors), RELATIONS):
            asked = (actor, relation, other, at)
            assert fast.ask(*asked).answer == plain.ask(*asked), asked
        for other in actors:
            assert fast.hostile(actor, other, at) == plain.hostile(actor, other, at)
            assert fast.enmity(actor, other, at).answer in (
                (plain.hostile(actor, other, at), "possibly", "surely not")
                if plain.live("allied_with", actor, other, at)
                or plain.live("allied_with", other, actor, at)
                else (plain.hostile(actor, other, at),)
            )
        assert set(fast.groups_of(actor, at)) == set(plain.ties(actor, at, up=True))
        assert set(fast.members_of(actor, at)) == set(plain.ties(actor, at, up=False))
        passage = Passage(world=fast, actor=actor, friends=frozenset(), at=at)
        assert set(passage.spots()) == plain_starts(plain, actor, at)
        for where in world.places:
            assert list(fast.holders(where.id, at)) == plain.holders(where.id, at)
            assert passage.standing(where.id) == plain_standing(plain, actor, at, where.id)


def test_figures_are_measured_and_told() -> None:
    figures = measure(9, 70, seed=1, number=5)
    assert figures["facts"] == 70
    told = {"date": "2014-11-14", "machine": "none", "worlds": [figures]}
    (row,) = (line for line in world_docs.world(told) if line.startswith("| way |"))
    assert row.startswith("| way | 5 | ")
