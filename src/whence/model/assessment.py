"""The result: what `whence assess --json` prints."""

from dataclasses import dataclass
from typing import Literal

from .documents import Document, Issue, Span
from .findings import Finding, StatedFact
from .names import NameProposal, NameUse
from .origins import Link, Origins
from .statements import Source, Statement
from .world import Actor, Place

Confidence = Literal["low", "moderate", "high"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """One thing that moved the verdict: its weight is the change of log10 odds without it.

    Positive weights speak for the claim. A `linchpin` changes the word or the leading
    explanation when it is taken away.
    """

    what: str
    kind: Literal["origin", "finding", "prior"]
    weight: float
    id: str
    linchpin: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimVerdict:
    """How likely a claim is, on how many independent origins, and why.

    `probability`, `low` and `high` are the posterior mean and its 90 % interval; `words` is the
    ICD 203 term for the probability; `confidence` is about the evidence, not the claim, and the
    two never stand in one sentence.
    """

    id: str
    text: str
    reports: int
    origins: Origins
    probability: float
    low: float
    high: float
    words: str
    confidence: Confidence
    drivers: tuple[Driver, ...] = ()
    prior: float = 0.5
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedHypothesis:
    """A rival explanation of one claim, before and after the evidence."""

    id: str
    claim: str
    text: str
    prior: float
    probability: float
    low: float
    high: float
    kind: str = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How much more (or less) one piece of evidence is expected under one hypothesis.

    `weight` is log10 of the likelihood under this hypothesis over the mean of all.
    """

    hypothesis: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One piece of evidence against all hypotheses of its claim.

    `diagnosticity` is the largest difference between two cells: how well it tells them apart.
    """

    claim: str
    evidence: str
    what: str
    diagnosticity: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Hypotheses (rows) against evidence (columns), as log10 likelihood ratios."""

    rows: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to find out next, and the expected drop in entropy (bits) from knowing it."""

    question: str
    claim: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `judge` returns: claims, rival explanations, the matrix, and what to find out next."""

    claims: tuple[ClaimVerdict, ...]
    hypotheses: tuple[JudgedHypothesis, ...]
    matrix: Matrix
    next: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything whence has to say about a case.

    `actors` and `places` are those of the case and those learned from its documents, `proposals`
    the names that may mean one, `naming` who calls whom by which name, `stated` the facts that
    documents state in their own words.
    """

    case: str
    question: str | None
    as_of: str | None
    whence: str
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    links: tuple[Link, ...]
    claims: tuple[ClaimVerdict, ...]
    hypotheses: tuple[JudgedHypothesis, ...]
    findings: tuple[Finding, ...]
    matrix: Matrix
    issues: tuple[Issue, ...]
    next: tuple[Step, ...]
    title: str | None = None
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    proposals: tuple[NameProposal, ...] = ()
    naming: tuple[NameUse, ...] = ()
    stated: tuple[StatedFact, ...] = ()
