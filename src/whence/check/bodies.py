"""To whom somebody answers, however they are tied: members, affiliates, subsidiaries, spokesmen."""

from collections.abc import Iterator

from whence.model import Fact, Interval, Relation, World

from .inquiry import Inquiry
from .wording import listed, since

# Upwards: from the one who belongs to the body it belongs to.
_TIES: tuple[Relation, ...] = ("member_of", "affiliate_of", "speaks_for")
_SAYS: dict[str, str] = {
    "member_of": "is a member of",
    "affiliate_of": "is an affiliate of",
    "speaks_for": "speaks for",
    "owns": "is owned by",
}
_FAR = 4  # ties: a subsidiary's subsidiary has little say, and less stands behind each further one


def bodies(world: World, actor: str, at: Interval) -> dict[str, tuple[Fact, ...]]:
    """Return all that an actor belongs to, answers to or is owned by, itself first, with the rows.

    Memberships alone are `World.groups_of`; here affiliates, owners and those whom a person speaks
    for count too, up to four ties away, local exceptions left out.
    """
    found: dict[str, tuple[Fact, ...]] = {actor: ()}
    waiting = [actor]
    for here in waiting:
        if len(found[here]) == _FAR:
            continue
        for fact, body in _above(world, here, at):
            if body not in found:
                found[body] = (*found[here], fact)
                waiting.append(body)
    return found


def _above(world: World, actor: str, at: Interval) -> Iterator[tuple[Fact, str]]:
    for relation in _TIES:
        for fact in world.facts(subject=actor, relation=relation, at=at):
            if fact.scope != "local":
                yield fact, fact.object
    for fact in world.facts(relation="owns", object=actor, at=at):
        if fact.scope != "local":
            yield fact, fact.subject


def tied(inquiry: Inquiry, rows: tuple[Fact, ...]) -> str:
    """Say how somebody belongs to a body, in words that follow its name; empty where it is itself.

    “is owned by Corvid Holding (since 2029), which is a member of the Guild”.
    """
    steps = (f"{_SAYS[row.relation]} {inquiry.name(_upper(row))}{since((row,))}" for row in rows)
    return ", which ".join(steps)


def _upper(row: Fact) -> str:
    return row.subject if row.relation == "owns" else row.object


def shared(one: dict[str, tuple[Fact, ...]], other: dict[str, tuple[Fact, ...]]) -> Iterator[str]:
    """Yield the bodies that two have in common, the nearest first."""
    common = [body for body in one if body in other]
    return iter(sorted(common, key=lambda body: (len(one[body]) + len(other[body]), body)))


def names_of(inquiry: Inquiry, ids: tuple[str, ...]) -> str:
    """Join the usual names of actors."""
    return listed(map(inquiry.name, ids))
