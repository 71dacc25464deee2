"""Documents that retell a claim in sentences which were not found to bear on it.

Who copies the words in which a report puts the claim, or credits an outlet for the claim in a
sentence about it, makes the claim too. Such a document is never an origin: it is counted with what
it retells.
"""

from collections.abc import Iterable, Mapping, Sequence

from whence.data.tracing import Tracing
from whence.model import Claim, Credit, Document, Span, Statement

from .citations import Story, credits_on_claim, telling_words
from .members import Report
from .reuse import Reuse

_ROUNDS = 2  # an echo may credit a document that is itself one


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
    silent = [one for id, one in documents.items() if id not in spoken and not one.parent]
    telling = telling_words(claim.text)
    found: list[Report] = []
    for _ in range(_ROUNDS if reports else 0):
        members = [*reports, *found]
        outlets = {outlet for one in members for outlet in one.outlets}
        met = {one.document.id for one in found}
        for document in silent:
            echo = Report(document.id, document, frozenset(publishers[document.id]), echo=True)
            here = credits.get(document.id, ())
            echo.read(here, story.outlets)
            echo.promote(outlets - echo.outlets)
            spans = _copied(document, reports, reuse, table) or tuple(
                one.span for one in credits_on_claim(document, here, claim.text)
            )
            if not spans and 3 * len(telling & echo.stems) >= len(telling):
                spans = _credited(echo, members)
            if spans and document.id not in met:
                echo.spans = spans[:3]
                found.append(echo)
    return found


def _credited(echo: Report, members: Sequence[Report]) -> tuple[Span, ...]:
    """Return the words with which a document credits a report on the claim."""
    held = {outlet for one in members if one.id != echo.id for outlet in one.outlets}
    return tuple(
        cite.span for outlet, cite in echo.cites.items() if outlet in held and echo.credits(outlet)
    )


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
