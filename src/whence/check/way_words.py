"""An operation that no place is left for, told as an analyst would: what bars it, what it needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .inquiry import Inquiry
from .obstacles import Obstacle, decisive
from .passage import Toll
from .quarrel import quarrel_words
from .shut import shut_words
from .theatres import Theatre, Trial
from .wording import counted, sentence, shortened, since

PEACEFUL = frozenset({"company", "person", "outlet", "party", "agency", "court", "union"})
_NEEDS = 2  # different hindrances of one actor that are told
_OTHER = 2  # places barred on a way beyond the first; of longer ones a second way says nothing new
_TOLD = 6  # more places than a paragraph can hold are counted; their facts are all cited


def told_places(inquiry: Inquiry, trial: Trial) -> Iterator[str]:
    """Yield a sentence for each place: why each actor cannot be there. Nothing is told twice."""
    told = set[tuple[str, str]]()
    for theatre in trial.theatres[:_TOLD]:
        reasons = [_reason(inquiry, each, told) for each in theatre.obstacles]
        yield sentence(f"at {inquiry.name(theatre.place)}, {'; '.join(reasons)}")
    beyond = len(trial.theatres) - _TOLD
    if beyond > 0:
        yield sentence(f"{counted(beyond, 'more place')} {_is_are(beyond)} ruled out likewise")


def _is_are(number: int) -> str:
    return "is" if number == 1 else "are"


def _reason(inquiry: Inquiry, obstacle: Obstacle, told: set[tuple[str, str]]) -> str:
    who = inquiry.name(obstacle.actor)
    clauses = [f"was absent{since(obstacle.absent)}"] if obstacle.absent else []
    cut = "cut off" if clauses else "was cut off"
    if obstacle.blocks:
        clauses.append(_barred(inquiry, obstacle, told, cut))
    elif obstacle.keeper:
        clauses.append(_kept(inquiry, obstacle.keeper))
    return f"{who} {' and '.join(clauses)}"


def _kept(inquiry: Inquiry, keeper: Toll) -> str:
    """Say who holds the only known way in, where it is not known to be an enemy."""
    control = since(fact for fact in keeper.facts if fact.relation == "controls")
    held = f"held by {inquiry.name(keeper.holder)}{control}"
    return f"the only known way in leads through {inquiry.name(keeper.place)}, {held}"


def _barred(inquiry: Inquiry, obstacle: Obstacle, told: set[tuple[str, str]], cut: str) -> str:
    first, more = decisive(obstacle.blocks), len(obstacle.blocks) - 1
    known = (obstacle.actor, first.place) in told
    told.add((obstacle.actor, first.place))
    if known and not more:
        return f"{cut} at {inquiry.name(first.place)} as before"
    where = f"{inquiry.name(first.place)} as before" if known else _held(inquiry, first, obstacle)
    gate = obstacle.gate.between[0] if obstacle.gate else None
    only = ", the only known way in" if gate == first.place and not known else ""
    beyond = f", and then {_others(inquiry, obstacle.blocks, first)}" if more else ""
    unknown = f" ({counted(obstacle.unknown, 'more place')} on that way {_is_are(obstacle.unknown)} unknown)"
    doubt = unknown if obstacle.unknown else ""
    return f"would have had to pass {where}{only}{beyond}{doubt}"


def _others(inquiry: Inquiry, blocks: tuple[Toll, ...], first: Toll) -> str:
    """Name one further place, or count them."""
    others = [toll for toll in blocks if toll is not first]
    if len(others) == 1:
        return f"{inquiry.name(others[0].place)}{_by(inquiry, others[0])}"
    return f"{counted(len(others), 'more place')} closed to it"


def _by(inquiry: Inquiry, toll: Toll) -> str:
    return f", held by {inquiry.name(toll.holder)}" if toll.holder else ""


def _held(inquiry: Inquiry, toll: Toll, obstacle: Obstacle) -> str:
    if not toll.holder:
        why = shut_words(inquiry.world, toll.place, inquiry.any_time)
        return f"{inquiry.name(toll.place)}, which {why}"
    holding = since(fact for fact in toll.facts if fact.relation == "controls")
    why = quarrel_words(inquiry, toll, obstacle.actor) or toll.why
    return f"{inquiry.name(toll.place)}{_by(inquiry, toll)}{holding}, {why}"


def told_needs(inquiry: Inquiry, trial: Trial) -> str:
    """Say what would have opened the way to each place; empty where no way is barred."""
    clauses = list[str]()
    for actor in dict.fromkeys(obstacle.actor for obstacle in trial.obstacles):
        needs = _needs(trial, actor)
        if needs:
            verb = "" if clauses else " would have needed"
            told = "; ".join(
                f"{_remedy(inquiry, actor, need)}{_goal(inquiry, trial, need)}".rstrip(",")
                for need in needs[:_NEEDS]
            )
            clauses.append(f"{inquiry.name(actor)}{verb} {told}")
    return sentence("; ".join(clauses)) if clauses else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What bars an actor at some places: the decisive hindrance, how many more, another way's."""

    toll: Toll
    more: int
    other: Toll | None
    places: tuple[str, ...]


