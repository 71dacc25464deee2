"""Threads in plain text: an article, then comments, each with author, time and place.

Pages print the author line before a comment and the time line either beside it or after the
comment; which of the two is read from the page itself, because a reader that takes a closing time
for an opening one shifts every time by one comment.

People who speak inside an article (“The minister said:”) make no thread: that takes times of
their own, or a heading that announces comments.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from whence.model import Interval
from whence.text import trim

from ..conversation.stretches import Stretches
from .furniture import lines_between, only_furniture, trim_furniture
from .lines import Head, Heading, Lines, Time, scan_lines

# Lines that may stand between a heading and the first comment (“Sort by: newest”).
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: where its text lies in the page, and what stands around it.

    Before it, nothing but white space lies between `after` (its author line, or what it has
    instead) and its start; behind it, nothing between its end and `before`.
    """

    start: int
    end: int
    author: str | None
    time: Interval | None
    after: int
    before: int


@dataclass(frozen=True, slots=True)
class Thread:
    """An article (`text[:article_end]`) and its comments; `rest` begins what belongs to neither.

    `outside` are the lines between the comments that belong to none: the page's furniture.
    """

    article_end: int
    comments: tuple[Comment, ...]
    rest: int
    heading: tuple[int, int] | None = None
    stated: int | None = None
    outside: tuple[tuple[int, int], ...] = ()


def find_thread(text: str) -> Thread | None:
    """Return the thread of a page, or None where fewer than two comments can be told apart."""
    lines = scan_lines(text)
    if len(lines.heads) < 2:
        return None
    heading = _heading(lines)
    begin = heading.start if heading else lines.heads[0].start
    heads = [head for head in lines.heads if head.start >= begin]
    times = [time for time in lines.times if time.start >= begin]
    beside = [_beside(text, head, times) for head in heads]
    if len(heads) < 2 or not _announced(heading, beside, times):
        return None
    closing = len(times) > 2 * sum(time is not None for time in beside)
    comments = (
        _closed(text, heading.end if heading else begin, heads, times)
        if closing
        else _opened(text, heads, beside, _form(lines, heads[-1].end, len(text)))
    )
    if len(comments) < 2:
        return None
    article = trim(text, 0, begin)
    rest = max(comments[-1].before, times[-1].end if closing else 0)
    comments = [_trimmed(text, comment) for comment in comments]
    return Thread(
        article_end=article[1] if article else 0,
        comments=tuple(comments),
        rest=rest,
        heading=(heading.start, heading.end) if heading else None,
        stated=heading.stated if heading else None,
        outside=tuple(_outside(text, heading.end if heading else begin, rest, comments, lines)),
    )


def _announced(heading: Heading | None, beside: list[Time | None], times: Sequence[Time]) -> bool:
    """Say whether author lines are those of comments: under a heading, or with times of their own."""
    return heading is not None or 2 * max(len(times), len(_present(beside))) >= len(beside)


def _present(times: list[Time | None]) -> list[Time]:
    return [time for time in times if time]


def _heading(lines: Lines) -> Heading | None:
    """Return the heading of the thread: the last before the first author line that follows one.

    “17 comments” also stands under titles, and “3 replies” between comments.
    """
    starts = [head.start for head in lines.heads]
    first = starts[0]
    for heading in lines.headings:
        following = bisect_left(starts, heading.end)
        if following < len(starts) and lines.heads[following].line - heading.line <= _BETWEEN:
            first = starts[following]
            break
    before = bisect_left(lines.headings, first, key=lambda heading: heading.start)
    return lines.headings[before - 1] if before else None


def _beside(text: str, head: Head, times: Sequence[Time]) -> Time | None:
    """Return the time of an author line: in it, or on the line after it."""
    if head.when:
        return Time(head.start, head.end, head.when)
    after = bisect_left(times, head.end, key=lambda time: time.start)
    if after < len(times) and not text[head.end : times[after].start].strip():
        return times[after]
    return None


def _form(lines: Lines, after: int, end: int) -> int:
    """Return where the form below the last comment begins, or else where the page ends."""
    return next((start for start in lines.forms if start >= after), end)


def _closed(text: str, begin: int, heads: Sequence[Head], times: Sequence[Time]) -> list[Comment]:
    """Cut after each time line. A piece that does not open with an author line has lost it."""
    starts = [begin, *(time.end for time in times[:-1])]
    comments = []
    for start, time in zip(starts, times, strict=True):
        index = bisect_left(heads, start, key=lambda head: head.start)
        head = heads[index] if index < len(heads) and heads[index].start < time.start else None
        if head and not _leads(text, start, head, start == begin):
            head = None
        after = head.end if head else start
        if body := trim(text, after, time.start):
            author = head.author if head else None
            comments.append(Comment(*body, author, time.when, after, time.start))
    return comments


def _opened(text: str, heads: list[Head], beside: list[Time | None], form: int) -> list[Comment]:
    """Cut before each author line; where most have a time, one without is quoted in a comment."""
    cuts = list(zip(heads, beside, strict=True))
    if 2 * len(_present(beside)) > len(heads):
        cuts = [(head, time) for head, time in cuts if time]
    ends = [head.start for head, _ in cuts[1:]] + [form]
    comments = []
    for (head, time), end in zip(cuts, ends, strict=True):
        after = max(head.end, time.end) if time else head.end
        if body := trim(text, after, end):
            when = time.when if time else None
            comments.append(Comment(*body, head.author, when, after, end))
    return comments


def _leads(text: str, start: int, head: Head, first: bool) -> bool:
    """Say whether nothing but furniture stands before an author line; at first, a few lines may."""
    lines = islice(lines_between(text, start, head.start), _BETWEEN + 1)
    return (first and len(list(lines)) <= _BETWEEN) or only_furniture(text, start, head.start)


def _trimmed(text: str, comment: Comment) -> Comment:
    """Return a comment without the lines of furniture around it."""
    start, end, lines = trim_furniture(text, comment.start, comment.end)
    after = max([comment.after, *(last for _, last in lines if last <= start)])
    before = min([comment.before, *(first for first, _ in lines if first >= end)])
    return replace(comment, start=start, end=end, after=after, before=before)


def _outside(
    text: str, begin: int, rest: int, comments: list[Comment], lines: Lines
) -> list[tuple[int, int]]:
    """Return the lines of a thread that are part of no comment, author line or time."""
    inside = Stretches(
        [
            *((one.start, one.end) for one in comments),
            *((one.start, one.end) for one in lines.heads),
            *((one.start, one.end) for one in lines.times),
        ]
    )
    return [place for place in lines_between(text, begin, rest) if not inside.meets(*place)]
