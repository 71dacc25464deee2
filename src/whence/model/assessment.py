"""The result: what `whence assess --json` prints."""

from dataclasses import dataclass
from typing import Any, Literal

from .cells import ChangedCell
from .claims import ClaimKind
from .coded import Note
from .dates import Interval
from .documents import Document, Issue, Span
from .findings import Finding, StatedFact
from .names import NameProposal, NameUse
from .origins import Link, Origins
from .ratings import Rating
from .statements import Source, Statement
from .what_if import WhatIf
from .world import Actor, Place, Precedent

Confidence = Literal["low", "moderate", "high"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A row of `likelihoods.yaml` that the case changes, with the reason it gives.

    `row` is its path (`prior.real`); `was` and `now` hold its numbers in the shape of the file
    (`{"beta": [2, 8]}`); `was` is null for a row that the file does not have.
    """

    row: str
    was: dict[str, Any] | None
    now: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """One thing that moved the verdict: its weight is the change of log10 odds without it.

    Positive weights speak for the claim. A `linchpin` changes the word or the leading
    explanation when it is taken away. `probability`, `words` and `leader` (the id of the likeliest
    explanation) are what they would be without it. `claims` is what is said of claims that this one
    needs, or that need it. Of a `document`, a `source` or a `fact`, what is
    taken away is all that rests on it alone.
    """

    what: str
    kind: Literal["origin", "finding", "claims", "prior", "document", "source", "fact"]
    weight: float
    id: str
    linchpin: bool = False
    spans: tuple[Span, ...] = ()
    probability: float | None = None
    words: str = ""
    leader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """Something near a claim that the verdict on it says nothing against.

    `held` is how its text holds it: `open`, `possible` or `true`; `local` is true in one place only,
    with its `conditions` where they are told. `words` are those of `spans`, or of the rows `facts`.
    `by` says whose they are, and `claim` is the claim by which it is judged by itself, if it is.
    """

    words: str
    held: Literal["open", "possible", "true", "local"]
    by: str
    spans: tuple[Span, ...] = ()
    conditions: Span | None = None
    facts: tuple[str, ...] = ()
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimVerdict:
    """How likely a claim is, on how many independent origins, and why.

    `probability`, `low` and `high` are the posterior mean and its 90 % interval; `words` is the
    ICD 203 term for the probability; `confidence` is about the evidence, not the claim, and the
    two never stand in one sentence. `kind`, `actors`, `place`, `target` and `when` are those of the
    claim as it was coded or found. `drivers` are the pieces of evidence, `influence` the
    documents, sources and facts behind them. `not_covered` is what the verdict says nothing against.
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
    influence: tuple[Driver, ...] = ()
    not_covered: tuple[LeftOpen, ...] = ()
    kind: ClaimKind = "event"
    actors: tuple[str, ...] = ()
    place: str | None = None
    target: str | None = None
    when: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedHypothesis:
    """A rival explanation of one claim, before and after the evidence.

    `support` and `against` are the evidence (columns of the matrix, by id) that is likelier, or less
    likely, under it than under the others, the strongest first. Of one that a text proposes,
    `spans` are its words and `proposed_by` is who wrote them.
    """

    id: str
    claim: str
    text: str
    prior: float
    probability: float
    low: float
    high: float
    kind: str = "other"
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    proposed_by: str = ""


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
class Outcome:
    """One answer to a question: how likely it is, and how likely it would make the claim."""

    answer: str
    chance: float
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to find out next, and what knowing it is expected to settle of the claim.

    `value` is the expected drop in entropy (bits), `brier` that of the Brier score: the variance of
    P(claim) over the answers. `about` is the id of what it asks about (a testimony, finding, fact or
    claim), `spans` are its words, `ask` where an answer may be found. `outcomes` are the answers.
    """

    question: str
    claim: str
    value: float
    brier: float = 0.0
    about: str = ""
    ask: str = ""
    spans: tuple[Span, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `judge` returns: claims, rival explanations, the matrix, and what to find out next.

    `issues` tell of what could not be worked out exactly, `cells` are the numbers of the matrix that
    the analyst set.
    """

    claims: tuple[ClaimVerdict, ...]
    hypotheses: tuple[JudgedHypothesis, ...]
    matrix: Matrix
    next: tuple[Step, ...]
    issues: tuple[Issue, ...] = ()
    cells: tuple[ChangedCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything whence has to say about a case.

    `actors` and `places` are those of the case and those learned from its documents, `proposals`
    the names that may mean one, `naming` who calls whom by which name, `facts` what is known of those
    that the claims and findings are about, `precedents` earlier attempts of the same kind, `stated` the
    facts that documents state in their own words, `ratings` how each claim and its origins stand on the
    Admiralty scale, `notes` what people remarked on words of the documents. `likelihoods` are the
    constants that the case changes, `cells` the numbers of the matrix that it sets; `what_if` is what
    was left out or supposed, if anything was.
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
    facts: tuple[StatedFact, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    stated: tuple[StatedFact, ...] = ()
    likelihoods: tuple[ChangedRow, ...] = ()
    what_if: WhatIf | None = None
    ratings: tuple[Rating, ...] = ()
    cells: tuple[ChangedCell, ...] = ()
    notes: tuple[Note, ...] = ()
