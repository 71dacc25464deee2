"""Documents that retell a claim in sentences which were not found to bear on it.

Who copies the words in which a report puts the claim, or credits an outlet for the claim in a
sentence about it, makes the claim too. Such a document is never an origin: it is counted with what
it retells.
"""

from collections.abc import Iterable, Mapping, Sequence

from whence.data.tracing import Tracing
from whence.model import Claim, Credit, Document, Span, Statement
from whence.text import words

from .citations import Story, cite_elsewhere, credits_on_claim
from .members import Report
from .reuse import Reuse


def find_echoes(
    claim: Claim,
    reports: Sequence[Report],
    documents: Mapping[str, Document],
    statements: Iterable[Statement],
    publishers: Mapping[str, tuple[str, ...]],
    credits: Mapping[str, Sequence[Credit]],
    story: Story,
    reuse: Mapping[frozenset[str], Sequence[Reuse]],
    table: Tracing,
) -> list[Report]:
    """Return the documents that take no stance on a claim by any statement, and yet retell it."""
    spoken = {one.document for one in statements if one.claim == claim.id}
    spoken |= {one.document.id for one in reports}
    found: list[Report] = []
    for id, document in documents.items():
        if id in spoken or document.parent or not reports:
            continue
        spans = _copied(document, reports, reuse, table) or tuple(
            one.span for one in credits_on_claim(document, credits.get(id, ()), claim.text)
        )
        if spans:
            echo = Report(id, document, frozenset(publishers[id]), echo=True, spans=spans[:3])
            echo.length = len(words(document.text))
            echo.cites = cite_elsewhere(document, credits.get(id, ()), story, {})
            found.append(echo)
    return found


def _copied(
    document: Document,
    reports: Sequence[Report],
    reuse: Mapping[frozenset[str], Sequence[Reuse]],
    table: Tracing,
) -> tuple[Span, ...]:
    """Return the words that a document shares with a report's statements on the claim."""
    for report in reports:
        shared = [
            (ours, run.words)
            for run in reuse.get(frozenset((document.id, report.document.id)), ())
            for ours, theirs in ((run.left, run.right), (run.right, run.left))
            if ours.document == document.id
            and any(one.span.overlaps(theirs) for one in report.statements)
        ]
        if sum(size for _, size in shared) >= table.echo_words:
            return tuple(ours for ours, _ in shared)
    return ()
