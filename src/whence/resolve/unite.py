"""One id for one thing: what was read as a name, a target and a place in different steps."""

from collections.abc import Iterable
from dataclasses import replace

from whence.model import Actor, Claim, Fact, Knowledge, Place
from whence.text import fold

_NAMED = "name:"  # ids of what a claim names and no book knows
_OF_PLACES = frozenset({"controls", "present_in", "absent_from", "located_in"})


def unite(
    stated: Knowledge, claims: Iterable[Claim] = (), coded: Knowledge | None = None
) -> Knowledge:
    """Return what documents state with one id for all that bears one whole name.

    A place that somebody holds or is absent from is a place, whatever else its name was taken for; a
    body known only by its name in a claim is the body of that name in a fact. Two bodies of one name
    that are more than a name are two still, and a town and the club of that town are two.
    """
    known = coded or Knowledge()
    asked = tuple(claims)
    wanted = {id for claim in asked for id in (*claim.actors, claim.target) if id}
    spots = {claim.place for claim in asked if claim.place}
    places = _by_name((*known.places, *stated.places), spots)
    actors = _by_name((*known.actors, *stated.actors), wanted)
    called = {actor.id: name for actor in stated.actors for name in _names(actor)[:1]}
    held = {fact.object for fact in stated.facts if fact.relation in _OF_PLACES}
    held |= {id for route in stated.routes for id in route.between}
    at = {id: places.get(called.get(id, ""), id.removeprefix(_NAMED)) for id in held}
    who = {id: _same(id, actors.get(name, id)) for id, name in called.items()}
    facts = tuple(_moved(fact, who, at) for fact in stated.facts)
    routes = tuple(
        replace(route, between=(at[route.between[0]], at[route.between[1]]))
        for route in stated.routes
    )
    used = {id for fact in facts for id in _bodies(fact)} | wanted
    there = {place.id for place in (*known.places, *stated.places)}
    gone = {id for id, other in who.items() if other != id}
    # Whoever is nothing but the name of a place, or no more than a name, is nobody.
    nobody = {one.id for one in stated.actors if one.id in held or one.id.startswith(_NAMED)}
    nobody |= {one.id for one in stated.actors if one.id in there and not one.names}
    kept = tuple(one for one in stated.actors if one.id not in gone | (nobody - used))
    new = {at[actor.id]: actor for actor in stated.actors if actor.id in held}
    made = tuple(Place(id=id, names=actor.names) for id, actor in new.items() if id not in there)
    return replace(stated, actors=kept, places=(*stated.places, *made), facts=facts, routes=routes)


def _same(one: str, other: str) -> str:
    """Return the other id if at least one of the two is no more than a name."""
    return other if one.startswith(_NAMED) or other.startswith(_NAMED) else one


def _by_name(things: Iterable[Actor | Place], wanted: set[str]) -> dict[str, str]:
    """Return for each whole name the id that stands for it: that of a claim, else a proper one."""
    found: dict[str, list[str]] = {}
    for thing in things:
        for name in _names(thing):
            found.setdefault(name, []).append(thing.id)
    # The first of the best: `min` keeps the order of what is equal.
    return {
        name: min(ids, key=lambda one: (one not in wanted, one.startswith(_NAMED)))
        for name, ids in found.items()
    }


def _names(thing: Actor | Place) -> list[str]:
    return [fold(name.name) for name in thing.names]


def _bodies(fact: Fact) -> tuple[str, ...]:
    return (fact.subject,) if fact.relation in _OF_PLACES else (fact.subject, fact.object)


def _moved(fact: Fact, who: dict[str, str], at: dict[str, str]) -> Fact:
    subject = who.get(fact.subject, fact.subject)
    object = at[fact.object] if fact.relation in _OF_PLACES else who.get(fact.object, fact.object)
    return replace(fact, subject=subject, object=object)
