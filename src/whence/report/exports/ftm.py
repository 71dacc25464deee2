"""FollowTheMoney entities as JSON lines, as OpenAleph takes them (https://followthemoney.tech).

A report is an `Article`, a claim a `Note` on its actors (an `Event` would say that it happened), what
a report says of it a `Documentation`, a source with a name a `Person` or an `Organization`, and where a
report names it a `Mention`. Known facts are relations between actors; an earlier attempt is an `Event`.
"""

from collections.abc import Iterable

from whence.model import (
    Assessment,
    ClaimVerdict,
    Document,
    Precedent,
    Source,
    Statement,
)

from ..select import is_open
from ..wording import reports_and_origins, verdict
from .ftm_actors import add_actors, add_facts, add_place
from .ftm_entities import Maker, addresses, dates, language, own_id
from .jsontext import json_text

_SOURCES = {
    "person": "Person",
    "organisation": "Organization",
    "publisher": "Organization",
    "official": "LegalEntity",
}


def render(assessment: Assessment) -> str:
    """Return one entity a line."""
    maker = Maker(assessment.case)
    schemata = add_actors(maker, assessment.actors)
    places = {one.id: one for one in assessment.places}
    add_facts(maker, (*assessment.facts, *assessment.stated), schemata, places)
    for document in assessment.documents:
        _add_document(maker, document)
    sources = {
        id: one
        for source in assessment.sources
        if (id := source.id) and (one := _add_source(maker, source, schemata))
    }
    for precedent in assessment.precedents:
        _add_precedent(maker, precedent, schemata)
    for claim in assessment.claims:
        _add_claim(maker, assessment, claim, schemata)
        if claim.place in places:
            add_place(maker, places[claim.place])
    _add_statements(maker, assessment, sources)
    return "".join(json_text(one, indent=None) + "\n" for one in maker.made.values())


def _document_id(maker: Maker, id: str) -> str:
    return maker.id("document", id)


def _claim_id(maker: Maker, id: str) -> str:
    return maker.id("claim", id)


def _add_document(maker: Maker, one: Document) -> None:
    maker.add(
        _document_id(maker, one.id),
        "Article",
        fileName=one.path.rsplit("/", 1)[-1] or one.id,
        title=one.title or one.id,
        author=one.author,
        publisher=one.publisher,
        publishedAt=dates(one.published),
        sourceUrl=addresses(one.url),
        language=language(one.language),
        bodyText=one.text,
    )


def _add_source(maker: Maker, one: Source, schemata: dict[str, str]) -> str | None:
    """Add a source and return its id; None for one without a name, who is no entity."""
    if one.id in schemata:
        return None if schemata[one.id] in _THINGS else own_id(one.id)
    if one.kind not in _SOURCES or not one.names:
        return None
    return maker.add(
        maker.id("source", one.id), _SOURCES[one.kind], name=one.names[0], alias=one.names[1:]
    )


def _add_precedent(maker: Maker, one: Precedent, schemata: dict[str, str]) -> None:
    maker.add(
        maker.id("precedent", one.id),
        "Event",
        name=one.name or f"{one.kind} ({one.id})",
        involved=[own_id(id) for id in one.actors if schemata.get(id) not in (None, *_THINGS)],
        date=dates(one.when),
        summary=f"{one.kind}: {one.outcome}",
        publisher=str(one.source) if one.source else None,
    )


# Schemata that cannot take part in an event: they are no legal entities.
_THINGS = ("Position", "Asset")


def _add_claim(
    maker: Maker, assessment: Assessment, claim: ClaimVerdict, schemata: dict[str, str]
) -> None:
    judged = (
        "Open: nothing that was read bears on it."
        if is_open(claim)
        else f"{verdict(claim)}. {reports_and_origins(claim)}."
    )
    maker.add(
        _claim_id(maker, claim.id),
        "Note",
        name=f"Claim: {claim.text}",
        description=f"{claim.text} {judged}",
        entity=[own_id(id) for id in claim.actors if id in schemata],
        publisher=f"whence {assessment.whence}",
    )


def _add_statements(maker: Maker, assessment: Assessment, sources: dict[str, str]) -> None:
    documents = {one.id: one for one in assessment.documents}
    claims = {one.id for one in assessment.claims}
    for one in assessment.statements:
        if one.document not in documents:
            continue
        if one.claim in claims:
            _add_stance(maker, one, documents[one.document])
        _add_mentions(maker, one, assessment.sources, sources)


def _add_stance(maker: Maker, one: Statement, document: Document) -> None:
    """Tie a report to a claim, with its words and where it stands."""
    maker.add(
        maker.id("statement", one.id),
        "Documentation",
        document=_document_id(maker, one.document),
        entity=_claim_id(maker, one.claim or ""),
        role=one.stance,
        summary=one.text,
        description=" ← ".join(hop.name for hop in one.chain),
        date=dates(document.published),
    )


def _add_mentions(
    maker: Maker, one: Statement, sources: Iterable[Source], known: dict[str, str]
) -> None:
    kinds = {source.id: source.kind for source in sources}
    for hop in one.chain:
        if hop.start is not None and hop.named and hop.source in known:
            maker.add(
                maker.id("mention", f"{one.document}\x1f{hop.source}\x1f{hop.name}"),
                "Mention",
                document=_document_id(maker, one.document),
                name=hop.name,
                resolved=known[hop.source],
                detectedSchema=_SOURCES.get(kinds[hop.source], "LegalEntity"),
            )
