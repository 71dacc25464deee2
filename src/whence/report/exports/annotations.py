"""W3C Web Annotations: every statement, finding and sign of copying, at its exact words.

https://www.w3.org/TR/annotation-model/. Tags say what is said in words that `whence import` reads
back: `document:ID`, `claim:ID`, a stance, a certainty, and who said it (`source:`, `kind:`,
`directness:`, `unnamed`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from whence.model import (
    Assessment,
    Document,
    Finding,
    Hop,
    Interval,
    Link,
    Note,
    Reason,
    Span,
    Statement,
)

from ..groups import signs
from ..safe import plain
from ..wording import LINK_VERBS
from .anchors import target_of, urn
from .jsontext import json_text

# Of 200 reports, nearly all pairs have some weak sign in common: 53,000 of them say nothing.
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class _Case:
    """What all annotations of one assessment share."""

    name: str
    software: dict[str, Any]
    documents: dict[str, Document]
    claims: dict[str, str]


def render(assessment: Assessment) -> str:
    """Return an AnnotationCollection with all annotations on its one page."""
    case = _Case(
        name=assessment.case,
        software={"type": "Software", "name": f"whence {plain(assessment.whence)}"},
        documents={one.id: one for one in assessment.documents},
        claims={one.id: one.text for one in assessment.claims},
    )
    items = [
        *(_statement(case, one) for one in assessment.statements if one.document in case.documents),
        *(made for one in assessment.findings for made in _finding(case, one)),
        *(made for one in assessment.links for made in _link(case, one)),
        *(_note(case, one) for one in assessment.notes if one.span.document in case.documents),
    ]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations", case.name),
        "type": "AnnotationCollection",
        "label": plain(assessment.title or assessment.question or case.name),
        "generator": case.software,
        "total": len(items),
        "first": {
            "id": urn("annotations", f"{case.name}/1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return json_text(collection, indent=None) + "\n"  # ten times as fast as with indents


def _annotation(
    case: _Case,
    key: Iterable[object],
    motivation: str,
    bodies: Iterable[dict[str, Any]],
    spans: Iterable[Span],
) -> dict[str, Any]:
    targets = [target_of(case.documents[one.document], one) for one in spans]
    name = "\x1f".join(str(part) for part in (case.name, *key))
    return {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, name.encode('utf-8', 'replace').decode())}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": case.software,
        "body": list(bodies),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _by(name: str, when: Interval | None) -> dict[str, Any]:
    """Return who made an annotation, and on which day, where that is known."""
    made = when.low if when and when.precision in ("day", "second") else None
    day = made.isoformat()[:10] + "T00:00:00Z" if made else None
    creator = {"creator": {"type": "Person", "name": plain(name)}} if name.strip() else {}
    return creator | ({"created": day} if day else {})


def _note(case: _Case, one: Note) -> dict[str, Any]:
    key = ("note", one.span.document, one.span.start, one.span.end, one.text, one.who)
    bodies = [_text("commenting", one.text.strip()), _tag(f"document:{one.span.document}")]
    return _annotation(case, key, "commenting", bodies, [one.span]) | _by(one.who, one.when)


def _statement(case: _Case, one: Statement) -> dict[str, Any]:
    who = " ← ".join(plain(hop.name) for hop in one.chain)
    said = f"{one.stance}, {one.certainty}" + (f"; said by {who}" if who else "")
    bodies = [*_claim(case, one.claim), _text("describing", said)]
    if one.coded and one.why.strip():
        bodies.append(_text("commenting", one.why.strip()))
    bodies += map(_tag, _statement_tags(one))
    made = _annotation(case, (one.id,), "classifying", bodies, [one.span])
    return made | (_by(one.coded_by, one.coded_on) if one.coded else {})


def _statement_tags(one: Statement) -> Iterator[str]:
    yield from (f"document:{one.document}", one.stance, one.certainty)
    if one.claim is not None:
        yield f"claim:{one.claim}"
    if one.chain:
        yield from _source_tags(one.chain[-1])


def _source_tags(hop: Hop) -> Iterator[str]:
    """Yield who says it, where that is somebody whom the text names, and how he knows."""
    if hop.start is not None:
        yield from (f"source:{plain(hop.name)}", f"kind:{hop.kind}")
        if not hop.named:
            yield "unnamed"
    yield f"directness:{hop.directness}"


def _finding(case: _Case, one: Finding) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each span that a finding rests on."""
    for span in one.spans:
        if span.document in case.documents:
            kind = f"{one.kind}/{one.subkind}" if one.subkind else one.kind
            tags = (
                f"finding:{one.id}",
                kind,
                one.direction,
                f"claim:{one.claim}",
                f"document:{span.document}",
            )
            bodies = [_text("commenting", plain(one.explanation)), *map(_tag, tags)]
            key = (one.id, span.document, span.start, span.end)
            yield _annotation(case, key, "assessing", bodies, [span])


def _link(case: _Case, one: Link) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each strong sign of a likely link, at its words on both sides."""
    if one.probability < _LIKELY:
        return
    for place, reason in enumerate(signs(one)):
        spans = [span for span in reason.spans if span.document in case.documents]
        if spans:
            key = (one.from_, one.to, one.kind, one.claim, place)
            yield _annotation(case, key, "linking", _link_bodies(one, reason), spans)


def _link_bodies(one: Link, reason: Reason) -> list[dict[str, Any]]:
    tags = (
        f"link:{one.kind}",
        f"from:{one.from_}",
        f"to:{one.to}",
        f"probability:{one.probability:.4g}",
        *([f"claim:{one.claim}"] if one.claim else []),
    )
    said = f"{plain(one.from_)} {LINK_VERBS[one.kind]} {plain(one.to)}: {plain(reason.what)}"
    return [_text("commenting", said), *map(_tag, tags)]


def _claim(case: _Case, id: str | None) -> list[dict[str, Any]]:
    """Return the claim that a statement is about, by its id and in its words."""
    if id is None or id not in case.claims:
        return []
    return [{"id": urn("claim", id), **_text("classifying", plain(case.claims[id]))}]


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _tag(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": plain(value)}
