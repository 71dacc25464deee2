"""Where, when and against whom: what the words of a found claim say, as ids and dates to check it by."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from whence.model import (
    Actor,
    Citation,
    Claim,
    Document,
    Interval,
    Name,
    Place,
    Role,
    Slot,
    Span,
    Statement,
)
from whence.text import slug

from .book import NameBook
from .places import PlaceMention, Places
from .toponyms import loose_name

_T = TypeVar("_T")
# Before a place at which something happens, with what may stand between: “in the whole of northern”.
_AT = re.compile(
    r"\b(?:in|at|near|inside|outside|around|across|throughout|within|into|"
    r"(?:town|city|village|province|district|governorate|region|capital) of)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_BEFORE = 40  # characters in which such words stand
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The place and target of a claim by id, when it is said to be, and who the target is.

    `actors` is the record of a target that no list of names has.
    """

    place: str | None = None
    target: str | None = None
    when: Interval | None = None
    actors: tuple[Actor, ...] = ()


class Settings:
    """What is needed to read the setting of a statement."""

    def __init__(
        self,
        documents: Iterable[Document],
        books: Mapping[str, NameBook],
        places: Places,
        coded: Iterable[Place] = (),
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._books = books
        self._places = places
        self._new: dict[str, Actor] = {}
        self._within = {place.id: place.within for place in (*places.records, *coded)}

    def of(self, statement: Statement) -> Setting:
        """Return what the words of a statement say of place, target and time; None where in doubt."""
        target, actors = self._target(statement)
        return Setting(
            place=self._place(statement), target=target, when=self._when(statement), actors=actors
        )

    def of_all(self, statements: Sequence[Statement]) -> Setting:
        """Return the setting of the first statement; where it is silent, what all others agree on.

        A target is only taken from the first: whom another speaks of may make it another claim.
        """
        first, *others = map(self.of, statements)
        self._new |= {actor.id: actor for actor in first.actors}
        return Setting(
            place=first.place or _agreed(one.place for one in others),
            target=first.target,
            when=first.when or _agreed(one.when for one in others),
        )

    def targets(self, claims: Iterable[Claim]) -> tuple[Actor, ...]:
        """Return records of the targets of claims that no list of names has."""
        ids = dict.fromkeys(claim.target for claim in claims if claim.target)
        return tuple(self._new[id] for id in ids if id in self._new)

    def placed(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return claims with the ids of places that a case names and the documents know by that name."""
        ids: dict[str, set[str]] = {}
        for place in self._places.records:
            for name in place.names:
                ids.setdefault(loose_name(name.name), set()).add(place.id)

        def placed(claim: Claim) -> Claim:
            known = claim.place is None or claim.place in self._within
            found = set() if known else ids.get(loose_name(claim.place or ""), set())
            return replace(claim, place=min(found)) if len(found) == 1 else claim

        return tuple(map(placed, claims))

    def _place(self, statement: Statement) -> str | None:
        """Return the one place where it happens: that of its event, or the only one it is “in”."""
        told = [
            mention.place
            for role in _roles(statement, "place")
            for mention in self._mentions(role.span)
            if not role.vague
        ]
        document = self._documents[statement.document].text
        named = [
            mention.place
            for piece in statement.content
            for mention in self._mentions(piece)
            if _AT.search(document, max(0, mention.span.start - _BEFORE), mention.span.start)
        ]
        return self._narrowest(told) or self._narrowest(named)

    def _narrowest(self, places: Iterable[str]) -> str | None:
        """Return the one place that lies in all others (“Azaz, Aleppo province”), if there is one."""
        found = set(places)
        inner = [one for one in found if all(self._inside(one, other) for other in found)]
        return inner[0] if len(inner) == 1 else None

    def _inside(self, place: str, region: str) -> bool:
        seen: set[str] = set()
        at: str | None = place
        while at is not None and at not in seen:
            if at == region:
                return True
            seen.add(at)
            at = self._within.get(at)
        return False

    def _target(self, statement: Statement) -> tuple[str | None, tuple[Actor, ...]]:
        """Return the id of the one whom an event is aimed at, and a record of him if he is new."""
        roles = _roles(statement, "target")
        ids = {self._known(role) or slug(_bare(role)): role for role in roles}
        if len(ids) != 1:
            return None, ()
        ((id, role),) = ids.items()
        if self._known(role):
            return id, ()
        span = role.name or role.span
        named = any(character.isupper() for character in span.quote)
        return (id, (_actor(id, span, _bare(role)),)) if named else (None, ())

    def _known(self, role: Role) -> str | None:
        span = role.name or role.span
        book = self._books[span.document]
        actors = [entry.of for _, _, entry in book.find(span.quote) if entry.kind == "actor"]
        if actors:
            return actors[0] if len(set(actors)) == 1 else None
        places = [one for one in self._mentions(span) if one.span.start == span.start]
        return places[0].place if len(places) == 1 else None

    def _when(self, statement: Statement) -> Interval | None:
        """Return the time that an event has in its words, or the only one that they hold."""
        dates = self._documents[statement.document].dates
        times = [role.span for role in _roles(statement, "time")]
        for stretches in (times, statement.content):
            found = {
                one.when
                for one in dates
                if any(one.span.overlaps(stretch) for stretch in stretches)
                and (one.when.low or one.when.high)
            }
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _mentions(self, span: Span) -> tuple[PlaceMention, ...]:
        return self._places.inside(span.document, span.start, span.end)


def _roles(statement: Statement, slot: Slot) -> list[Role]:
    return [
        role
        for frame in statement.frames
        if frame.mode != "negated"
        for role in frame.of(slot)
        if role.span.document == statement.document and not role.alike
    ]


def _bare(role: Role) -> str:
    return _ARTICLE.sub("", (role.name or role.span).quote)


def _actor(id: str, span: Span, name: str) -> Actor:
    source = Citation(document=span.document, quote=span.quote, start=span.start)
    return Actor(id=id, kind="group", names=(Name(name=name, source=source),))


def _agreed(values: Iterable[_T | None]) -> _T | None:
    """Return the one value that is given, if no other is."""
    given = {value for value in values if value is not None}
    return given.pop() if len(given) == 1 else None
