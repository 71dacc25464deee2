"""Knowledge as it was at a date: without what began later, and without ends not known yet."""

from collections.abc import Sequence
from dataclasses import replace

from whence.model import Actor, Fact, Interval, Knowledge, Name


def as_known(knowledge: Knowledge, as_of: Interval | None) -> Knowledge:
    """Return knowledge without names, renames, facts and precedents that begin after a date.

    A fact that ended later had no end yet. Places and routes carry no dates of their own.
    """
    if as_of is None:
        return knowledge
    return replace(
        knowledge,
        actors=tuple(_actor(actor, as_of) for actor in knowledge.actors),
        facts=tuple(_fact(fact, as_of) for fact in knowledge.facts if _begun(fact.from_, as_of)),
        precedents=tuple(each for each in knowledge.precedents if _begun(each.when, as_of)),
    )


def usual_name(names: Sequence[Name], as_of: Interval | None) -> str | None:
    """Return the first name in use at a date, or else the first known by then."""
    known = [name for name in names if _begun(name.from_, as_of)]
    in_use = (n.name for n in known if not (n.until and as_of and n.until.before(as_of)))
    return next(in_use, known[0].name if known else None)


def _begun(when: Interval | None, as_of: Interval | None) -> bool:
    return when is None or as_of is None or when.begins_by(as_of)


def _fact(fact: Fact, as_of: Interval) -> Fact:
    return fact if _begun(fact.until, as_of) else replace(fact, until=None)


def _actor(actor: Actor, as_of: Interval) -> Actor:
    names = tuple(name for name in actor.names if _begun(name.from_, as_of))
    succeeds = tuple(before for before in actor.succeeds if _begun(before.when, as_of))
    return replace(actor, names=names, succeeds=succeeds)
