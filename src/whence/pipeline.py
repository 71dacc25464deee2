"""The whole way on one screen: a folder of reports goes in, a verdict with its reasons comes out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import __version__
from .check import check_claims, name_uses
from .data.likelihoods import load_likelihoods
from .extract import Tagger, extract_statements
from .extract.notes import note_pasted
from .extract.relations import extract_relations
from .extract.tagging import load_tagger
from .judge import judge_claims
from .model import Assessment, Case, Document, Interval, Issue, NothingToAssess
from .read import published_by, read_files
from .report.assemble import assemble
from .report.nothing import no_claim, no_documents
from .resolve import Resolved, resolve
from .store.areas import with_areas
from .store.case import open_case
from .store.decisions import unmet_names
from .store.facts import join_knowledge
from .store.overrides import check_origins
from .store.rulings import unused_rulings
from .store.snapshots import check_snapshots
from .store.world import KnowledgeBase
from .trace import trace_claims
from .weigh import rule_on, weigh_findings, weigh_sources, weigh_testimony

Progress = Callable[[str, str], None]


def silent(_stage: str, _what: str) -> None:
    """Tell nobody."""


def assess(
    path: str | Path,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
) -> Assessment:
    """Assess a case folder, a folder or glob of documents, or one document.

    `as_of` (an EDTF date or date-time) hides what was published or began later. `tell` is told
    the stage and what it works on. `tagger` finds attributions; if none is given, the model that
    comes with whence does.
    Raises `WhenceError`: see `whence.model.errors`.
    """
    return assess_case(open_case(path), as_of=as_of, tell=tell, tagger=tagger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a case holds before it is traced and judged.

    `ids` are those of all documents read, also of what was published after `date` and is not used.
    """

    documents: tuple[Document, ...]
    ids: tuple[str, ...]
    found: Resolved
    date: Interval | None
    issues: tuple[Issue, ...]


def gather(
    case: Case,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
) -> Gathered:
    """Read the documents of a case, and find who says what, on whose word, on which claim."""
    asked = case.question
    date = Interval.parse(as_of) if as_of else asked.as_of

    read, unread = read_files(case.files, lambda name: tell("read", name))
    orphaned = check_snapshots(case, read)
    documents, later = published_by(read, date)
    if not documents:
        raise NothingToAssess(no_documents((*unread, *later)))

    statements = extract_statements(
        documents, lambda name: tell("extract", name), tagger or load_tagger()
    )

    relations, attempts = extract_relations(documents, statements)

    tell("resolve", f"{len(statements)} statements")
    found = resolve(
        statements,
        documents,
        claims=asked.claims,
        question=asked.question,
        knowledge=case.knowledge,
        coded=case.sources,
        relations=relations,
        attempts=attempts,
        names=asked.names,
    )
    pasted = note_pasted(documents, found.statements)
    unmet = unmet_names(case, read, found.sources)
    return Gathered(
        documents=tuple(documents),
        ids=tuple(document.id for document in read),
        found=found,
        date=date,
        issues=(*case.issues, *unread, *orphaned, *later, *pasted, *unmet, *found.issues),
    )


def assess_case(
    case: Case,
    *,
    as_of: str | None = None,
    tell: Progress = silent,
    tagger: Tagger | None = None,
) -> Assessment:
    """Assess a case that is already open."""
    asked, table = case.question, load_likelihoods()
    read = gather(case, as_of=as_of, tell=tell, tagger=tagger)
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
    sources = {one.id: one for one in weigh_sources(found.sources, case.sources, table)}
    testimonies = weigh_testimony(
        found.claims, found.statements, by_id, sources, traced.origins, traced.denials
    )

    coded = with_areas(case.knowledge, case.areas, found.stated.places)
    known = join_knowledge(coded, found.stated)
    tell("check", f"{len(testimonies)} origins")
    world = KnowledgeBase(known, date)
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

    tell("judge", f"{len(findings)} findings")
    verdict = judge_claims(
        claims=found.claims,
        hypotheses=asked.hypotheses,
        testimonies=testimonies,
        origins=traced.origins,
        findings=findings,
        reports={id: len(one.members) for id, one in traced.origins.items()},
        table=table,
    )

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
        issues=(*read.issues, *idle, *unused_rulings(case, applied, (one.id for one in findings))),
        knowledge=known,
        say=world.say,
        proposals=found.proposals,
        naming=naming,
    )
