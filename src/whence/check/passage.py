"""Who may pass where: each place as it stands towards one actor at one time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from whence.model import Fact, Interval, Relation, World

from .inquiry import covers
from .wording import listed, since

Standing = Literal["open", "unknown", "possibly", "surely"]
HOSTILE: tuple[Standing, ...] = ("surely", "possibly")
_WAR: tuple[Relation, ...] = ("at_war_with", "hostile_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How a place stands to an actor: open to it, held `possibly` or `surely` by an enemy, unknown.

    `holder` is the enemy that holds it; `facts` are the rows used; `why` says in words that follow
    “which” what makes it an enemy.
    """

    place: str
    standing: Standing
    holder: str = ""
    why: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one actor may pass at one time; `friends` let it through whatever the world says.

    A deal is tested under its own assumption: its parties are friends. What is learnt of a holder
    is kept for the length of one query (`known`).
    """

    world: World
    actor: str
    friends: frozenset[str]
    at: Interval
    known: dict[str, Toll] = field(default_factory=dict)

    def toll(self, place: str) -> Toll:
        """Return how a place stands to the actor.

        Nobody known to hold it, or a holder of unknown allegiance, makes it unknown, never open:
        the rows of a knowledge base are never all there is.
        """
        if place not in self.known:
            self.known[place] = self._toll(place)
        return self.known[place]

    def _toll(self, place: str) -> Toll:
        held = [self._holder(fact) for fact in self._control(place)]
        if not held:
            return Toll(place=place, standing="unknown")
        for standing in ("open", "unknown"):
            for toll in held:
                if toll.standing == standing:
                    return toll
        return max(held, key=lambda toll: toll.standing == "surely")

    def _control(self, place: str) -> tuple[Fact, ...]:
        """Return who holds a place at the time, else who holds the smallest region around it."""
        inside = {each.id: each.within for each in self.world.places}
        here: str | None = place
        seen = set[str]()
        while here is not None and here not in seen:
            seen.add(here)
            rows = self.world.facts(relation="controls", object=here, at=self.at)
            if rows:
                return rows
            here = inside.get(here)
        return ()

    def _holder(self, control: Fact) -> Toll:
        place, holder = control.object, control.subject
        bodies = self.world.groups_of(holder, self.at)
        ours = set(self.world.groups_of(self.actor, self.at)) | self.friends | {self.actor}
        if ours & {holder, *bodies} or self._allied(holder, place):
            return Toll(place=place, standing="open", holder=holder, facts=(control,))
        war = self.world.enmity(self.actor, holder, self.at)
        if war.answer not in ("surely", "possibly"):
            return Toll(place=place, standing="unknown", holder=holder, facts=(control,))
        why, rows = self._quarrel(holder, bodies)
        facts = (control, *(rows or war.facts))
        sure = war.answer == "surely" and covers(control, self.at) and _sure_war(facts, self.at)
        return Toll(
            place=place,
            standing="surely" if sure else "possibly",
            holder=holder,
            why=why or f"is an enemy of {self.world.name(self.actor)}",
            facts=tuple(dict.fromkeys(facts)),
        )

    def _allied(self, holder: str, place: str) -> bool:
        """Say whether an alliance lets the actor through: a general one, or a local one there."""
        rows = _between(self.world, "allied_with", self.actor, holder, self.at)
        return any(
            row.scope != "local" or (row.place and self.world.contains(row.place, place))
            for row in rows
        )

    def _quarrel(
        self, holder: str, bodies: dict[str, tuple[Fact, ...]]
    ) -> tuple[str, tuple[Fact, ...]]:
        """Say through which bodies the holder is an enemy, with the rows for each."""
        clauses, used = list[str](), list[Fact]()
        for body in sorted(bodies, key=lambda body: (body != holder, body)):
            for side, ties in sorted(self.world.groups_of(self.actor, self.at).items()):
                rows = wars(self.world, side, body, self.at)
                if not rows:
                    continue
                foe = f"is at war with {self.world.name(side)}{since(rows)}"
                via = f"is a member of {self.world.name(body)}{since(bodies[body])}, which {foe}"
                clauses.append(foe if body == holder else via)
                used.extend((*bodies[body], *ties, *rows))
        return listed(clauses), tuple(used)


def wars(world: World, one: str, other: str, at: Interval) -> tuple[Fact, ...]:
    """Return the rows that say two actors are at war or hostile, in either order."""
    return tuple(row for relation in _WAR for row in _between(world, relation, one, other, at))


def _between(
    world: World, relation: Relation, one: str, other: str, at: Interval
) -> tuple[Fact, ...]:
    return (
        *world.facts(subject=one, relation=relation, object=other, at=at),
        *world.facts(subject=other, relation=relation, object=one, at=at),
    )


def _sure_war(facts: Iterable[Fact], at: Interval) -> bool:
    """Say whether the war, and some way by which it concerns the holder, surely holds."""
    return any(
        fact.relation in _WAR and fact.scope != "local" and covers(fact, at) for fact in facts
    )
