"""A participant that is an enemy of a party, itself, through its bodies, or by one of its side."""

from collections.abc import Iterator

from whence.model import Fact, Finding, Interval

from .bodies import bodies, shared, tied
from .guests import SAYS, Guest, introduced, war_between
from .inquiry import Inquiry
from .needed import told_needed
from .wording import sentence, since
from .words_of import whose_word

# What is told, and the rows it is told from.
Told = tuple[str, tuple[Fact, ...]]
OWN_ENEMY = "somebody said to have taken part is an enemy of a party, itself or through its bodies"


def own_enemy(inquiry: Inquiry, guest: Guest, party: str, at: Interval) -> Finding | None:
    """Find a participant at war with a party, itself or through its bodies, or a sister's.

    Between the parties themselves only ties that make no member count here: their own war is told
    by the state of the world.
    """
    found = _quarrel(inquiry, guest, party, at)
    if found is None:
        return None
    told, facts = found

    def again(less: Inquiry) -> bool:
        return _quarrel(less, guest, party, at) is not None

    parts = (sentence(told), told_needed(inquiry, facts, again), *whose_word(inquiry, facts))
    return inquiry.finding(
        "infeasible",
        " ".join(parts),
        subkind="own_enemy",
        rule=OWN_ENEMY,
        spans=(one.span for one in guest.said),
        facts=inquiry.cite(facts),
    )


def _quarrel(inquiry: Inquiry, guest: Guest, party: str, at: Interval) -> Told | None:
    """Return the quarrel of a participant with a party in words, with the rows for it."""
    mine = bodies(inquiry.world, guest.id, at)
    sides = _sides(inquiry, at)
    for body, rows in mine.items():
        if body in sides and guest.said:
            continue
        told_already = not guest.said and all(row.relation == "member_of" for row in rows)
        war = None if told_already else war_between(inquiry, body, party, at)
        if war:
            return _own(inquiry, guest, rows, war)
    return _sister(inquiry, guest, party, at) if guest.said else None


def _sides(inquiry: Inquiry, at: Interval) -> set[str]:
    """Return the parties of the claim and all that they belong to."""
    return {body for actor in inquiry.actors for body in bodies(inquiry.world, actor, at)}


def _own(inquiry: Inquiry, guest: Guest, rows: tuple[Fact, ...], war: Fact) -> Told:
    mine = {guest.id, *(row.subject for row in rows), *(row.object for row in rows)}
    same = {inquiry.world.identity(id) for id in mine}
    foe = war.object if inquiry.world.identity(war.subject) in same else war.subject
    enemy = f"{SAYS[war.relation]} {inquiry.name(foe)}{since((war,))}"
    via = f"{tied(inquiry, rows)}, which is {enemy}" if rows else f"is {enemy}"
    return f"{introduced(inquiry, guest)} {via}", (*rows, war)


def _sister(inquiry: Inquiry, guest: Guest, party: str, at: Interval) -> Told | None:
    """Return an enemy of a party that belongs to one body with a participant."""
    world = inquiry.world
    mine, sides = bodies(world, guest.id, at), _sides(inquiry, at)
    for war in _enmities(inquiry, party, at):
        ours = world.identity(war.subject) == world.identity(party)
        enemy = war.object if ours else war.subject
        theirs = bodies(world, enemy, at)
        body = next((one for one in shared(mine, theirs) if one not in sides), None)
        if body is None or enemy in sides or enemy in mine:
            continue
        foe = f"{inquiry.name(enemy)}, which is {SAYS[war.relation]} {inquiry.name(party)}"
        joined = f" {tied(inquiry, mine[body])};" if mine[body] else ":"
        told = f"{introduced(inquiry, guest)}{joined} {foe}{since((war,))}, {tied(inquiry, theirs[body])}"
        return told, (*mine[body], *theirs[body], war)
    return None


def _enmities(inquiry: Inquiry, party: str, at: Interval) -> Iterator[Fact]:
    """Yield the general rows by which others are enemies of a party."""
    for relation in ("at_war_with", "hostile_to"):
        for row in inquiry.world.facts(subject=party, relation=relation, at=at):
            if row.scope != "local":
                yield row
        for row in inquiry.world.facts(object=party, relation=relation, at=at):
            if row.scope != "local":
                yield row
