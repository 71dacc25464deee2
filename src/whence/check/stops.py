"""The ways of a trial as records: every place on them, who holds it, and what bars the actor there."""

from collections.abc import Iterator, Mapping

from whence import model
from whence.model import Stop

from .inquiry import Inquiry, fact_key
from .obstacles import Obstacle, decisive
from .passage import HOSTILE, Passage, Toll
from .quarrel import quarrel_words
from .reach import Way
from .shut import shut_words
from .theatres import Trial

# Of more theatres than these the stops are left out: nobody looks at so many ways, and each weighs as
# much in a file as a finding.
_MOST = 24


def ways_of(inquiry: Inquiry, trial: Trial) -> tuple[model.Way, ...]:
    """Return the ways that a trial tried, theatre by theatre and actor by actor, second ways last.

    Asks nothing that the trial has not asked, save who holds the places where ways begin and end.
    """
    return tuple(
        way
        for number, theatre in enumerate(trial.theatres)
        for obstacle in theatre.obstacles
        for way in way_of(
            inquiry,
            obstacle,
            trial.passages[obstacle.actor],
            theatre.place,
            brief=number >= _MOST,
        )
    )


def way_of(
    inquiry: Inquiry, obstacle: Obstacle, passage: Passage, to: str, *, brief: bool = False
) -> Iterator[model.Way]:
    """Yield the best way of one actor to a place, and the second where there is one; without stops if brief."""
    way = obstacle.way
    yield model.Way(
        actor=obstacle.actor,
        to=to,
        standing=obstacle.standing,
        stops=() if brief or way is None else _stops(inquiry, way, passage),
        start=() if way is None else tuple(map(fact_key, way.start)),
        gate=bool(way and way.gate),
        absent=tuple(map(fact_key, obstacle.absent)),
    )
    if obstacle.second and not brief:
        yield model.Way(
            actor=obstacle.actor,
            to=to,
            standing=obstacle.second.standing,
            stops=_stops(inquiry, obstacle.second, passage),
            start=tuple(map(fact_key, obstacle.second.start)),
            around=decisive(obstacle.blocks).place,
        )


def _stops(inquiry: Inquiry, way: Way, passage: Passage) -> tuple[Stop, ...]:
    known = {toll.place: toll for toll in way.blocks}
    return tuple(_stop(inquiry, place, known, passage) for place in way.places)


def _stop(inquiry: Inquiry, place: str, known: Mapping[str, Toll], passage: Passage) -> Stop:
    toll = known.get(place) or passage.toll(place)
    return Stop(
        place=place,
        standing=toll.standing,
        holder=toll.holder,
        why=_why(inquiry, toll, passage.actor) if toll.standing in HOSTILE else "",
        facts=tuple(map(fact_key, toll.facts)),
    )


def _why(inquiry: Inquiry, toll: Toll, actor: str) -> str:
    if not toll.holder:
        return shut_words(inquiry.world, toll.place, inquiry.any_time)
    return quarrel_words(inquiry, toll, actor) or toll.why
