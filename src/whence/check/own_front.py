"""A participant whose own side holds the way of a party, and would have to let it through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from whence.model import Fact, Finding, Interval

from .bodies import bodies, shared, tied
from .guests import SAYS, Guest, introduced, war_between
from .inquiry import Inquiry
from .needed import told_needed
from .obstacles import Obstacle
from .passage import Passage, Toll
from .stops import way_of
from .theatres import Trial
from .wording import sentence, since
from .words_of import whose_word

_ENEMY = ("surely", "possibly")
OWN_FRONT = "who holds the way of a party belongs to one body with somebody said to have taken part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A place on a party's way to where the claim needs it, that somebody else holds.

    The holder is an enemy, or else the place is the only known way in (`only`). `obstacle` and
    `passage` are the party's.
    """

    party: str
    toll: Toll
    goal: str
    at: Interval
    obstacle: Obstacle
    passage: Passage
    only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The body that a guest and a holder share, how each belongs to it, and the war with the party."""

    body: str
    mine: tuple[Fact, ...]
    theirs: tuple[Fact, ...]
    war: Fact | None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All rows used."""
        return (*self.mine, *self.theirs, *((self.war,) if self.war else ()))


def gates_of(trials: Sequence[Trial]) -> Iterator[Gate]:
    """Yield what bars the ways of the parties: to the claim's own place, and to what it is for."""
    seen = set[tuple[str, str]]()
    for trial in trials:
        for gate in _in_trial(trial):
            key = (gate.party, gate.toll.place)
            if key not in seen:
                seen.add(key)
                yield gate


def _in_trial(trial: Trial) -> Iterator[Gate]:
    for theatre in trial.theatres:
        for obstacle in theatre.obstacles:
            gate = partial(
                Gate,
                party=obstacle.actor,
                goal=theatre.place,
                at=trial.at,
                obstacle=obstacle,
                passage=trial.passages[obstacle.actor],
            )
            yield from (gate(toll=toll) for toll in obstacle.blocks if toll.holder)
            if obstacle.keeper:
                yield gate(toll=obstacle.keeper, only=True)


def own_front(inquiry: Inquiry, guest: Guest, gates: list[Gate]) -> Finding | None:
    """Find the first gate that somebody of the guest's own side would have to open to a party.

    Its subkind is `own_front` where that side is at war with the party, else `own_gate`.
    """
    found = _tie(inquiry, guest, gates)
    return _front_finding(inquiry, guest, *found, gates) if found else None


def _tie(inquiry: Inquiry, guest: Guest, gates: list[Gate]) -> tuple[Gate, Tie] | None:
    world = inquiry.world
    for gate in gates:
        mine = bodies(world, guest.id, gate.at)
        theirs = bodies(world, gate.toll.holder, gate.at)
        friends = bodies(world, gate.party, gate.at)
        for body in shared(mine, theirs):
            if body in friends:
                continue
            wars_found = (
                war_between(inquiry, one, gate.party, gate.at) for one in (body, gate.toll.holder)
            )
            war = next(filter(None, wars_found), None)
            if war or gate.only:
                return gate, Tie(body=body, mine=mine[body], theirs=theirs[body], war=war)
    return None


def _still_barred(inquiry: Inquiry, gates: list[Gate]) -> list[Gate]:
    """Return the gates that still bar the way in a world that lacks a fact."""
    world = inquiry.world
    return [
        gate
        for gate in gates
        if world.facts(
            subject=gate.toll.holder, relation="controls", object=_held(gate), at=gate.at
        )
        and (gate.only or world.enmity(gate.party, gate.toll.holder, gate.at).answer in _ENEMY)
    ]


def _held(gate: Gate) -> str:
    """Return the place, or the region around it, that the holder is known to control."""
    control = next((fact for fact in gate.toll.facts if fact.relation == "controls"), None)
    return control.object if control else gate.toll.place


def _front_finding(
    inquiry: Inquiry, guest: Guest, gate: Gate, tie: Tie, gates: list[Gate]
) -> Finding:
    def again(less: Inquiry) -> bool:
        return _tie(less, guest, _still_barred(less, gates)) is not None

    control = tuple(fact for fact in gate.toll.facts if fact.relation == "controls")
    facts = (*control, *tie.facts)
    parts = (
        sentence(_shared_side(inquiry, guest, gate, tie, control)),
        sentence(_needed(inquiry, guest, gate, tie.war)),
        told_needed(inquiry, facts, again),
        *whose_word(inquiry, facts),
    )
    return inquiry.finding(
        "infeasible",
        " ".join(parts),
        subkind="own_front" if tie.war else "own_gate",
        rule=OWN_FRONT,
        spans=(one.span for one in guest.said),
        facts=inquiry.cite(facts),
        ways=way_of(inquiry, gate.obstacle, gate.passage, gate.goal),
    )


def _shared_side(
    inquiry: Inquiry, guest: Guest, gate: Gate, tie: Tie, control: tuple[Fact, ...]
) -> str:
    """Say how the guest belongs to the side that holds the way."""
    place, goal = inquiry.name(gate.toll.place), inquiry.name(gate.goal)
    way = f"the {'only known ' if gate.only else ''}way of {inquiry.name(gate.party)} to {goal}"
    holds = f"holds {place}{since(control)}, on {way}"
    who, holder = introduced(inquiry, guest), gate.toll.holder
    if guest.id == holder:
        return f"{who} itself {holds}"
    if tie.body == holder:
        return f"{who} {tied(inquiry, tie.mine)}, which {holds}"
    return f"{who} {_side_by_side(inquiry, inquiry.name(holder), tie, holds)}"


def _needed(inquiry: Inquiry, guest: Guest, gate: Gate, war: Fact | None) -> str:
    own = "its own side" if guest.id != gate.toll.holder else "it"
    claimed = "what is claimed" if inquiry.claim.kind == "event" else "the deal"
    need = f"{claimed} would need {own} to let"
    if war is None:
        return f"{need} {inquiry.name(gate.party)} through"
    one, other = inquiry.name(war.subject), inquiry.name(war.object)
    enemy = f"{one} is {SAYS[war.relation]} {other}{since((war,))}"
    return f"{enemy}: {need} its enemy through"


def _side_by_side(inquiry: Inquiry, holder: str, tie: Tie, holds: str) -> str:
    """Say how two belong to one body, and what the second holds, in words that follow the first."""
    mine, theirs = tie.mine, tie.theirs
    if not mine:
        return f"has under it {holder}{since(theirs[-1:])}, which {holds}"
    same = len(mine) == len(theirs) == 1 and mine[0].relation == theirs[0].relation
    if same and mine[0].relation != "speaks_for":
        return f"{tied(inquiry, mine)}, as is {holder}{since(theirs)}, which {holds}"
    return f"{tied(inquiry, mine)}; {holder}, which {holds}, {tied(inquiry, theirs)}"
