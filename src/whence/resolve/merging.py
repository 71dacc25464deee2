"""Bodies of stated knowledge joined: learned names, places of a gazetteer, facts read in texts."""

from collections.abc import Iterable
from dataclasses import replace

from whence.model import Actor, Knowledge, Name, Place


def merge_knowledge(parts: Iterable[Knowledge]) -> Knowledge:
    """Return several bodies of knowledge as one: actors, and places, of one id are one.

    Names are those of the first, then new ones. What the first does not know of a place (where it
    lies, what contains it) is taken from the next that does; an actor's kind likewise.
    """
    parts = tuple(parts)
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    for part in parts:
        for actor in part.actors:
            known = actors.get(actor.id)
            actors[actor.id] = _actor(known, actor) if known else actor
        for place in part.places:
            before = places.get(place.id)
            places[place.id] = _place(before, place) if before else place
    return Knowledge(
        actors=tuple(actors.values()),
        places=tuple(places.values()),
        routes=tuple(dict.fromkeys(route for part in parts for route in part.routes)),
        facts=tuple(dict.fromkeys(fact for part in parts for fact in part.facts)),
        precedents=tuple(dict.fromkeys(one for part in parts for one in part.precedents)),
    )


def _actor(known: Actor, more: Actor) -> Actor:
    return replace(
        known,
        names=_names(known.names, more.names),
        kind=more.kind if known.kind == "organisation" else known.kind,
        succeeds=tuple(dict.fromkeys((*known.succeeds, *more.succeeds))),
    )


def _place(known: Place, more: Place) -> Place:
    point = known if known.lat is not None else more
    return replace(
        known,
        names=_names(known.names, more.names),
        lat=point.lat,
        lon=point.lon,
        within=known.within or more.within,
        precision=known.precision or more.precision,
        kind=known.kind or more.kind,
    )


def _names(known: tuple[Name, ...], more: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names of the first, with dates that only the other has, then the new ones."""
    found = {name.name: name for name in known}
    for name in more:
        before = found.get(name.name)
        if before is None:
            found[name.name] = name
        elif before.from_ is None and before.until is None and (name.from_ or name.until):
            found[name.name] = replace(before, from_=name.from_, until=name.until)
    return tuple(found.values())
