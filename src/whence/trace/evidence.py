"""The evidence on one pair of reports, summed as log-likelihood ratios, with every reason."""

from dataclasses import dataclass, field
from math import exp, log

from whence.model import Link, LinkKind, Reason, Span

from .members import Report

_LN10 = log(10)


@dataclass(slots=True)
class Pair:
    """The evidence that `later` relies on `earlier`, or that both rest on one hand.

    `cited`: the later credits the earlier. `credit`: it does, or both credit a third, for the claim
    or its story. `copied`: a good part of one is in the other, word by word. `alike`: they rest on one source or
    on sources described alike.
    """

    earlier: Report
    later: Report
    logit: float
    kind: LinkKind = "shares_details"
    reasons: list[Reason] = field(default_factory=list)
    cited: bool = False
    credit: bool = False
    copied: bool = False
    alike: bool = False

    @property
    def relies(self) -> bool:
        """Whether the later credits the earlier, or copies it from another outlet."""
        return self.cited or (self.copied and not self.earlier.outlets & self.later.outlets)

    @property
    def explained(self) -> bool:
        """Whether a common credit accounts for what the two share; they are tied by what they credit."""
        return self.credit and not self.copied and not self.earlier.outlets & self.later.outlets

    @property
    def apart(self) -> bool:
        """Whether each names a source of its own, and nothing ties these or the outlets together."""
        own = [one.access - {one.id} for one in (self.earlier, self.later)]
        desk = self.earlier.outlets & self.later.outlets
        return all(own) and not (self.copied or self.alike or self.credit or desk)

    @property
    def probability(self) -> float:
        """P(the two go back to one hand for this claim)."""
        return 1 / (1 + exp(-max(-40.0, min(40.0, self.logit))))

    def note(self, kind: LinkKind, weight: float, what: str, *spans: Span) -> None:
        """Add one reason; the strongest gives the link its kind."""
        if weight > max((r.weight * _LN10 for r in self.reasons), default=0.0):
            self.kind = kind
        self.logit += weight
        self.reasons.append(Reason(what=what, spans=spans, weight=weight / _LN10))

    def link(self, claim: str) -> Link:
        """Return the link as a record: `from` relies on `to`."""
        return Link(
            from_=self.later.id,
            to=self.earlier.id,
            kind=self.kind,
            probability=round(self.probability, 4),
            reasons=tuple(self.reasons),
            claim=claim,
        )
