"""Findings that rest on the word of a report that itself takes a side on the claim."""

from dataclasses import replace

from whence.model import Finding, Stance

from .inquiry import Inquiry
from .speakers import report_label
from .wording import listed

_SIDES: dict[Stance, str] = {
    "denies": "denies the claim",
    "doubts": "doubts the claim",
    "asserts": "asserts the claim",
}
# These rest on what a report remarks on the claim, even where they cite no fact.
_REMARKS = frozenset({"preconditions", "expected", "weaker", "cost"})


def mark_circular(inquiry: Inquiry, finding: Finding) -> Finding:
    """Return the finding, marked as circular if it is so, which its explanation then says.

    It is when every fact it cites is the word of documents of the case, and each of those itself
    asserts, denies or doubts this claim: their judgement is counted already. A finding on the
    remarks of such documents is alike.
    """
    if finding.circular or not all(fact.stated for fact in finding.facts):
        return finding
    told = {span.document for fact in finding.facts for span in fact.spans}
    silent = any(not fact.spans for fact in finding.facts)
    if finding.subkind in _REMARKS:
        told |= {span.document for span in finding.spans}
    elif not finding.facts:
        return finding
    sides = {document: _side(inquiry, document) for document in sorted(told)}
    if silent or not sides or not all(sides.values()):
        return finding
    names = listed(report_label(inquiry.documents.get(id), id) for id in sides)
    alone = "alone, which itself" if len(sides) == 1 else "alone, each of which itself"
    taken = listed(dict.fromkeys(filter(None, sides.values())), last="or")
    said = f" This is on the word of {names} {alone} {taken}."
    return replace(finding, circular=True, explanation=finding.explanation + said)


def _side(inquiry: Inquiry, document: str) -> str | None:
    """Say what a document itself does with the claim, in its own voice or that of its author."""
    stances = inquiry.taken.get(document, frozenset())
    return next((says for stance, says in _SIDES.items() if stance in stances), None)
