"""A dated knowledge base as one writes it first: every question looks at every fact.

It is the peer that `world.py` measures, and the oracle of the fast one in tests. Nothing here is
shared with `whence.store` but the records and the tables of which relation says what.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from whence.model import Fact, Interval, Knowledge, Relation
from whence.store.relations import CONTRARY, IMPLIED_BY, REGIONAL, SYMMETRIC

WAR: tuple[Relation, ...] = ("at_war_with", "hostile_to")
NOT, POSSIBLY, SURELY = 0, 1, 2
ANSWERS = ("unknown", "possibly", "surely")
_EVER = (date.min, date.max)


def plain_holds(fact: Fact, at: Interval) -> int:
    """Say how far a fact holds, all dates being days: 0 not, 1 possibly, 2 surely."""
    first, last = _day(at, "low", 0), _day(at, "high", 1)
    begin, end = fact.from_, fact.until
    if begin and _day(begin, "low", 0) > last:
        return NOT
    if end and _day(end, "high", 1) < first:
        return NOT
    if fact.contested or fact.source is None or (fact.confidence or 1.0) < 0.5:
        return POSSIBLY
    if fact.stated and not (begin and end):
        return POSSIBLY
    begun = begin is None or (begin.high is not None and begin.high.date() <= first)
    lasting = end is None or (end.low is not None and end.low.date() >= last)
    open_question = (begin and at.low is None) or (end and at.high is None)
    return SURELY if begun and lasting and not open_question else POSSIBLY


def _day(of: Interval, end: str, default: int) -> date:
    moment = getattr(of, end)
    return moment.date() if moment else _EVER[default]


class PlainWorld:
    """Answers what `whence.store.world.KnowledgeBase` does, for worlds dated in days."""

    def __init__(self, knowledge: Knowledge, as_of: Interval | None = None) -> None:
        def begun(when: Interval | None) -> bool:
            return not (when and as_of and when.low and when.low.date() > as_of.high.date())

        known = [fact for fact in knowledge.facts if begun(fact.from_)]
        known = [each if begun(each.until) else replace(each, until=None) for each in known]
        self.rows = sorted(known, key=lambda each: (_start(each), each.id))
        self.outer = {place.id: place.within for place in knowledge.places}
        self.renames = [
            (actor.id, before.actor)
            for actor in knowledge.actors
            for before in actor.succeeds
            if before.kind == "rename" and begun(before.when)
        ]

    def same(self, id: str) -> set[str]:
        """Return all ids of an actor."""
        ids = {id}
        while more := {x for pair in self.renames if set(pair) & ids for x in pair} - ids:
            ids |= more
        return ids

    def around(self, place: str) -> list[str]:
        """Return a place and the regions around it, from the smallest."""
        found = [place]
        while (outer := self.outer.get(found[-1])) is not None and outer not in found:
            found.append(outer)
        return found

    def live(
        self, relation: str, one: str | None, other: str | None, at: Interval
    ) -> list[tuple[Fact, int]]:
        """Return the rows between two that could hold, by looking at all of them."""
        ones, others = one and self.same(one), other and self.same(other)
        return [
            (fact, level)
            for fact in self.rows
            if fact.relation == relation
            and (ones is None or fact.subject in ones)
            and (others is None or fact.object in others)
            and (level := plain_holds(fact, at))
        ]

    def ask(self, one: str, relation: Relation, other: str, at: Interval) -> str:
        """Say whether a relation holds."""
        told = self._bearing(one, relation, other, at, (relation, *IMPLIED_BY.get(relation, ())))
        denied = self._bearing(one, relation, other, at, CONTRARY.get(relation, ()))
        if not told:
            return "surely not" if SURELY in denied else "unknown"
        return "possibly" if denied else ANSWERS[max(told)]

    def _bearing(
        self, one: str, asked: str, other: str, at: Interval, relations: tuple[str, ...]
    ) -> list[int]:
        found: list[int] = []
        for fact in self.rows:
            if fact.relation not in relations or fact.scope == "local":
                continue
            forward = fact.subject in self.same(one) and self._about(fact, asked, other)
            back = fact.object in self.same(one) and fact.subject in self.same(other)
            level = plain_holds(fact, at)
            if level and (forward or (back and fact.relation in SYMMETRIC)):
                found.append(level)
        return found

    def _about(self, fact: Fact, asked: str, other: str) -> bool:
        if fact.object in self.same(other):
            return True
        if fact.relation == "absent_from":
            return fact.object in self.around(other)
        return asked in REGIONAL and other in self.around(fact.object)

    def ties(self, id: str, at: Interval, *, up: bool, loosely: bool = False) -> dict[str, int]:
        """Return what somebody belongs to (or who to it), and how surely."""
        found = {id: SURELY}
        changed = True
        while changed:
            changed = False
            for here, level in tuple(found.items()):
                for there, least in self._steps(here, at, up, loosely):
                    if min(level, least) > found.get(there, NOT):
                        found[there] = min(level, least)
                        changed = True
        return found

    def _steps(self, here: str, at: Interval, up: bool, loosely: bool) -> Iterator[tuple[str, int]]:
        rows = self.live("member_of", here if up else None, None if up else here, at)
        yield from ((f.object if up else f.subject, n) for f, n in rows if f.scope != "local")
        if loosely:
            rows = self.live("affiliate_of", here, None, at)
            yield from ((fact.object, POSSIBLY) for fact, _ in rows if fact.scope != "local")

    def foes(self, one: str, at: Interval) -> dict[str, int]:
        """Return whom an actor or a body that it is in fights, and how surely."""
        found: dict[str, int] = {}
        for mine, level in self.ties(one, at, up=True, loosely=True).items():
            for relation in WAR:
                rows = [(f, n, f.object) for f, n in self.live(relation, mine, None, at)]
                rows += [(f, n, f.subject) for f, n in self.live(relation, None, mine, at)]
                for fact, sure, foe in rows:
                    if fact.scope != "local" and foe not in self.same(mine):
                        found[foe] = max(found.get(foe, NOT), min(level, sure))
        return found

    def hostile(self, one: str, other: str, at: Interval) -> str:
        """Say whether two are enemies, alliances apart."""
        theirs = self.ties(other, at, up=True, loosely=True)
        met = [
            min(level, sure)
            for foe, level in self.foes(one, at).items()
            for body, sure in theirs.items()
            if body in self.same(foe)
        ]
        return ANSWERS[max(met, default=NOT)]

    def holders(self, place: str, at: Interval) -> list[tuple[Fact, bool]]:
        """Return who controls a place, or the smallest region around it."""
        for region in self.around(place):
            if rows := self.live("controls", None, region, at):
                return [(fact, level == SURELY) for fact, level in rows]
        return []


Attitudes = dict[str, tuple[str, list[Fact]]]


def plain_standing(
    world: PlainWorld,
    actor: str,
    at: Interval,
    place: str,
    friends: Iterable[str] = (),
    known: Attitudes | None = None,
) -> str:
    """Say how a place stands to a column of an actor; `known` keeps what holders think of it."""
    found: set[str] = set()
    known = {} if known is None else known
    for control, sure in world.holders(place, at):
        holder = control.subject
        if holder not in known:
            known[holder] = _attitude(world, actor, holder, at, friends)
        answer, local = known[holder]
        if any(fact.place in world.around(place) for fact in local):
            answer = "open"
        found.add("possibly" if answer == "surely" and not sure else answer)
    return next((s for s in ("open", "unknown", "surely", "possibly") if s in found), "unknown")


def _attitude(
    world: PlainWorld, actor: str, holder: str, at: Interval, friends: Iterable[str]
) -> tuple[str, list[Fact]]:
    """Return how a holder stands to an actor in general, and the alliances for some places."""
    ours = {x for id in (*world.ties(actor, at, up=True), *friends) for x in world.same(id)}
    if ours & world.ties(holder, at, up=True).keys():
        return "open", []
    pacts = world.live("allied_with", actor, holder, at)
    pacts += world.live("allied_with", holder, actor, at)
    if any(fact.scope != "local" for fact, _ in pacts):
        return "open", []
    return world.hostile(actor, holder, at), [fact for fact, _ in pacts]


def plain_starts(world: PlainWorld, actor: str, at: Interval) -> set[str]:
    """Return where an actor is as far as is known."""
    own = {*world.ties(actor, at, up=True), *world.ties(actor, at, up=False)}
    return {
        fact.object
        for one in own
        for relation in ("controls", "present_in", "located_in")
        for fact, _ in world.live(relation, one, None, at)
    }


def _start(fact: Fact) -> Any:
    return _day(fact.from_, "low", 0) if fact.from_ else date.min
