"""What the analyst reads in words goes before what is read there by rule."""

from collections.abc import Sequence
from dataclasses import replace

from whence.model import Document, Issue, Placed, Span, Statement

_HALF = 0.5


def with_readings(
    statements: Sequence[Statement],
    coded: Sequence[Statement],
    readings: Sequence[Placed],
    documents: Sequence[Document],
) -> tuple[list[Statement], list[Issue]]:
    """Return the statements with those coded in place of others on the same words and claim.

    What was dismissed bears on no claim any more and is marked as coded. An issue tells of each
    dismissal of words in which nothing was read on that claim.
    """
    replaced = {
        place for one in coded for place in _met(statements, one.span, one.claim) if one.claim
    }
    left = {place: one for place, one in enumerate(statements) if place not in replaced}
    unmet = []
    for reading in readings:
        if reading.coded.stance != "none":
            continue
        met = _met(statements, reading.span, reading.coded.claim)
        left |= {place: _dismissed(left[place], reading) for place in met if place in left}
        if not met:
            what = f"{reading.where}: nothing is read there on {reading.coded.claim}; no effect"
            unmet.append(Issue(level="warning", what=what, document=reading.span.document))
    order = {document.id: place for place, document in enumerate(documents)}
    kept = sorted([*left.values(), *coded], key=lambda one: (order[one.document], one.start))
    return kept, unmet


def _met(statements: Sequence[Statement], span: Span, claim: str | None) -> list[int]:
    """Return the places of those on a claim that are read in these words.

    That is, those of which they are half or more. If they are so much of none, the shortest in which
    half of them or more stand: a few words of a long sentence mean that sentence, and not the next
    one, of which they have the first letters.
    """
    near = {
        place: one.span
        for place, one in enumerate(statements)
        if one.claim == claim and one.span.overlaps(span)
    }
    met = [place for place, one in near.items() if _share(one, span) >= _HALF]
    around = {place: one for place, one in near.items() if _share(span, one) >= _HALF}
    shortest = min((one.end - one.start for one in around.values()), default=0)
    return met or [place for place, one in around.items() if one.end - one.start == shortest]


def _share(one: Span, other: Span) -> float:
    """Return how much of a span lies within another, from 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (one.end - one.start)


def as_near_as_coded(
    statements: Sequence[Statement], readings: Sequence[Placed]
) -> tuple[Statement, ...]:
    """Return the statements, those coded with how their source knows as the analyst says it."""
    said = {one.id: one.coded.directness for one in readings if one.coded.directness is not None}

    def near(one: Statement) -> Statement:
        if not one.coded or one.claim is None:
            return one
        directness = said.get(one.id)
        if directness is None:
            return one
        *others, last = one.chain
        return replace(one, chain=(*others, replace(last, directness=directness)))

    return tuple(map(near, statements))


def _dismissed(one: Statement, reading: Placed) -> Statement:
    """Return a statement that bears on no claim, by the word of the analyst."""
    said = reading.coded
    return replace(
        one,
        claim=None,
        match=None,
        coded=True,
        why=said.why or "",
        coded_by=said.who or "",
        coded_on=said.when,
    )