def _needs(trial: Trial, actor: str) -> list[Need]:
    """Return the needs of an actor, those with the same decisive place as one."""
    found: dict[tuple[str, str], Need] = {}
    for theatre in trial.theatres:
        for obstacle in theatre.obstacles:
            tolls = obstacle.blocks or ((obstacle.keeper,) if obstacle.keeper else ())
            if obstacle.actor != actor or not tolls:
                continue
            toll, more = decisive(tolls), len(tolls) - 1
            other = obstacle.other if more <= _OTHER else None
            key = (toll.place, other.place if other else "")
            known = found.get(key)
            places = (*(known.places if known else ()), theatre.place)
            least = min(more, known.more) if known else more
            found[key] = Need(toll=toll, more=least, other=other, places=places)
    return list(found.values())


def _remedy(inquiry: Inquiry, actor: str, need: Need) -> str:
    place = inquiry.name(need.toll.place)
    if need.toll.holder:
        take = "control" if _peaceful(inquiry, actor) else "the capture"
        words = f"{take} of {place}, or passage granted by {inquiry.name(need.toll.holder)},"
    else:
        words = f"{place} to be open"
    if need.more:
        words += f" and the like at {counted(need.more, 'more place')}"
    return f"{words}{_or_else(inquiry, need.other) if need.other else ''}"


def _or_else(inquiry: Inquiry, toll: Toll) -> str:
    place = inquiry.name(toll.place)
    if not toll.holder:
        return f" or else {place} to be open"
    return f" or else, by way of {place}, passage granted by {inquiry.name(toll.holder)},"


def _goal(inquiry: Inquiry, trial: Trial, need: Need) -> str:
    if len(trial.theatres) == 1:
        return ""
    if len(need.places) == len(trial.theatres) > 2:
        return " to reach any of them"
    return f" to reach {shortened([inquiry.name(place) for place in need.places])}"


def _peaceful(inquiry: Inquiry, actor: str) -> bool:
    """Say whether an actor is of a kind that captures nothing."""
    known = inquiry.names.actors.get(actor)
    return known is not None and known.kind in PEACEFUL


def ruled_out_words(inquiry: Inquiry, theatres: Iterable[Theatre]) -> str:
    """Name the actors that the places are closed to: one who fails everywhere, or all of them."""
    failing = [{each.actor for each in theatre.obstacles} for theatre in theatres]
    alone = set.intersection(*failing) if failing else set[str]()
    if len(alone) == 1 and len(inquiry.actors) > 1:
        return inquiry.name(next(iter(alone)))
    return {1: "it", 2: "both of them"}.get(len(inquiry.actors), "all of them")
