"""What follows from an event, by the table of `data/events.yaml`: rows of a table of facts."""

from collections.abc import Iterator
from typing import NamedTuple

from whence.data.events import Events, Follows

from .event import Event, Side

# Of a side that may have been there. Any number below one half says that a row makes nothing sure.
_PERHAPS = 0.4


class Row(NamedTuple):
    """A row of a table of facts, in the order of its columns."""

    subject: str
    relation: str
    object: str
    place: str
    start: str
    until: str
    source: str
    confidence: str


COLUMNS = ("subject", "relation", "object", "place", "from", "until", "source", "confidence")


def follows(event: Event, table: Events) -> Follows | None:
    """Return what follows from events of this type; None if it is no type that is known."""
    return table.types[event.table].get(event.type)


def facts_of(event: Event, what: Follows, place: str, table: Events) -> Iterator[Row]:
    """Yield the facts that follow from an event; without a place only who is hostile to whom."""
    sides = {"a": actors(event.a, table), "b": actors(event.b, table)}
    sure = "" if event.confidence is None else f"{event.confidence:g}"
    if place:
        there = _there(event, what)
        for key in ("a", "b"):
            if key in there or key in what.perhaps:
                doubt = sure if key in there else f"{min(_PERHAPS, event.confidence or 1):g}"
                for name in sides[key]:
                    yield Row(
                        name, "present_in", place, "", event.when, event.when, event.cited, doubt
                    )
        # It began then; when it ended the row does not tell, so it is sure for that time alone.
        after = _open(event.when)
        for name in _holder(event, what, table):
            yield Row(name, "controls", place, "", event.when, after, event.cited, sure)
        for name in sides["a"] if what.stays else ():
            yield Row(name, "present_in", place, "", event.when, after, event.cited, sure)
    if what.hostile:
        for one in sides["a"]:
            for other in sides["b"]:
                if one != other:
                    when = event.when
                    yield Row(one, "hostile_to", other, place, when, when, event.cited, sure)


def actors(side: Side, table: Events) -> tuple[str, ...]:
    """Return those of a side that are actors of which something can be known."""
    if side.kind in table.nobodies:
        return ()
    return tuple(name for name in side.names if not name.casefold().startswith(table.nobody))


def _there(event: Event, what: Follows) -> set[str]:
    found = {key for key in what.there if key != "losses"}
    if "losses" in what.there:
        found |= {"a"} if event.a.lost else set()
        found |= {"b"} if event.b.lost else set()
    return found


def _holder(event: Event, what: Follows, table: Events) -> tuple[str, ...]:
    """Return who holds the place, where the row tells one side of that kind and not two."""
    if what.holds == "a":
        return actors(event.a, table)
    kinds = {"state": table.states, "nonstate": table.nonstate}.get(what.holds, frozenset())
    fit = [side for side in (event.a, event.b) if side.kind in kinds]
    return actors(fit[0], table) if len(fit) == 1 else ()


def _open(when: str) -> str:
    """Return some time from then on, as EDTF."""
    start, _, end = when.partition("/")
    first = start if len(start) == 10 else f"{start}-01"
    return f"{first}/.." if not end else f"{start}/.."
