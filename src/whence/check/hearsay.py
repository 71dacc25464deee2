"""Whether anybody behind the claim saw it, or holds a document of it."""

from collections.abc import Iterator

from whence.model import Finding

from .denial import by_speaker
from .inquiry import Inquiry
from .speakers import parties, report_label
from .wording import sentence

_FIRST_HAND = ("witnessed", "documented")


def check_hearsay(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding when all who assert the claim pass on what they heard.

    A party to the claim knows it at first hand, whatever else is known of its source.
    """
    behind = by_speaker(inquiry, "asserts")
    if not behind or any(speaker.directness in _FIRST_HAND for speaker, _ in behind):
        return
    if any(parties(inquiry, speaker) for speaker, _ in behind):
        return
    statements = inquiry.asserting
    unnamed = sum(not speaker.named for speaker, _ in behind)
    some = f" ({unnamed} unnamed)" if unnamed else ""
    told = f"of {len(behind)} sources{some} none saw it or shows a document"
    if len(behind) == 1:
        sole = "its only source, unnamed," if unnamed else "its only source"
        told = f"{sole} is not known to have seen it and shows no document"
    yield inquiry.finding(
        "hearsay_only",
        f"{sentence(f'nothing but hearsay stands behind it: {told}')} {_sole_certain(inquiry)}".strip(),
        rule="no statement ends in a witness or a document",
        spans=map(inquiry.span, statements),
    )


def _sole_certain(inquiry: Inquiry) -> str:
    """Say whose word alone is given without reserve, when all the others hedge."""
    behind = by_speaker(inquiry, "asserts")
    sure = [row for row in behind if any(each.certainty == "certain" for each in row[1])]
    if len(behind) < 2 or len(sure) != 1:
        return ""
    speaker, statements = sure[0]
    first = next(each for each in statements if each.certainty == "certain")
    where = report_label(inquiry.documents.get(first.document), first.document)
    return sentence(f"only {speaker.name}, in {where}, says it without reserve")
