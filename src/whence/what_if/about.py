"""Which facts are about a place, and which rest on the words of a document."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from whence.model import Fact, Knowledge, Precedent

_Cited = TypeVar("_Cited", Fact, Precedent)


def about_place(known: Knowledge, place: str) -> list[Fact]:
    """Return the facts that name a place at one of their ends, or as where they hold."""
    return [one for one in known.facts if place in (one.subject, one.object, one.place)]


def cited_by(known: Iterable[_Cited], documents: Collection[str]) -> list[_Cited]:
    """Return the facts or precedents whose source is one of these documents."""
    return [one for one in known if one.source and one.source.document in documents]
