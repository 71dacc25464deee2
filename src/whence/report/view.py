"""What the page of a report is given: one record, everything already chosen and addressed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from whence.model import (
    Assessment,
    ClaimVerdict,
    Column,
    Document,
    Driver,
    Finding,
    JudgedHypothesis,
    LeftOpen,
    Link,
    Reason,
    Span,
    Statement,
    Step,
)

from .explanations import favoured_spans, favoured_words, proposer_words, support_words
from .figures.origins import origin_dots
from .figures.scale import probability_bar, small_bar
from .groups import Group, groups_of
from .hinges import Hinge, best_step, hinges, levers
from .known import spans_of_known
from .left_open import OpenLine, open_lines
from .marks import Addresses, Mark, marked_text
from .reasons import Argument, arguments_against, arguments_for
from .safe import plain
from .select import (
    asked,
    columns_of,
    findings_of,
    hypotheses_of,
    main_claim,
    other_claims,
    statements_of,
    steps_of,
    support_of,
    unattached_findings,
    unclaimed_statements,
)
from .sentence import verdict_sentence
from .settings import Setting, settings
from .wording import (
    STANCE_VERBS,
    capital,
    effective_words,
    reports_and_origins,
    source_summary,
)

# A page with more links than this takes long to open on a phone; the likeliest are kept.
_MOST_LINKS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A rival explanation with its bar, what speaks for it, and who proposed it."""

    hypothesis: JudgedHypothesis
    bar: Markup
    support: str
    proposed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with all that is shown under it."""

    claim: ClaimVerdict
    sentence: str
    address: str
    bar: Markup
    dots: Markup
    counts: str
    weighed: str
    support: str
    groups: tuple[Group, ...]
    favoured: str
    favoured_by: tuple[Span, ...]
    rivals: tuple[Rival, ...]
    reasons_for: tuple[Argument, ...]
    reasons_against: tuple[Argument, ...]
    findings: tuple[Finding, ...]
    hinges: tuple[Hinge, ...]
    levers: tuple[Hinge, ...]
    best: Step | None
    uncovered: tuple[OpenLine, ...]
    columns: tuple[Column, ...]
    steps: tuple[Step, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document with its address and its whole text, passages marked."""

    document: Document
    address: str
    text: Markup
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A whole report. `main` is None when no claim was found; `claims` begins with it."""

    assessment: Assessment
    asked: str | None
    settings: tuple[Setting, ...]
    main: ClaimView | None
    claims: tuple[ClaimView, ...]
    other_findings: tuple[Finding, ...]
    other_statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    documents: tuple[DocumentView, ...]


def view_report(assessment: Assessment, addresses: Addresses) -> ReportView:
    """Choose, order and draw everything the page shows."""
    main = main_claim(assessment)
    ordered = [main, *other_claims(assessment)] if main else []
    claims = tuple(_view_claim(assessment, claim, addresses) for claim in ordered)
    links = sorted(assessment.links, key=lambda link: -link.probability)
    return ReportView(
        assessment=assessment,
        asked=asked(assessment),
        settings=tuple(settings(assessment)),
        main=claims[0] if claims else None,
        claims=claims,
        other_findings=tuple(unattached_findings(assessment)),
        other_statements=tuple(unclaimed_statements(assessment)),
        links=tuple(links[:_MOST_LINKS]),
        documents=tuple(_view_documents(assessment, addresses)),
    )


def _view_claim(assessment: Assessment, claim: ClaimVerdict, addresses: Addresses) -> ClaimView:
    address = addresses.of("claim", claim.id)
    groups = groups_of(assessment, claim)
    counts = capital(reports_and_origins(claim))
    rivals = hypotheses_of(assessment, claim.id)
    labels = [[member.label for member in group.members] for group in groups]
    return ClaimView(
        claim=claim,
        sentence=verdict_sentence(assessment, claim),
        address=address,
        bar=probability_bar(
            f"{address}-bar", claim.probability, claim.low, claim.high, claim.prior, claim.words
        ),
        dots=origin_dots(f"{address}-dots", labels, counts),
        counts=counts,
        weighed=effective_words(claim.origins, claim.reports),
        support=source_summary(support_of(assessment, claim.id)),
        groups=tuple(groups),
        favoured=favoured_words(assessment, claim),
        favoured_by=favoured_spans(assessment, claim),
        rivals=tuple(
            _view_rival(assessment, rival, f"{address}-rival-{n}") for n, rival in enumerate(rivals)
        ),
        reasons_for=tuple(arguments_for(assessment, claim)),
        reasons_against=tuple(arguments_against(assessment, claim)),
        findings=tuple(findings_of(assessment, claim.id)),
        hinges=tuple(hinges(assessment, claim)),
        levers=tuple(levers(assessment, claim)),
        best=best_step(assessment, claim),
        uncovered=tuple(open_lines(assessment, claim)),
        columns=tuple(columns_of(assessment, claim.id)),
        steps=tuple(steps_of(assessment, claim.id)),
        statements=tuple(statements_of(assessment, claim.id)),
    )


def _view_rival(assessment: Assessment, rival: JudgedHypothesis, id: str) -> Rival:
    bar = small_bar(id, rival.probability, rival.low, rival.high, rival.prior)
    return Rival(
        hypothesis=rival,
        bar=bar,
        support=support_words(assessment, rival),
        proposed=capital(proposer_words(rival)),
    )


def _view_documents(assessment: Assessment, addresses: Addresses) -> Iterator[DocumentView]:
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in assessment.statements:
        statements[statement.document].append(statement)
    evidence: dict[str, list[Span]] = defaultdict(list)
    for span in _evidence(assessment):
        evidence[span.document].append(span)
    for document in assessment.documents:
        marks = _marks(statements[document.id], evidence[document.id], addresses)
        yield DocumentView(
            document=document,
            address=addresses.of("doc", document.id),
            text=marked_text(document.text, marks),
            statements=len(statements[document.id]),
        )


def _evidence(assessment: Assessment) -> Iterator[Span]:
    """Yield every passage that the report quotes beside the statements."""
    for claim in assessment.claims:
        yield from _spans(claim.drivers)
        yield from _spans(claim.influence)
        yield from _spans(claim.not_covered)
    yield from _spans(assessment.findings)
    yield from _spans(assessment.hypotheses)
    yield from _spans(assessment.next)
    for link in assessment.links:
        yield from _spans(link.reasons)
    yield from spans_of_known(assessment)


def _spans(
    records: Iterable[Driver | Finding | JudgedHypothesis | LeftOpen | Reason | Step],
) -> Iterator[Span]:
    for record in records:
        yield from record.spans


def _marks(
    statements: Iterable[Statement], evidence: Iterable[Span], addresses: Addresses
) -> list[Mark]:
    """Return one mark for each stretch of a document; a statement goes before other evidence."""
    marks: dict[str, Mark] = {}
    for statement in statements:
        stance = STANCE_VERBS[statement.stance]
        note = f"{stance}: {plain(statement.claim)}" if statement.claim else "a statement"
        _add(marks, statement.span, f"statement {statement.stance}", note, addresses)
    for span in evidence:
        _add(marks, span, "evidence", "quoted in the report", addresses)
    return list(marks.values())


def _add(marks: dict[str, Mark], span: Span, kind: str, note: str, addresses: Addresses) -> None:
    address = addresses.of_span(span)
    if address is not None and address not in marks:
        marks[address] = Mark(span.start, span.end, address, kind, note)
