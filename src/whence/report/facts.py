"""What is known and used: the facts that a verdict rests on, each with where it is from."""

from dataclasses import dataclass

from whence.model import Assessment, Citation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact as a sentence: its source in words or its `spans`, and the findings that use it.

    `stated` marks the word of a document of the case.
    """

    id: str
    text: str
    source: str
    spans: tuple[Span, ...] = ()
    findings: tuple[str, ...] = ()
    stated: bool = False


def facts_of(assessment: Assessment) -> list[FactRow]:
    """Return every fact that the assessment knows of or that a finding cites, used ones first."""
    rows: dict[str, FactRow] = {}
    for told in assessment.facts:
        source = told.fact.source
        rows[told.fact.id] = FactRow(
            id=told.fact.id,
            text=told.text,
            source=_cited(source),
            spans=(source.span,) if source and source.span else (),
            findings=told.findings,
            stated=told.fact.stated,
        )
    users: dict[str, list[str]] = {}
    for finding in assessment.findings:
        for fact in finding.facts:
            users.setdefault(fact.id, []).append(finding.id)
            rows.setdefault(
                fact.id,
                FactRow(
                    id=fact.id,
                    text=fact.text,
                    source=fact.source,
                    spans=fact.spans,
                    stated=fact.stated,
                ),
            )
    whole = [
        FactRow(
            id=row.id,
            text=row.text,
            source=row.source,
            spans=row.spans,
            findings=tuple(dict.fromkeys((*users.get(row.id, ()), *row.findings))),
            stated=row.stated,
        )
        for row in rows.values()
    ]
    return sorted(whole, key=lambda row: not row.findings)


def _cited(source: Citation | None) -> str:
    if source is None:
        return ""
    return source.citation or source.document or ""
