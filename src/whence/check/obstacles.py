"""What keeps one actor from one place: its absence, and the enemies on its best way there."""

from dataclasses import dataclass, replace

from whence.model import Fact, Route, World

from .absence import absences
from .passage import HOSTILE, Passage, Standing, Toll
from .reach import Way, find_way, whereabouts


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why one actor cannot be at one place: absent from it, or kept from it, or both.

    `absent` are the rows of absence, `blocks` the places held by enemies on the best way there, in
    the order of the way; `unknown` counts those on it of which nothing is known. `start` are the rows
    that say where it sets out, and `gate` is the one way in where no other road is known; its `keeper`
    holds it, though it is not known to be an enemy. `other` is what bars another way, no worse. `way` is
    the best way, if one is known, and `second` the other.
    """

    actor: str
    standing: Standing
    absent: tuple[Fact, ...] = ()
    blocks: tuple[Toll, ...] = ()
    unknown: int = 0
    start: tuple[Fact, ...] = ()
    gate: Route | None = None
    keeper: Toll | None = None
    other: Toll | None = None
    way: Way | None = None
    second: Way | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All rows used."""
        tolls = filter(None, (*self.blocks, self.keeper, self.other))
        return (*self.absent, *(fact for toll in tolls for fact in toll.facts))

    @property
    def reasons(self) -> int:
        """How many things keep the actor away: its absence, and each place held by an enemy."""
        return bool(self.absent) + len(self.blocks)


def find_obstacle(passage: Passage, place: str) -> Obstacle | None:
    """Return what keeps the actor from a place; None if it may be there, or the way is free."""
    world, actor = passage.world, passage.actor
    here = whereabouts(passage)
    if any(spot == place or world.contains(place, spot) for spot in here):
        return None
    way = _to_the_place(world, find_way(passage, place), place)
    absent = absences(world, actor, place, passage.at)
    standing = _standing(passage, way, absent)
    if standing == "open":
        return None
    if standing == "unknown" and absent:
        # Absent, with no free way known, is no proof that there is none.
        return Obstacle(
            actor=actor,
            standing="possibly",
            absent=absent,
            gate=way.gate if way else None,
            keeper=_keeper(way) if way else None,
            way=way,
        )
    blocks = way.blocks if way else ()
    return Obstacle(
        actor=actor,
        standing=standing,
        absent=absent,
        blocks=tuple(toll for toll in blocks if toll.standing in HOSTILE),
        unknown=sum(toll.standing == "unknown" for toll in blocks) + bool(way and way.gate),
        start=way.start if way else (),
        gate=way.gate if way else None,
        way=way,
    )


def _to_the_place(world: World, way: Way | None, place: str) -> Way | None:
    """Return the way, unless it is told from a gate to somewhere else in the region."""
    inner = way.gate.between[1] if way and way.gate else place
    return way if world.contains(inner, place) or world.contains(place, inner) else None


def _keeper(way: Way) -> Toll | None:
    """Return how the gate on a way stands, where somebody is known to hold it."""
    gate = way.gate.between[0] if way.gate else None
    return next((toll for toll in way.blocks if toll.place == gate and toll.holder), None)


def _standing(passage: Passage, way: Way | None, absent: tuple[Fact, ...]) -> Standing:
    """Return how far a way is closed.

    Where a place on it is unknown it is closed possibly, unless the actor was surely absent too:
    then there are two reasons, and only one of them might have a gap.
    """
    if way is None:
        return "unknown"
    unknown = way.gate or any(toll.standing == "unknown" for toll in way.blocks)
    gone = any(passage.world.surely(fact, passage.at) for fact in absent)
    return "possibly" if way.standing == "surely" and unknown and not gone else way.standing


def with_other(obstacle: Obstacle, passage: Passage, place: str) -> Obstacle:
    """Return the obstacle with what bars the best way around its decisive place, if it is no worse."""
    if not obstacle.blocks or obstacle.gate:
        return obstacle
    way = find_way(passage, place, avoiding=decisive(obstacle.blocks).place)
    hostile = [toll for toll in way.blocks if toll.standing in HOSTILE] if way else []
    if not hostile or len(hostile) > len(obstacle.blocks):
        return obstacle
    return replace(obstacle, other=decisive(tuple(hostile)), second=way)


def decisive(blocks: tuple[Toll, ...]) -> Toll:
    """Return the first place on the way that surely is an enemy's, or else the first."""
    return next((toll for toll in blocks if toll.standing == "surely"), blocks[0])
