"""The dated knowledge base: what is known of a time, and what is not.

Open-world: without a row the answer is "unknown"; "surely not" needs a row that says the contrary.
Contradicting rows are all kept and make the answer "possibly".
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from whence.model import (
    Actor,
    Answer,
    Fact,
    Interval,
    Knowledge,
    Name,
    Place,
    Precedent,
    Relation,
    Reply,
    Route,
)

from .facts import fact_id
from .holding import Holds, holds
from .relations import CONTRARY, IMPLIED_BY, REGIONAL, SYMMETRIC
from .renames import same_actors
from .say import say_fact

_ENMITY: tuple[Relation, ...] = ("at_war_with", "hostile_to")

# Rows with how far each holds at the time asked about.
Rows = dict[Fact, Holds]


class KnowledgeBase:
    """Answers questions about the world from coded facts; implements `whence.model.World`.

    With `as_of`, facts, renames and precedents that begin later are never used, and an end that
    lies later is not known yet. `scope: local` rows are exceptions: `facts` returns them, but they
    never count in `ask`, `groups_of` or `enmity`. Renamed actors are one actor: a row coded under
    one of the ids counts for all. Rows come in the order of their beginnings, however coded.
    """

    def __init__(self, knowledge: Knowledge, as_of: Interval | None = None) -> None:
        self._as_of = as_of
        self._actors = tuple(self._actor_as_known(actor) for actor in knowledge.actors)
        self._places = knowledge.places
        self._routes = knowledge.routes
        self._precedents = tuple(each for each in knowledge.precedents if self._begun(each.when))
        known = (self._as_known(fact) for fact in knowledge.facts if self._begun(fact.from_))
        self._facts = tuple(sorted(known, key=_when))
        self._same = same_actors(self._actors)
        things: tuple[Actor | Place, ...] = (*knowledge.places, *self._actors)
        self._names = {
            thing.id: name for thing in things if (name := self._usual_name(thing.names))
        }
        self._regions = _regions(knowledge.places)
        # Positions of the rows with this actor or place at either end.
        self._index: dict[str, list[int]] = defaultdict(list)
        for position, fact in enumerate(self._facts):
            for end in {fact.subject, fact.object}:
                self._index[end].append(position)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, without names and successions later than the date of the case."""
        return self._actors

    @property
    def places(self) -> tuple[Place, ...]:
        """All places."""
        return self._places

    @property
    def routes(self) -> tuple[Route, ...]:
        """All routes."""
        return self._routes

    @property
    def precedents(self) -> tuple[Precedent, ...]:
        """All precedents that had begun by the date of the case."""
        return self._precedents

    def name(self, id: str) -> str:
        """Return the first name valid at the date of the case, or the id itself if unknown."""
        return self._names.get(id, id)

    def facts(
        self,
        *,
        subject: str | None = None,
        relation: Relation | None = None,
        object: str | None = None,
        at: Interval | None = None,
    ) -> tuple[Fact, ...]:
        """Return the rows, as coded, that match and could hold at some time of `at`."""
        one, other = self._ids(subject), self._ids(object)
        ids = one or other
        return tuple(
            fact
            for fact in (self._touching(ids) if ids else self._facts)
            if (subject is None or fact.subject in one)
            and (object is None or fact.object in other)
            and relation in (None, fact.relation)
            and (at is None or holds(fact, at))
        )

    def ask(self, subject: str, relation: Relation, object: str, at: Interval) -> Reply:
        """Say whether the relation holds at that time, with the rows for and against."""
        return _reply(
            self._rows(subject, relation, object, at, (relation, *IMPLIED_BY.get(relation, ()))),
            self._rows(subject, relation, object, at, CONTRARY.get(relation, ())),
        )

    def groups_of(self, actor: str, at: Interval) -> dict[str, tuple[Fact, ...]]:
        """Return every body the actor belongs to, itself included, with the rows that say so.

        The way by rows that surely hold is preferred, then the shortest.
        """
        groups = self._membership(actor, at, Holds.SURELY)
        for body, rows in self._membership(actor, at, Holds.POSSIBLY).items():
            groups.setdefault(body, rows)
        return groups

    def enmity(self, one: str, other: str, at: Interval) -> Reply:
        """Say whether two actors are enemies, themselves or through the bodies they belong to.

        A general alliance between the two themselves speaks against it.
        """
        allied = self._rows(one, "allied_with", other, at, ("allied_with",))
        chains = sorted(self._hostile_chains(one, other, at), key=len)
        sure = [chain for chain in chains if all(holds(row, at) is Holds.SURELY for row in chain)]
        level = Holds.SURELY if sure else Holds.POSSIBLY
        rows = {row: level for chain in sure or chains for row in chain}
        return _reply(rows, allied)

    def contains(self, region: str, place: str) -> bool:
        """Say whether a place lies in a region (or is it)."""
        return region == place or region in self._regions.get(place, ())

    def say(self, fact: Fact) -> str:
        """Write a fact as a sentence in plain words, with its dates."""
        return say_fact(fact, self.name)

    def _begun(self, when: Interval | None) -> bool:
        return when is None or self._as_of is None or when.begins_by(self._as_of)

    def _as_known(self, fact: Fact) -> Fact:
        """Return the fact without an end that nobody knew of at the date of the case."""
        return fact if self._begun(fact.until) else replace(fact, until=None)

    def _actor_as_known(self, actor: Actor) -> Actor:
        names = tuple(name for name in actor.names if self._begun(name.from_))
        succeeds = tuple(before for before in actor.succeeds if self._begun(before.when))
        return replace(actor, names=names, succeeds=succeeds)

    def _usual_name(self, names: Sequence[Name]) -> str | None:
        """Return the first name in use at the date of the case, or else the first known by then."""
        known = [name for name in names if self._begun(name.from_)]
        now = self._as_of
        in_use = (n.name for n in known if not (n.until and now and n.until.before(now)))
        return next(in_use, known[0].name if known else None)

    def _ids(self, id: str | None) -> frozenset[str]:
        """Return all ids of what an id names; nothing for None."""
        return frozenset() if id is None else self._same.get(id, frozenset({id}))

    def _touching(self, ids: frozenset[str]) -> Iterator[Fact]:
        """Return the rows with one of these at either end, each once."""
        found = {position for id in ids for position in self._index.get(id, ())}
        return (self._facts[position] for position in sorted(found))

    def _rows(
        self,
        subject: str,
        asked: Relation,
        object: str,
        at: Interval,
        relations: tuple[Relation, ...],
    ) -> Rows:
        """Return the general rows of these relations that bear on what was asked, at that time."""
        one, other = self._ids(subject), self._ids(object)
        rows: Rows = {}
        for fact in self._touching(one):
            if fact.relation not in relations or fact.scope == "local":
                continue
            forward = fact.subject in one and self._bears(fact, asked, object, other)
            mirrored = fact.relation in SYMMETRIC and fact.object in one and fact.subject in other
            if (forward or mirrored) and (level := holds(fact, at)):
                rows[fact] = level
        return rows

    def _bears(self, fact: Fact, asked: Relation, object: str, ids: frozenset[str]) -> bool:
        """Say whether a row about one place tells something of the place asked about.

        Absence from a region is absence from every place in it; presence in a place is presence
        in every region around it. Control of the one is not control of the other.
        """
        if fact.object in ids:
            return True
        if fact.relation == "absent_from":
            return self.contains(fact.object, object)
        return asked in REGIONAL and self.contains(object, fact.object)

    def _membership(self, actor: str, at: Interval, least: Holds) -> dict[str, tuple[Fact, ...]]:
        """Follow the rows of membership that hold at least so far, shortest ways first."""
        found: dict[str, tuple[Fact, ...]] = {actor: ()}
        waiting = deque([actor])
        while waiting:
            here = waiting.popleft()
            ids = self._ids(here)
            for fact in self._touching(ids):
                member = fact.relation == "member_of" and fact.subject in ids
                if not member or fact.scope == "local" or holds(fact, at) < least:
                    continue
                if fact.object not in found:
                    found[fact.object] = (*found[here], fact)
                    waiting.append(fact.object)
        return found

    def _hostile_chains(self, one: str, other: str, at: Interval) -> Iterator[tuple[Fact, ...]]:
        """Yield each row of enmity between the two or their bodies, with the memberships used."""
        theirs = self.groups_of(other, at)
        bodies = {id: body for body in theirs for id in self._ids(body)}
        for mine, joined in self.groups_of(one, at).items():
            ids = self._ids(mine)
            for fact in self._touching(ids):
                if fact.relation not in _ENMITY or fact.scope == "local" or not holds(fact, at):
                    continue
                against = fact.object if fact.subject in ids else fact.subject
                if against in bodies and against not in ids:
                    yield (fact, *joined, *theirs[bodies[against]])


