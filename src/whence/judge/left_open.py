"""What a verdict does not cover: what texts leave open beside the claim, and what holds in one place.

To find an alliance unlikely is not to find contacts unlikely. What a disputing text concedes is told
with the verdict; where it was made a claim of its own, that is judged like any other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from whence.model import (
    Concession,
    Document,
    Finding,
    LeftOpen,
    Span,
    Verdict,
)

_POSSIBLE = re.compile(r"\b(?:may|might|could|can|would|possib\w+|perhaps|conceivab\w+)\b", re.I)
_WITH_WHY = 3  # spans of a local exception: its sentence, its words, its conditions


def with_left_open(
    verdict: Verdict,
    findings: Sequence[Finding],
    concessions: Sequence[Concession],
    documents: Mapping[str, Document],
) -> Verdict:
    """Return the verdict with what it does not cover, for each claim, in the order of the texts."""
    return replace(
        verdict,
        claims=tuple(
            replace(claim, not_covered=tuple(_of(claim.id, findings, concessions, documents)))
            for claim in verdict.claims
        ),
    )


def _of(
    claim: str,
    findings: Iterable[Finding],
    concessions: Sequence[Concession],
    documents: Mapping[str, Document],
) -> Iterator[LeftOpen]:
    mine = [one for one in findings if one.claim == claim and one.ruling != "rejected"]
    told = [span for finding in mine for span in _open_in(finding)]
    granted = [
        one
        for one in concessions
        if claim in one.beside or any(one.span.overlaps(span) for span in told)
    ]
    own = {one.claim for one in granted if one.claim}
    granted += [one for one in concessions if one.claim in own and one not in granted]
    granted.sort(key=lambda one: (one.document, one.span.start))
    by_claim: dict[str, list[Concession]] = {}
    for one in granted:
        if one.claim != claim:
            by_claim.setdefault(one.claim or f"{one.document} {one.span.start}", []).append(one)
    for same in by_claim.values():
        yield LeftOpen(
            words=same[0].text,
            held="true" if same[0].certainty == "certain" else "possible",
            by=", ".join(dict.fromkeys(_by(one.content, documents) for one in same)),
            spans=tuple(one.content for one in same),
            claim=same[0].claim,
        )
    seen = [one.span for one in granted]
    for finding in mine:
        if finding.subkind == "local_exception":
            yield _local(finding, documents)
        for span in _open_in(finding):
            if not any(span.overlaps(other) for other in seen):
                seen.append(span)
                yield LeftOpen(
                    words=_line(span),
                    held=_held(finding, span),
                    by=_by(span, documents),
                    spans=(span,),
                )


def _open_in(finding: Finding) -> tuple[Span, ...]:
    """Return the words of a finding that leave something open: sentences, or a lesser thing."""
    if finding.subkind == "not_covered":
        return finding.spans
    return finding.spans[:1] if finding.subkind == "weaker" else ()


def _held(finding: Finding, span: Span) -> Literal["open", "possible", "true"]:
    if finding.subkind == "not_covered":
        return "open"
    return "possible" if _POSSIBLE.search(span.quote) else "true"


def _local(finding: Finding, documents: Mapping[str, Document]) -> LeftOpen:
    """Return something that holds in one place: its words if it is told, else what the rows say."""
    told = finding.spans[1:2]
    rows = " ".join(fact.text for fact in finding.facts)
    spans = told or tuple(span for fact in finding.facts for span in fact.spans)
    sources = ", ".join(dict.fromkeys(fact.source for fact in finding.facts))
    return LeftOpen(
        words=_line(told[0]) if told else rows,
        held="local",
        by=_by(spans[0], documents) if spans else sources,
        spans=spans,
        conditions=finding.spans[2] if len(finding.spans) >= _WITH_WHY else None,
        facts=tuple(fact.id for fact in finding.facts),
    )


def _line(span: Span) -> str:
    return " ".join(span.quote.split()).strip("-– ")


def _by(span: Span, documents: Mapping[str, Document]) -> str:
    document = documents[span.document]
    return " ".join((document.author or document.publisher or document.id).split())
