"""What if: a case assessed once as it is, and again without some of it or with something supposed.

Nothing is read or extracted twice: what is left out is left out of what was read, and only what
comes after is done again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from whence.extract import Tagger
from whence.gather import Progress, read_case, silent, understand
from whence.model import Assessment, Case, NothingToAssess, TrackRecord, WhatIf
from whence.pipeline import Supposed, knowledge_of, weigh_up
from whence.store.facts import without_facts

from .changes import claim_changes, finding_changes
from .leaving import Leaving, still_read
from .names import Named, find_taken
from .supposing import find_claims, find_priors

__all__ = ["Asked", "assess_what_if"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants left out (ids or names), and supposed of claims and priors of hypotheses."""

    without: tuple[str, ...] = ()
    suppose: Mapping[str, bool] = field(default_factory=dict)
    priors: Mapping[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.without or self.suppose or self.priors)


def assess_what_if(
    case: Case,
    asked: Asked,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
    record: Sequence[TrackRecord] = (),
) -> Assessment:
    """Return the assessment with something left out or supposed, and under `what_if` what changed.

    A document goes before anything is extracted from it, with the comments under it and the facts
    that cite it; a source with every statement that passes through it and every document it
    publishes; a fact or precedent before anything is checked; a finding before anything is judged; a
    place stands for all facts about it. Raises `UsageError` for a name that means nothing or several
    things, `NothingToAssess` where no document is left.
    """
    read = read_case(case, as_of=as_of, tell=tell, tagger=tagger)
    whole = understand(case, read, tell=tell)
    before = weigh_up(case, whole, as_of=as_of, tell=tell, record=record)
    known = knowledge_of(case, whole.found)
    taken = find_taken(asked.without, Named(read=whole, known=known, findings=before.findings))
    leaving = Leaving.of(taken)
    claims = find_claims(asked.suppose, before.claims)
    priors = find_priors(asked.priors, before.hypotheses)
    less, left = case, whole
    if leaving.documents or leaving.sources:
        if leaving.documents.issuperset(one.id for one in whole.documents):
            raise NothingToAssess("no document is left; take out less with --without")
        less = replace(case, knowledge=without_facts(case.knowledge, leaving.facts))
        left = understand(less, still_read(read, whole, leaving), found_before=whole, tell=tell)
        left = replace(left, ids=whole.ids)  # what the case says of a document is still no slip
    supposed = Supposed(
        facts=leaving.facts, findings=leaving.findings, claims=claims, priors=priors
    )
    after = weigh_up(less, left, as_of=as_of, tell=tell, supposed=supposed, record=record)
    changed = WhatIf(
        without=taken,
        suppose=claims,
        priors=priors,
        claims=claim_changes(before, after),
        findings=finding_changes(before, after),
    )
    return replace(after, what_if=changed)
