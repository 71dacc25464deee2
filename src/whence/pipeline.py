"""The whole way on one screen: a folder of reports goes in, a verdict with its reasons comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import __version__
from .check import check_claims, find_stakes, name_uses
from .data.changes import changed_rows
from .data.likelihoods import load_likelihoods
from .extract import Tagger
from .extract.ladders import read_rungs
from .gather import Gathered, Progress, gather, silent
from .judge import explained_by, judge_claims, propose, with_left_open, with_proposers
from .model import (
    Assessment,
    Case,
    Knowledge,
    NothingToAssess,
    TrackRecord,
)
from .report.assemble import assemble
from .report.nothing import no_claim
from .resolve import Resolved
from .store.areas import with_areas
from .store.case import open_case
from .store.cells import check_cells, unused_cells
from .store.facts import join_knowledge, without_facts
from .store.overrides import check_origins
from .store.rulings import unused_rulings
from .store.world import KnowledgeBase
from .trace import trace_claims
from .weigh import (
    history_of,
    named_sources,
    needs_of,
    rate_claims,
    rule_on,
    weigh_findings,
    weigh_sources,
    weigh_testimony,
    with_sole,
    without_contested,
)


def assess(
    path: str | Path,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
    record: Sequence[TrackRecord] = (),
) -> Assessment:
    """Assess a case folder, a folder or glob of documents, or one document.

    `as_of` (an EDTF date or date-time) hides what was published or began later. `tell` is told
    the stage and what it works on. `tagger` finds attributions; if none is given, the model that
    comes with whence does. `record` tells how sources did on earlier claims.
    Raises `WhenceError`: see `whence.model.errors`.
    """
    return assess_case(open_case(path), as_of=as_of, tell=tell, tagger=tagger, record=record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What to take for granted: facts, precedents and findings that are not, claims, and priors.

    All are ids; `priors` is by hypothesis, or by claim and hypothesis (`merger:real`).
    """

    facts: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    claims: Mapping[str, bool] = field(default_factory=dict)
    priors: Mapping[str, float] = field(default_factory=dict)


def assess_case(
    case: Case,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
    record: Sequence[TrackRecord] = (),
) -> Assessment:
    """Assess a case that is already open; see `assess`."""
    read = gather(case, as_of=as_of, tell=tell, tagger=tagger)
    return weigh_up(case, read, as_of=as_of, tell=tell, record=record)


def weigh_up(
    case: Case,
    read: Gathered,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    supposed: Supposed | None = None,
    record: Sequence[TrackRecord] = (),
) -> Assessment:
    """Trace, check and judge what was gathered."""
    supposed = supposed or Supposed()
    asked, table = case.question, load_likelihoods(case.question.likelihoods)
    documents, found, date = read.documents, read.found, read.date
    by_id = {document.id: document for document in documents}
    if not found.claims:
        raise NothingToAssess(no_claim(documents))

    tell("trace", f"{len(found.claims)} claims")
    traced = trace_claims(
        found.claims,
        found.statements,
        documents,
        mentions=found.mentions,
        publishers=found.publishers,
        credits=found.credits,
        overrides=asked.origins,
    )
    idle = check_origins(
        case,
        read.ids,
        {claim.id: (traced.origins[claim.id], traced.denials[claim.id]) for claim in found.claims},
    )

    tell("weigh", f"{len(found.sources)} sources")
    known = without_facts(knowledge_of(case, found), supposed.facts)
    world = KnowledgeBase(known, date)
    history, unused = history_of(record, case.name, found.claims, date)
    weighed = weigh_sources(
        found.sources,
        case.sources,
        table,
        record=history,
        named=named_sources(found.statements),
        actors=known.actors,
    )
    sources = {one.id: one for one in weighed}
    stakes = find_stakes(
        claims=found.claims,
        statements=found.statements,
        documents=by_id,
        sources=sources,
        world=world,
    )
    sources |= {id: replace(sources[id], stakes=told) for id, told in stakes.items()}
    testimonies = weigh_testimony(
        found.claims, found.statements, by_id, sources, traced.origins, traced.denials, table
    )

    tell("check", f"{len(testimonies)} origins")
    naming = name_uses(
        claims=found.claims,
        documents=documents,
        statements=found.statements,
        sources=sources,
        mentions=found.mentions,
        world=world,
    )
    findings = check_claims(
        claims=found.claims,
        statements=found.statements,
        documents=by_id,
        sources=sources,
        origins=traced.origins,
        world=world,
        mentions=found.mentions,
        as_of=date,
        naming=naming,
    )
    findings, applied = rule_on(weigh_findings(findings, table), asked.findings)
    findings = tuple(one for one in findings if one.id not in supposed.findings)

    tell("judge", f"{len(findings)} findings")
    testimonies = without_contested(testimonies, findings)
    proposed = propose(found.rivals, found.claims, found.statements, by_id, asked.hypotheses)
    degrees = {claim.id: read_rungs(claim.text) for claim in found.claims}
    needs, unmet = needs_of(found.claims, degrees, [fact.id for fact in case.knowledge.facts])
    rivals = (*asked.hypotheses, *proposed.hypotheses)
    rows = explained_by(found.claims, rivals, table)
    check_cells(case, {claim: [row.id for row in own] for claim, own in rows.items()})
    verdict = judge_claims(
        claims=found.claims,
        hypotheses=rivals,
        testimonies=testimonies,
        origins=traced.origins,
        findings=findings,
        reports={id: len(one.members) for id, one in traced.origins.items()},
        table=table,
        sources=found.sources,
        needs=needs,
        suppose=supposed.claims,
        priors=supposed.priors,
        cells=asked.matrix,
    )
    verdict = with_proposers(verdict, proposed)
    verdict = with_left_open(verdict, findings, found.concessions, by_id)
    ratings = rate_claims(
        found.claims,
        found.statements,
        testimonies,
        traced.origins,
        traced.denials,
        findings,
        sources,
    )
    ratings = with_sole(ratings, verdict)

    return assemble(
        case=case.name,
        title=asked.title or next((one.title for one in documents if one.title), None),
        question=found.question,
        as_of=as_of or (str(date) if date else None),
        version=__version__,
        documents=documents,
        statements=found.statements,
        sources=tuple(sources.values()),
        links=traced.links,
        findings=findings,
        verdict=verdict,
        issues=(
            *read.issues,
            *idle,
            *unused,
            *unmet,
            *proposed.issues,
            *verdict.issues,
            *unused_rulings(case, applied, (one.id for one in findings)),
            *unused_cells(case, verdict.cells, [one.evidence for one in verdict.matrix.columns]),
        ),
        knowledge=known,
        say=world.say,
        proposals=found.proposals,
        naming=naming,
        likelihoods=changed_rows(asked.likelihoods),
        ratings=ratings,
        notes=read.notes,
    )


def knowledge_of(case: Case, found: Resolved) -> Knowledge:
    """Return what is known: what the case codes, what its maps say, and what documents state."""
    coded = with_areas(case.knowledge, case.areas, found.stated.places)
    return join_knowledge(coded, found.stated)
