"""The world as it would be with one membership more: to try an identity that only a text claims."""

from collections.abc import Iterable
from dataclasses import dataclass

from whence.model import (
    Actor,
    Answer,
    Fact,
    Interval,
    Place,
    Precedent,
    Relation,
    Reply,
    Roads,
    Route,
    World,
)


@dataclass(frozen=True, slots=True)
class Supposing:
    """A world with a membership supposed (`Fact` of relation `member_of`); it holds possibly, never surely."""

    world: World
    supposed: Fact

    @property
    def actors(self) -> tuple[Actor, ...]:
        """As in the world."""
        return self.world.actors

    @property
    def places(self) -> tuple[Place, ...]:
        """As in the world."""
        return self.world.places

    @property
    def routes(self) -> tuple[Route, ...]:
        """As in the world."""
        return self.world.routes

    @property
    def roads(self) -> Roads:
        """As in the world."""
        return self.world.roads

    @property
    def precedents(self) -> tuple[Precedent, ...]:
        """As in the world."""
        return self.world.precedents

    @property
    def as_of(self) -> Interval | None:
        """As in the world."""
        return self.world.as_of

    def name(self, id: str) -> str:
        """As in the world."""
        return self.world.name(id)

    def identity(self, id: str) -> str:
        """As in the world."""
        return self.world.identity(id)

    def facts(
        self,
        *,
        subject: str | None = None,
        relation: Relation | None = None,
        object: str | None = None,
        at: Interval | None = None,
    ) -> tuple[Fact, ...]:
        """Return the rows of the world, and the one supposed where it fits."""
        rows = self.world.facts(subject=subject, relation=relation, object=object, at=at)
        fits = (
            self._same(subject, self.supposed.subject)
            and self._same(object, self.supposed.object)
            and relation in (None, self.supposed.relation)
        )
        return (*rows, self.supposed) if fits else rows

    def ask(self, subject: str, relation: Relation, object: str, at: Interval) -> Reply:
        """Answer as the world does; what was supposed makes an unknown possible."""
        reply = self.world.ask(subject, relation, object, at)
        mine = self.facts(subject=subject, relation=relation, object=object, at=at)
        if reply.answer == "unknown" and self.supposed in mine:
            return Reply(answer="possibly", facts=(self.supposed,))
        return reply

    def groups_of(
        self, actor: str, at: Interval, *, loosely: bool = False
    ) -> dict[str, tuple[Fact, ...]]:
        """Return the bodies of an actor, with those reached through the one supposed."""
        groups = dict(self.world.groups_of(actor, at, loosely=loosely))
        here = next((id for id in groups if self._same(id, self.supposed.subject)), None)
        if here is not None:
            beyond = self.world.groups_of(self.supposed.object, at, loosely=loosely)
            for body, rows in beyond.items():
                groups.setdefault(body, (*groups[here], self.supposed, *rows))
        return groups

    def members_of(self, body: str, at: Interval) -> dict[str, tuple[Fact, ...]]:
        """Return the members of a body, with those reached through the one supposed."""
        members = dict(self.world.members_of(body, at))
        here = next((id for id in members if self._same(id, self.supposed.object)), None)
        if here is not None:
            below = self.world.members_of(self.supposed.subject, at)
            for member, rows in below.items():
                members.setdefault(member, (*members[here], self.supposed, *rows))
        return members

    def enmity(self, one: str, other: str, at: Interval) -> Reply:
        """Say whether two actors are at war; through what is supposed at most possibly."""
        reply = self.world.enmity(one, other, at)
        if reply.answer != "unknown":
            return reply
        theirs = self.groups_of(other, at)
        for mine, joined in self.groups_of(one, at).items():
            for body, rows in theirs.items():
                if self.supposed in (*joined, *rows):
                    war = self.world.enmity(mine, body, at)
                    if war.answer in ("surely", "possibly"):
                        facts = dict.fromkeys((*war.facts, *joined, *rows))
                        return Reply(answer="possibly", facts=tuple(facts))
        return reply

    def hostile(self, one: str, other: str, at: Interval) -> Answer:
        """Say whether two actors are enemies, alliances left aside; through what is supposed possibly."""
        answer = self.world.hostile(one, other, at)
        return self.enmity(one, other, at).answer if answer == "unknown" else answer

    def existed(self, id: str, at: Interval) -> bool:
        """As in the world."""
        return self.world.existed(id, at)

    def holders(self, place: str, at: Interval) -> tuple[tuple[Fact, bool], ...]:
        """As in the world."""
        return self.world.holders(place, at)

    def surely(self, fact: Fact, at: Interval) -> bool:
        """As in the world; what is supposed never holds surely."""
        return fact != self.supposed and self.world.surely(fact, at)

    def contains(self, region: str, place: str) -> bool:
        """As in the world."""
        return self.world.contains(region, place)

    def within(self, region: str) -> tuple[str, ...]:
        """As in the world."""
        return self.world.within(region)

    def around(self, place: str) -> tuple[str, ...]:
        """As in the world."""
        return self.world.around(place)

    def without(self, facts: Iterable[str]) -> World:
        """Return the same without some facts of the world."""
        return Supposing(self.world.without(facts), self.supposed)

    def say(self, fact: Fact) -> str:
        """As in the world."""
        return self.world.say(fact)

    def _same(self, asked: str | None, id: str) -> bool:
        return asked is None or self.world.identity(asked) == self.world.identity(id)
