"""The reports behind a claim: documents that assert it, and reports known only by citation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model import UNSTATED, Document, Hop, Mention, Stance, Statement
from whence.text import fold, words

# A source with one of these directnesses tells what others told it: no access of its own.
_FIRST_HAND = ("statement", "interview", "post")
_NO_ACCESS = ("relayed", "told")


@dataclass(slots=True)
class Report:
    """One report of one claim.

    `id` is a document's, or the outlet's where the report is known only because `document` cites
    it. `outlets` are who publishes it; `cites` the outlets and persons it credits for the claim
    (with the hop that does), `named` the outlets it names anywhere; `sources` those it rests on
    finally, and `access` those among them (or the report itself) that are its own and could know.
    `seen` says whether we hold it, `whole` whether all of the document speaks for it (not so where
    that surveys several reports).
    """

    id: str
    document: Document
    outlets: frozenset[str]
    statements: list[Statement] = field(default_factory=list)
    cites: dict[str, Hop] = field(default_factory=dict)
    sources: dict[str, Hop] = field(default_factory=dict)
    named: dict[str, Mention] = field(default_factory=dict)
    access: set[str] = field(default_factory=set)
    seen: bool = True
    whole: bool = True


def find_reports(
    claim: str,
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    publishers: Mapping[str, tuple[str, ...]],
    credits: Mapping[str, tuple[Mention, ...]],
    stances: tuple[Stance, ...] = ("asserts",),
) -> list[Report]:
    """Return the reports that assert a claim (or take the stances given), earliest first.

    A document that relays several outlets we do not hold, and asserts nothing itself, stands for
    each of those reports.
    """
    held = {outlet for id in documents for outlet in publishers[id]}
    found: dict[str, Report] = {}
    asserting = [one for one in statements if one.claim == claim and one.stance in stances]
    surveys = _surveys(asserting, held)
    for one in asserting:
        document = documents[one.document]
        outlet = _unseen(one, held) or _retold(one, asserting, held)
        outlet = outlet if one.document in surveys else None
        if one.document in surveys and outlet is None and one.chain[-1].start is None:
            continue  # the surveyor's own word is comment
        id = outlet.source if outlet else one.document
        if id not in found:
            outlets = (outlet.source,) if outlet else publishers[document.id]
            whole = one.document not in surveys
            found[id] = Report(id, document, frozenset(outlets), seen=outlet is None, whole=whole)
            if outlet is None:
                found[id].named = {one.of: one for one in credits.get(document.id, ())}
        _add(found[id], one, held)
    return sorted(found.values(), key=_when)


def _surveys(asserting: Sequence[Statement], held: set[str]) -> set[str]:
    """Return the documents that relay at least two outlets nobody holds."""
    relayed: dict[str, set[str]] = {}
    for one in asserting:
        if outlet := _unseen(one, held):
            relayed.setdefault(one.document, set()).add(outlet.source)
    return {document for document, outlets in relayed.items() if len(outlets) > 1}


def _retold(statement: Statement, asserting: Sequence[Statement], held: set[str]) -> Hop | None:
    """Return the outlet whose unnamed source a survey takes up again as “a source”.

    It is the same if its description adds nothing and most of its words were told before.
    """
    last, said = statement.chain[-1], _said(statement)
    if last.named or last.start is None:
        return None
    for other in asserting:
        outlet = _unseen(other, held) if other.document == statement.document else None
        described = fold(last.name).split()[-1] in fold(other.chain[-1].name).split()
        if outlet and described and len(said & _said(other)) * 2 > len(said):
            return outlet
    return None


def _said(statement: Statement) -> set[str]:
    folded = fold(statement.words)
    return {folded[start:end] for start, end in words(folded)}


def _unseen(statement: Statement, held: set[str]) -> Hop | None:
    """Return the outlet a statement comes through, if it is none of the documents' own."""
    for hop in statement.chain:
        if hop.kind == "publisher" and hop.start is not None and hop.source not in held:
            return hop
    return None


def _add(report: Report, statement: Statement, held: set[str]) -> None:
    report.statements.append(statement)
    last = statement.chain[-1]
    for hop in statement.chain:
        if hop.start is None or hop.source in report.outlets:
            continue
        if hop.kind == "publisher" or hop.source in held:
            report.cites.setdefault(hop.source, hop)
    through = any(hop.source in report.cites for hop in statement.chain)
    if last.start is None or last.source in report.outlets:
        if last.directness not in _NO_ACCESS and report.document.kind in _FIRST_HAND:
            report.access.add(report.id)
        return
    if last.source not in report.cites:
        report.sources.setdefault(last.source, last)
        unnamed = last.name == UNSTATED
        if not (through or unnamed or last.directness in _NO_ACCESS):
            report.access.add(last.source)


def _when(report: Report) -> tuple[float, str]:
    published = report.document.published
    moment = published.low or published.high
    return (moment.timestamp() if moment else 0.0, report.id)
