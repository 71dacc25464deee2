"""One body of knowledge from many files, its facts numbered."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from whence.model import Actor, Fact, Interval, Issue, Knowledge, Name, Place, content_id

_Named = TypeVar("_Named", Actor, Place)


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
        actors=_joined(coded.actors, stated.actors),
        places=_joined(coded.places, stated.places),
        routes=(*coded.routes, *stated.routes),
        facts=(*coded.facts, *map(number_fact, stated.facts)),
        precedents=(*coded.precedents, *stated.precedents),
    )


def _joined(coded: tuple[_Named, ...], stated: tuple[_Named, ...]) -> tuple[_Named, ...]:
    """Add to each coded thing the names learned of it, and the things known from texts alone."""
    things = {thing.id: thing for thing in coded}
    for thing in stated:
        known = things.get(thing.id)
        if known is None:
            things[thing.id] = thing
            continue
        things[thing.id] = replace(known, names=_names(known.names, thing.names))
    return tuple(things.values())


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
        *(fact.subject, fact.relation, fact.object, _bounds(fact.from_), _bounds(fact.until)),
        *(fact.scope, fact.place, fact.contested, fact.confidence),
        *((cited.document, cited.quote, cited.citation) if cited else ()),
    )


def _bounds(date: Interval | None) -> str:
    return f"{date.low}/{date.high}" if date else ""
