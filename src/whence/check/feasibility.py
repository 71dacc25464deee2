"""Could it have been done at all: a place where every actor could be, if there is one."""

from collections.abc import Iterator

from whence.model import Fact, Finding, Interval

from .inquiry import Inquiry
from .passage import Passage, Toll
from .theatres import Obstacle, Theatre, theatres, try_theatre
from .wording import counted, listed, sentence, shortened, since, when_words

_WHAT = {
    "joint-operation": "a joint operation of",
    "supply": "help between",
    "presence": "the presence of",
    "event": "what is said of",
    "agreement": "a meeting of",
}
_TOLD = 8  # more places than a sentence can hold are counted; their facts are all cited
# Only a column is stopped for sure by who holds the road; single people, small groups and what
# they carry slip through.
_COLUMNS = frozenset({"joint-operation"})


def check_feasibility(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding when no place is left where the claim could have come true.

    Each place is tried under the claim's own assumption, that its parties let each other through.
    A place that is open or of which too little is known leaves the claim feasible. The subkind is
    `surely` when rows that surely hold rule every place out for a column, else `possibly`.
    """
    at = inquiry.at
    if at is None or not inquiry.actors or inquiry.claim.kind not in _WHAT:
        return
    places, rows = theatres(inquiry, at)
    passages = _passages(inquiry, at)
    tried = [try_theatre(place, passages) for place in places]
    if not tried or any(theatre.standing in ("open", "unknown") for theatre in tried):
        return
    sure = all(theatre.standing == "surely" for theatre in tried)
    certain = sure and inquiry.claim.kind in _COLUMNS
    yield inquiry.finding(
        "infeasible",
        " ".join(_sentences(inquiry, at, tried)),
        subkind="surely" if certain else "possibly",
        rule="every known way of an actor to every possible place leads through an enemy",
        facts=inquiry.cite((*_facts(tried), *rows)),
    )


def _passages(inquiry: Inquiry, at: Interval) -> dict[str, Passage]:
    actors = inquiry.actors
    return {
        actor: Passage(world=inquiry.world, actor=actor, friends=frozenset(actors), at=at)
        for actor in actors
    }


def _facts(tried: list[Theatre]) -> tuple[Fact, ...]:
    return tuple(fact for theatre in tried for each in theatre.obstacles for fact in each.facts)


def _sentences(inquiry: Inquiry, at: Interval, tried: list[Theatre]) -> Iterator[str]:
    claim = inquiry.claim
    who = listed(map(inquiry.name, inquiry.actors))
    target = inquiry.name(inquiry.names.id_of(claim.target)) if claim.target else ""
    what = f"{_WHAT[claim.kind]} {who}{f' against {target}' if target else ''}"
    when = when_words(inquiry.stated_time or at)
    reasons = list(_eliminated(inquiry, tried))
    beyond = len(reasons) - _TOLD
    likewise = [f"and likewise at {counted(beyond, 'more place')}"] if beyond > 0 else []
    yield sentence(f"{what} {when} {_ruled_out(inquiry, tried)}")
    yield sentence("; ".join((*reasons[:_TOLD], *likewise)))
    needs = _ways_out(inquiry, tried)
    if needs:
        yield sentence(f"it would need, {needs}")
    if len(inquiry.actors) > 1:
        yield "Any quarrel between the parties themselves is left out of account here."
    if claim.kind not in _COLUMNS:
        yield "Single people and small groups can pass where a column cannot."
    if target and not claim.place:
        yield f"That these are all the places where {target} is present is an assumption."


def _ruled_out(inquiry: Inquiry, tried: list[Theatre]) -> str:
    """Say in a few words that no place is left; the reasons follow."""
    count = len(inquiry.actors)
    all_of_them = {1: "it", 2: "both of them"}.get(count, "all of them")
    places = shortened([inquiry.name(theatre.place) for theatre in tried])
    if inquiry.claim.place:
        return f"was out of reach: no way to {places} was open to {all_of_them}"
    return f"has no theatre: {places} {'is' if len(tried) == 1 else 'are each'} ruled out"


def _eliminated(inquiry: Inquiry, tried: list[Theatre]) -> Iterator[str]:
    """Say of each place in turn why it is ruled out; what has been told is not told again."""
    told = set[tuple[str, str]]()
    for theatre in tried:
        reasons = ", and ".join(_reason(inquiry, each, told) for each in theatre.obstacles)
        yield f"at {inquiry.name(theatre.place)}, {reasons}"


def _reason(inquiry: Inquiry, obstacle: Obstacle, told: set[tuple[str, str]]) -> str:
    clauses = [f"is absent{since(obstacle.absent)}"] if obstacle.absent else []
    if obstacle.blocks:
        first, *further = obstacle.blocks
        known = (obstacle.actor, first.place) in told
        told.add((obstacle.actor, first.place))
        held = f"{inquiry.name(first.place)} too" if known else _held(inquiry, first)
        beyond = [f"{inquiry.name(t.place)} (held by {inquiry.name(t.holder)})" for t in further]
        clauses.append(
            f"would have to pass {held}{f', and then {listed(beyond)}' if beyond else ''}"
        )
    return f"{inquiry.name(obstacle.actor)} {' and '.join(clauses)}"


def _held(inquiry: Inquiry, toll: Toll) -> str:
    holding = since(fact for fact in toll.facts if fact.relation == "controls")
    return f"{inquiry.name(toll.place)}, held by {inquiry.name(toll.holder)}{holding}, which {toll.why}"


def _ways_out(inquiry: Inquiry, tried: list[Theatre]) -> str:
    """Say what would open each place, where the ways to it are known; alike places together."""
    needs: dict[str, list[str]] = {}
    for theatre in tried:
        if all(obstacle.blocks for obstacle in theatre.obstacles):
            blocks = (toll for obstacle in theatre.obstacles for toll in obstacle.blocks)
            need = listed(_remedy(inquiry, toll) for toll in blocks)
            needs.setdefault(need, []).append(inquiry.name(theatre.place))
    return "; ".join(f"for {listed(places)}, {need}" for need, places in needs.items())


def _remedy(inquiry: Inquiry, toll: Toll) -> str:
    return f"the capture of {inquiry.name(toll.place)} or passage granted by {inquiry.name(toll.holder)}"
