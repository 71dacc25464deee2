"""Where a claim was made: the reports that assert it, and the first of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from whence.model import Assessment, ClaimVerdict, Document, Link, Member, Span

# A link is followed to an earlier report where it is likelier than not.
_LIKELY = 0.5
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A report that makes a claim: the document, or only its label where nobody has it here.

    `spans` are its words for the claim.
    """

    label: str
    document: Document | None = None
    spans: tuple[Span, ...] = ()


def appearances_of(assessment: Assessment, claim: ClaimVerdict) -> list[Appearance]:
    """Return the documents that assert a claim, the earliest first, those without a date last.

    A document in which it is only denied, doubted or discussed does not make it.
    """
    documents = {one.id: one for one in assessment.documents}
    on_it = [one for one in assessment.statements if one.claim == claim.id]
    asserting = {one.document for one in on_it if one.stance == "asserts"}
    others = {one.document for one in on_it} - asserting
    spans: dict[str, list[Span]] = {}
    for member in claim.origins.members:
        if member.id == member.document and member.document not in others:
            spans.setdefault(member.document, []).extend(member.spans)
    for statement in on_it:
        if statement.stance == "asserts":
            spans.setdefault(statement.document, []).append(statement.span)
    found = [
        Appearance(
            label=documents[id].publisher or id,
            document=documents[id],
            spans=_distinct(each),
        )
        for id, each in spans.items()
        if id in documents
    ]
    return sorted(found, key=_when)


def elsewhere(
    assessment: Assessment, claim: ClaimVerdict, appearances: Sequence[Appearance]
) -> list[Appearance]:
    """Return the documents that speak on a claim and do not assert it, in order of time."""
    making = {one.document.id for one in appearances if one.document}
    spans: dict[str, list[Span]] = {}
    for one in assessment.statements:
        if one.claim == claim.id and one.document not in making:
            spans.setdefault(one.document, []).append(one.span)
    found = [
        Appearance(label=each.publisher or each.id, document=each, spans=_distinct(spans[each.id]))
        for each in assessment.documents
        if each.id in spans
    ]
    return sorted(found, key=_when)


def first_of(
    assessment: Assessment, claim: ClaimVerdict, appearances: Sequence[Appearance]
) -> Appearance | None:
    """Return the first known report of a claim: what the earliest one goes back to, if anything.

    From the earliest document the likely links on this claim are followed to what it relies on. That
    may be a report which nobody has here and which is known only because others credit it.
    """
    if not appearances:
        return None
    held = {one.document.id: one for one in appearances if one.document}
    unheld = {one.id: one for one in claim.origins.members if one.id not in held}
    here = next(iter(held))
    seen = {here}
    while (onward := _onward(assessment.links, claim, here, seen)) is not None:
        if onward not in held and onward not in unheld:
            break
        seen.add(onward)
        here = onward
    return held[here] if here in held else _unheld(unheld[here])


def _onward(links: Sequence[Link], claim: ClaimVerdict, here: str, seen: set[str]) -> str | None:
    """Return what a report most likely relies on, if it relies on anything."""
    behind = [
        link
        for link in links
        if link.from_ == here
        and link.to not in seen
        and link.kind in ("cites", "copies", "repeats")
        and link.claim in (None, claim.id)
        and link.probability >= _LIKELY
    ]
    best = max(behind, key=lambda link: link.probability, default=None)
    return best.to if best else None


def _unheld(member: Member) -> Appearance:
    return Appearance(label=member.label)


def _distinct(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans in order, without those that lie within another."""
    kept = [
        one
        for one in dict.fromkeys(spans)
        if not any(
            other != one and other.start <= one.start and one.end <= other.end for other in spans
        )
    ]
    return tuple(sorted(kept, key=lambda one: one.start))


def _when(one: Appearance) -> tuple[datetime, str]:
    assert one.document is not None
    published = one.document.published
    return published.low or published.high or _LAST, one.document.id
