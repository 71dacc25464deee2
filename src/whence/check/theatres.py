"""Where a claim would have to happen, and whether each actor could be there."""

from dataclasses import dataclass

from whence.model import Fact, Interval

from .inquiry import Inquiry
from .passage import HOSTILE, Passage, Standing, Toll
from .presence import absences
from .reach import find_way, whereabouts


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why one actor cannot be at one place: absent from it, or kept from it, or both.

    `absent` are the rows of absence, `blocks` the places held by enemies on the best way there.
    """

    actor: str
    standing: Standing
    absent: tuple[Fact, ...] = ()
    blocks: tuple[Toll, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All rows used."""
        return (*self.absent, *(fact for toll in self.blocks for fact in toll.facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """One place where the claim could come true, and what the actors would meet there.

    `standing` is the worst obstacle; `unknown` leaves the place open, as nothing rules it out.
    """

    place: str
    standing: Standing
    obstacles: tuple[Obstacle, ...] = ()


def theatres(inquiry: Inquiry, at: Interval) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """Return the places where the claim could come true, with the rows that name them.

    The claim's own place; else every place that its target (or a member of it) holds or is
    present in at the time.
    """
    claim, world = inquiry.claim, inquiry.world
    known = {place.id for place in world.places}
    if claim.place:
        return (claim.place,), ()
    if not claim.target or claim.target in known:
        return (claim.target,) if claim.target else (), ()
    target = inquiry.names.id_of(claim.target)
    members = {fact.subject for fact in world.facts(relation="member_of", object=target, at=at)}
    rows = [
        fact
        for actor in (target, *sorted(members - {target}))
        for relation in ("controls", "present_in")
        for fact in world.facts(subject=actor, relation=relation, at=at)
    ]
    return tuple(dict.fromkeys(fact.object for fact in rows)), tuple(rows)


def try_theatre(place: str, passages: dict[str, Passage]) -> Theatre:
    """Try whether every actor of the claim could be at a place."""
    found = [_obstacle(passage, place) for passage in passages.values()]
    obstacles = tuple(obstacle for obstacle in found if obstacle)
    real = tuple(obstacle for obstacle in obstacles if obstacle.standing != "unknown")
    for standing in ("surely", "possibly"):
        if any(obstacle.standing == standing for obstacle in real):
            return Theatre(place=place, standing=standing, obstacles=real)
    return Theatre(place=place, standing="unknown" if obstacles else "open", obstacles=obstacles)


def _obstacle(passage: Passage, place: str) -> Obstacle | None:
    """Return what keeps the actor from a place; None if it may be there, or the way is free."""
    world, actor = passage.world, passage.actor
    here = whereabouts(passage)
    if any(spot == place or world.contains(place, spot) for spot in here):
        return None
    way = find_way(passage, place)
    standing: Standing = way.standing if way else "unknown"
    if standing == "open":
        return None
    absent = absences(world, actor, place, passage.at)
    if standing == "unknown" and absent:
        # Absent, with no free way known, is no proof that there is none.
        return Obstacle(actor=actor, standing="possibly", absent=absent)
    hostile = (toll for toll in (way.blocks if way else ()) if toll.standing in HOSTILE)
    return Obstacle(actor=actor, standing=standing, absent=absent, blocks=tuple(hostile))
