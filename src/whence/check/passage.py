"""Who may pass where: each place as it stands towards one actor at one time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from whence.model import Fact, Interval, Passability, Relation, World

from .wording import listed, since

Standing = Passability
# What passes. A column needs the road, so whoever surely holds a place on it surely stops it. A few
# people, their leaders, and what they can carry go by night, in disguise or by leave of a checkpoint:
# who holds the road makes that hard and never surely impossible.
Passing = Literal["column", "small group", "leaders"]
HOSTILE: tuple[Standing, ...] = ("surely", "possibly")
_WAR: tuple[Relation, ...] = ("at_war_with", "hostile_to")
_BEING_THERE: tuple[Relation, ...] = ("controls", "present_in", "located_in")
# Among several that hold a place, one that lets the actor through is enough; a holder of whom
# nothing is known may be one.
_PREFERRED: Mapping[Standing, int] = {"open": 0, "unknown": 1, "surely": 2, "possibly": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How a place stands to an actor: open to it, held `possibly` or `surely` by an enemy, unknown.

    A place that did not exist then, by the dates of its names, is passed by nobody. `holder` is who
    holds it; `facts` are the rows used; `why` says in words that follow “which”
    what makes an enemy of it.
    """

    place: str
    standing: Standing
    holder: str = ""
    why: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """How a holder stands to an actor in general, and where an alliance of its own lets it through."""

    standing: Standing
    allied: tuple[Fact, ...] = ()
    local: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one actor may pass at one time; `friends` let it through whatever the world says.

    A deal is tested under its own assumption: its parties are friends. What is learnt of places
    and holders is kept for as long as the passage is.
    """

    world: World
    actor: str
    friends: frozenset[str]
    at: Interval
    passing: Passing = "column"
    known: dict[str, tuple[Standing, Fact | None]] = field(default_factory=dict)
    attitudes: dict[str, Attitude] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    pacts: dict[str, list[Fact]] = field(default_factory=dict)
    seen: dict[str, tuple[Fact, ...]] = field(default_factory=dict)

    def spots(self) -> Mapping[str, tuple[Fact, ...]]:
        """Return the places where the actor is as far as is known, with the rows that say so.

        Where it, one of its members or a body it belongs to holds or is present at the time; by
        rows that surely hold, if there are any.
        """
        if not self.seen:
            world, at = self.world, self.at
            bodies = world.groups_of(self.actor, at)
            for actor, ties in {**world.members_of(self.actor, at), **bodies}.items():
                for relation in _BEING_THERE:
                    for row in world.facts(subject=actor, relation=relation, at=at):
                        known, rows = self.seen.get(row.object), (row, *ties)
                        if known is None or (self.sure(rows) and not self.sure(known)):
                            self.seen[row.object] = rows
        return self.seen

    def sure(self, rows: Iterable[Fact]) -> bool:
        """Say whether all of these rows surely hold."""
        return all(self.world.surely(row, self.at) for row in rows)

    def standing(self, place: str) -> Standing:
        """Say how a place stands to the actor.

        Nobody known to hold it, or a holder of unknown allegiance, makes it unknown, never open:
        the rows of a knowledge base are never all there is.
        """
        return self._judged(place)[0]

    def toll(self, place: str) -> Toll:
        """Return how a place stands to the actor, with who holds it and why that matters."""
        standing, control = self._judged(place)
        if control is None:
            why = "did not exist at the time" if standing == "surely" else ""
            return Toll(place=place, standing=standing, why=why)
        holder = control.subject
        if standing not in HOSTILE:
            leave = self._leave(holder, place)
            return Toll(place=place, standing=standing, holder=holder, facts=(control, *leave))
        why, rows = self._quarrel(holder)
        facts = (control, *(rows or self.world.enmity(self.actor, holder, self.at).facts))
        return Toll(
            place=place,
            standing=standing,
            holder=holder,
            why=why or f"is an enemy of {self.world.name(self.actor)}",
            facts=tuple(dict.fromkeys(facts)),
        )

    def attitude(self, holder: str) -> Attitude:
        """Return how a holder stands to the actor wherever it is."""
        if holder not in self.attitudes:
            self.attitudes[holder] = self._attitude(holder)
        return self.attitudes[holder]

    def _judged(self, place: str) -> tuple[Standing, Fact | None]:
        """Return how a place stands, and the row of control that decides it."""
        known = self.known.get(place)
        if known is None:
            known = self.known[place] = self._judge(place)
        return known

    def _judge(self, place: str) -> tuple[Standing, Fact | None]:
        if not self.world.existed(place, self.at):
            return "surely", None
        best: tuple[Standing, Fact | None] = ("unknown", None)
        for row, sure in self.world.holders(place, self.at):
            standing = self._of(row, sure, place)
            if best[1] is None or _PREFERRED[standing] < _PREFERRED[best[0]]:
                best = (standing, row)
        return best

    def _of(self, control: Fact, sure: bool, place: str) -> Standing:
        """Say how one who controls a place stands to the actor there."""
        attitude = self.attitudes.get(control.subject) or self.attitude(control.subject)
        if attitude.local and self._leave(control.subject, place):
            return "open"
        if attitude.standing == "surely" and not (sure and self.passing == "column"):
            return "possibly"
        return attitude.standing

    def _leave(self, holder: str, place: str) -> tuple[Fact, ...]:
        """Return the alliances by which a holder lets the actor through a place."""
        attitude = self.attitude(holder)
        local = (row for row in attitude.local if row.place)
        there = (row for row in local if self.world.contains(str(row.place), place))
        return (*attitude.allied, *there)

    def _attitude(self, holder: str) -> Attitude:
        world, at = self.world, self.at
        if not self.ours:
            bodies = world.groups_of(self.actor, at)
            self.ours.update(world.identity(id) for id in (*bodies, *self.friends))
            for pact in _of(world, "allied_with", self.actor, at):
                for end in (pact.subject, pact.object):
                    self.pacts.setdefault(world.identity(end), []).append(pact)
        if any(world.identity(id) in self.ours for id in world.groups_of(holder, at)):
            return Attitude(standing="open")
        pacts = self.pacts.get(world.identity(holder), ())
        allied = tuple(row for row in pacts if row.scope != "local")
        if allied:
            return Attitude(standing="open", allied=allied)
        answer = world.hostile(self.actor, holder, at)
        hostile: Standing = answer if answer != "surely not" else "unknown"
        return Attitude(standing=hostile, local=tuple(pacts))

    def _quarrel(self, holder: str) -> tuple[str, tuple[Fact, ...]]:
        """Say through which bodies the holder is an enemy, with the rows for each."""
        clauses, used = list[str](), list[Fact]()
        sides = sorted(self.world.groups_of(self.actor, self.at, loosely=True).items())
        bodies = self.world.groups_of(holder, self.at, loosely=True)
        for body in sorted(bodies, key=lambda body: (body != holder, body)):
            for side, ties in sides:
                rows = [row for row in wars(self.world, side, body, self.at) if not row.scope]
                if not rows:
                    continue
                foe = f"is at war with {self.world.name(side)}{since(rows)}"
                loose = any(row.relation == "affiliate_of" for row in bodies[body])
                tie = "an affiliate" if loose else "a member"
                via = f"is {tie} of {self.world.name(body)}{since(bodies[body])}, which {foe}"
                clauses.append(foe if body == holder else via)
                used.extend((*bodies[body], *ties, *rows))
        return listed(clauses), tuple(used)


def wars(world: World, one: str, other: str, at: Interval) -> tuple[Fact, ...]:
    """Return the rows that say two actors are at war or hostile, in either order."""
    return tuple(row for relation in _WAR for row in _between(world, relation, one, other, at))


def _of(world: World, relation: Relation, one: str, at: Interval) -> Iterator[Fact]:
    yield from world.facts(subject=one, relation=relation, at=at)
    yield from world.facts(object=one, relation=relation, at=at)


def _between(
    world: World, relation: Relation, one: str, other: str, at: Interval
) -> Iterator[Fact]:
    yield from world.facts(subject=one, relation=relation, object=other, at=at)
    yield from world.facts(subject=other, relation=relation, object=one, at=at)