def _reply(rows: Rows, contrary: Rows) -> Reply:
    """Weigh the rows for an answer against those for its contrary."""
    best = max(rows.values(), default=Holds.NOT)
    if not rows:
        sure = Holds.SURELY in contrary.values()
        return Reply(answer="surely not" if sure else "unknown", facts=tuple(contrary))
    if contrary:
        return Reply(answer="possibly", facts=(*rows, *contrary))
    answer: Answer = "surely" if best is Holds.SURELY else "possibly"
    return Reply(answer=answer, facts=tuple(row for row in rows if rows[row] is best))


def _when(fact: Fact) -> tuple[datetime, str]:
    """Order rows by when they begin, then by id: how a case is typed must not matter."""
    start = fact.from_.low if fact.from_ else None
    return start or datetime.min.replace(tzinfo=UTC), fact.id or fact_id(fact)


def _regions(places: Iterable[Place]) -> dict[str, frozenset[str]]:
    """Return for each place all that contain it; a circle of places contains each of them."""
    within = {place.id: place.within for place in places}
    regions: dict[str, frozenset[str]] = {}
    for place in within:
        around: set[str] = set()
        outer = within[place]
        while outer is not None and outer not in around:
            around.add(outer)
            outer = within.get(outer)
        regions[place] = frozenset(around)
    return regions
