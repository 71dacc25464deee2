"""Who relies on whom, and how many independent origins are left: per claim.

A report can relay one claim and witness another, so links and origins are traced for each claim
apart. Text and details fail on different things; both are used, with credits and time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whence.data.tracing import Tracing, load_tracing
from whence.model import Claim, Document, Link, Mention, Origins, Statement

from .details import details_of
from .links import Pair, link_reports
from .members import Report, find_reports
from .origins import count_origins
from .reuse import Reuse, find_reuse

__all__ = ["Traced", "trace_claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Links between documents (or reports known by citation), and the origins of each claim.

    `parents` gives, for each claim and report, the reports it may rely on with P(relies).
    """

    links: tuple[Link, ...]
    origins: Mapping[str, Origins]
    parents: Mapping[tuple[str, str], tuple[tuple[str, float], ...]]


def trace_claims(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    *,
    mentions: Mapping[str, tuple[Mention, ...]],
    publishers: Mapping[str, tuple[str, ...]],
    credits: Mapping[str, tuple[Mention, ...]],
    table: Tracing | None = None,
) -> Traced:
    """Trace every claim to its origins."""
    table = table or load_tracing()
    by_id = {document.id: document for document in documents}
    reuse: dict[frozenset[str], list[Reuse]] = {}
    for run in find_reuse(documents, table.run_shortest):
        reuse.setdefault(frozenset((run.left.document, run.right.document)), []).append(run)
    links: list[Link] = []
    origins: dict[str, Origins] = {}
    parents: dict[tuple[str, str], tuple[tuple[str, float], ...]] = {}
    for claim in claims:
        reports = find_reports(claim.id, statements, by_id, publishers, credits)
        details = {report.id: _details(report, claim, mentions) for report in reports}
        pairs = link_reports(reports, details, reuse, table)
        origins[claim.id] = count_origins(reports, pairs, table)
        links += [pair.link(claim.id) for pair in pairs if pair.probability >= table.shown]
        parents.update(_parents(claim.id, pairs))
    return Traced(links=_strongest(links), origins=origins, parents=parents)


def _details(
    report: Report, claim: Claim, mentions: Mapping[str, tuple[Mention, ...]]
) -> dict[str, Mention]:
    """Return a report's details: those of its document, or of the words that cite it."""
    known = {*claim.actors, *filter(None, (claim.place, claim.target))}
    found = mentions[report.document.id]
    if not report.seen:
        spans = [one.span for one in report.statements]
        found = tuple(one for one in found if any(one.span.overlaps(span) for span in spans))
    outlets = {f"name:{outlet}" for outlet in report.outlets}
    return details_of(found, known | outlets | report.outlets)


def _parents(
    claim: str, pairs: Sequence[Pair]
) -> dict[tuple[str, str], tuple[tuple[str, float], ...]]:
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for pair in pairs:
        found.setdefault((claim, pair.later.id), []).append((pair.earlier.id, pair.probability))
    return {key: tuple(sorted(row, key=lambda one: -one[1])) for key, row in found.items()}


def _strongest(links: Sequence[Link]) -> tuple[Link, ...]:
    """Keep one link for each pair of documents and kind; it names its claim if it has only one."""
    best: dict[tuple[str, str, str], Link] = {}
    for link in links:
        key = (link.from_, link.to, link.kind)
        known = best.get(key)
        if known is None:
            best[key] = link
            continue
        stronger = max(known, link, key=lambda one: one.probability)
        best[key] = replace(stronger, claim=None)
    return tuple(sorted(best.values(), key=lambda one: (one.from_, one.to, one.kind)))
