"""Who is said to have taken part in what is claimed, and whom they are at war with."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import Fact, Interval

from .bodies import bodies
from .implied import said_in
from .inquiry import Inquiry
from .passage import wars
from .told import Named, attendees

SAYS = {"at_war_with": "at war with", "hostile_to": "hostile to"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody said to have taken part, with the words that say so; none where the claim itself does."""

    id: str
    said: tuple[Named, ...] = ()


def guests_of(inquiry: Inquiry) -> Iterator[Guest]:
    """Yield the claim's own actors, then whoever its reports say attended, oversaw or took part."""
    said: dict[str, list[Named]] = {}
    for named in attendees(inquiry):
        said.setdefault(named.id, []).append(named)
    yield from (Guest(id=actor) for actor in inquiry.actors)
    for id, all_said in said.items():
        yield Guest(id=id, said=tuple(all_said))


def introduced(inquiry: Inquiry, guest: Guest) -> str:
    """Name a guest with who says that it was there: “Heron, said to have been there (Wire),”."""
    name = inquiry.name(guest.id)
    if not guest.said:
        return f"{name}, a party to it,"
    some = all(one.part for one in guest.said)
    said = f"{'some of whose members are ' if some else ''}said to have been there"
    return f"{name}, {said} ({said_in(inquiry, guest.said)}),"


def war_between(inquiry: Inquiry, one: str, party: str, at: Interval) -> Fact | None:
    """Return a general row of enmity between a body and a party or the bodies of that party."""
    for other in bodies(inquiry.world, party, at):
        for row in wars(inquiry.world, one, other, at):
            if row.scope != "local":
                return row
    return None
