"""Who relies on whom, and how many independent origins are left: per claim.

A report can relay one claim and witness another, so links and origins are traced for each claim
apart. Text and details fail on different things; both are used, with credits and time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.data.tracing import Tracing, load_tracing
from whence.model import (
    Claim,
    Credit,
    Document,
    Link,
    Mention,
    Origins,
    Override,
    Span,
    Stance,
    Statement,
)
from whence.text import fold

from .citations import find_story
from .copies import find_copies
from .details import details_of, roles_of
from .echoes import find_echoes, tied_echoes
from .links import link_reports
from .members import Report, find_reports, in_order
from .origins import count_origins
from .override import Settled
from .own import own_chances
from .reuse import Reuse, find_reuse

__all__ = ["Traced", "trace_claims"]

_FOR: tuple[Stance, ...] = ("asserts",)
_AGAINST: tuple[Stance, ...] = ("denies", "doubts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Links between documents (or reports known by citation), and the origins of each claim.

    `denials` are the origins of those who deny or doubt it: denials are copied, too.
    """

    links: tuple[Link, ...]
    origins: Mapping[str, Origins]
    denials: Mapping[str, Origins]


def trace_claims(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    *,
    mentions: Mapping[str, tuple[Mention, ...]],
    publishers: Mapping[str, tuple[str, ...]],
    credits: Mapping[str, tuple[Credit, ...]],
    overrides: Sequence[Override] = (),
    table: Tracing | None = None,
) -> Traced:
    """Trace every claim to its origins; `overrides` is what the analyst settled of them."""
    table = table or load_tracing()
    by_id = {document.id: document for document in documents}
    settled_on = {id for entry in overrides for id in entry.reports}
    copies = find_copies(documents, statements, publishers, credits, settled_on)
    traced = {id: one for id, one in by_id.items() if id not in copies.folded}
    told = [one for one in statements if one.document in traced]
    publishers = copies.outlets(publishers)
    credits = {
        id: tuple(one for one in credits.get(id, ()) if one.of not in publishers[id])
        for id in traced
    }
    reuse: dict[frozenset[str], list[Reuse]] = {}
    # By their words: where runs bridge small gaps, it may matter which text is gone through first.
    texts = sorted(traced.values(), key=lambda one: (one.text, one.id))
    for run in find_reuse(texts, table.run_shortest):
        reuse.setdefault(frozenset((run.left.document, run.right.document)), []).append(run)
    links: list[Link] = []
    found: dict[tuple[str, bool], Origins] = {}
    for claim in claims:
        for against, stances in ((False, _FOR), (True, _AGAINST)):
            story = find_story(claim, told, traced, credits, stances)
            reports = find_reports(claim.id, told, traced, publishers, credits, story, stances)
            if not against:
                reports += find_echoes(
                    claim, reports, traced, told, publishers, credits, story, reuse, table
                )
            # Who credits an outlet whose report on the claim we hold, credits that report.
            outlets = {outlet for report in reports for outlet in report.outlets}
            for report in reports:
                report.promote(outlets)
            reports.sort(key=in_order)
            details = {report.id: _details(report, claim, mentions) for report in reports}
            pairs = link_reports(reports, details, reuse, claim.text, table)
            reports = tied_echoes(reports, pairs, table)
            kept = {report.id for report in reports}
            pairs = [one for one in pairs if {one.earlier.id, one.later.id} <= kept]
            own = own_chances(reports, pairs, story, table)
            settled = Settled.on(claim.id, overrides, [report.id for report in reports])
            counted = count_origins(
                reports, pairs, own, story.through, table, settled, copies.weights()
            )
            found[claim.id, against] = settled.origins(
                copies.spread(counted, by_id, statements, claim.id)
            )
            shown = [pair.link(claim.id) for pair in pairs if pair.probability >= table.shown]
            links += settled.links(shown, claim.id)
            links += copies.links(by_id, kept)
    return Traced(
        links=_strongest(links),
        origins={claim.id: found[claim.id, False] for claim in claims},
        denials={claim.id: found[claim.id, True] for claim in claims},
    )


def _details(
    report: Report, claim: Claim, mentions: Mapping[str, tuple[Mention, ...]]
) -> dict[str, Mention]:
    """Return a report's details: those of its document, or of the words that cite it."""
    known = {*claim.actors, *filter(None, (claim.place, claim.target))}
    found = mentions[report.document.id]
    if not report.whole:
        spans = [*(one.span for one in report.statements), *_carried(report)]
        found = tuple(one for one in found if any(one.span.overlaps(span) for span in spans))
    outlets = {f"name:{outlet}" for outlet in report.outlets}
    found = tuple(one for one in found if not _in_claim(one, claim))
    others = [one for one in found if one.of not in known]
    found += tuple(roles_of(report.statements, others))
    return details_of(found, known | outlets | report.outlets)


def _carried(report: Report) -> Iterator[Span]:
    """Yield what sentences around a report's statements add to the events they tell of."""
    for statement in report.statements:
        for frame in statement.frames:
            yield from (role.span for role in frame.roles if role.carried and not role.alike)


def _in_claim(mention: Mention, claim: Claim) -> bool:
    """Say whether a turn of phrase is the claim's own: every report on it may use it."""
    stems = mention.of.partition(":")[2].split("-")
    return mention.kind == "phrase" and all(stem in fold(claim.text) for stem in stems)


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
