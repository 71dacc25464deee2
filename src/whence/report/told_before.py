"""Findings that stand under several claims: told whole under the first, and pointed at from the others."""

from collections.abc import Mapping

from whence.model import Assessment, Finding

from .select import findings_of, main_claim, other_claims


def told_before(assessment: Assessment) -> Mapping[str, Finding]:
    """Return for each finding, by id, the same one under a claim that is shown before its own.

    The same is what says the same of the same words and facts, and was ruled on alike; how much it
    weighs may differ from claim to claim.
    """
    main = main_claim(assessment)
    first: dict[tuple[object, ...], Finding] = {}
    repeated: dict[str, Finding] = {}
    for claim in [main, *other_claims(assessment)] if main else []:
        for finding in findings_of(assessment, claim.id):
            told = first.setdefault(_key(finding), finding)
            if told.claim != finding.claim:
                repeated[finding.id] = told
    return repeated


def _key(finding: Finding) -> tuple[object, ...]:
    return (
        finding.kind,
        finding.subkind,
        finding.explanation,
        finding.spans,
        finding.facts,
        finding.ruling,
    )
