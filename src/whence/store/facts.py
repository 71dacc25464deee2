"""One body of knowledge from many files, its facts numbered."""

from collections.abc import Iterable
from dataclasses import replace

from whence.model import Fact, Interval, Issue, Knowledge, content_id


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
