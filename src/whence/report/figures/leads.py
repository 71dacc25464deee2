"""Where a picture leads: from a piece of evidence to its card, or to the words behind it."""

from collections.abc import Iterable

from whence.model import Assessment, ClaimVerdict, Span

from ..marks import Addresses


def lead_of_spans(spans: Iterable[Span], addresses: Addresses) -> str:
    """Return the address of the first passage that its document holds, empty if there is none."""
    return next((at for span in spans if (at := addresses.of_span(span))), "")


def leads_of(assessment: Assessment, claim: ClaimVerdict, addresses: Addresses) -> dict[str, str]:
    """Return for each piece of evidence of a claim, by id, the address of its card or its words."""
    said = {one.id: lead_of_spans(one.spans, addresses) for one in claim.drivers}
    cards = {
        one.id: addresses.of("finding", one.id)
        for one in assessment.findings
        if one.claim == claim.id
    }
    return said | cards
