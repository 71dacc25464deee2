"""Testimonies that rest on an exhibit of contested authenticity count as hearsay."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whence.model import Finding, Testimony

_EXHIBITS = frozenset({"contested", "forged"})


def without_contested(
    testimonies: Iterable[Testimony], findings: Sequence[Finding]
) -> tuple[Testimony, ...]:
    """Return the testimonies, those that rest on a document contested for their claim as hearsay.

    What such a finding points at beside the words that contest it are the statements that rest on the
    exhibit: they pass on what it seems to show. Findings that the analyst rejected do nothing.
    """
    contested = {
        (one.claim, span)
        for one in findings
        if one.kind == "no_evidence" and one.subkind in _EXHIBITS and one.ruling != "rejected"
        for span in one.spans
    }
    return tuple(
        replace(one, directness="relayed")
        if one.directness == "documented"
        and one.stance == "asserts"
        and any((one.claim, span) in contested for span in one.spans)
        else one
        for one in testimonies
    )
