"""What is already known: dated names, places, routes, relations and precedents."""

from dataclasses import dataclass
from typing import Literal, Protocol

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
# Three-valued in time, and open-world: no row means unknown, never no.
Answer = Literal["surely", "possibly", "surely not", "unknown"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to a question about the world, with the rows used."""

    answer: Answer
    facts: tuple[Fact, ...] = ()


class World(Protocol):
    """What the checks may ask of the dated knowledge base (answered by `whence.store.world`)."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors, with their names and what each of them succeeds."""

    @property
    def places(self) -> tuple[Place, ...]:
        """All places."""

    @property
    def routes(self) -> tuple[Route, ...]:
        """All routes."""

    @property
    def precedents(self) -> tuple[Precedent, ...]:
        """All precedents."""

    def name(self, id: str) -> str:
        """Return the usual name of an actor or place, or the id itself if unknown."""

    def facts(
        self,
        *,
        subject: str | None = None,
        relation: Relation | None = None,
        object: str | None = None,
        at: Interval | None = None,
    ) -> tuple[Fact, ...]:
        """Return the rows that match and could hold at some time of `at`."""

    def ask(self, subject: str, relation: Relation, object: str, at: Interval) -> Reply:
        """Say whether the relation holds at that time, with the rows used."""

    def groups_of(self, actor: str, at: Interval) -> dict[str, tuple[Fact, ...]]:
        """Return every body the actor belongs to, itself included, with the rows that say so."""

    def enmity(self, one: str, other: str, at: Interval) -> Reply:
        """Say whether two actors are at war, themselves or through the bodies they belong to."""

    def contains(self, region: str, place: str) -> bool:
        """Say whether a place lies in a region (or is it)."""

    def say(self, fact: Fact) -> str:
        """Write a fact as a sentence in plain words, with its dates."""
