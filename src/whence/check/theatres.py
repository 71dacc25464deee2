"""Where a claim would have to happen, and whether each actor could be there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from whence.model import Fact, Interval, Route

from .inquiry import Inquiry
from .latest import is_latest
from .obstacles import Obstacle, find_obstacle, with_other
from .passage import HOSTILE, Passage, Passing, Standing

_TOLD = 6  # places for which a second way is sought: no more are told one by one
_MANY = 24  # places: a search of the roads for each actor and place adds up


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """One place where the claim could come true, and what the actors would meet there.

    `standing` is the worst obstacle; `unknown` leaves the place open, as nothing rules it out.
    """

    place: str
    standing: Standing
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An operation tried at the places where it could happen, up to one that is open.

    `rows` name the places; `hinted` are those that only a report's words on the way there put forward.

    `target` is whom it is aimed at, empty where its own place was given. `passages` are what was
    learnt of places and holders, by actor.
    """

    target: str
    manner: Passing
    at: Interval
    theatres: tuple[Theatre, ...]
    rows: tuple[Fact, ...] = ()
    hinted: tuple[str, ...] = ()
    passages: Mapping[str, Passage] = field(default_factory=dict, repr=False, compare=False)

    def met(self) -> Iterator[Fact]:
        """Yield the rows that made any place hostile while ways were sought, on the best way or not.

        Some may come more than once.
        """
        for passage in self.passages.values():
            yield from _met(passage)

    @property
    def ruled_out(self) -> bool:
        """Whether there are places, and none that is open or of which too little is known."""
        left = any(each.standing in ("open", "unknown") for each in self.theatres)
        return bool(self.theatres) and not left

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """All obstacles, place by place."""
        return tuple(obstacle for theatre in self.theatres for obstacle in theatre.obstacles)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All rows used, those that name the places last."""
        return (*(fact for each in self.obstacles for fact in each.facts), *self.rows)

    @property
    def surely(self) -> bool:
        """Whether rows that surely hold rule every place out, and none is a document's own word."""
        sure = all(theatre.standing == "surely" for theatre in self.theatres)
        word = any(fact.stated for fact in self.facts) or any(gate.stated for gate in self.gates)
        return sure and not word and not is_latest(self.at)

    @property
    def gates(self) -> tuple[Route, ...]:
        """The only known ways in, where no other road to a place is known."""
        return tuple(dict.fromkeys(each.gate for each in self.obstacles if each.gate))

    @property
    def shut(self) -> tuple[str, ...]:
        """The places on the ways that nobody could pass, as they did not exist."""
        tolls = (toll for each in self.obstacles for toll in each.blocks)
        return tuple(dict.fromkeys(toll.place for toll in tolls if not toll.holder))


def try_claim(inquiry: Inquiry, manner: Passing) -> Trial | None:
    """Try a claim at its own place, or else where its target is; None if it names neither."""
    claim = inquiry.claim
    if inquiry.at is None or not inquiry.actors:
        return None
    if claim.place:
        return try_place(inquiry, claim.place, manner)
    return try_target(inquiry, claim.target, manner) if claim.target else None


def try_place(inquiry: Inquiry, place: str, manner: Passing) -> Trial | None:
    """Try whether the claim's actors could all be at a place; None without time or actors."""
    if inquiry.at is None or not inquiry.actors:
        return None
    return _trial(inquiry, (place,), manner=manner)


def try_target(inquiry: Inquiry, target: str, manner: Passing) -> Trial | None:
    """Try an operation of the claim's actors against a target; None where nothing is known of it."""
    if inquiry.at is None or not inquiry.actors:
        return None
    if target in {place.id for place in inquiry.world.places}:
        return _trial(inquiry, (target,), manner=manner)
    rows = _whereabouts_of(inquiry, inquiry.names.id_of(target), inquiry.at)
    if not rows:
        return None
    known = tuple(dict.fromkeys(fact.object for fact in rows))
    hinted = tuple(place for place in _hinted(inquiry) if place not in known)
    trial = _trial(inquiry, (*hinted, *known), manner=manner)
    return replace(trial, target=inquiry.names.id_of(target), rows=rows, hinted=hinted)


def _hinted(inquiry: Inquiry) -> tuple[str, ...]:
    """Return the places to which a report that speaks of the claim tells the only way in.

    Whoever writes that one must take the bridge to get to the harbour has the harbour in mind.
    """
    reports = {statement.document for statement in inquiry.statements}
    told = (
        route.between[1]
        for route in inquiry.world.routes
        if route.kind == "gate" and route.stated and route.source
        if route.source.document in reports
    )
    return tuple(dict.fromkeys(told))


def _whereabouts_of(inquiry: Inquiry, target: str, at: Interval) -> tuple[Fact, ...]:
    """Return the rows by which a target, or a member of it, holds or is present in a place."""
    world = inquiry.world
    members = {fact.subject for fact in world.facts(relation="member_of", object=target, at=at)}
    return tuple(
        fact
        for actor in (target, *sorted(members - {target}))
        for relation in ("controls", "present_in")
        for fact in world.facts(subject=actor, relation=relation, at=at)
    )


def _trial(inquiry: Inquiry, places: Iterable[str], *, manner: Passing) -> Trial:
    at = inquiry.any_time
    passages = {
        actor: Passage(
            world=inquiry.world,
            actor=actor,
            friends=frozenset(inquiry.actors),
            at=at,
            passing=manner,
        )
        for actor in inquiry.actors
    }
    theatres = tuple(_until_open(tuple(places), passages))
    return Trial(target="", manner=manner, at=at, theatres=theatres, passages=passages)


def _until_open(places: tuple[str, ...], passages: dict[str, Passage]) -> Iterator[Theatre]:
    """Yield the theatres up to the first that is open; of many, up to one of which too little is known.

    One that is left settles that the operation is not ruled out.
    """
    settled = {"open"} if len(places) <= _MANY else {"open", "unknown"}
    for place in places:
        theatre = try_theatre(place, passages)
        yield theatre
        if theatre.standing in settled:
            return


def with_others(trial: Trial) -> Trial:
    """Return the trial with what bars a second way to each place, where that is no worse than the first."""
    first = (_with_others(each, trial.passages) for each in trial.theatres[:_TOLD])
    return replace(trial, theatres=(*first, *trial.theatres[_TOLD:]))


def _with_others(theatre: Theatre, passages: Mapping[str, Passage]) -> Theatre:
    obstacles = (
        with_other(each, passages[each.actor], theatre.place) for each in theatre.obstacles
    )
    return replace(theatre, obstacles=tuple(obstacles))


def _met(passage: Passage) -> Iterator[Fact]:
    hostile = (place for place, (standing, _) in passage.known.items() if standing in HOSTILE)
    for place in hostile:
        yield from passage.toll(place).facts


def try_theatre(place: str, passages: dict[str, Passage]) -> Theatre:
    """Try whether every actor of the claim could be at a place."""
    found = [find_obstacle(passage, place) for passage in passages.values()]
    obstacles = tuple(obstacle for obstacle in found if obstacle)
    real = tuple(obstacle for obstacle in obstacles if obstacle.standing != "unknown")
    for standing in ("surely", "possibly"):
        if any(obstacle.standing == standing for obstacle in real):
            return Theatre(place=place, standing=standing, obstacles=real)
    return Theatre(place=place, standing="unknown" if obstacles else "open", obstacles=obstacles)
