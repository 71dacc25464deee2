"""The events that a statement's words speak of, each with its roles and their exact words."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from whence.model import Frame, FrameMode, Role, Span, Statement, content_id
from whence.text import fold, sentences, words

from .events.attendance import read_attendance
from .events.groups import Reading, read_groups
from .events.reading import read_event
from .events.roles import opening_roles
from .events.slots import Slotted, Told
from .events.triggers import find_triggers
from .phrases import Range
from .sentence import Sentence, Token

# Words; as in sentence.py: longer ones are lists or attacks, and are read in pieces.
_LONGEST = 400


def frames_of(
    content: Statement | Iterable[Span], text: str, dates: Sequence[Span] = ()
) -> tuple[Frame, ...]:
    """Return the events that a statement, or its content, speaks of, in the order of the text.

    `text` is the document's; `dates` are the words in it that say when, in the order of the text,
    where those are known: one among the words of an event is its time. All spans lie inside the content and quote the text.
    A word that may be an event and has no role is none.
    """
    pieces = content.content if isinstance(content, Statement) else tuple(content)
    found: dict[str, Frame] = {}
    for piece in pieces:
        for sentence in _sentences(text, piece.start, piece.end):
            for frame in _frames(sentence, piece.document, dates):
                found.setdefault(frame.id, frame)
    return tuple(sorted(found.values(), key=lambda one: one.trigger.start))


def _sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    stretch = text[start:end]
    folded = fold(stretch)
    for first, last in sentences(stretch):
        tokens = [
            Token(
                start + first + s,
                start + first + e,
                stretch[first + s : first + e],
                folded[first + s : first + e],
            )
            for word in words(stretch[first:last])
            for s, e in _sides(stretch[first:last], *word)
        ]
        for begin in range(0, len(tokens), _LONGEST):
            some = tuple(tokens[begin : begin + _LONGEST])
            yield Sentence(text, some[0].start, min(start + last, end), some)


def _sides(stretch: str, start: int, end: int) -> Iterator[Range]:
    """Yield the two names of “JN-IS”, or a word as it is."""
    left, hyphen, right = stretch[start:end].partition("-")
    pair = hyphen and left[:1].isupper() and right[:1].isupper() and "-" not in right
    if pair and len(left) > 1 and len(right) > 1:
        yield start, start + len(left)
        yield start + len(left) + 1, end
    else:
        yield start, end


def _frames(sentence: Sentence, document: str, dates: Sequence[Span]) -> Iterator[Frame]:
    reading = read_groups(sentence)
    taken: set[int] = set()
    before: Told | None = None
    for trigger in find_triggers(reading):
        if trigger.first in taken:
            continue
        event = read_event(reading, trigger, before)
        if event is None:
            continue
        if before is None:
            event.roles += opening_roles(reading, trigger.event)
        taken |= event.taken
        before = event
        yield _frame(
            reading,
            document,
            event.trigger.event.predicate,
            event.words,
            event.mode,
            event.roles,
            dates,
        )
    if attendance := read_attendance(reading):
        yield _frame(reading, document, "meet", attendance.trigger, "told", attendance.roles, dates)


def _frame(
    reading: Reading,
    document: str,
    predicate: str,
    trigger: Range,
    mode: FrameMode,
    roles: Sequence[Slotted],
    dates: Sequence[Span],
) -> Frame:
    word = _span(reading.sentence, document, trigger)
    made = [_role(reading.sentence, document, one) for one in roles]
    dated = list(_dated(reading.sentence, word, made, dates))
    plain = [
        one
        for one in made
        if one.slot != "time" or not any(one.span.overlaps(date.span) for date in dated)
    ]
    return Frame(
        id=content_id("frame", document, word.start, word.end),
        predicate=predicate,
        trigger=word,
        mode=mode,
        roles=(*plain, *dated),
    )


def _dated(
    sentence: Sentence, trigger: Span, roles: Sequence[Role], dates: Sequence[Span]
) -> Iterator[Role]:
    """Yield the dates known from elsewhere that stand among the words of an event."""
    first = min([trigger.start, *(role.span.start for role in roles)])
    last = max([trigger.end, *(role.span.end for role in roles)])
    begin = bisect_left(dates, sentence.start, key=lambda date: date.start)
    for place in range(begin, len(dates)):
        date = dates[place]
        if date.start >= min(last, sentence.end):
            break
        if date.end > first and date.end <= sentence.end:
            yield Role(slot="time", span=date)


def _role(sentence: Sentence, document: str, one: Slotted) -> Role:
    closed = _closed(sentence, one)
    return Role(
        slot=one.slot,
        span=_span(sentence, document, one.words, closed),
        name=_name(sentence, document, one),
        short=_span(sentence, document, one.short) if one.short else None,
        marker=_span(sentence, document, one.marker) if one.marker else None,
        part=one.part,
        vague=one.vague,
    )


def _name(sentence: Sentence, document: str, one: Slotted) -> Span | None:
    """Return the name of a role, without the ending of a possessor."""
    if one.name is None:
        return None
    span = _span(sentence, document, one.name)
    if not fold(span.quote).endswith("'s") or len(span.quote) < 3:
        return span
    return Span(document=document, start=span.start, end=span.end - 2, quote=span.quote[:-2])


def _closed(sentence: Sentence, one: Slotted) -> int | None:
    """Return where the bracket behind a short name closes."""
    if one.short is None or one.short[1] != one.words[1]:
        return None
    end = sentence.tokens[one.short[1] - 1].end
    gap = sentence.gap(one.short[1])
    return end + 1 + min(n for n, mark in enumerate(gap) if mark in "])")


def _span(sentence: Sentence, document: str, tokens: Range, end: int | None = None) -> Span:
    start = sentence.tokens[tokens[0]].start
    last = sentence.tokens[tokens[1] - 1]
    stop = end or last.end
    if (
        "." in last.text
        and last.text.isupper()
        and sentence.text[stop : stop + 1] == "."
        and stop < sentence.end
    ):
        stop += 1  # “U.S.”
    return Span(document=document, start=start, end=stop, quote=sentence.text[start:stop])
