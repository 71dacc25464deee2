"""Choose what to show first: the main claim, the strongest reasons, what makes origins one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.model import (
    Assessment,
    ClaimVerdict,
    Column,
    Driver,
    Finding,
    JudgedHypothesis,
    Link,
    Member,
    Reason,
    Source,
    Statement,
    Step,
)

# A link less likely than not did not make the likeliest grouping, so it explains none of it.
_EXPLAINS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One origin of a claim: its reports, whose word it rests on, and why they are one."""

    members: tuple[Member, ...]
    sources: tuple[Source, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How many statements assert or deny a claim, and what those that assert it rest on."""

    asserting: int
    denying: int
    unnamed: int
    first_hand: int


def main_claim(assessment: Assessment) -> ClaimVerdict | None:
    """Return the first claim that has rival explanations, else the first, else None."""
    explained = {hypothesis.claim for hypothesis in assessment.hypotheses}
    claims = assessment.claims
    return next((claim for claim in claims if claim.id in explained), claims[0] if claims else None)


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


def groups_of(assessment: Assessment, claim: ClaimVerdict) -> list[Group]:
    """Return the origins of a claim, the one with most reports first."""
    members = {member.id: member for member in claim.origins.members}
    sources = {source.id: source for source in assessment.sources}
    groups = []
    for ids in sorted(claim.origins.groups, key=lambda group: -len(group)):
        of_group = [members.get(id) or _bare(id) for id in ids]
        words_of = dict.fromkeys(source for member in of_group for source in member.sources)
        groups.append(
            Group(
                members=tuple(of_group),
                sources=tuple(sources[id] for id in words_of if id in sources),
                links=tuple(links_within(assessment.links, of_group, claim.id)),
            )
        )
    return groups


def _bare(id: str) -> Member:
    """Return a member of which only the id is known."""
    return Member(id=id, label=id, document=id, spans=())


def links_within(links: Iterable[Link], members: Sequence[Member], claim: str) -> list[Link]:
    """Return the fewest, likeliest links that join the members of one group.

    A maximum spanning forest (Kruskal 1956): each link shown joins what was still apart.
    """
    ends = {end for member in members for end in (member.id, member.document)}
    ways = [
        link
        for link in links
        if {link.from_, link.to} <= ends
        and link.claim in (None, claim)
        and link.probability >= _EXPLAINS
    ]
    joined = {end: end for end in ends}
    kept = []
    for link in sorted(ways, key=lambda link: -link.probability):
        left, right = _root(joined, link.from_), _root(joined, link.to)
        if left != right:
            joined[left] = right
            kept.append(link)
    return kept


def _root(joined: dict[str, str], end: str) -> str:
    while joined[end] != end:
        end = joined[end]
    return end
