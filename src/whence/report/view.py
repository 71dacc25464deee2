"""What the page of a report is given: one record, everything already chosen and addressed."""

from dataclasses import dataclass

from whence.model import Assessment, Finding, Link, Statement

from .facts import FactRow, facts_of
from .language import Language
from .marks import Addresses
from .priors import PriorRow, priors_of
from .repeat import command_of
from .select import asked, main_claim, other_claims, unattached_findings, unclaimed_statements
from .settings import Setting, settings
from .view_claim import ClaimView, view_claim
from .view_documents import DocumentView, view_documents

# A page with more links than this takes long to open on a phone; the likeliest are kept.
_MOST_LINKS = 120
# Statements that bear on no claim: listed for what else the texts say. All are marked in the texts.
_MOST_STATEMENTS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A whole report. `main` is None when no claim was found; `claims` begins with it."""

    assessment: Assessment
    asked: str | None
    settings: tuple[Setting, ...]
    priors: tuple[PriorRow, ...]
    command: str
    main: ClaimView | None
    claims: tuple[ClaimView, ...]
    other_findings: tuple[Finding, ...]
    other_statements: tuple[Statement, ...]
    statements_left_out: int
    links: tuple[Link, ...]
    facts: tuple[FactRow, ...]
    documents: tuple[DocumentView, ...]


def view_report(assessment: Assessment, addresses: Addresses, language: Language) -> ReportView:
    """Choose, order and draw everything the page shows."""
    main = main_claim(assessment)
    ordered = [main, *other_claims(assessment)] if main else []
    claims = tuple(
        view_claim(assessment, claim, addresses, language, main=claim is main) for claim in ordered
    )
    links = sorted(assessment.links, key=lambda link: -link.probability)
    others = unclaimed_statements(assessment)
    return ReportView(
        assessment=assessment,
        asked=asked(assessment),
        settings=tuple(settings(assessment)),
        priors=tuple(priors_of(assessment)),
        command=command_of(assessment),
        main=claims[0] if claims else None,
        claims=claims,
        other_findings=tuple(unattached_findings(assessment)),
        other_statements=tuple(others[:_MOST_STATEMENTS]),
        statements_left_out=max(0, len(others) - _MOST_STATEMENTS),
        links=tuple(links[:_MOST_LINKS]),
        facts=tuple(facts_of(assessment)),
        documents=tuple(view_documents(assessment, addresses)),
    )
