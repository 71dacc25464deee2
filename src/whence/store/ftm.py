"""Actors and relations from FollowTheMoney, as JSON lines: one entity a line.

https://followthemoney.tech. An entity lists all names it ever had, without dates: they are kept as
undated names, never as a claim that it was called so at a time. What has no counterpart here
(families, addresses, vessels) is counted.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from whence.model import (
    Actor,
    Citation,
    DateError,
    Fact,
    Interval,
    Issue,
    Knowledge,
    Name,
    Relation,
    Succession,
)

from .errors import Problem
from .outside import Outside, Register, decode, left_out

_ACTORS = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "company",
    "PublicBody": "government",
    "LegalEntity": "organisation",
    "Position": "office",
    "Asset": "asset",
}
# The property that names the subject, the relation, and the property that names the object.
_RELATIONS: dict[str, tuple[str, Relation, str]] = {
    "Membership": ("member", "member_of", "organization"),
    "Directorship": ("director", "member_of", "organization"),
    "Employment": ("employee", "member_of", "employer"),
    "Ownership": ("owner", "owns", "asset"),
    "Occupancy": ("holder", "member_of", "post"),
    "Representation": ("agent", "speaks_for", "client"),
}
_NAMES = {
    "name": None,
    "alias": "alias",
    "weakAlias": "alias",
    "previousName": "former",
    "abbreviation": "acronym",
}
_MOST_NAMES = 200  # of one entity; public lists have some hundred of the most wanted
_LONGEST = 2_000_000  # characters of a line


@dataclass(frozen=True, slots=True)
class _Entity:
    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    cited: str | None
    line: int

    def first(self, name: str) -> str | None:
        values = self.properties.get(name, ())
        return values[0] if values else None


@dataclass(slots=True)
class _Reading:
    path: str
    actors: dict[str, Actor] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    unnamed: Counter[str] = field(default_factory=Counter)


def read_ftm(content: bytes, path: str, register: Register) -> Outside:
    """Read the actors, facts and successions of a file of FollowTheMoney entities.

    Entities whose id the case codes itself keep what the case says. Raises `InputError` for a file that
    is no text; lines that are no entity are told all at once.
    """
    reading = _Reading(path)
    entities = list(_entities(decode(content, path), reading))
    for entity in entities:
        if entity.schema in _ACTORS:
            _add_actor(entity, reading)
    for entity in entities:
        if entity.schema in _RELATIONS:
            _add_facts(entity, reading)
        elif entity.schema == "Succession":
            _add_succession(entity, reading)
        elif entity.schema not in _ACTORS:
            reading.unread[entity.schema] += 1
    new = tuple(one for one in reading.actors.values() if one.id not in register.actors.ids)
    return Outside(
        knowledge=Knowledge(actors=new, facts=tuple(reading.facts)),
        problems=tuple(reading.problems),
        issues=tuple(_issues(reading)),
    )


def _issues(reading: _Reading) -> Iterator[Issue]:
    yield from left_out(reading.path, reading.unread, "entities without a counterpart, not read")
    yield from left_out(reading.path, reading.unnamed, "entities that are named but not described")


def _entities(text: str, reading: _Reading) -> Iterator[_Entity]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _entity(line, number)
        except (ValueError, RecursionError) as error:
            what = "nested too deep" if isinstance(error, RecursionError) else str(error)
            reading.problems.append(Problem(reading.path, number, f"no entity: {what}"))


def _entity(line: str, number: int) -> _Entity:
    """Read one line. Raises `ValueError` that says what is wrong with it."""
    if len(line) > _LONGEST:
        raise ValueError(f"longer than {_LONGEST:,} characters")
    data = json.loads(line, parse_constant=_no_number)
    if not isinstance(data, dict) or not all(
        isinstance(data.get(key), str) and data[key].strip() for key in ("id", "schema")
    ):
        raise ValueError("an entity has an 'id' and a 'schema', both text")
    properties = data.get("properties", {})
    if not isinstance(properties, dict):
        raise ValueError("'properties' must be a mapping of lists")
    read = {str(name): tuple(_texts(values)) for name, values in properties.items()}
    if not read.get("name") and isinstance(data.get("caption"), str) and data["caption"].strip():
        read["name"] = (data["caption"],)
    return _Entity(data["id"], data["schema"], read, _cited(read, data.get("datasets")), number)


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _texts(values: Any) -> Iterator[str]:
    """Yield the texts of a property; a value may be an entity itself, whose id then counts."""
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, dict):
            value = value.get("id")
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _cited(properties: Mapping[str, tuple[str, ...]], datasets: Any) -> str | None:
    cited = [*properties.get("sourceUrl", ())[:1], *properties.get("publisher", ())[:1]]
    if not cited:
        cited = list(_texts(datasets))[:3]
    return "; ".join(cited) or None


def _add_actor(entity: _Entity, reading: _Reading) -> None:
    names: dict[str, Name] = {}
    source = Citation(citation=entity.cited) if entity.cited else None
    for name, kind in _NAMES.items():
        for written in entity.properties.get(name, ())[:_MOST_NAMES]:
            # The first name is the usual one; of the others nobody knows when they were used.
            kind = kind or ("alias" if names else None)
            names.setdefault(written, Name(name=written, kind=kind, source=source))
    known = reading.actors.get(entity.id)
    if known:
        names = {name.name: name for name in (*known.names, *names.values())}
    reading.actors[entity.id] = Actor(
        id=entity.id,
        kind=_ACTORS[entity.schema],
        names=tuple(names.values()) or (Name(name=entity.id),),
    )


def _add_facts(entity: _Entity, reading: _Reading) -> None:
    one, relation, other = _RELATIONS[entity.schema]
    subjects, objects = entity.properties.get(one, ()), entity.properties.get(other, ())
    if not subjects or not objects:
        what = f"a {entity.schema} needs {one!r} and {other!r}"
        reading.problems.append(Problem(reading.path, entity.line, what))
        return
    start, end = _dates(entity, reading)
    for subject in subjects:
        for object in objects:
            _mention(subject, reading)
            _mention(object, reading)
            reading.facts.append(
                Fact(
                    subject=subject,
                    relation=relation,
                    object=object,
                    from_=start,
                    until=end,
                    source=Citation(citation=entity.cited) if entity.cited else None,
                )
            )


def _add_succession(entity: _Entity, reading: _Reading) -> None:
    """Let one actor succeed another, as a merger does: two bodies, which a rename would make one."""
    before, after = entity.first("predecessor"), entity.first("successor")
    if not before or not after:
        what = "a Succession needs 'predecessor' and 'successor'"
        reading.problems.append(Problem(reading.path, entity.line, what))
        return
    start, end = _dates(entity, reading)
    source = Citation(citation=entity.cited) if entity.cited else None
    for id in (before, after):
        _mention(id, reading)
    succession = Succession(actor=before, kind="merger", when=start or end, source=source)
    actor = reading.actors[after]
    reading.actors[after] = replace(actor, succeeds=(*actor.succeeds, succession))


def _mention(id: str, reading: _Reading) -> None:
    """Make an actor of an id that no entity of the file describes, and count it."""
    if id not in reading.actors:
        reading.actors[id] = Actor(id=id, names=(Name(name=id),))
        reading.unnamed["ids"] += 1


def _dates(entity: _Entity, reading: _Reading) -> tuple[Interval | None, Interval | None]:
    """Return when a relation began and ended; dates that differ span what is not known."""
    dated = entity.properties.get("date", ())
    start = _span(entity, "startDate", entity.properties.get("startDate", dated), reading)
    end = _span(entity, "endDate", entity.properties.get("endDate", ()), reading)
    if start and end and end.before(start):
        what = f"endDate: {end} is before startDate, {start}"
        reading.problems.append(Problem(reading.path, entity.line, what))
    return start, end


def _span(entity: _Entity, name: str, written: Iterable[str], reading: _Reading) -> Interval | None:
    read: list[Interval] = []
    for text in written:
        try:
            read.append(Interval.parse(text))
        except (DateError, ValueError, OverflowError) as error:
            reading.problems.append(Problem(reading.path, entity.line, f"{name}: {error}"))
    if len(read) < 2:
        return read[0] if read else None
    lows, highs = [one.low for one in read], [one.high for one in read]
    return Interval(
        low=None if None in lows else min(low for low in lows if low),
        high=None if None in highs else max(high for high in highs if high),
    )
