"""What is different after something was left out or supposed: claims, then findings."""

import math
from collections.abc import Iterator
from typing import Literal

from whence.judge.influence import log_odds
from whence.model import Assessment, ClaimChange, ClaimState, ClaimVerdict, Finding, FindingChange


def claim_changes(before: Assessment, after: Assessment) -> tuple[ClaimChange, ...]:
    """Return every claim of before with how it stands after, in order."""
    now = {one.id: one for one in after.claims}
    return tuple(
        ClaimChange(
            id=claim.id,
            text=claim.text,
            before=_state(claim, before),
            after=_state(now[claim.id], after) if claim.id in now else None,
            weight=_moved(claim, now.get(claim.id)),
        )
        for claim in before.claims
    )


def finding_changes(before: Assessment, after: Assessment) -> tuple[FindingChange, ...]:
    """Return the findings that went, came or weigh another way, in the order of the claims."""
    return tuple(_finding_changes(before, after))


def _finding_changes(before: Assessment, after: Assessment) -> Iterator[FindingChange]:
    """Yield what went, then what came; where one of a rule went and one came, it changed.

    One that weighs the same in other words, or on fewer facts, is no change of the evidence.
    """
    was, now = ({one.id: one for one in side.findings} for side in (before, after))
    came: dict[tuple[str, ...], list[Finding]] = {}
    for one in now.values():
        if one.id not in was:
            came.setdefault(_rule(one), []).append(one)
    for id, one in was.items():
        if id in now:
            if now[id].weight != one.weight:
                yield _change("changed", one, now[id])
        elif replaced := came.get(_rule(one)):
            instead = replaced.pop(0)
            if not math.isclose(instead.weight, one.weight):
                yield _change("changed", one, instead)
        else:
            yield _change("gone", one, None)
    for left in came.values():
        for one in left:
            yield _change("new", None, one)


def _change(
    change: Literal["gone", "new", "changed"], before: Finding | None, after: Finding | None
) -> FindingChange:
    one = after or before
    assert one is not None
    return FindingChange(
        change=change,
        id=one.id,
        kind=one.kind,
        claim=one.claim,
        explanation=one.explanation,
        before=before.weight if before else None,
        after=after.weight if after else None,
    )


def _rule(finding: Finding) -> tuple[str, ...]:
    """Return what stays the same of a finding when its facts and words change."""
    return finding.claim, finding.kind, finding.subkind, finding.direction, finding.rule


def _state(claim: ClaimVerdict, assessment: Assessment) -> ClaimState:
    rivals = [one for one in assessment.hypotheses if one.claim == claim.id]
    return ClaimState(
        probability=claim.probability,
        low=claim.low,
        high=claim.high,
        words=claim.words,
        confidence=claim.confidence,
        leader=max(rivals, key=lambda one: one.probability).id if rivals else "",
        reports=claim.reports,
        origins=claim.origins.mean,
    )


def _moved(claim: ClaimVerdict, now: ClaimVerdict | None) -> float:
    return log_odds(now.probability) - log_odds(claim.probability) if now else 0.0
