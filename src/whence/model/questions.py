"""What the checks may ask of the dated knowledge base, and the form of its answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from .dates import Interval
from .world import Actor, Fact, Place, Precedent, Relation, Roads, Route

# Three-valued in time, and open-world: no row means unknown, never no.
Answer = Literal["surely", "possibly", "surely not", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to a question about the world, with the rows used."""

    answer: Answer
    facts: tuple[Fact, ...] = ()


class World(Protocol):
    """What the checks may ask of the dated knowledge base (answered by `whence.store.world`)."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, with their names and what each of them succeeds."""

    @property
    def places(self) -> tuple[Place, ...]:
        """All places."""

    @property
    def routes(self) -> tuple[Route, ...]:
        """All routes."""

    @property
    def roads(self) -> Roads:
        """The routes as a road map."""

    @property
    def precedents(self) -> tuple[Precedent, ...]:
        """All precedents."""

    @property
    def as_of(self) -> Interval | None:
        """The date of the case: nothing that began later is known. None: all that is coded is."""

    def name(self, id: str) -> str:
        """Return the usual name of an actor or place, or the id itself if unknown."""

    def identity(self, id: str) -> str:
        """Return one id for all that a renamed actor bore, or the id itself."""

    def facts(
        self,
        *,
        subject: str | None = None,
        relation: Relation | None = None,
        object: str | None = None,
        at: Interval | None = None,
    ) -> tuple[Fact, ...]:
        """Return the rows that match and could hold at some time of `at`."""

    def ask(self, subject: str, relation: Relation, object: str, at: Interval) -> Reply:
        """Say whether the relation holds at that time, with the rows used."""

    def groups_of(
        self, actor: str, at: Interval, *, loosely: bool = False
    ) -> dict[str, tuple[Fact, ...]]:
        """Return every body the actor belongs to, itself included, with the rows that say so.

        `loosely`, also those it is only affiliated with.
        """

    def enmity(self, one: str, other: str, at: Interval) -> Reply:
        """Say whether two actors are at war, themselves or through the bodies they belong to."""

    def members_of(self, body: str, at: Interval) -> dict[str, tuple[Fact, ...]]:
        """Return all that belong to a body, itself included, with the rows that say so."""

    def hostile(self, one: str, other: str, at: Interval) -> Answer:
        """Say whether two actors are enemies as `enmity` does, but for an alliance, and no rows."""

    def holders(self, place: str, at: Interval) -> tuple[tuple[Fact, bool], ...]:
        """Return the rows of who controls a place, each with whether it surely holds.

        Where there are none, those of the smallest region around it that somebody controls.
        """

    def surely(self, fact: Fact, at: Interval) -> bool:
        """Say whether a fact surely holds all through a time."""

    def existed(self, id: str, at: Interval) -> bool:
        """Say whether a place or actor could exist then: not if all its names are dated elsewhere."""

    def contains(self, region: str, place: str) -> bool:
        """Say whether a place lies in a region (or is it)."""

    def within(self, region: str) -> tuple[str, ...]:
        """Return the places that lie in a region, itself first."""

    def around(self, place: str) -> tuple[str, ...]:
        """Return the regions that a place lies in, itself first, then from the smallest."""

    def without(self, facts: Iterable[str]) -> "World":
        """Return the same world without the facts of these ids, in time linear in their number."""

    def say(self, fact: Fact) -> str:
        """Write a fact as a sentence in plain words, with its dates."""
