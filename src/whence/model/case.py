"""A case: the question, the evidence, and what is already known."""

from dataclasses import dataclass, field

from .claims import Claim, Hypothesis
from .dates import Interval
from .documents import Issue
from .edge import INPUT
from .statements import CodedSource
from .world import Actor, Fact, Place, Precedent, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`case.yaml`: what is asked. Every field is optional."""

    __pydantic_config__ = INPUT

    title: str | None = None
    question: str | None = None
    as_of: Interval | None = None
    claims: tuple[Claim, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """`knowledge/*.yaml`: what is known of the world."""

    __pydantic_config__ = INPUT

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    routes: tuple[Route, ...] = ()
    facts: tuple[Fact, ...] = ()
    precedents: tuple[Precedent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """`sources.yaml`: what is known of sources."""

    __pydantic_config__ = INPUT

    sources: tuple[CodedSource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """One file as it lies on disk: the id its document will have, its path, its bytes."""

    id: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything one assessment rests on; `files` become documents in `read`."""

    name: str
    question: Question = field(default_factory=Question)
    files: tuple[RawFile, ...] = ()
    knowledge: Knowledge = field(default_factory=Knowledge)
    sources: tuple[CodedSource, ...] = ()
    issues: tuple[Issue, ...] = ()
