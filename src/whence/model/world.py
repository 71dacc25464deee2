"""What is already known: dated names, places, routes, relations and precedents."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .dates import Interval
from .documents import Span
from .edge import INPUT

Relation = Literal[
    "controls",
    "present_in",
    "absent_from",
    "borders",
    "member_of",
    "affiliate_of",
    "splinter_of",
    "allied_with",
    "at_war_with",
    "hostile_to",
    "recognises",
    "refuses_to_recognise",
    "pledged_to",
    "backs",
    "speaks_for",
    "owns",
    "located_in",
    "denies",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a fact comes from: a document of the case with its words, or a work cited.

    `start` is the offset of the quotation in the document's text, in code points; None where an
    analyst copied the words without saying where they stand.
    """

    __pydantic_config__ = INPUT

    document: str | None = None
    quote: str | None = None
    citation: str | None = None
    start: int | None = None

    @property
    def span(self) -> Span | None:
        """The words in their document, where it is known where they stand."""
        if not (self.document and self.quote) or self.start is None:
            return None
        end = self.start + len(self.quote)
        return Span(document=self.document, start=self.start, end=end, quote=self.quote)

    def __str__(self) -> str:
        """Write the citation in one line."""
        if self.document:
            return f"{self.document}: “{self.quote}”" if self.quote else self.document
        return self.citation or "no source given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name with its validity: who is called so, since when, until when, by whom.

    `kind` is free (`self-name`, `rival`, `former`, `acronym`, `translation`, `spelling`, …); `source`
    says where the name was learned.
    """

    __pydantic_config__ = INPUT

    name: str
    from_: Interval | None = None
    until: Interval | None = None
    script: str | None = None
    kind: str | None = None
    used_by: tuple[str, ...] = ()
    source: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """A rename, split or merger: who came before, and when."""

    __pydantic_config__ = INPUT

    actor: str
    kind: Literal["rename", "split", "merger"] = "rename"
    when: Interval | None = None
    source: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group, company, government or outlet that can act."""

    __pydantic_config__ = INPUT

    id: str
    kind: str = "organisation"
    names: tuple[Name, ...] = ()
    succeeds: tuple[Succession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point or region; `within` is the id of the place that contains it. Degrees, WGS 84."""

    __pydantic_config__ = INPUT

    id: str
    names: tuple[Name, ...] = ()
    lat: float | None = None
    lon: float | None = None
    within: str | None = None
    precision: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way between two places that can be travelled in both directions.

    A `gate` says more: whoever is not yet at the second place gets there only through the first.
    """

    __pydantic_config__ = INPUT

    between: tuple[str, str]
    kind: str = "road"
    source: Citation | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A gate as the road map has it: from `outer` to `inner` in km, and what lies behind it.

    `behind` are the neighbours of `inner` from which nothing known leads to `outer` but through
    `inner`: whoever is there has passed already.
    """

    outer: str
    inner: str
    km: float
    behind: frozenset[str]
    route: Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Roads:
    """The road map: the places from which one comes to each place, with km; and its gates.

    Roads lead both ways, save one past a gate: that leads out and not in. A place without a point
    is 0 km from its neighbours.
    """

    sources: Mapping[str, Mapping[str, float]]
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated relation between two actors, or an actor and a place.

    Both ends are themselves intervals, so a fact surely holds only between the latest start and
    the earliest end. "Absent" is a fact of its own, never the lack of a row. `stated` marks what
    was read in the words of a document of the case: that document's word, not knowledge.
    """

    __pydantic_config__ = INPUT

    subject: str
    relation: Relation
    object: str
    from_: Interval | None = None
    until: Interval | None = None
    scope: Literal["local"] | None = None
    place: str | None = None
    contested: bool = False
    confidence: float | None = None
    source: Citation | None = None
    stated: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A stretch of a map: `fact` holds of every place in it, whose id takes the place of its object.

    `rings` are those of one polygon or several, holes included, as longitude and latitude in degrees;
    a point in an even number of them lies outside.
    """

    fact: Fact
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """An earlier attempt of the same kind, with its outcome; `name` is what it is called, if anything."""

    __pydantic_config__ = INPUT

    id: str
    kind: str
    name: str | None = None
    actors: tuple[str, ...] = ()
    when: Interval | None = None
    outcome: Literal["succeeded", "failed", "partial", "unknown"] = "unknown"
    source: Citation | None = None
    stated: bool = False
