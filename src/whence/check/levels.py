"""Evidence about another level: branches elsewhere, a sister body, the family at large."""

from collections.abc import Iterator

from whence.model import Fact, Finding, Span

from .about import disputed, named, sentence_span, touches
from .inquiry import TOGETHER, Inquiry
from .speakers import report_label
from .turns import Remark
from .wording import listed, sentence

_TOLD = 3
_FAMILY = 8  # sentences of the paragraph behind the one that keeps the levels apart


def check_levels(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding on what is said of the parties' kin elsewhere, which is not credited.

    A text keeps the levels apart itself ("a distinction between … and branches elsewhere"), speaks
    of branches in other places, or names a body that rows tie to the same parent as a party.
    """
    if not inquiry.actors or inquiry.claim.kind not in TOGETHER:
        return
    kin = _kin(inquiry)
    apart = _told_apart(inquiry)
    spoken = _spoken_of(inquiry, kin, {remark.start for remark in apart})
    if not (apart or spoken):
        return
    spans = [sentence_span(inquiry, each) for each in apart]
    followed = [span for each in apart for span in _about_others(inquiry, each)]
    yield inquiry.finding(
        "record",
        " ".join(_sentences(inquiry, apart, spoken, kin)),
        subkind="other_level",
        rule="what branches elsewhere do or say is no evidence of what the parties do here",
        spans=(*spans, *followed, *spoken),
        facts=inquiry.cite(row for rows in kin.values() for row in rows if spoken),
    )


def _kin(inquiry: Inquiry) -> dict[str, tuple[Fact, ...]]:
    """Return the other affiliates of a party's parent, with the rows that say so."""
    world, ours = inquiry.world, set(inquiry.actors)
    found: dict[str, tuple[Fact, ...]] = {}
    for actor in inquiry.actors:
        for up in world.facts(subject=actor, relation="affiliate_of", at=inquiry.any_time):
            for row in world.facts(object=up.object, relation="affiliate_of", at=inquiry.any_time):
                if row.subject not in ours:
                    found.setdefault(row.subject, (row, up))
    return found


def _told_apart(inquiry: Inquiry) -> list[Remark]:
    """Return the sentences that set branches apart from the matter, or speak of them elsewhere."""
    found = []
    for id in sorted(inquiry.notes):
        notes = inquiry.notes[id]
        apart = {remark.sentence for remark in notes.of("distinction")}
        for remark in notes.of("branch"):
            there = named(inquiry, id, remark.start, remark.end)
            ours = bool(there & set(inquiry.actors)) or _parent_named(inquiry, there)
            if (
                (remark.sentence in apart and (ours or disputed(inquiry, id)))
                or (ours and id in inquiry.spots and not touches(inquiry, remark))
                or (ours and _speaks(inquiry, id))
            ):
                found.append(remark)
    return found


def _parent_named(inquiry: Inquiry, there: frozenset[str]) -> bool:
    rows = (
        row
        for actor in inquiry.actors
        for row in inquiry.world.facts(subject=actor, relation="affiliate_of", at=inquiry.any_time)
    )
    return any(row.object in there for row in rows)


def _speaks(inquiry: Inquiry, document: str) -> bool:
    """Say whether the document names a party at all."""
    text = inquiry.documents[document].text
    return bool(named(inquiry, document, 0, len(text)) & set(inquiry.actors))


def _about_others(inquiry: Inquiry, remark: Remark) -> Iterator[Span]:
    """Yield the sentences of the paragraph behind it that name somebody other than the parties."""
    notes, ours = inquiry.notes[remark.document], set(inquiry.actors)
    document = inquiry.documents[remark.document]
    last = min(notes.last[remark.sentence], remark.sentence + _FAMILY)
    for number in range(remark.sentence + 1, last + 1):
        start, end = notes.sentences[number]
        if named(inquiry, remark.document, start, end) - ours:
            yield document.span(start, end)


def _spoken_of(
    inquiry: Inquiry, kin: dict[str, tuple[Fact, ...]], known: set[int]
) -> tuple[Span, ...]:
    """Return the statements that speak of kin and of no more than one party."""
    if not kin:
        return ()
    found = []
    for statement in inquiry.all_statements:
        there = inquiry.mentioned.get(statement.id, frozenset()) | inquiry.names.named_in(
            statement.text
        )
        if there & set(kin) and statement.start not in known:
            found.append(inquiry.span(statement))
    return tuple(dict.fromkeys(found))


def _sentences(
    inquiry: Inquiry,
    apart: list[Remark],
    spoken: tuple[Span, ...],
    kin: dict[str, tuple[Fact, ...]],
) -> Iterator[str]:
    for remark in apart[:_TOLD]:
        label = report_label(inquiry.documents.get(remark.document), remark.document)
        quote = " ".join(sentence_span(inquiry, remark).quote.split()).strip("–- .")
        yield sentence(f"another level, in {label}: “{quote}”")
    if spoken:
        names = listed(map(inquiry.name, kin))
        where = listed(
            dict.fromkeys(
                report_label(inquiry.documents.get(span.document), span.document) for span in spoken
            )
        )
        yield sentence(f"{where} speaks of {names}, kin of a party and no party to the claim")
    yield "What is said there of branches or kin is not credited to the claim, which is about " + (
        f"{listed(map(inquiry.name, inquiry.actors))}."
    )
