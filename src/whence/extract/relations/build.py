"""From drafts to records: exact spans, dates, and whether the author asserts it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from whence.data.relations import relation_words
from whence.extract.events.groups import Reading
from whence.extract.kinds import describe
from whence.model import (
    Aspect,
    DateExpression,
    Document,
    Span,
    Standing,
    StatedRelation,
    StatedTime,
)
from whence.text import fold

from .drafts import Draft
from .names import Named, shorts
from .voice import Voices

_HOW = {"since": "since", "from": "since", "until": "until", "till": "until"}
_NEAR = 14  # characters before a date in which “since” may stand
_HEDGED = 5  # tokens beside a cue in which a hedge counts


def build(
    document: Document,
    reading: Reading,
    draft: Draft,
    voices: Voices,
    dates: Sequence[DateExpression],
    meant: Span | None = None,
) -> StatedRelation | None:
    """Return the record of a draft; None where two ends name the same.

    `meant` is whom an end that only points back means; without it such a draft is none.
    """
    sentence = reading.sentence
    if points_back(draft) and meant is None:
        return None
    subject = _end(document, reading, draft.subject, meant)
    other = _end(document, reading, draft.object, meant) if draft.object else None
    if any(voices.only_opens(one, sentence.start) for one in (subject, other) if one):
        return None
    if other and (fold(subject.quote) == fold(other.quote) or subject.overlaps(other)):
        return None
    cue = _tokens(document, reading, draft.cue)
    times = tuple(_times(document, reading, draft, dates))
    place = span_of(document, reading, draft.place) if draft.place else None
    aspect, standing = _settle(reading, draft, times)
    pieces = [one for one in (subject, other, cue, place) if one]
    start, end = min(p.start for p in pieces), max(p.end for p in pieces)
    # Its first word alone: “has denied any links” is the author's word, though the links are not.
    own = voices.own(cue.start, sentence.tokens[draft.cue[0]].end)
    if standing == "asserted" and voices.doubted(cue.start, cue.end):
        standing = "hedged"
    return StatedRelation(
        document=document.id,
        relation=draft.relation,
        subject=subject,
        object=other,
        cue=cue,
        words=document.span(start, end),
        sentence=document.span(sentence.start, sentence.end),
        aspect=aspect,
        times=times,
        standing=standing,
        own=own,
        place=place,
        contested=draft.contested,
        lasting=draft.lasting or aspect == "now",
        subject_kind=_kind(draft.subject, subject, draft.row.subject),
        object_kind=_object_kind(reading, draft, other),
        object_noun=draft.object.noun if draft.object else "",
        row=draft.row.id,
    )


def points_back(draft: Draft) -> bool:
    """Say whether an end of a draft only points back to a name before: “it”, “the group”."""
    return "pointer" in (draft.subject.kind, draft.object.kind if draft.object else "")


def _end(document: Document, reading: Reading, one: Named, meant: Span | None) -> Span:
    if one.kind == "pointer" and meant is not None:
        return meant
    return span_of(document, reading, one)


def span_of(document: Document, reading: Reading, one: Named) -> Span:
    """Return the exact words of a name: no article, no possessive ending."""
    first, end = shorts(reading, one)
    tokens = reading.sentence.tokens
    start, stop = tokens[first].start, tokens[end - 1].end
    if one.kind == "compound":
        stop = start + tokens[first].text.rindex("-")
    if one.kind == "ex":
        start += len("ex-")
    text = document.text
    if stop - start > 2 and fold(text[stop - 2 : stop]) == "'s":
        stop -= 2
    if text[stop : stop + 1] == "." and "." in text[start:stop] and text[start:stop].isupper():
        stop += 1  # “U.S.”
    return document.span(start, stop)


def _tokens(document: Document, reading: Reading, piece: tuple[int, int]) -> Span:
    tokens = reading.sentence.tokens
    return document.span(tokens[piece[0]].start, tokens[min(piece[1], len(tokens)) - 1].end)


def _kind(one: Named, span: Span, wanted: str) -> str:
    """Return what words call a name: by the noun beside it, or a person by the look of the name."""
    if one.kind in ("compound", "ex", "pointer"):
        return "person" if wanted == "person" and " " in span.quote else ""
    if one.kind:
        return one.kind
    if wanted in ("person", "place") and " " in span.quote:
        return "person" if describe(span.quote).kind == "person" else ""
    return ""


def _object_kind(reading: Reading, draft: Draft, span: Span | None) -> str:
    """Return what words call the object; a body is told by its article or its capitals."""
    if draft.object is None or span is None:
        return ""
    kind = _kind(draft.object, span, draft.row.object)
    if kind or draft.row.object != "body":
        return kind
    first, _ = shorts(reading, draft.object)
    article = reading.sentence.low(first - 1) in ("the", "its", "their")
    return "organisation" if article or span.quote.isupper() else ""


def _times(
    document: Document, reading: Reading, draft: Draft, dates: Sequence[DateExpression]
) -> Iterator[StatedTime]:
    """Yield the dates among the words of a draft, or else those that open its sentence."""
    tokens = reading.sentence.tokens
    first = tokens[draft.reach[0]].start
    last = tokens[draft.reach[1] - 1].end if draft.reach[1] <= len(tokens) else reading.sentence.end
    inside = list(between(dates, first, max(last, first + 1)))
    if not inside:
        begin = tokens[draft.subject.first].start
        verb = next(
            (i for i in range(draft.reach[0]) if reading.kind(i) in ("verb", "auxiliary", "link")),
            None,
        )
        if verb is None:
            inside = list(between(dates, reading.sentence.start, begin))
    for date in inside:
        before = fold(document.text[max(0, date.span.start - _NEAR) : date.span.start]).split()
        how = next((_HOW[word] for word in reversed(before[-2:]) if word in _HOW), "at")
        yield StatedTime(date=date, how=how)  # type: ignore[arg-type]


def between(dates: Sequence[DateExpression], start: int, end: int) -> Iterator[DateExpression]:
    """Yield the dates, of those in order, that stand within a stretch."""
    place = bisect_left(dates, start, key=lambda one: one.span.start)
    while place < len(dates) and dates[place].span.end <= end:
        yield dates[place]
        place += 1


def _settle(reading: Reading, draft: Draft, times: Sequence[StatedTime]) -> tuple[Aspect, Standing]:
    """Return aspect and standing once dates, denials and conditions of the sentence are seen."""
    aspect, standing = draft.aspect, draft.standing
    needs = draft.row.dated or draft.relation == "exists"
    if needs and not times and standing == "asserted":
        standing = "past"
    ways = {time.how for time in times}
    if draft.negated:
        if draft.row.aspect == "begins" and "until" in ways:
            return "began", standing  # “did not open until June”
        return aspect, "denied"
    if standing == "past" and times:
        standing = "asserted"
        aspect = "ended" if "until" in ways else "now" if "since" in ways else "then"
    if standing == "asserted" and _conditional(reading):
        return aspect, "conditional"
    if standing == "asserted" and _hedged(reading, draft):
        return aspect, "hedged"
    if aspect == "now" and "until" in ways:
        aspect = "ended"
    return aspect, standing


def _conditional(reading: Reading) -> bool:
    lows = [token.low for token in reading.sentence.tokens]
    return any(word in relation_words("conditions") for word in lows)


def _hedged(reading: Reading, draft: Draft) -> bool:
    """Say whether a word beside the cue, in its clause, makes it only likely."""
    sentence = reading.sentence
    first = min(draft.cue[0], draft.subject.first)
    start = max(0, first - 2)
    lows = [sentence.low(i) for i in range(start, draft.cue[1])]
    return any(word in relation_words("hedges") for word in lows)
