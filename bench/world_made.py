"""Made worlds of any size: who held what, when, who fought whom, and the roads between.

Places stand on a jittered grid and are joined to their neighbours; blocks of a few are regions. Each
place passes from hand to hand through ten years; most actors belong to a coalition for a while, and
coalitions and actors fight, and sometimes make peace or help each other in one place only. Dates are
days, months and approximate; one row in ten is contested, of low confidence, or names no source.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from whence.model import (
    Actor,
    Citation,
    Fact,
    Interval,
    Knowledge,
    Place,
    Relation,
    Route,
    Succession,
)

_BEGIN, _DAYS = date(2010, 1, 1), 3652
_BLOCK = 5  # a region is so many places wide and high
_LONE = 8  # actors that nobody knows, each in one place for ever: their ways are the longest
_CITED = Citation(citation="made")


def made_world(places: int, facts: int, seed: int) -> Knowledge:
    """Return a world with so many places and facts; the same for the same seed."""
    random = Random(seed)
    width = max(2, round(places**0.5))
    actors = [f"actor-{n}" for n in range(max(6, min(400, places // 12)))]
    towns, regions, routes = _map(random, places, width)
    names = [town.id for town in towns]
    rows = _rows(random, names, [one.id for one in regions], actors, facts - _LONE)
    lone = [
        Fact(
            id=f"lone-{n}", subject=f"lone-{n}", relation="present_in", object=place, source=_CITED
        )
        for n, place in enumerate(random.choices(names, k=_LONE))
    ]
    return Knowledge(
        actors=(*_actors(actors), *(Actor(id=fact.subject) for fact in lone)),
        places=(*towns, *regions),
        routes=tuple(routes),
        facts=(*rows, *lone),
    )


def questions(
    world: Knowledge, number: int, seed: int, *, lone: bool = False
) -> list[tuple[str, str, Interval]]:
    """Return who should get where on which day; `lone`, those who are in a single place."""
    random = Random(seed)
    actors = [actor.id for actor in world.actors if actor.id.startswith("lone") == lone]
    places = [place.id for place in world.places]
    return [
        (random.choice(actors), random.choice(places), Interval.of_day(_day(random)))
        for _ in range(number)
    ]


def _map(random: Random, number: int, width: int) -> tuple[list[Place], list[Place], list[Route]]:
    def region(n: int) -> str:
        return f"region-{n // width // _BLOCK}-{n % width // _BLOCK}"

    towns = [
        Place(
            id=f"place-{n}",
            lat=30 + (n // width + random.uniform(-0.3, 0.3)) * 0.1,
            lon=30 + (n % width + random.uniform(-0.3, 0.3)) * 0.1,
            within=region(n),
        )
        for n in range(number)
    ]
    regions = [Place(id=id) for id in sorted({region(n) for n in range(number)})]
    near = [(n, n + 1) for n in range(number) if (n + 1) % width] + [
        (n, n + width + step) for n in range(number) for step in (0, 1) if random.random() < 0.85
    ]
    ends = [(f"place-{one}", f"place-{other}") for one, other in near if other < number]
    kinds = random.choices(["road", "gate"], weights=[60, 1], k=len(ends))
    return towns, regions, [Route(between=p, kind=k) for p, k in zip(ends, kinds, strict=True)]


def _actors(ids: Sequence[str]) -> Iterator[Actor]:
    for n, id in enumerate(ids):
        renamed = n % 9 == 5
        yield Actor(id=id, succeeds=(Succession(actor=ids[n - 1]),) if renamed else ())


def _rows(
    random: Random, towns: list[str], regions: list[str], actors: list[str], number: int
) -> Iterator[Fact]:
    """Yield facts: two thirds tell who held what, the others who was where and who fought whom."""
    bodies, members = actors[: max(2, len(actors) // 8)], actors[max(2, len(actors) // 8) :]
    for n in range(number):
        kind = random.random()
        relation: Relation
        if kind < 0.65:
            who, relation, what = random.choice(actors), "controls", towns[n % len(towns)]
            if random.random() < 0.05:
                what = random.choice(regions)
        elif kind < 0.85:
            who, what = random.choice(actors), random.choice(towns)
            relation = random.choice(("present_in", "present_in", "absent_from"))
        elif kind < 0.87:
            who, what = random.choice(members), random.choice(bodies)
            relation = random.choice(("member_of", "member_of", "affiliate_of"))
        else:
            who, what = random.sample(random.choice((actors, actors, bodies)), 2)
            relation = random.choice(("at_war_with", "at_war_with", "hostile_to", "allied_with"))
        yield _fact(random, n, who, relation, what, towns, len(towns) * 12 / number)


def _fact(
    random: Random, n: int, who: str, relation: Relation, what: str, towns: list[str], share: float
) -> Fact:
    """Return one fact; the more facts there are, the shorter each holds."""
    begin = _day(random)
    end = begin + timedelta(days=int(random.expovariate(1 / (_DAYS * min(0.5, 0.15 * share)))))
    more: dict[str, Any] = {"source": _CITED}
    doubt = random.random()
    if doubt < 0.1:
        more |= random.choice(({"contested": True}, {"confidence": 0.3}, {"source": None}))
    if relation == "allied_with" and random.random() < 0.5:
        more |= {"scope": "local", "place": random.choice(towns)}
    until = _written(random, end) if random.random() < 0.9 else None
    return Fact(
        id=f"fact-{n}",
        subject=who,
        relation=relation,
        object=what,
        from_=_written(random, begin),
        until=until,
        **more,
    )


def _written(random: Random, day: date) -> Interval:
    form = random.random()
    if form < 0.6:
        return Interval.of_day(day)
    return Interval.parse(f"{day:%Y-%m}" if form < 0.9 else f"{day:%Y-%m}~")


def _day(random: Random) -> date:
    return _BEGIN + timedelta(days=random.randrange(_DAYS))
