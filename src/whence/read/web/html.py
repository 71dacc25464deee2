"""Saved web pages: article text and metadata by trafilatura (Apache-2.0).

The rendering is trafilatura's: paragraphs apart, tags gone. Comments are read by `thread` and
never mixed into the article.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from whence.model import (
    UNKNOWN,
    Block,
    DateError,
    Document,
    InputError,
    Interval,
    Issue,
    RawFile,
    ReplyTo,
)

from ..comment import comment_on
from ..conversation import describe
from ..dating import date_document
from ..language import detect_language
from .article import find_article, parse
from .encoding import decode_page
from .thread import PageThread, Remark, take_thread

_SHOWN = 10  # comments without author that a message names


def read_html(file: RawFile, blank: Document) -> Iterator[Document | Issue]:
    """Yield the article of a saved page, then its comments.

    Raises `InputError` if the page holds neither.
    """
    markup, warning = decode_page(file)
    tree = parse(markup)
    thread = take_thread(tree, blank.captured)
    found = find_article(tree)
    remarks = thread.remarks
    if _is_forum(remarks, found.get("text") or ""):
        found, remarks = _opening(found, remarks[0]), remarks[1:]
    if not found.get("text") and not remarks:
        raise InputError(f"{file.path}: no article text was found; save the page as text instead")
    times = [remark.parts.when.high for remark in remarks if remark.parts.when]
    article = date_document(_document(blank, found), comments=[one for one in times if one])
    comments = [*_comments(article, remarks)]
    yield from describe(article if article.text else None, comments)
    if warning:
        yield Issue(level="warning", what=warning, document=file.id)
    if found.get("whole"):
        what = f"{file.path}: {found['whole']}; all words of the page were read, menus too"
        yield Issue(level="warning", what=what, document=file.id)
    yield from _doubts(article, thread)


def _is_forum(remarks: Sequence[Remark], text: str) -> bool:
    """Say whether what was taken for comments are posts, of which the first is the article."""
    return bool(remarks) and remarks[0].post and len(text) < len(remarks[0].parts.text)


def _opening(found: dict[str, Any], remark: Remark) -> dict[str, Any]:
    parts = remark.parts
    return found | {"text": parts.text, "author": parts.author, "date": parts.when}


def _comments(article: Document, remarks: Sequence[Remark]) -> Iterator[Document]:
    begin = len(article.text)
    for position, remark in enumerate(remarks, start=1):
        begin += 2 if begin else 0
        yield _comment(article, remark, position, begin)
        begin += len(remark.parts.text)


def _comment(article: Document, remark: Remark, position: int, begin: int) -> Document:
    parts = remark.parts
    answered = f"{article.id}#{remark.within}" if remark.within else None
    document = comment_on(
        article,
        position,
        parts.text,
        author=parts.author,
        published=parts.when or UNKNOWN,
        replies_to=answered,
        replies=(ReplyTo(to=answered, kind="nesting"),) if answered else (),
        offset=begin,
    )
    quotes = (Block(kind="quotation", span=document.span(*place)) for place in parts.quotes)
    return replace(document, blocks=tuple(quotes))


def _doubts(article: Document, thread: PageThread) -> Iterator[Issue]:
    count = len(thread.remarks)
    if thread.stated is not None:
        what = f"the page states {thread.stated} comments; {count} were found"
        level: Literal["info", "warning"] = "info" if thread.stated == count else "warning"
        yield Issue(level=level, what=what, document=article.id)
    if count and not article.text:
        what = f"{article.path}: comments but no article text was found"
        yield Issue(level="warning", what=what, document=article.id)
    lost = [str(n) for n, one in enumerate(thread.remarks, start=1) if one.parts.author is None]
    if lost:
        what = f"no author was found for comment {', '.join(lost[:_SHOWN])}" + (
            f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        )
        yield Issue(level="info", what=what, document=article.id)


def _document(blank: Document, found: dict[str, Any]) -> Document:
    text = str(found.get("text") or "").replace("\n", "\n\n")  # its lines are paragraphs
    return replace(
        blank,
        text=text,
        publisher=found.get("sitename") or found.get("hostname"),
        author=found.get("author"),
        title=found.get("title"),
        url=blank.url or found.get("url"),
        language=found.get("language") or detect_language(text),
        published=_published(found.get("date")) or blank.published,
    )


def _published(date: str | Interval | None) -> Interval | None:
    if isinstance(date, Interval):
        return date
    try:
        return Interval.parse(date, rule="from the page's markup") if date else None
    except DateError:
        return None
