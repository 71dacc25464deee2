"""What a check found: a sentence an analyst would sign, with its words or facts."""

from dataclasses import dataclass
from typing import Literal

from .documents import Span

FindingKind = Literal[
    "contradiction",
    "denial",
    "admission",
    "infeasible",
    "absent",
    "precedent",
    "naming",
    "interest",
    "hearsay_only",
    "no_evidence",
    "shared_origin",
    "record",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedFact:
    """A fact of the knowledge base as a finding cites it: what it says, and where it is from."""

    id: str
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One piece of evidence that is not a plain statement.

    `weight` is the log10 likelihood ratio of the claim being true against false; `subkind` picks
    a row of `likelihoods.yaml` (`infeasible` has `surely` and `possibly`, say).
    """

    id: str
    kind: FindingKind
    claim: str
    direction: Literal["for", "against"]
    explanation: str
    weight: float = 0.0
    subkind: str = ""
    rule: str = ""
    spans: tuple[Span, ...] = ()
    facts: tuple[CitedFact, ...] = ()

    def __post_init__(self) -> None:
        if not (self.spans or self.facts):
            raise ValueError(f"a finding must point at words or facts: {self.explanation}")
