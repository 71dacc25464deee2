"""One body of knowledge from many files, its facts numbered."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from whence.model import Actor, Fact, Interval, Issue, Knowledge, Name, Place, content_id


def number_facts(parts: Iterable[Knowledge]) -> tuple[Knowledge, list[Issue]]:
    """Join knowledge in the order given; give each fact without an id one made of its content.

    A row repeated word for word adds nothing: it is kept once, and an issue says so. Rows that
    contradict each other are all kept.
    """
    parts = tuple(parts)
    facts: dict[str, Fact] = {}
    issues: list[Issue] = []
    for fact in (fact for part in parts for fact in part.facts):
        numbered = number_fact(fact)
        if numbered.id in facts:
            what = f"a fact is stated twice: {fact.subject} {fact.relation} {fact.object}"
            issues.append(Issue(level="info", what=what))
        facts.setdefault(numbered.id, numbered)
    known = Knowledge(
        actors=tuple(actor for part in parts for actor in part.actors),
        places=tuple(place for part in parts for place in part.places),
        routes=tuple(route for part in parts for route in part.routes),
        facts=tuple(facts.values()),
        precedents=tuple(precedent for part in parts for precedent in part.precedents),
    )
    return known, issues


def join_knowledge(coded: Knowledge, stated: Knowledge) -> Knowledge:
    """Return what is coded with what documents state.

    An actor or place of both is one: its names are those coded, then those learned. Facts, ways and
    precedents are all kept, the stated ones marked as such.
    """
    return Knowledge(
        actors=_actors(coded.actors, stated.actors),
        places=_places(coded.places, stated.places),
        routes=(*coded.routes, *stated.routes),
        facts=(*coded.facts, *map(number_fact, stated.facts)),
        precedents=(*coded.precedents, *stated.precedents),
    )


def without_facts(known: Knowledge, ids: Collection[str]) -> Knowledge:
    """Return knowledge without the facts and precedents of these ids."""
    if not ids:
        return known
    return replace(
        known,
        facts=tuple(one for one in known.facts if one.id not in ids),
        precedents=tuple(one for one in known.precedents if one.id not in ids),
    )


def _actors(coded: tuple[Actor, ...], stated: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Add to each coded actor the names and steps learned of it, and the actors of texts alone."""
    actors = {actor.id: actor for actor in coded}
    for actor in stated:
        known = actors.get(actor.id)
        if known is None:
            actors[actor.id] = actor
            continue
        steps = (step for step in actor.succeeds if step not in known.succeeds)
        actors[actor.id] = replace(
            known,
            names=_names(known.names, actor.names),
            succeeds=(*known.succeeds, *steps),
        )
    return tuple(actors.values())


def _places(coded: tuple[Place, ...], stated: tuple[Place, ...]) -> tuple[Place, ...]:
    """Add to each coded place the names learned of it, and the places known from texts alone."""
    places = {place.id: place for place in coded}
    for place in stated:
        known = places.get(place.id)
        places[place.id] = (
            replace(known, names=_names(known.names, place.names)) if known else place
        )
    return tuple(places.values())


def _names(known: tuple[Name, ...], learned: tuple[Name, ...]) -> tuple[Name, ...]:
    written = {name.name for name in known}
    return (*known, *(name for name in learned if name.name not in written))


def number_fact(fact: Fact) -> Fact:
    """Return the fact with an id: its own, or one made of its content."""
    return fact if fact.id else replace(fact, id=fact_id(fact))


def fact_id(fact: Fact) -> str:
    """Return the id of a fact: computed from all it says, its source included."""
    cited = fact.source
    return content_id(
        "fact",
        *(fact.subject, fact.relation, fact.object, bounds(fact.from_), bounds(fact.until)),
        *(fact.scope, fact.place, fact.contested, fact.confidence),
        *((cited.document, cited.quote, cited.citation) if cited else ()),
    )


def bounds(date: Interval | None) -> str:
    """Return how a date goes into the id of a fact."""
    return f"{date.low}/{date.high}" if date else ""
