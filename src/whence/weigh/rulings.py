"""The analyst's rulings on findings: what is rejected weighs nothing, what is amended says so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whence.model import Finding, Ruling


def rule_on(
    findings: Iterable[Finding], rulings: Sequence[Ruling]
) -> tuple[tuple[Finding, ...], frozenset[Ruling]]:
    """Return the findings as ruled, in their order, and the rulings that told on one of them.

    A rejected finding is kept with weight 0. Where several rulings fit, the narrowest holds: one
    that names the finding, then one with a subkind and a claim; among equals the last written.
    """
    ranked = sorted(enumerate(rulings), key=lambda pair: (_narrowness(pair[1]), pair[0]))
    narrow_first = [ruling for _, ruling in reversed(ranked)]
    told: set[Ruling] = set()
    ruled: list[Finding] = []
    for finding in findings:
        ruling = next((one for one in narrow_first if _fits(one, finding)), None)
        if ruling is not None:
            told.add(ruling)
            finding = _ruled(finding, ruling)
        ruled.append(finding)
    return tuple(ruled), frozenset(told)


def _narrowness(ruling: Ruling) -> tuple[bool, int]:
    return ruling.finding is not None, sum(
        part is not None for part in (ruling.subkind, ruling.claim)
    )


def _fits(ruling: Ruling, finding: Finding) -> bool:
    if ruling.finding is not None:
        return ruling.finding == finding.id and ruling.claim in (None, finding.claim)
    return (
        ruling.kind == finding.kind
        and ruling.subkind in (None, finding.subkind)
        and ruling.claim in (None, finding.claim)
    )


def _ruled(finding: Finding, ruling: Ruling) -> Finding:
    noted = replace(
        finding,
        ruling="rejected" if ruling.decision == "reject" else "amended",
        why=ruling.why.strip(),
        ruled_by=(ruling.who or "").strip(),
        ruled_on=ruling.when,
    )
    if ruling.decision == "reject":
        return replace(noted, weight=0.0)
    if ruling.text is not None:
        noted = replace(noted, explanation=ruling.text.strip())
    if ruling.weight is None:
        return noted
    way = "for" if ruling.weight > 0 else "against" if ruling.weight < 0 else finding.direction
    return replace(noted, weight=ruling.weight, weight_given=True, direction=way)
