"""Choose what to show first: the main claim, the strongest reasons, what makes origins one."""

from collections.abc import Iterable, Iterator, Sequence
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
    Member,
    Origins,
    Reason,
    Source,
    Statement,
    Step,
)
from whence.text import fold, slug, words

# A link less likely than not did not make the likeliest grouping, so it explains none of it.
_EXPLAINS = 0.5
# Rarer than one time in five, two origins may be called two.
_PERHAPS = 0.2
_STANDARD = frozenset(get_args(ExplanationKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One origin of a claim: its reports, whose word it rests on, and why they are one.

    `perhaps` are the numbers of other origins that it may be one with, and how surely.
    """

    number: int
    members: tuple[Member, ...]
    sources: tuple[Source, ...]
    links: tuple[Link, ...]
    perhaps: tuple[tuple[int, float], ...] = ()


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
    order = sorted(range(len(claim.origins.groups)), key=lambda n: -len(claim.origins.groups[n]))
    numbers = {place: number for number, place in enumerate(order, 1)}
    groups = []
    for place in order:
        of_group = [members.get(id) or _bare(id) for id in claim.origins.groups[place]]
        words_of = dict.fromkeys(source for member in of_group for source in member.sources)
        groups.append(
            Group(
                number=numbers[place],
                members=tuple(of_group),
                sources=tuple(_distinct(sources[id] for id in words_of if id in sources)),
                links=tuple(links_within(assessment.links, of_group, claim.id)),
                perhaps=tuple(_perhaps(claim.origins, place, numbers)),
            )
        )
    return groups


def _distinct(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield the sources without those that would be shown by a name already shown."""
    shown = set[tuple[str, str]]()
    for source in sources:
        key = (fold(source.names[0] if source.names else source.id), source.kind)
        if key not in shown:
            shown.add(key)
            yield source


def _perhaps(origins: Origins, place: int, numbers: dict[int, int]) -> Iterator[tuple[int, float]]:
    """Yield the numbers of later origins that this may be one with, where that is a real chance."""
    for left, right, probability in origins.between:
        if place in (left, right) and probability >= _PERHAPS:
            other = numbers[right if place == left else left]
            if other > numbers[place]:
                yield other, probability


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
