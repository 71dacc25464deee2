"""What two texts have in common, and what only one of them has."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice

from whence.model import (
    EventPair,
    EventRole,
    Frame,
    Mention,
    Reason,
    Role,
    Shared,
    Side,
    Span,
    compare_frames,
    same_words,
)
from whence.text import Stretches, fold, words

_PASSAGE = 4  # words; a shorter one is a name or a stock phrase, and shown as a detail if it is one
_EVENTS = 40  # tellings of a side that are compared; a report tells a few


def passages(reasons: Iterable[Reason], a: Side, b: Side) -> tuple[Shared, ...]:
    """Return the runs of equal words that reasons point at, in the order of `a`."""
    found: dict[tuple[int, int], Shared] = {}
    for reason in reasons:
        sides = _by_side(reason.spans, a, b)
        if sides and len(_words(sides[0])) >= _PASSAGE and _words(sides[0]) == _words(sides[1]):
            found[sides[0].start, sides[1].start] = Shared(kind="passage", a=sides[0], b=sides[1])
    return tuple(found[key] for key in sorted(found))


def _by_side(spans: Sequence[Span], a: Side, b: Side) -> tuple[Span, Span] | None:
    """Return a reason's two spans, that of `a` first; None if it has not one on each side."""
    if len(spans) != 2:
        return None
    for one, other in (spans, spans[::-1]):
        if _inside(one, a) and _inside(other, b):
            return one, other
    return None


def _inside(span: Span, side: Side) -> bool:
    return any(
        piece.document == span.document and piece.start <= span.start < piece.end
        for piece in side.text
    )


def _words(span: Span) -> list[str]:
    folded = fold(span.quote)
    return [folded[start:end] for start, end in words(span.quote)]


_BEFORE = 3  # mentions that may begin earlier and reach into a span: an actor, its name, a phrase
Details = dict[str, Mention]


def details(side: Side, mentions: Sequence[Mention], known: Collection[str]) -> Details:
    """Return the first mention of each detail in what is known of a side, but for what is `known`.

    Of mentions that overlap the first counts: an actor stands before the name it goes by.
    """
    starts = [one.span.start for one in mentions]
    found: Details = {}
    for piece in side.text:
        first, last = bisect_left(starts, piece.start), bisect_left(starts, piece.end)
        taken = piece.start
        for one in islice(mentions, first, last):
            if one.span.start < taken or one.span.end > piece.end:
                continue
            taken = one.span.end
            if one.of not in known and one.kind != "outlet":
                found.setdefault(one.of, one)
    return found


def shared_details(a: Details, b: Details, runs: Sequence[Shared]) -> tuple[Shared, ...]:
    """Return the details that both have, in the order of `a`, but for those in a shared passage."""
    found: dict[Span, Shared] = {}
    ours = Stretches((run.a.start, run.a.end) for run in runs)
    theirs = Stretches((run.b.start, run.b.end) for run in runs)
    for of in (of for of in a if of in b):
        one, other = a[of].span, b[of].span
        if not (ours.touch(one.start, one.end) or theirs.touch(other.start, other.end)):
            found.setdefault(other, Shared(kind="detail", a=one, b=other))
    return tuple(found.values())


def only_in(one: Details, other: Details) -> tuple[Span, ...]:
    """Return the details of the one that the other has not, but for mere turns of phrase."""
    return tuple(
        mention.span for of, mention in one.items() if of not in other and mention.kind != "phrase"
    )


def common_events(
    a: Sequence[Frame], b: Sequence[Frame], mentions_of: Callable[[Span], Collection[str]]
) -> tuple[EventPair, ...]:
    """Return the two tellings that share most, role by role; none where they share nothing.

    `mentions_of` gives the ids of who and what a span names, so that SRF is the Syrian
    Revolutionaries Front.
    """

    def same(one: Role, other: Role) -> bool:
        left, right = one.name or one.span, other.name or other.span
        return same_words(one, other) or bool(set(mentions_of(left)) & set(mentions_of(right)))

    compared = (
        (compare_frames(one, other, same), one, other)
        for one in a[:_EVENTS]
        for other in b[:_EVENTS]
        if one.trigger != other.trigger
    )
    best = max(compared, key=lambda found: len(found[0].shared), default=None)
    if best is None or not best[0].shared:
        return ()
    comparison, one, other = best
    return (
        EventPair(
            a=one.trigger,
            b=other.trigger,
            shared=tuple(
                EventRole(slot_a=pair.a.slot, slot_b=pair.b.slot, a=pair.a.span, b=pair.b.span)
                for pair in comparison.shared
            ),
            only_a=tuple(EventRole(slot_a=r.slot, a=r.span) for r in comparison.only_a),
            only_b=tuple(EventRole(slot_b=r.slot, b=r.span) for r in comparison.only_b),
        ),
    )


def named_in(mentions: Sequence[Mention]) -> Callable[[Span], frozenset[str]]:
    """Return a function that tells who and what a span of this document names, by id."""
    starts = [one.span.start for one in mentions]

    def names(span: Span) -> frozenset[str]:
        return frozenset(_names(mentions, starts, span))

    return names


def _names(mentions: Sequence[Mention], starts: Sequence[int], span: Span) -> Iterator[str]:
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    for one in islice(mentions, max(0, first - _BEFORE), last):
        if one.span.overlaps(span) and one.kind != "phrase":
            yield one.of
