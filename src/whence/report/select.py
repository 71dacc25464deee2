"""Choose what to show first: the main claim, the strongest reasons, what makes origins one."""

import math
from dataclasses import dataclass
from typing import get_args

from whence.model import (
    Assessment,
    ClaimVerdict,
    Column,
    Driver,
    ExplanationKind,
    Finding,
    JudgedHypothesis,
    Link,
    Reason,
    Statement,
    Step,
)
from whence.text import fold, slug, words

_STANDARD = frozenset(get_args(ExplanationKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How many statements assert or deny a claim, and what those that assert it rest on."""

    asserting: int
    denying: int
    unnamed: int
    first_hand: int


def main_claim(assessment: Assessment) -> ClaimVerdict | None:
    """Return the claim that the question is about; None if there is no claim.

    That is the one for which the case names explanations of its own, then the one that shares most
    words with the question, then one that has explanations at all, then the first.
    """
    own = {one.claim for one in assessment.hypotheses if one.id not in _STANDARD}
    explained = {one.claim for one in assessment.hypotheses}
    question = _word_set(assessment.question or "")

    def fits(claim: ClaimVerdict) -> tuple[bool, int, bool]:
        return claim.id in own, len(question & _word_set(claim.text)), claim.id in explained

    return max(assessment.claims, key=fits, default=None)  # the first of equals


def turns(assessment: Assessment, claim: ClaimVerdict, driver: Driver) -> bool:
    """Say whether the verdict is seen to be another without a driver.

    A verdict on the edge between two words is another in name for any trifle. Where neither the
    number that is shown nor the leading explanation changes, nothing turns.
    """
    if not driver.linchpin or driver.probability is None:
        return driver.linchpin
    rivals = hypotheses_of(assessment, claim.id)
    leads = not rivals or driver.leader in (None, "", rivals[0].id)
    return not leads or _shown(driver.probability) != _shown(claim.probability)


def _shown(probability: float) -> int:
    return math.floor(100 * probability + 0.5)


def asked(assessment: Assessment) -> str | None:
    """Return the question, unless the title or the main claim says the same in the same words."""
    main = main_claim(assessment)
    said = {slug(text) for text in (assessment.title, main.text if main else None) if text}
    question = assessment.question
    return question if question and slug(question) not in said else None


def _word_set(text: str) -> set[str]:
    folded = fold(text)
    return {folded[start:end] for start, end in words(folded)}


def other_claims(assessment: Assessment) -> list[ClaimVerdict]:
    """Return the claims beside the main one, in order."""
    main = main_claim(assessment)
    return [claim for claim in assessment.claims if claim is not main]


def hypotheses_of(assessment: Assessment, claim: str) -> list[JudgedHypothesis]:
    """Return the rival explanations of a claim, the likeliest first."""
    rivals = [hypothesis for hypothesis in assessment.hypotheses if hypothesis.claim == claim]
    return sorted(rivals, key=lambda hypothesis: -hypothesis.probability)


def drivers_for(claim: ClaimVerdict) -> list[Driver]:
    """Return what speaks for the claim, the strongest first."""
    return sorted((d for d in _evidence(claim) if d.weight > 0), key=lambda d: -d.weight)


def drivers_against(claim: ClaimVerdict) -> list[Driver]:
    """Return what speaks against the claim, the strongest first."""
    return sorted((d for d in _evidence(claim) if d.weight < 0), key=lambda d: d.weight)


def is_open(claim: ClaimVerdict) -> bool:
    """Say whether nothing that was read bears on a claim, so that its chance is where one starts."""
    return (
        not claim.reports and not _evidence(claim) and abs(claim.probability - claim.prior) < 1e-9
    )


def _evidence(claim: ClaimVerdict) -> list[Driver]:
    """Return the drivers without the prior: that is where one starts, not a reason."""
    return [driver for driver in claim.drivers if driver.kind != "prior"]


def findings_of(assessment: Assessment, claim: str) -> list[Finding]:
    """Return the findings on a claim, the weightiest first."""
    found = [finding for finding in assessment.findings if finding.claim == claim]
    return sorted(found, key=lambda finding: -abs(finding.weight))


def unattached_findings(assessment: Assessment) -> list[Finding]:
    """Return the findings whose claim is not among the claims judged."""
    judged = {claim.id for claim in assessment.claims}
    return [finding for finding in assessment.findings if finding.claim not in judged]


def steps_of(assessment: Assessment, claim: str) -> list[Step]:
    """Return what to find out next on a claim, the most telling first."""
    return sorted((s for s in assessment.next if s.claim == claim), key=lambda step: -step.value)


def columns_of(assessment: Assessment, claim: str) -> list[Column]:
    """Return the evidence of a claim, the most diagnostic first."""
    columns = [column for column in assessment.matrix.columns if column.claim == claim]
    return sorted(columns, key=lambda column: -column.diagnosticity)


def statements_of(assessment: Assessment, claim: str | None) -> list[Statement]:
    """Return the statements on a claim (or on none), in the order of the documents."""
    return [statement for statement in assessment.statements if statement.claim == claim]


def unclaimed_statements(assessment: Assessment) -> list[Statement]:
    """Return the statements that bear on no claim judged here."""
    judged = {claim.id for claim in assessment.claims}
    return [statement for statement in assessment.statements if statement.claim not in judged]


def support_of(assessment: Assessment, claim: str) -> Support:
    """Count the statements on a claim by stance and by whom they finally rest on."""
    statements = statements_of(assessment, claim)
    asserting = [statement for statement in statements if statement.stance == "asserts"]
    last = [statement.chain[-1] for statement in asserting if statement.chain]
    return Support(
        asserting=len(asserting),
        denying=sum(statement.stance == "denies" for statement in statements),
        unnamed=sum(not hop.named for hop in last),
        first_hand=sum(hop.directness in {"witnessed", "documented"} for hop in last),
    )


def strongest_reasons(link: Link) -> list[Reason]:
    """Return the reasons of a link, the weightiest first."""
    return sorted(link.reasons, key=lambda reason: -abs(reason.weight))
