"""W3C PROV: reports, who stands behind them, what relies on what, and the assessment made of them.

https://www.w3.org/TR/prov-dm/. A report is an entity, an outlet or source an agent. A copy was quoted
from what it copies; what credits a report that relies on nothing else has it for its primary source;
all else that relies on something was derived from it. Where two share an origin and neither is known
to come first, both are derived from an entity that stands for it. How sure that is stands beside each
as `whence:probability`.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from whence.model import (
    Assessment,
    ClaimVerdict,
    Document,
    Link,
    MissingExtra,
    Source,
    Statement,
    content_id,
)

from ..safe import plain, web_address
from ..wording import LINK_VERBS, capital
from .moments import iso_date
from .scales import letter_of

if TYPE_CHECKING:
    from prov.model import ProvDocument

NAMESPACE = "urn:whence:prov:"
_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,60}[A-Za-z0-9])?")
_AGENTS = {
    "person": "prov:Person",
    "anonymous": "prov:Person",
    "publisher": "prov:Organization",
    "organisation": "prov:Organization",
    "official": "prov:Organization",
}
_DIRECTED = ("cites", "copies", "repeats")
_ASSESSING, _ASSESSMENT = "whence:assessing", "whence:assessment"


def provenance(assessment: Assessment) -> "ProvDocument":
    """Return an assessment as a PROV document. Raises `MissingExtra` where prov is not installed."""
    try:
        from prov.model import ProvDocument
    except ImportError:
        raise MissingExtra("PROV", "prov") from None
    made = ProvDocument()
    made.add_namespace("whence", NAMESPACE)
    for source in assessment.sources:
        _agent(made, source)
    _affiliations(made, assessment.sources)
    _reports(made, assessment)
    _links(made, assessment.links)
    _assessing(made, assessment)
    documents = {one.id for one in assessment.documents}
    sources = {one.id for one in assessment.sources}
    said = [one for one in assessment.statements if one.claim and one.document in documents]
    for statement in said:
        _statement(made, statement, sources)
    for claim in assessment.claims:
        _verdict(made, claim, [one for one in said if one.claim == claim.id])
    return made


def name(kind: str, id: str) -> str:
    """Return the name of something in PROV: its id, or a hash where PROV-N could not write that."""
    return f"whence:{kind}-{id if _SAFE.fullmatch(id) else content_id('id', id)}"


def _agent(made: "ProvDocument", one: Source) -> None:
    label = plain(one.names[0]) if one.names else ""
    made.agent(
        name("source", one.id),
        _known(
            ("prov:type", _kind(made, _AGENTS.get(one.kind))),
            ("prov:label", label or plain(one.id)),
            ("whence:kind", one.kind),
            ("whence:admiralty", letter_of(one)),
        ),
    )


def _affiliations(made: "ProvDocument", sources: Iterable[Source]) -> None:
    """Let each source act for the bodies that it belongs to or speaks for."""
    listed = [*sources]
    agents = {one.id for one in listed}
    bodies: set[str] = set()
    for one in listed:
        for body in dict.fromkeys((*one.affiliation, *filter(None, [one.camp]))):
            if body == one.id:
                continue
            if body not in agents | bodies:
                made.agent(name("source", body), {"prov:label": plain(body)})
                bodies.add(body)
            made.actedOnBehalfOf(name("source", one.id), name("source", body))


def _reports(made: "ProvDocument", assessment: Assessment) -> None:
    """Make an entity of each document, and of each report that is known because one credits it."""
    known = {source.id for source in assessment.sources}
    by_name = {word: one.id for one in assessment.sources for word in (one.id, *one.names)}
    for one in assessment.documents:
        made.entity(name("report", one.id), _document(one))
        for outlet in dict.fromkeys(filter(None, (one.publisher, one.author))):
            id = by_name.get(outlet, outlet)
            if id not in known:
                known.add(id)
                made.agent(name("source", id), {"prov:label": plain(outlet)})
            made.wasAttributedTo(name("report", one.id), name("source", id))
        if one.parent and one.parent in {each.id for each in assessment.documents}:
            made.hadMember(name("report", one.parent), name("report", one.id))
    held = {one.id for one in assessment.documents}
    cited = {
        member.id: member.label
        for claim in assessment.claims
        for member in claim.origins.members
        if member.id not in held
    }
    ends = [id for link in assessment.links for id in (link.from_, link.to)]
    for id in dict.fromkeys((*cited, *(id for id in ends if id not in held))):
        label = plain(cited.get(id) or id)
        made.entity(name("report", id), {"prov:label": label, "whence:held": False})


def _document(one: Document) -> list[tuple[str, Any]]:
    return _known(
        ("prov:label", plain(one.title or one.id)),
        ("whence:id", plain(one.id)),
        ("whence:kind", one.kind),
        ("whence:published", iso_date(one.published)),
        ("whence:url", web_address(one.url)),
        ("whence:sha256", one.sha256 and plain(one.sha256)),
        ("whence:language", one.language and plain(one.language)),
    )


def _links(made: "ProvDocument", links: Iterable[Link]) -> None:
    listed = [*links]
    relying = {link.from_ for link in listed if link.kind in _DIRECTED}
    for one in listed:
        told = _known(
            ("whence:kind", one.kind),
            ("whence:probability", one.probability),
            ("whence:claim", one.claim and plain(one.claim)),
            ("whence:why", "; ".join(plain(reason.what) for reason in one.reasons)),
        )
        ends = name("report", one.from_), name("report", one.to)
        if one.kind == "copies":
            made.quotation(*ends, other_attributes=told)
        elif one.kind == "cites" and one.to not in relying:
            made.primary_source(*ends, other_attributes=told)
        elif one.kind in _DIRECTED:
            made.wasDerivedFrom(*ends, other_attributes=told)
        else:
            _common(made, one, told)


def _common(made: "ProvDocument", one: Link, told: list[tuple[str, Any]]) -> None:
    """Derive two reports from one entity that stands for what they share, whichever came first."""
    pair = sorted((one.from_, one.to))
    origin = name("origin", content_id("common", one.kind, one.claim, *pair))
    label = f"{plain(one.from_)} {LINK_VERBS[one.kind]} {plain(one.to)}"
    made.entity(origin, {"prov:label": label, "whence:held": False})
    for end in pair:
        made.wasDerivedFrom(name("report", end), origin, other_attributes=told)


def _assessing(made: "ProvDocument", assessment: Assessment) -> None:
    made.agent(
        "whence:software",
        _known(
            ("prov:type", _kind(made, "prov:SoftwareAgent")),
            ("prov:label", f"whence {plain(assessment.whence)}"),
            ("whence:version", plain(assessment.whence)),
        ),
    )
    asked = plain(assessment.question or "")
    as_of = plain(assessment.as_of or "")
    made.activity(
        _ASSESSING, other_attributes=_known(("whence:question", asked), ("whence:as_of", as_of))
    )
    made.wasAssociatedWith(_ASSESSING, "whence:software")
    title = plain(assessment.title or assessment.question or assessment.case)
    made.entity(
        _ASSESSMENT,
        [("prov:label", title), ("prov:type", _kind(made, "prov:Collection"))],
    )
    made.wasGeneratedBy(_ASSESSMENT, _ASSESSING)
    made.wasAttributedTo(_ASSESSMENT, "whence:software")
    for one in assessment.documents:
        made.used(_ASSESSING, name("report", one.id))


def _statement(made: "ProvDocument", one: Statement, sources: set[str]) -> None:
    made.entity(
        name("statement", one.id),
        _known(
            ("prov:value", plain(one.text)),
            ("whence:claim", one.claim and plain(one.claim)),
            ("whence:stance", one.stance),
            ("whence:certainty", one.certainty),
            ("whence:start", one.start),
            ("whence:end", one.end),
        ),
    )
    made.quotation(name("statement", one.id), name("report", one.document))
    if one.chain and one.chain[-1].source in sources:
        made.wasAttributedTo(
            name("statement", one.id),
            name("source", one.chain[-1].source),
            other_attributes={"whence:directness": one.chain[-1].directness},
        )


def _verdict(made: "ProvDocument", claim: ClaimVerdict, said: Iterable[Statement]) -> None:
    verdict = name("verdict", claim.id)
    made.entity(
        verdict,
        _known(
            ("prov:label", plain(claim.text)),
            ("prov:value", capital(claim.words)),
            ("whence:claim", plain(claim.id)),
            ("whence:probability", claim.probability),
            ("whence:low", claim.low),
            ("whence:high", claim.high),
            ("whence:confidence", claim.confidence),
            ("whence:reports", claim.reports),
            ("whence:origins", claim.origins.mean),
        ),
    )
    made.hadMember(_ASSESSMENT, verdict)
    made.wasGeneratedBy(verdict, _ASSESSING)
    for one in said:
        made.wasDerivedFrom(
            verdict, name("statement", one.id), other_attributes={"whence:stance": one.stance}
        )


def _kind(made: "ProvDocument", name: str | None) -> Any:
    return made.valid_qualified_name(name) if name else None


def _known(*pairs: tuple[str, Any]) -> list[tuple[str, Any]]:
    return [(key, value) for key, value in pairs if value not in (None, "")]
