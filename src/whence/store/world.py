"""The dated knowledge base: what is known of a time, and what is not.

Open-world: without a row the answer is "unknown"; "surely not" needs a row that says the contrary.
Contradicting rows are all kept and make the answer "possibly". Rows are found by index and their
bounds are numbers, so that a question costs what it touches and not what is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy

from whence.model import (
    UNKNOWN,
    Actor,
    Answer,
    Fact,
    Interval,
    Knowledge,
    Place,
    Precedent,
    Relation,
    Reply,
    Roads,
    Route,
    World,
)

from .hindsight import as_known, usual_name
from .holding import Holds, Moment, holds, level, moment
from .regions import Regions
from .relations import CONTRARY, IMPLIED_BY, REGIONAL, SYMMETRIC
from .renames import same_actors
from .roads import road_map
from .rows import Rows
from .say import say_fact
from .spells import Row
from .ties import Chain, Ties

_HOSTILE: Mapping[Holds, Answer] = {
    Holds.NOT: "unknown",
    Holds.POSSIBLY: "possibly",
    Holds.SURELY: "surely",
}


class KnowledgeBase:
    """Answers questions about the world from coded facts; implements `whence.model.World`.

    With `as_of`, facts, renames and precedents that begin later are never used, and an end that
    lies later is not known yet. `scope: local` rows are exceptions: `facts` returns them, but they
    never count in `ask`, `groups_of` or `enmity`. Renamed actors are one actor: a row coded under
    one of the ids counts for all. Rows come in the order of their beginnings, however coded.
    """

    def __init__(self, knowledge: Knowledge, as_of: Interval | None = None) -> None:
        self._as_of = as_of
        self._last = (UNKNOWN, moment(UNKNOWN))
        known = as_known(knowledge, as_of)
        self._actors = known.actors
        self._offices = frozenset(one.id for one in known.actors if one.kind == "office")
        self._places = known.places
        self._routes = known.routes
        self._precedents = known.precedents
        self._same = same_actors(known.actors)
        self._take(Rows(known.facts, self._same))
        things: tuple[Actor | Place, ...] = (*known.places, *known.actors)
        self._names = {
            thing.id: name for thing in things if (name := usual_name(thing.names, as_of))
        }
        self._dated = {
            thing.id: thing.names
            for thing in things
            if thing.names and all(name.from_ or name.until for name in thing.names)
        }
        self._regions = Regions(known.places)
        self._roads = road_map(known.places, known.routes)

    def _take(self, rows: Rows) -> None:
        """Answer from these rows."""
        self._rows = rows
        self._ties = Ties(rows, self._same)

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
    def roads(self) -> Roads:
        """The routes as a road map."""
        return self._roads

    @property
    def precedents(self) -> tuple[Precedent, ...]:
        """All precedents that had begun by the date of the case."""
        return self._precedents

    @property
    def as_of(self) -> Interval | None:
        """The date of the case: nothing that began later is known. None: all that is coded is."""
        return self._as_of

    def name(self, id: str) -> str:
        """Return the first name valid at the date of the case, or the id itself if unknown."""
        return self._names.get(id, id)

    def identity(self, id: str) -> str:
        """Return one id for all that a renamed actor bore, or the id itself."""
        return self._same.get(id, id)

    def facts(
        self,
        *,
        subject: str | None = None,
        relation: Relation | None = None,
        object: str | None = None,
        at: Interval | None = None,
    ) -> tuple[Fact, ...]:
        """Return the rows, as coded, that match and could hold at some time of `at`."""
        rows = self._rows.find(subject, relation, object)
        if at is None:
            return tuple(row.fact for row in rows)
        when = self._when(at)
        return tuple(row.fact for row in rows if level(row, when))

    def ask(self, subject: str, relation: Relation, object: str, at: Interval) -> Reply:
        """Say whether the relation holds at that time, with the rows for and against."""
        when = self._when(at)
        implying = (relation, *IMPLIED_BY.get(relation, ()))
        return _reply(
            self._bearing(subject, relation, object, when, implying),
            self._bearing(subject, relation, object, when, CONTRARY.get(relation, ())),
            when,
        )

    def groups_of(
        self, actor: str, at: Interval, *, loosely: bool = False
    ) -> dict[str, tuple[Fact, ...]]:
        """Return every body the actor belongs to, itself included, with the rows that say so.

        The way by rows that surely hold is preferred, then the shortest. `loosely`, with the bodies
        that it is only affiliated with: it possibly takes their side.
        """
        return _facts_of(self._ties.bodies(actor, self._when(at), loosely=loosely))

    def members_of(self, body: str, at: Interval) -> dict[str, tuple[Fact, ...]]:
        """Return all that belong to a body, itself included, with the rows that say so."""
        return _facts_of(self._ties.members(body, self._when(at)))

    def enmity(self, one: str, other: str, at: Interval) -> Reply:
        """Say whether two actors are enemies, themselves or through the bodies they belong to.

        A body that one is only affiliated with makes it possible. A general alliance between the
        two themselves speaks against it.
        """
        when = self._when(at)
        chains = self._ties.hostile(one, other, when)
        sure = [chain for chain in chains if all(_binding(row, when) for row in chain)]
        allied = self._bearing(one, "allied_with", other, when, ("allied_with",))
        rows = [row for chain in sure or chains for row in chain]
        return _reply(rows, allied, when, sure=bool(sure))

    def hostile(self, one: str, other: str, at: Interval) -> Answer:
        """Say whether two actors are enemies as `enmity` does, but for an alliance, and no rows."""
        return _HOSTILE[self._ties.hostility(one, other, self._when(at))]

    def holders(self, place: str, at: Interval) -> tuple[tuple[Fact, bool], ...]:
        """Return the rows of who controls a place, each with whether it surely holds.

        Where there are none, those of the smallest region around it that somebody controls.
        """
        when = self._when(at)
        held = self._rows.held(when, place)
        around = () if held else self._regions.around(place)[1:]
        return tuple(held or next(filter(None, (self._rows.held(when, r) for r in around)), ()))

    def surely(self, fact: Fact, at: Interval) -> bool:
        """Say whether a fact surely holds all through a time."""
        return holds(fact, at) is Holds.SURELY

    def existed(self, id: str, at: Interval) -> bool:
        """Say whether a place or actor could exist at a time: not if all its names are dated elsewhere."""
        if id not in self._dated:
            return True
        names = self._dated[id]
        gone = all(name.until and name.until.before(at) for name in names)
        coming = all(name.from_ and at.before(name.from_) for name in names)
        return not (gone or coming)

    def contains(self, region: str, place: str) -> bool:
        """Say whether a place lies in a region (or is it)."""
        return region in self._regions.around(place)

    def within(self, region: str) -> tuple[str, ...]:
        """Return the places that lie in a region, itself first."""
        return self._regions.within(region)

    def around(self, place: str) -> tuple[str, ...]:
        """Return the regions that a place lies in, itself first, then from the smallest."""
        return self._regions.around(place)

    def without(self, facts: Iterable[str]) -> "World":
        """Return the same world without the facts of these ids, in time linear in their number."""
        fewer = copy(self)
        fewer._take(self._rows.without(facts))
        return fewer

    def say(self, fact: Fact) -> str:
        """Write a fact as a sentence in plain words, with its dates."""
        held = fact.relation == "speaks_for" and fact.object in self._offices
        return say_fact(fact, self.name, office=held)

    def _when(self, at: Interval) -> Moment:
        """Return a time as numbers; the last one asked about is kept, as it is asked about again."""
        known, when = self._last
        if at is not known:
            when = moment(at)
            self._last = (at, when)
        return when

    def _bearing(
        self,
        subject: str,
        asked: Relation,
        object: str,
        at: Moment,
        relations: tuple[Relation, ...],
    ) -> list[Row]:
        """Return the general rows of these relations that bear on what was asked, at that time."""
        found: dict[int, Row] = {}
        for relation in relations:
            for thing in self._objects(relation, asked, object):
                found |= {row.position: row for row in self._rows.at(at, subject, relation, thing)}
            if relation in SYMMETRIC:
                mirrored = self._rows.at(at, object, relation, subject)
                found |= {row.position: row for row in mirrored}
        return [row for _, row in sorted(found.items()) if row.fact.scope != "local"]

    def _objects(self, relation: Relation, asked: Relation, object: str) -> tuple[str, ...]:
        """Return what a row may be about that tells something of the place asked about.

        Absence from a region is absence from every place in it; presence in a place is presence
        in every region around it. Control of the one is not control of the other.
        """
        if relation == "absent_from":
            return self._regions.around(object)
        return self._regions.within(object) if asked in REGIONAL else (object,)


def _sure(row: Row, at: Moment) -> bool:
    return level(row, at) is Holds.SURELY


def _binding(row: Row, at: Moment) -> bool:
    return _sure(row, at) and row.fact.relation != "affiliate_of"


def _facts_of(chains: Mapping[str, Chain]) -> dict[str, tuple[Fact, ...]]:
    return {id: tuple(row.fact for row in chain) for id, chain in chains.items()}


def _reply(
    rows: Sequence[Row], contrary: Sequence[Row], at: Moment, *, sure: bool | None = None
) -> Reply:
    """Weigh the rows for an answer against those for its contrary.

    One row that surely holds is enough to be sure; `sure` says it where it takes several.
    """
    against = tuple(row.fact for row in contrary)
    if not rows:
        no = any(_sure(row, at) for row in contrary)
        return Reply(answer="surely not" if no else "unknown", facts=against)
    if contrary:
        return Reply(answer="possibly", facts=(*_facts(rows), *against))
    if sure is None:
        best = [row for row in rows if _sure(row, at)]
        sure, rows = bool(best), best or rows
    answer: Answer = "surely" if sure else "possibly"
    return Reply(answer=answer, facts=_facts(rows))


def _facts(rows: Iterable[Row]) -> tuple[Fact, ...]:
    """Return the facts of rows, each row once."""
    return tuple({row.position: row.fact for row in rows}.values())
