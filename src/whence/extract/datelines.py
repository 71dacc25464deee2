"""“GENEVA (Reuters) – …”: the agency a text comes from, as news writes it at the head."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.text import paragraphs, words

from .attribution import Piece
from .kinds import describe

# A place, perhaps a day, and the agency in brackets. Without a dash the place is in capitals.
_PLACE = r"(?:[A-Z][A-Z’'./-]+(?:[ ,/]+[A-Z][A-Z’'./-]+){0,4}|[A-Z][\w’'.-]+(?:[ ,]+[A-Z][\w’'.-]+){0,3})"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:,?\s+[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?)?,?\s*"
    r"\((?P<agency>[A-Z][\w./ -]{1,30})\)\s*(?P<dash>[-–—:]+)?\s*"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands, and where in it the agency and its brackets."""

    span: Piece
    agency: Piece
    cue: Piece


def find_datelines(text: str) -> Iterator[Dateline]:
    """Yield the datelines of a text, each at the head of a paragraph."""
    for start, end in paragraphs(text):
        match = _DATELINE.match(text, start, end)
        if not match or not (match["dash"] or match["place"].isupper()):
            continue
        agency = match["agency"]
        if describe(agency).kind == "publisher" or (agency.isupper() and len(agency) <= 5):
            left, right = match.span("agency")
            yield Dateline((start, match.end()), (left, right), (left - 1, right + 1))


def stands_for(name: str, other: str) -> bool:
    """Say whether a name is another or its initials: “AP”, “Associated Press”."""
    initials = "".join(other[start] for start, _ in words(other) if other[start].isupper())
    return name.casefold() == other.casefold() or (len(initials) > 1 and initials == name)
