"""Documents that retell a claim in sentences which were not found to bear on it.

Who copies a report or the words in which it puts the claim, or credits an outlet for the claim, makes
the claim too, and so does most likely who speaks of the same things with the same rare details. Such
a document is never an origin: it is counted with what it retells, or left out if that cannot be told.
"""

from collections.abc import Iterable, Mapping, Sequence

from whence.data.lexicons import word_set
from whence.data.tracing import Tracing
from whence.model import Claim, Credit, Document, Span, Statement
from whence.text import fold, sentences

from .citations import Story, credits_on_claim, telling_words
from .evidence import Pair
from .members import Report
from .reuse import Reuse

_ROUNDS = 2  # an echo may credit a document that is itself one
_LEAD = 300  # characters in which a text says that it debunks
_SENTENCES = 40  # of a text in which to look for the one closest to the claim
_LIKELY = 0.5


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
    """Return the documents that take no stance on a claim by any statement, and may yet retell it."""
    spoken = {one.document for one in statements if one.claim == claim.id}
    spoken |= {one.document.id for one in reports}
    silent = [
        Report(id, one, frozenset(publishers[id]), echo=True)
        for id, one in documents.items()
        if id not in spoken and not one.parent and not _debunks(one)
    ]
    telling = telling_words(claim.text)
    found: dict[str, Report] = {}
    for _ in range(_ROUNDS if reports else 0):
        members = [*reports, *found.values()]
        outlets = {outlet for one in members for outlet in one.outlets}
        for echo in silent:
            here = credits.get(echo.id, ())
            echo.read(here, story.outlets)
            echo.promote(outlets - echo.outlets)
            shared = len(telling & echo.stems) / max(1, len(telling))
            spans = (
                _copied(echo, members, reuse, table)
                or tuple(one.span for one in credits_on_claim(echo.document, here, claim.text))
                or (_credited(echo, outlets, story) if shared >= table.echo_credits else ())
                or (_closest(echo.document, telling) if shared >= table.echo_speaks else ())
            )
            if spans and echo.id not in found:
                echo.spans = spans[:3]
                found[echo.id] = echo
    return list(found.values())


def tied_echoes(reports: Sequence[Report], pairs: Sequence[Pair], table: Tracing) -> list[Report]:
    """Return the reports without those echoes of which nothing tells what they retell.

    That one outlet printed both does not: it prints much.
    """
    tied = {one.id for one in reports if not one.echo or any(map(one.credits, one.cites))}
    least = table.prior + _LIKELY * (1 - table.prior)
    for pair in pairs:
        desk = pair.earlier.outlets & pair.later.outlets
        if pair.relies or (pair.probability >= least and not desk):
            tied |= {pair.earlier.id, pair.later.id}
    return [one for one in reports if one.id in tied]


def _debunks(document: Document) -> bool:
    lead = fold(document.text[:_LEAD])
    return any(word in lead for word in word_set("cues.yaml", "debunking"))


def _copied(
    echo: Report,
    members: Sequence[Report],
    reuse: Mapping[frozenset[str], Sequence[Reuse]],
    table: Tracing,
) -> tuple[Span, ...]:
    """Return the words that a document shares with a report on the claim, if they are enough.

    That is a good part of either, or some words of the sentences that make the claim.
    """
    for member in members:
        runs = reuse.get(frozenset((echo.id, member.document.id)), ())
        shared = [
            (ours, theirs, run.words)
            for run in runs
            for ours, theirs in ((run.left, run.right), (run.right, run.left))
            if ours.document == echo.id and theirs.document != echo.id
        ]
        shorter = table.copied_share * min(echo.length, member.length)
        if sum(size for _, _, size in shared) >= max(shorter, 2 * table.run_shortest):
            return tuple(ours for ours, _, _ in shared)
        on_claim = [
            (ours, size)
            for ours, theirs, size in shared
            if any(one.span.overlaps(theirs) for one in member.statements)
        ]
        if sum(size for _, size in on_claim) >= table.echo_words:
            return tuple(ours for ours, _ in on_claim)
    return ()


def _credited(echo: Report, outlets: Iterable[str], story: Story) -> tuple[Span, ...]:
    """Return the words with which a document credits an outlet of the story."""
    known = {*outlets, *story.outlets} - echo.outlets
    return tuple(
        cite.span for outlet, cite in echo.cites.items() if outlet in known and echo.credits(outlet)
    )


def _closest(document: Document, telling: frozenset[str]) -> tuple[Span, ...]:
    """Return the sentence that has most of the claim's telling words."""
    spans = sentences(document.text)[:_SENTENCES]
    start, end = max(
        spans, key=lambda one: (len(telling & telling_words(document.text[slice(*one)])), -one[0])
    )
    return (document.span(start, end),)
