"""What the page shows of one claim: everything chosen, ordered, drawn, and with a way to its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from whence.model import (
    Assessment,
    ClaimVerdict,
    Column,
    Finding,
    JudgedHypothesis,
    Span,
    Statement,
    Step,
)

from .explanations import favoured, favoured_spans, favoured_words, proposer_words, support_once
from .figures.canvas import Figure
from .groups import Group, groups_of
from .hinges import Hinge, best_step, hinges, levers
from .language import Language
from .left_open import OpenLine, open_lines
from .marks import Addresses
from .page_figures import FIGURES, HEAVY
from .pointers import Pointers, part_address
from .ratings import rating_of
from .reasons import Argument, arguments_against, arguments_for
from .select import columns_of, findings_of, hypotheses_of, statements_of, steps_of
from .sentence import verdict_sentence
from .shared_details import SharedOrigin, shared_details
from .source_summary import SourceSummary, source_summary_of
from .wording import capital, effective_words, reports_and_origins

T = TypeVar("T")
# Beyond it the pictures of links are drawn for the main claim alone: each takes half a second.
_MANY_LINKS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A rival explanation: what speaks for it and where that is, its prior, and who proposed it."""

    hypothesis: JudgedHypothesis
    support: str
    support_at: str
    prior_at: str
    proposed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed(Generic[T]):
    """Something with the address of the words behind it."""

    it: T
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with all that is shown under it. `main` is true for the one that is asked about.

    `undrawn` says that pictures of its links are left out, since there are too many.
    """

    claim: ClaimVerdict
    main: bool
    sentence: str
    address: str
    figures: Mapping[str, Figure]
    counts: str
    weighed: str
    groups: tuple[Group, ...]
    members_at: Mapping[str, str]
    why_at: str
    rests_at: str
    shared: tuple[SharedOrigin, ...]
    favoured: str
    favoured_by: tuple[Span, ...]
    favoured_at: str
    rivals: tuple[Rival, ...]
    reasons_for: tuple[Pointed[Argument], ...]
    reasons_against: tuple[Pointed[Argument], ...]
    findings: tuple[Finding, ...]
    hinges: tuple[Pointed[Hinge], ...]
    levers: tuple[Pointed[Hinge], ...]
    best: Pointed[Step] | None
    uncovered: tuple[Pointed[OpenLine], ...]
    columns: tuple[Column, ...]
    steps: tuple[Pointed[Step], ...]
    statements: tuple[Statement, ...]
    summary: SourceSummary
    rated: bool
    undrawn: bool

    def at(self, part: str) -> str:
        """Return the address of a part of the claim: `origins` of the main one, `claim-x-origins`."""
        return part_address(self.address, part, main=self.main)


def view_claim(
    assessment: Assessment,
    claim: ClaimVerdict,
    addresses: Addresses,
    language: Language,
    *,
    main: bool,
) -> ClaimView:
    """Return a claim as it is shown."""
    address = addresses.of("claim", claim.id)
    pointers = Pointers(assessment, claim, addresses, main=main)
    groups = tuple(groups_of(assessment, claim))
    best, leading = best_step(assessment, claim), favoured(assessment, claim)
    return ClaimView(
        claim=claim,
        main=main,
        sentence=verdict_sentence(assessment, claim),
        address=address,
        figures=_figures(assessment, claim, addresses, language, main=main),
        counts=capital(reports_and_origins(claim)),
        weighed=effective_words(claim.origins, claim.reports),
        groups=groups,
        members_at=_members_at(groups, pointers),
        why_at=pointers.why(),
        rests_at=pointers.rests(),
        shared=tuple(shared_details(assessment, claim)),
        favoured=favoured_words(assessment, claim),
        favoured_by=favoured_spans(assessment, claim),
        favoured_at=pointers.support(leading) if leading else "",
        rivals=tuple(_rivals(assessment, claim, pointers)),
        reasons_for=_arguments(arguments_for(assessment, claim), pointers),
        reasons_against=_arguments(arguments_against(assessment, claim), pointers),
        findings=tuple(findings_of(assessment, claim.id)),
        hinges=_hinges(hinges(assessment, claim), pointers),
        levers=_hinges(levers(assessment, claim), pointers),
        best=Pointed(it=best, at=pointers.step(best)) if best else None,
        uncovered=tuple(_uncovered(assessment, claim, pointers)),
        columns=tuple(columns_of(assessment, claim.id)),
        steps=tuple(Pointed(it=s, at=pointers.step(s)) for s in steps_of(assessment, claim.id)),
        statements=tuple(statements_of(assessment, claim.id)),
        summary=source_summary_of(assessment, claim),
        rated=rating_of(assessment, claim.id) is not None,
        undrawn=bool(groups) and _undrawn(assessment, main=main),
    )


def _figures(
    assessment: Assessment,
    claim: ClaimVerdict,
    addresses: Addresses,
    language: Language,
    *,
    main: bool,
) -> dict[str, Figure]:
    address = addresses.of("claim", claim.id)
    undrawn = _undrawn(assessment, main=main)
    drawn = {
        name: draw(f"{address}-figure-{name}", assessment, claim, addresses, language.word)
        for name, draw in FIGURES.items()
        if not (undrawn and name in HEAVY)
    }
    return {name: figure for name, figure in drawn.items() if figure is not None}


def _undrawn(assessment: Assessment, *, main: bool) -> bool:
    """Say whether pictures that grow with the number of links are left out for a claim."""
    return not main and len(assessment.links) > _MANY_LINKS


def _members_at(groups: tuple[Group, ...], pointers: Pointers) -> dict[str, str]:
    return {one.id: pointers.member(one) for group in groups for one in group.members}


def _arguments(found: list[Argument], pointers: Pointers) -> tuple[Pointed[Argument], ...]:
    return tuple(Pointed(it=one, at=pointers.argument(one)) for one in found)


def _hinges(found: list[Hinge], pointers: Pointers) -> tuple[Pointed[Hinge], ...]:
    return tuple(Pointed(it=one, at=pointers.hinge(one)) for one in found)


def _uncovered(
    assessment: Assessment, claim: ClaimVerdict, pointers: Pointers
) -> Iterator[Pointed[OpenLine]]:
    lines = open_lines(assessment, claim)
    for one, line in zip(claim.not_covered, lines, strict=True):
        yield Pointed(it=line, at=pointers.open(one))


def _rivals(assessment: Assessment, claim: ClaimVerdict, pointers: Pointers) -> Iterator[Rival]:
    for one in hypotheses_of(assessment, claim.id):
        yield Rival(
            hypothesis=one,
            support=capital(support_once(assessment, one)),
            support_at=pointers.support(one),
            prior_at=pointers.prior(one),
            proposed=capital(proposer_words(one)),
        )
