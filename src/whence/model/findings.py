"""What a check found: a sentence an analyst would sign, with its words or facts."""

from dataclasses import dataclass
from typing import Literal

from .dates import Interval
from .documents import Span
from .edge import INPUT
from .ways import Way
from .world import Fact

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
    """A fact of the knowledge base as a finding cites it: what it says, and where it is from.

    `stated` marks the word of a document of the case; `spans` are its words there, where known.
    """

    id: str
    text: str
    source: str
    stated: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFact:
    """A fact as a sentence, and who uses it: one that is known, or a document's own word.

    `findings` are the ids of the findings that rest on it.
    """

    fact: Fact
    text: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One piece of evidence that is not a plain statement.

    `weight` is the log10 likelihood ratio of the claim being true against false; `subkind` picks
    a row of `likelihoods.yaml` (`infeasible` has `surely` and `possibly`, say). `circular` marks a
    finding whose facts are the word of a report that itself speaks for or against the claim.
    `ways` are those that the actors would have had to take, where the finding is about them.
    `ruling` is what the analyst decided on it in `case.yaml`, `why` the reason given, `ruled_by` and
    `ruled_on` who decided when. `weight_given` says that the weight is the analyst's own.
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
    circular: bool = False
    ruling: Literal["stands", "amended", "rejected"] = "stands"
    why: str = ""
    ruled_by: str = ""
    ruled_on: Interval | None = None
    weight_given: bool = False
    ways: tuple[Way, ...] = ()

    def __post_init__(self) -> None:
        if not (self.spans or self.facts):
            raise ValueError(f"a finding must point at words or facts: {self.explanation}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The analyst's decision on findings: rejected, or amended in wording or weight.

    It holds for the finding of that id, or else for all findings of that `kind` (and `subkind`, and
    `claim`, where given). `weight` is a log10 likelihood ratio. `who` and `when` say who decided.
    """

    __pydantic_config__ = INPUT

    finding: str | None = None
    kind: FindingKind | None = None
    subkind: str | None = None
    claim: str | None = None
    decision: Literal["reject", "amend"]
    text: str | None = None
    weight: float | None = None
    who: str | None = None
    when: Interval | None = None
    why: str
