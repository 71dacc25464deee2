"""Threads in plain text: an article, then comments, each with author, time and place.

Pages print the author line before a comment and the time line either beside it or after the
comment; which of the two is read from the page itself, because a reader that takes a closing time
for an opening one shifts every time by one comment.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from whence.model import Interval
from whence.text import trim

from .stamps import read_stamp

_SAID = re.compile(
    r"^[ \t]*(?P<author>[^\n:]{1,60}?)[ \t]+"
    r"(?:said|says|wrote|writes|commented|replied|schrieb|sagt|a écrit|escribió|dijo|написал|قال)"
    r"(?:[ \t]+(?:on[ \t]+)?(?P<when>[^\n:]*\d{4}[^\n]{0,20}?))?[ \t]*:?[ \t]*$",
    re.MULTILINE,
)
_HEADING = re.compile(
    r"^[ \t#*]*(?:(?:comments?|responses?|replies|kommentare|commentaires|comentarios)"
    r"[ \t]*[(:]?[ \t]*(?P<after>\d+)?[ \t]*\)?"
    r"|(?P<before>\d+)[ \t]+(?:comments?|responses?|replies|kommentare|commentaires|comentarios)"
    r"[^\n]{0,30})[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_STAMPED = re.compile(r"^[^\n]{6,48}$", re.MULTILINE)
_REPLY_NUMBER = re.compile(r"\A\s*(?:@?(?P<name>[^\n#,:]{1,40}?)[ \t]*)?#(?P<number>\d{1,4})\b")
_REPLY_NAME = re.compile(r"\A\s*@(?P<name>[^\n,:]{1,40}?)[,:\n]")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: where its text lies in the page, and what stands around it."""

    start: int
    end: int
    author: str | None
    time: Interval | None


@dataclass(frozen=True, slots=True)
class Thread:
    """An article (`text[:article_end]`) and its comments; `rest` begins what belongs to neither."""

    article_end: int
    comments: tuple[Comment, ...]
    rest: int
    heading: tuple[int, int] | None = None
    stated: int | None = None


def find_thread(text: str) -> Thread | None:
    """Return the thread of a page, or None where fewer than two comments can be told apart."""
    heads = [match for match in _SAID.finditer(text) if match["author"].strip()]
    if not heads:
        return None
    heading = _last_heading(text, heads[0].start())
    begin = heading.start() if heading else heads[0].start()
    heads = [head for head in heads if head.start() >= begin]
    times = _time_lines(text, begin)
    if len(heads) + len(times) < 3 or len(heads) < 2:
        return None
    closing = _times_close(text, heads, times)
    comments = (
        _closed(text, begin, heading, heads, times) if closing else _opened(text, heads, times)
    )
    stated = heading and (heading["after"] or heading["before"])
    last = max(comments[-1].end, times[-1][1] if closing else 0)
    article = trim(text, 0, begin)
    return Thread(
        article_end=article[1] if article else 0,
        comments=tuple(comments),
        rest=last,
        heading=heading.span() if heading else None,
        stated=int(stated) if stated else None,
    )


def _last_heading(text: str, before: int) -> re.Match[str] | None:
    headings = list(_HEADING.finditer(text, 0, before))
    return headings[-1] if headings else None


def _time_lines(text: str, begin: int) -> list[tuple[int, int, Interval]]:
    return [
        (line.start(), line.end(), when)
        for line in _STAMPED.finditer(text, begin)
        if line.group()[-1].isalnum() and (when := read_stamp(line.group().strip()))
    ]


def _times_close(
    text: str, heads: list[re.Match[str]], times: list[tuple[int, int, Interval]]
) -> bool:
    """Say whether time lines end comments: then hardly any follows its author line at once."""
    beside = sum(
        any(not text[head.end() : start].strip() for start, _, _ in times if start >= head.end())
        for head in heads
    )
    return bool(times) and beside * 2 < len(times)


def _closed(
    text: str,
    begin: int,
    heading: re.Match[str] | None,
    heads: list[re.Match[str]],
    times: list[tuple[int, int, Interval]],
) -> list[Comment]:
    """Cut after each time line. A piece that does not open with an author line has lost it."""
    starts = [heading.end() if heading else begin] + [end for _, end, _ in times[:-1]]
    comments = []
    for start, (stop, _, when) in zip(starts, times, strict=True):
        inside = [head for head in heads if start <= head.start() < stop]
        first = inside[0] if inside and not text[start : inside[0].start()].strip() else None
        body = trim(text, first.end() if first else start, stop)
        if body:
            author = first["author"].strip() if first else None
            comments.append(Comment(*body, author=author, time=when))
    return comments


def _opened(
    text: str, heads: list[re.Match[str]], times: list[tuple[int, int, Interval]]
) -> list[Comment]:
    """Cut before each author line; its time stands in it or on the line after it."""
    ends = [after.start() for _, after in pairwise(heads)] + [len(text)]
    comments = []
    for head, end in zip(heads, ends, strict=True):
        when = read_stamp(head["when"]) if head["when"] else None
        start = head.end()
        for time_start, time_end, stamp in times:
            if start <= time_start < end and not text[start:time_start].strip():
                when, start = stamp, time_end
        body = trim(text, start, end)
        if body:
            comments.append(Comment(*body, author=head["author"].strip(), time=when))
    return comments


def replies_to(body: str, earlier: list[str | None]) -> int | None:
    """Return the position (from 1) of the comment a body says it answers: “Sami #4”, “@Sami”."""
    if match := _REPLY_NUMBER.match(body):
        number = int(match["number"])
        return number if 1 <= number <= len(earlier) else None
    if match := _REPLY_NAME.match(body):
        wanted = match["name"].strip().casefold()
        for position in range(len(earlier), 0, -1):
            if (earlier[position - 1] or "").casefold() == wanted:
                return position
    return None
