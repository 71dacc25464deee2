"""What follows from an event, by the table of `data/events.yaml`: rows of a table of facts."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
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
    alone = _alone(event, sides, table)
    unsure = unsure_in(event, table)
    doubt = f"{min(_PERHAPS, event.confidence or 1):g}"
    sure = "" if event.confidence is None else f"{event.confidence:g}"
    sure = doubt if unsure == "all" else sure
    when, cited = event.when, event.cited
    if place:
        there = _there(event, what, alone) if unsure != "losses" else set()
        for key in ("a", "b"):
            if key in there or key in _perhaps(what, alone):
                said = sure if key in there else doubt
                for name in sides[key]:
                    yield Row(name, "present_in", place, "", when, when, cited, said)
        # It began then; when it ended the row does not tell, so it is sure for that time alone.
        for name in _holder(event, what, sides, alone, table):
            yield Row(name, "controls", place, "", when, _open(when), cited, sure)
        for name in sides[alone] if what.stays and alone else ():
            yield Row(name, "present_in", place, "", when, _open(when), cited, sure)
    if what.hostile:
        for one in sides["a"]:
            for other in sides["b"]:
                if one != other:
                    yield Row(one, "hostile_to", other, place, when, when, cited, sure)


def actors(side: Side, table: Events) -> tuple[str, ...]:
    """Return those of a side that are actors of which something can be known."""
    if side.kind in table.nobodies:
        return ()
    return _known(side.names, table.nobody)


@lru_cache(maxsize=100_000)
def _known(names: tuple[str, ...], nobody: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the names that do not begin as those of nobody do."""
    return tuple(name for name in names if not name.casefold().startswith(nobody))


def unsure_in(event: Event, table: Events) -> str:
    """Return which facts the status of an event leaves open: none, those from `losses`, or `all`."""
    return table.unsure.get(event.status.casefold(), "all") if event.status else ""


def _alone(event: Event, sides: Mapping[str, tuple[str, ...]], table: Events) -> str:
    """Return the side that acts alone: the other is empty, or people who are no actors."""
    if sides["a"] and sides["b"]:
        return ""
    for key, against, other in (("a", "b", event.b), ("b", "a", event.a)):
        if sides[key] and not sides[against]:
            anybody = any(name.casefold().startswith(table.unknown) for name in other.names)
            return "" if anybody else key
    return ""


def _there(event: Event, what: Follows, alone: str) -> set[str]:
    found = {key for key in what.there if key in ("a", "b")} | (
        {alone} if "alone" in what.there else set()
    )
    if "losses" in what.there:
        found |= {"a"} if event.a.lost else set()
        found |= {"b"} if event.b.lost else set()
    return found


def _perhaps(what: Follows, alone: str) -> tuple[str, ...]:
    """Return the sides that may have been there."""
    if "both" in what.perhaps or "alone" in what.there:
        return () if alone else ("a", "b")
    return what.perhaps


def _holder(
    event: Event,
    what: Follows,
    sides: Mapping[str, tuple[str, ...]],
    alone: str,
    table: Events,
) -> tuple[str, ...]:
    """Return who holds the place, where the row tells one side of that kind and not two."""
    if what.holds == "alone":
        return sides[alone] if alone else ()
    kinds = {"state": table.states, "nonstate": table.nonstate}.get(what.holds, frozenset())
    fit = [key for key, side in (("a", event.a), ("b", event.b)) if side.kind in kinds]
    return sides[fit[0]] if len(fit) == 1 else ()


def _open(when: str) -> str:
    """Return some time from then on, as EDTF."""
    start, _, end = when.partition("/")
    first = start if len(start) == 10 else f"{start}-01"
    return f"{first}/.." if not end else f"{start}/.."
