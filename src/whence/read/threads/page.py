"""One page of plain text becomes documents: the article, and each comment of its thread."""

import re
from dataclasses import replace

from whence.model import UNKNOWN, Document, Issue
from whence.text import paragraphs

from ..comment import comment_on
from ..conversation import describe
from ..dates.stamps import read_stamp
from ..dating import bounded
from ..limits import is_searched
from .furniture import is_around
from .layout import layout_damage
from .thread import Comment, Thread, find_thread

_BYLINE = re.compile(r"(?:by|von|par|por)[ \t]+(?P<author>[^\W\d][^\n|,]{2,60})", re.IGNORECASE)
_TITLE_LENGTH = 200
_SHOWN = 80


def split_page(page: Document) -> list[Document | Issue]:
    """Return the article and its comments as documents, and what was left out of both.

    The article keeps the page's id and begins where the page's text begins, so that its offsets
    are those of the file. What stands after the thread (forms, injected links) yields nothing
    and is listed.
    """
    thread = find_thread(page.text) if is_searched(page.text) else None
    if thread is None:
        return [*describe(_head(page), [])]
    article = replace(page, text=page.text[: thread.article_end])
    article = _dated_by_thread(_head(article), thread)
    return [*describe(article, _comments(page, thread)), *_left_out(page, thread)]


def _head(page: Document) -> Document:
    """Read title, byline and date from the first lines, where nothing better is known."""
    found: dict[str, object] = {}
    for start, end in paragraphs(page.text[:2_000])[:4]:
        line = page.text[start:end]
        if "\n" in line or len(line) > _TITLE_LENGTH:
            break
        byline = _BYLINE.fullmatch(line.strip())
        if byline and not page.author:
            found.setdefault("author", byline["author"].strip())
        elif (stamp := read_stamp(line)) and page.published.low is None:
            found.setdefault("published", stamp)
        elif not page.title and not line.endswith((".", ":", ",", ";")) and "title" not in found:
            found["title"] = line.lstrip("# ")
    return replace(page, **found)  # type: ignore[arg-type]


def _dated_by_thread(article: Document, thread: Thread) -> Document:
    """Date an undated article: it was there when the first comment was written."""
    times = [comment.time.high for comment in thread.comments if comment.time and comment.time.high]
    return replace(article, published=bounded(article, min(times))) if times else article


def _comments(page: Document, thread: Thread) -> list[Document]:
    damage = layout_damage(page.text, thread)
    return [
        replace(_comment(page, comment, position), damage=lost)
        for position, (comment, lost) in enumerate(
            zip(thread.comments, damage, strict=True), start=1
        )
    ]


def _comment(page: Document, comment: Comment, position: int) -> Document:
    return comment_on(
        page,
        position,
        page.text[comment.start : comment.end],
        author=comment.author,
        published=comment.time or UNKNOWN,
        offset=page.offset + comment.start,
    )


def _left_out(page: Document, thread: Thread) -> list[Issue]:
    issues = []
    if thread.stated is not None:
        agree = thread.stated == len(thread.comments)
        what = f"the page states {thread.stated} comments; {len(thread.comments)} were found"
        start, end = thread.heading or (0, 0)
        issues.append(_issue(page, "info" if agree else "warning", what, start, end))
    for position, comment in enumerate(thread.comments, start=1):
        if comment.author is None:
            what = f"comment {position} has lost its author, who stays unknown"
            issues.append(_issue(page, "warning", what, comment.start, comment.end))
    issues += _outside(page, thread)
    for start, end in paragraphs(page.text[thread.rest :]):
        place = (thread.rest + start, thread.rest + end)
        what = _describe(page.text[slice(*place)], "foreign text after the thread")
        issues.append(_issue(page, "info", what, *place))
    return issues


def _outside(page: Document, thread: Thread) -> list[Issue]:
    """List what belongs to no comment, each text once, at its first place."""
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in thread.outside:
        places.setdefault(page.text[start:end], []).append((start, end))
    issues = []
    for text, found in places.items():
        times = f", {len(found)} times" if len(found) > 1 else ""
        what = _describe(text, "text that belongs to no comment") + times
        issues.append(_issue(page, "info", what, *found[0]))
    return issues


def _describe(text: str, foreign: str) -> str:
    kind = "page furniture" if is_around(text) else foreign
    return f"{kind}, kept out of the evidence: {text[:_SHOWN]!r}"


def _issue(page: Document, level: str, what: str, start: int, end: int) -> Issue:
    return Issue(
        level=level,  # type: ignore[arg-type]
        what=what,
        document=page.id,
        start=page.offset + start,
        end=page.offset + end,
    )
