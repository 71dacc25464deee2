"""Put an assessment together, and prove that every quotation stands where it says it does."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from whence.model import (
    Assessment,
    ChangedRow,
    Document,
    Fact,
    Finding,
    Issue,
    Knowledge,
    Link,
    NameProposal,
    NameUse,
    Note,
    Precedent,
    Rating,
    Source,
    Span,
    StatedFact,
    Statement,
    Verdict,
    WhatIf,
)


def assemble(
    *,
    case: str,
    title: str | None,
    question: str | None,
    as_of: str | None,
    version: str,
    documents: Sequence[Document],
    statements: Sequence[Statement],
    sources: Sequence[Source],
    links: Sequence[Link],
    findings: Sequence[Finding],
    verdict: Verdict,
    issues: Iterable[Issue],
    knowledge: Knowledge | None = None,
    say: Callable[[Fact], str] = str,
    proposals: Sequence[NameProposal] = (),
    naming: Sequence[NameUse] = (),
    likelihoods: Sequence[ChangedRow] = (),
    what_if: WhatIf | None = None,
    ratings: Sequence[Rating] = (),
    notes: Sequence[Note] = (),
) -> Assessment:
    """Return the assessment. Raises `SpanError` if any span does not quote its document."""
    known = knowledge or Knowledge()
    spoken = {hop.source for statement in statements for hop in statement.chain}
    assessment = Assessment(
        case=case,
        title=title,
        question=question,
        as_of=as_of,
        whence=version,
        documents=tuple(documents),
        statements=tuple(statements),
        sources=tuple(one for one in sources if one.coded or one.id in spoken),
        links=tuple(links),
        claims=verdict.claims,
        hypotheses=verdict.hypotheses,
        findings=tuple(findings),
        matrix=verdict.matrix,
        issues=tuple(issues),
        next=verdict.next,
        actors=known.actors,
        places=known.places,
        proposals=tuple(proposals),
        naming=tuple(naming),
        facts=_facts(known, findings, verdict, say),
        precedents=_precedents(known, findings),
        stated=_stated(known, findings, say),
        likelihoods=tuple(likelihoods),
        what_if=what_if,
        ratings=tuple(ratings),
        cells=verdict.cells,
        notes=tuple(notes),
    )
    texts = {document.id: document for document in documents}
    for span in spans_of(assessment):
        texts[span.document].check(span)
    return assessment


def _facts(
    known: Knowledge, findings: Sequence[Finding], verdict: Verdict, say: Callable[[Fact], str]
) -> tuple[StatedFact, ...]:
    """Return what is known and is the matter of the report; a knowledge base may hold far more.

    That is what a finding cites, what its ways rest on, and what names an actor, target or place of a
    claim.
    """
    users = _users(findings)
    on_ways = set(_on_ways(findings))
    about = {
        id
        for claim in verdict.claims
        for id in (*claim.actors, claim.place, claim.target)
        if id is not None
    }
    return tuple(
        StatedFact(fact=fact, text=say(fact), findings=tuple(users.get(fact.id, ())))
        for fact in known.facts
        if not fact.stated
        and (fact.id in users or fact.id in on_ways or about & {fact.subject, fact.object})
    )


def _on_ways(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the ids of the facts that say where ways begin and who holds the places on them."""
    for way in (way for finding in findings for way in finding.ways):
        yield from way.start
        yield from way.absent
        yield from (id for stop in way.stops for id in stop.facts)


def _precedents(known: Knowledge, findings: Sequence[Finding]) -> tuple[Precedent, ...]:
    """Return the precedents that a finding cites."""
    users = _users(findings)
    return tuple(one for one in known.precedents if one.id in users)


def _users(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Return for each fact the findings that cite it."""
    users: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        for id in dict.fromkeys(fact.id for fact in finding.facts):
            users[id].append(finding.id)
    return users


def _stated(
    known: Knowledge, findings: Iterable[Finding], say: Callable[[Fact], str]
) -> tuple[StatedFact, ...]:
    """Return what documents state, in the order of its words, each with the findings that use it."""
    users = _users(findings)
    told = [
        StatedFact(fact=fact, text=say(fact), findings=tuple(users.get(fact.id, ())))
        for fact in known.facts
        if fact.stated
    ]
    return tuple(sorted(told, key=_place))


def _place(told: StatedFact) -> tuple[str, int, str]:
    source = told.fact.source
    return (source and source.document) or "", (source and source.start) or 0, told.text


def spans_of(assessment: Assessment) -> Iterator[Span]:
    """Yield every span of an assessment."""
    for statement in assessment.statements:
        yield statement.span
        yield from statement.content
        for frame in statement.frames:
            yield frame.trigger
            yield from (span for role in frame.roles for span in role.spans)
    for link in assessment.links:
        for reason in link.reasons:
            yield from reason.spans
    for finding in assessment.findings:
        yield from finding.spans
        yield from (span for fact in finding.facts for span in fact.spans)
    for step in assessment.next:
        yield from step.spans
    yield from _spans_of_names(assessment)
    for claim in assessment.claims:
        for driver in (*claim.drivers, *claim.influence):
            yield from driver.spans
        for member in claim.origins.members:
            yield from member.spans
        for left in claim.not_covered:
            yield from left.spans
            yield from (left.conditions,) if left.conditions else ()
    yield from (note.span for note in assessment.notes)
    for rating in assessment.ratings:
        yield from (span for origin in rating.origins for span in origin.spans)
        yield from (span for rung in rating.rungs for span in rung.spans)


def _spans_of_names(assessment: Assessment) -> Iterator[Span]:
    """Yield the spans of what documents state of the world, and of the names they use."""
    for told in assessment.stated:
        if told.fact.source and told.fact.source.span:
            yield told.fact.source.span
    names = [name for actor in assessment.actors for name in actor.names]
    names += [name for place in assessment.places for name in place.names]
    yield from (name.source.span for name in names if name.source and name.source.span)
    for proposal in assessment.proposals:
        yield from proposal.spans
    for use in assessment.naming:
        yield from use.spans
    for source in assessment.sources:
        yield from (span for other in source.perhaps for span in other.spans)
        for stake in source.stakes:
            yield from stake.spans
            yield from (span for fact in stake.facts for span in fact.spans)
